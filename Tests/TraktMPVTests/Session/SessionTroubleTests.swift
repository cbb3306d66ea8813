import MPV
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

/// Settings, stores and logins that fail while a film plays.
@Suite struct SessionTroubleTests {
    @Test func `a config that cannot be read whole is told in the window, once`() throws {
        let stage = try Stage()
        let player = stage.play(
            [
                ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)],
                ScriptedPlayer.Step.load(Situation.next, duration: 1000),
            ],
            standstill: "config.toml, line 3, key never: why"
        )
        // The terminal was told before there was a window.
        #expect(player.lines.count { $0.contains("line 3, key never") } == 1)
        #expect(try stage.stored().isEmpty == false)
    }

    @Test func `a store that takes nothing is told of once, and nothing is told to Trakt`() throws {
        let stage = try Stage(account: nil)
        try stage.refuse("INSERT ON viewing")
        let player = stage.play([Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.leave(.quit)])
        #expect(player.lines.count { $0.contains("cannot be recorded") } == 1)
        #expect(stage.delivery.told == [])
    }

    @Test(arguments: [true, false]) func `a login that dies during a film is told then, once, with what to do`(
        hasWindow: Bool
    ) throws {
        let stage = try Stage()
        let sentence = TraktError.unauthorized.description
        let player = stage.play([
            hasWindow ? ScriptedPlayer.Step.window : [], Situation.film, [.pass(seconds: 100)],
            stage.news(.delivery(.obstacle(sentence))), [.pass(seconds: 100)],
            stage.news(.delivery(.obstacle(sentence))), [.pass(seconds: 100)], ScriptedPlayer.Step.leave(.quit),
        ])
        #expect(sentence.contains("`trakt-mpv login`"))
        #expect(
            player.lines.filter { $0.contains(sentence) }
                == (hasWindow ? [sentence, "> \(sentence)"] : ["> \(sentence)"])
        )
        #expect(try stage.stored() == ["Severance 2×07 30% finished"])
    }
}
