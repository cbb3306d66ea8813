import MPV
import Synchronization
import Testing

@testable import ScrobbleSync
@testable import TraktMPV

/// Ratings asked for while a film ends, and whom that holds up.
@Suite struct SessionRatingTests {
    @Test func `what has counted can be rated while the next file runs`() throws {
        let stage = try Stage()
        var settings = ScreenSettings()
        settings.ratingPrompt = .all
        let player = stage.play(
            [
                ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 1000, step: 10)],
                ScriptedPlayer.Step.runOut, ScriptedPlayer.Step.load(Situation.next, duration: 1000),
                ScriptedPlayer.Step.press("8"),
            ],
            settings
        )
        #expect(player.lines.last == "Rated 8")
        let rating = try #require(try stage.outbox.owed(to: .trakt).waitingRatings().first)
        #expect(rating.rating.rating == 8 && rating.entry.viewing.displayTitle == "Severance 2×07")
    }

    @Test func `under a prompt about the film before nothing shines through: the next line waits for it`() throws {
        let stage = try Stage()
        var settings = ScreenSettings()
        settings.ratingPrompt = .all
        let player = stage.play(
            [
                ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 1000, step: 10)],
                ScriptedPlayer.Step.runOut, ScriptedPlayer.Step.load(Situation.next, duration: 1000),
                [.pass(seconds: 20)],
                ScriptedPlayer.Step.leave(.quit),
            ],
            settings
        )
        let words = player.commands
        let gone = try #require(words.lastIndex { $0.first == "osd-overlay" && $0[2] == "none" })
        let line = try #require(words.firstIndex { $0.first == "show-text" && $0[1] == "▶ Severance 2×08" })
        #expect(line > gone)
    }

    private static let watched: [[ScriptedPlayer.Step]] = [
        ScriptedPlayer.Step.window,
        [.set("playlist-pos", .double(0)), .set("playlist-count", .double(1))],
        Situation.film, [.pass(seconds: 900, step: 10)],
    ]

    private static func asking(beforeQuit: Bool = false) -> ScreenSettings {
        var settings = ScreenSettings()
        settings.ratingPrompt = .all
        settings.ratesBeforeQuit = beforeQuit
        return settings
    }

    private static let unload: [ScriptedPlayer.Step] = [.event(.hook("on_unload", id: 7))]

    @Test func `whoever quits is not held, and is told in the terminal how to rate`() throws {
        let stage = try Stage()
        let player = stage.play(
            Self.watched + [ScriptedPlayer.Step.leave(.quit), ScriptedPlayer.Step.windowGone],
            Self.asking(),
            isInTerminal: true
        )
        #expect(player.answered == [7])
        #expect(!player.panels.contains { $0.contains("Rate Severance") })
        #expect(player.lines.last == "> Rate it: trakt-mpv rate 8, or trakt-mpv rate --pending later")
    }

    @Test(arguments: [("8", true), ("q", false), ("ESC", false), (nil, false)] as [(String?, Bool)])
    func `where it is set so the window stays for the prompt: a key, a second q or ten seconds let it go`(
        key: String?,
        isRated: Bool
    ) throws {
        let stage = try Stage()
        let before = Held()
        let player = stage.play(
            Self.watched + [
                Self.unload, [.pass(seconds: 5, step: 1)], [.call { before.note(stage.lastPlayer?.answered ?? []) }],
                key.map { ScriptedPlayer.Step.press($0) } ?? [.pass(seconds: 6, step: 1)],
                [.call { before.note(stage.lastPlayer?.answered ?? []) }], ScriptedPlayer.Step.windowGone,
                [.event(.endFile(.quit, entry: 1))],
            ],
            Self.asking(beforeQuit: true),
            isInTerminal: true
        )
        #expect(before.all == [[], [7]])
        #expect(player.panels.contains { $0.contains("Rate Severance 2×07") })
        #expect(player.lines.contains("Rated 8") == isRated)
        // Whoever said no is not reminded.
        #expect(player.lines.contains { $0.contains("rate --pending") } == (key == nil))
        #expect(try stage.outbox.ratings.all(in: [.finished]).count == (isRated ? 1 : 0))
    }

    @Test func `over a file that follows, and after what has not counted, the window is not held`() throws {
        for steps in [
            [[.set("playlist-count", .double(2))], Situation.film, [.pass(seconds: 900, step: 10)]],
            [[.set("playlist-count", .double(1))], Situation.film, [.pass(seconds: 100, step: 10)]],
        ] as [[[ScriptedPlayer.Step]]] {
            let stage = try Stage()
            let player = stage.play(
                [ScriptedPlayer.Step.window, [.set("playlist-pos", .double(0))]] + steps + [Self.unload],
                Self.asking(beforeQuit: true)
            )
            #expect(player.answered == [7])
        }
    }

    @Test func `over the last frame of a film that stays open a rating is asked for`() throws {
        let stage = try Stage()
        let player = stage.play(
            Self.watched + [
                [.pass(seconds: 99, step: 1)], ScriptedPlayer.Step.stand(isPaused: true),
                ScriptedPlayer.Step.press("8"),
            ],
            Self.asking()
        )
        #expect(player.lines.last == "Rated 8")
    }

    @Test func `a signal lets a held window go`() throws {
        let stage = try Stage()
        let player = stage.play(
            Self.watched + [Self.unload, [.pass(seconds: 2, step: 1)], stage.news(.quitAsked)],
            Self.asking(beforeQuit: true)
        )
        #expect(player.answered == [7] && stage.hasQuit)
    }
}

/// What was seen at moments of a script.
private final class Held: Sendable {
    private let seen = Mutex<[[UInt64]]>([])

    var all: [[UInt64]] { self.seen.withLock { $0 } }
    func note(_ answered: [UInt64]) { self.seen.withLock { $0.append(answered) } }
}
