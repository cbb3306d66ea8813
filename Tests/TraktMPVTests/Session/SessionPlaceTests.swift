import Foundation
import MPV
import Testing

@testable import ScrobbleSync
@testable import TraktMPV

/// Where a film was left, and where it goes on.
@Suite struct SessionPlaceTests {
    static let place = StoredPlace(progress: 50, date: Date(timeIntervalSince1970: 1e9), isFromElsewhere: true)
    private static let seek = ["seek", "50.0", "absolute-percent", "exact"]

    @Test(arguments: [
        ("ENTER", ScriptedPlayer.Step.press("ENTER"), true), ("ESC", ScriptedPlayer.Step.press("ESC"), false),
        ("the menu's key", ScriptedPlayer.Step.menu, false), ("none", [.pass(seconds: 8)], false),
    ])
    func `nothing is told before it is known where to begin`(
        key: String,
        steps: [ScriptedPlayer.Step],
        resumes: Bool
    ) throws {
        let stage = try Stage()
        let delivery = stage.delivery
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 1)],
            stage.news(.placeFound(path: Situation.path, Self.place)), [.pass(seconds: 5)],
            [.call { #expect(delivery.told == []) }], steps, [.pass(seconds: 1)],
        ])
        #expect(stage.helper.errands.count == 1)
        #expect(player.commands.contains(Self.seek) == resumes)
        #expect(stage.delivery.told == ["start 0%"])
        #expect(player.panels.count == 2 && player.panels.last == "-")
    }

    @Test func `who always goes on where the film was left is not asked`() throws {
        let stage = try Stage()
        var settings = ScreenSettings()
        settings.resume = .always
        let player = stage.play([Situation.film, stage.news(.placeFound(path: Situation.path, Self.place))], settings)
        #expect(player.commands.contains(Self.seek))
        #expect(player.lines == ["> Resumed at 8:20"])
    }

    @Test func `without an account nobody looks for a place`() throws {
        let stage = try Stage(account: nil)
        stage.play([Situation.film, [.pass(seconds: 50)]])
        #expect(stage.helper.errands == [])
        #expect(stage.delivery.told == ["start 0%"])
    }

    @Test(arguments: [0.0, 1.9, 2.1]) func `Enter is not mpv's at once when the question has gone by itself`(
        seconds: Double
    ) throws {
        let stage = try Stage()
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 1)],
            stage.news(.placeFound(path: Situation.path, Self.place)), [.pass(seconds: 8, step: 0.5)],
            seconds > 0 ? [.pass(seconds: seconds, step: 0.1)] : [],
        ])
        let held = player.commands.filter { $0.count > 1 && $0[1] == "trakt_mpv_held" }.map { $0[0] }
        let section = ["define-section", "trakt_mpv_held", "ENTER ignore\nKP_ENTER ignore\n", "force"]
        #expect(player.commands.contains(section))
        let isBack = held.last == "disable-section"
        #expect(isBack == (seconds > 2))
    }
}
