import Foundation
import MPV
import MediaIdentification
import Synchronization
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

/// What a player does, and what of it is told, stored and said.
struct Situation: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var steps: [[ScriptedPlayer.Step]]
    var told: [String]
    var stored: [String]
    var said: [String]

    static let path = "/tv/Severance.S02E07.mkv"
    static let next = "/tv/Severance.S02E08.mkv"
    static let film = ScriptedPlayer.Step.load(Self.path, duration: 1000)
    static let start = "▶ Severance 2×07"

    static let all = [
        Self(
            testDescription: "a player that goes without a word has played what it had played",
            steps: [film, [.pass(seconds: 50)]],
            told: ["start 0%"],
            stored: ["Severance 2×07 5% finished"],
            said: [start]
        ),
        Self(
            testDescription: "flicking through files is told nobody",
            steps: [film, [.pass(seconds: 1)], ScriptedPlayer.Step.leave(.stop)],
            told: [],
            stored: [],
            said: []
        ),
        Self(
            testDescription: "a pause and what follows it",
            steps: [
                film, [.pass(seconds: 100)], ScriptedPlayer.Step.pause, [.pass(seconds: 3600, step: 600)],
                ScriptedPlayer.Step.resume, [.pass(seconds: 20)], ScriptedPlayer.Step.leave(.quit),
            ],
            told: ["start 0%", "pause 10%", "start 10%"],
            stored: ["Severance 2×07 12% finished"],
            said: [start]
        ),
        Self(
            testDescription: "a jump is told when no other follows it",
            steps: [
                film, [.pass(seconds: 100)], ScriptedPlayer.Step.seek(to: 300), ScriptedPlayer.Step.seek(to: 600),
                [.pass(seconds: 5)], ScriptedPlayer.Step.leave(.quit),
            ],
            told: ["start 0%", "start 60%"],
            stored: ["Severance 2×07 60% finished"],
            said: [start]
        ),
        Self(
            testDescription: "a film that runs to its end counts",
            steps: [film, [.pass(seconds: 1000, step: 10)], ScriptedPlayer.Step.runOut],
            told: ["start 1%"],
            stored: ["Severance 2×07 100% counted finished"],
            said: [start, "✓ Severance 2×07 counts as watched"]
        ),
        Self(
            testDescription: "a window that goes while the film runs on: what is said then goes to the terminal",
            steps: [
                film, [.pass(seconds: 50)], ScriptedPlayer.Step.windowGone, [.pass(seconds: 950, step: 10)],
                ScriptedPlayer.Step.runOut,
            ],
            told: ["start 0%"],
            stored: ["Severance 2×07 100% counted finished"],
            said: [start, "> ✓ Severance 2×07 counts as watched"]
        ),
        Self(
            testDescription: "two files are two viewings",
            steps: [
                film, [.pass(seconds: 1000, step: 10)], ScriptedPlayer.Step.runOut,
                ScriptedPlayer.Step.load(Situation.next, duration: 1000), [.pass(seconds: 50)],
                ScriptedPlayer.Step.leave(.quit),
            ],
            told: ["start 1%", "start 0%"],
            stored: ["Severance 2×07 100% counted finished", "Severance 2×08 5% finished"],
            said: [start, "✓ Severance 2×07 counts as watched", "▶ Severance 2×08"]
        ),
        Self(
            testDescription: "a file of two episodes is two viewings",
            steps: [
                ScriptedPlayer.Step.load("/tv/Severance.S02E07E08.mkv", duration: 2000),
                [.pass(seconds: 2000, step: 10)], ScriptedPlayer.Step.runOut,
            ],
            told: ["start 1%", "start 1%"],
            stored: ["Severance 2×07 100% counted finished", "Severance 2×08 100% counted finished"],
            said: [
                start, "✓ Severance 2×07 counts as watched", "▶ Severance 2×08", "✓ Severance 2×08 counts as watched",
            ]
        ),
        Self(
            testDescription: "a look at the end is no play, and no place either",
            steps: [
                ScriptedPlayer.Step.load(Situation.path, duration: 1000, at: 970), [.pass(seconds: 10)],
                ScriptedPlayer.Step.leave(.quit),
            ],
            told: [],
            stored: ["Severance 2×07 0% finished"],
            said: [start]
        ),
        Self(
            testDescription: "the rest of what has counted is told nobody, from the beginning it is seen again",
            steps: [
                film, [.pass(seconds: 850, step: 10)], ScriptedPlayer.Step.leave(.quit),
                ScriptedPlayer.Step.load(Situation.path, duration: 1000, at: 850), [.pass(seconds: 150, step: 10)],
                ScriptedPlayer.Step.runOut, film, [.pass(seconds: 1000, step: 10)], ScriptedPlayer.Step.runOut,
            ],
            told: ["start 1%", "start 1%"],
            stored: ["Severance 2×07 85% counted finished", "Severance 2×07 100% counted finished"],
            said: [
                start, "✓ Severance 2×07 counts as watched", "▶ Severance 2×07 goes on: it has counted already",
                "\(start): seen once, in September 2026",
                "✓ Severance 2×07 counts as watched",
            ]
        ),
        Self(
            testDescription: "a file that is made private leaves nothing, and says so",
            steps: [film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate, [.pass(seconds: 900, step: 10)]],
            told: ["start 0%"],
            stored: [],
            said: [start, "Private: nothing of this file is told or kept."]
        ),
    ]
}

@Suite struct ScrobbleSessionTests {
    @Test(arguments: Situation.all)
    func `what a player does is told, stored and said`(situation: Situation) throws {
        let stage = try Stage()
        let player = stage.play([ScriptedPlayer.Step.window] + situation.steps)
        #expect(stage.delivery.told == situation.told)
        #expect(try stage.stored() == situation.stored)
        #expect(player.lines == situation.said)
    }

    @Test(arguments: [true, false])
    func `what has run to its end is over although the window stays open for a night`(isPaused: Bool) throws {
        let stage = try Stage()
        let outbox = stage.outbox
        let clock = stage.clock
        stage.play([
            Situation.film, [.pass(seconds: 1000, step: 10)], ScriptedPlayer.Step.stand(isPaused: isPaused),
            [
                .call {
                    let entry = try? outbox.queued(after: nil).first
                    #expect(entry?.delivery.state == .finished)
                    #expect(abs(entry?.viewing.endedAt.timeIntervalSince(clock.date) ?? 99) < 1)
                }
            ],
            [.pass(seconds: 30000, step: 3000)], ScriptedPlayer.Step.leave(.quit),
        ])
        #expect(try stage.stored() == ["Severance 2×07 100% counted finished"])
        let entry = try #require(try outbox.queued(after: nil).first)
        #expect(clock.date.timeIntervalSince(entry.viewing.endedAt) > 29000)
        #expect(entry.delivery.watchedAt == entry.viewing.endedAt)
    }

    @Test(arguments: [13.0, 15]) func `who comes back after two weeks begins anew`(days: Double) throws {
        let stage = try Stage()
        stage.play([
            Situation.film, [.pass(seconds: 850, step: 10)], ScriptedPlayer.Step.pause,
            ScriptedPlayer.Step.leave(.quit), [.pass(seconds: days * 86400, step: 86400)],
            ScriptedPlayer.Step.load(Situation.path, duration: 1000, at: 850), [.pass(seconds: 50)],
            ScriptedPlayer.Step.leave(.quit),
        ])
        #expect(try stage.stored().count == (days < 14 ? 1 : 2))
    }

    @Test func `another file of what has counted goes on with it as soon as it is known to be that`() throws {
        let stage = try Stage()
        let item = ScrobbleItem.episode(trakt: 7)
        func match() -> [ScriptedPlayer.Step] {
            [
                .call { [outbox = stage.outbox, inbox = stage.inbox] in
                    // As the engine does when it has found out what is on.
                    guard let entry = try? outbox.entries(in: [.watching]).first else { return }
                    _ = try? outbox.apply([.init(.matched(item), viewing: entry.id)], at: Date())
                    let match = Match(item: item, kind: .show, title: "Severance", season: 2, number: 7)
                    inbox.post(.delivery(.matched(viewing: entry.id, match)))
                }
            ]
        }
        stage.play([
            Situation.film, [.pass(seconds: 50)], match(), [.pass(seconds: 800, step: 10)],
            ScriptedPlayer.Step.leave(.quit),
            ScriptedPlayer.Step.load("/tv/severance 2x7 other.mkv", duration: 2000, at: 1560), [.pass(seconds: 10)],
            match(), [.pass(seconds: 400, step: 10)], ScriptedPlayer.Step.leave(.quit),
        ])
        #expect(try stage.stored() == ["Severance 2×07 85% counted finished"])
    }

    @Test func `without a window the terminal is told`() throws {
        let player = try Stage().play([Situation.film, [.pass(seconds: 50)]])
        #expect(player.lines == ["> ▶ Severance 2×07"])
    }

    @Test func `the hook at the end of a file is answered, and a signal is the host's business`() throws {
        let stage = try Stage()
        let player = stage.play([Situation.film, stage.news(.quitAsked), ScriptedPlayer.Step.leave(.quit)])
        #expect(player.answered == [7])
        #expect(stage.hasQuit)
        #expect(!player.commands.contains { $0.first == "quit" })
    }
}
