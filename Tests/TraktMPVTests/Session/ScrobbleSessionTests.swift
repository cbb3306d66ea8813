import Foundation
import MPV
import MediaIdentification
import Synchronization
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

private let path = "/tv/Severance.S02E07.mkv"
private let next = "/tv/Severance.S02E08.mkv"

/// What a player does, and what of it is told, stored and said.
struct Situation: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var steps: [[ScriptedPlayer.Step]]
    var told: [String]
    var stored: [String]
    var said: [String]

    static let film = ScriptedPlayer.Step.load(path, duration: 1000)
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
                ScriptedPlayer.Step.load(next, duration: 1000), [.pass(seconds: 50)], ScriptedPlayer.Step.leave(.quit),
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
                ScriptedPlayer.Step.load(path, duration: 1000, at: 970), [.pass(seconds: 10)],
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
                ScriptedPlayer.Step.load(path, duration: 1000, at: 850), [.pass(seconds: 150, step: 10)],
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
            ScriptedPlayer.Step.load(path, duration: 1000, at: 850), [.pass(seconds: 50)],
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

    @Test func `a private run tells, keeps and asks nothing`() throws {
        let stage = try Stage()
        let player = stage.play([Situation.film, [.pass(seconds: 1000, step: 10)]], isPrivate: true)
        #expect(stage.delivery.told == [])
        #expect(try stage.stored() == [])
        #expect(stage.helper.errands == [] && player.lines == [])
    }

    @Test func `the hook at the end of a file is answered, and a signal is the host's business`() throws {
        let stage = try Stage()
        let player = stage.play([Situation.film, stage.news(.quitAsked), ScriptedPlayer.Step.leave(.quit)])
        #expect(player.answered == [7])
        #expect(stage.hasQuit)
        #expect(!player.commands.contains { $0.first == "quit" })
    }

    // MARK: - Where the film was left

    private static let place = StoredPlace(progress: 50, date: Date(timeIntervalSince1970: 1e9), isFromElsewhere: true)
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
            stage.news(.placeFound(path: path, Self.place)), [.pass(seconds: 5)],
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
        let player = stage.play([Situation.film, stage.news(.placeFound(path: path, Self.place))], settings)
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
            stage.news(.placeFound(path: path, Self.place)), [.pass(seconds: 8, step: 0.5)],
            seconds > 0 ? [.pass(seconds: seconds, step: 0.1)] : [],
        ])
        let held = player.commands.filter { $0.count > 1 && $0[1] == "trakt_mpv_held" }.map { $0[0] }
        let section = ["define-section", "trakt_mpv_held", "ENTER ignore\nKP_ENTER ignore\n", "force"]
        #expect(player.commands.contains(section))
        let isBack = held.last == "disable-section"
        #expect(isBack == (seconds > 2))
    }

    // MARK: - Who wants to see nothing unasked

    @Test func `with mpv's level 0 nothing is asked unasked, and lines come at level 1 only`() throws {
        let quiet: [ScriptedPlayer.Step] = ScriptedPlayer.Step.window + [.set("osd-level", .double(0))]
        let stage = try Stage()
        var settings = ScreenSettings()
        settings.ratingPrompt = .all
        let player = stage.play(
            [
                quiet, Situation.film, stage.news(.placeFound(path: path, Self.place)),
                [.pass(seconds: 1000, step: 10)],
                ScriptedPlayer.Step.runOut,
            ],
            settings
        )
        #expect(player.panels == [] && stage.helper.errands == [])
        let levels = player.commands.filter { $0.first == "show-text" }.map { $0.last }
        #expect(levels.count == 2 && levels.allSatisfy { $0 == "1" })
        let first = try Stage(account: nil, isFirstLaunch: true)
        #expect(first.play([quiet, Situation.film, [.pass(seconds: 50)]]).panels == [])
        #expect(!first.helper.hasActivated)
    }

    @Test func `a line waits while a panel stands where it is drawn, and only the newest is shown then`() throws {
        let stage = try Stage()
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.menu,
            stage.news(.answered("One.")), stage.news(.answered("Two.")), [.pass(seconds: 1)],
            ScriptedPlayer.Step.press("ESC"), [.pass(seconds: 1)],
        ])
        #expect(player.lines == [Situation.start, "Two."])
        let closed = try #require(player.commands.firstIndex { $0.first == "osd-overlay" && $0[2] == "none" })
        let said = try #require(player.commands.lastIndex { $0.first == "show-text" })
        #expect(said > closed)
    }

    @Test func `a reason that mpv's letters are too large for is drawn whole in smaller ones`() throws {
        let reason = Array(repeating: "a {b} $x", count: 30).joined(separator: " ")
        func said(_ width: Double, _ height: Double) throws -> [String] {
            let stage = try Stage()
            let player = stage.play([
                ScriptedPlayer.Step.window, [.set("osd-width", .double(width)), .set("osd-height", .double(height))],
                [.set("osd-font-size", .double(55))], Situation.film, stage.news(.answered(reason)),
                [.pass(seconds: 1)],
            ])
            return try #require(player.commands.first { $0.contains { $0.contains("a ") && $0.contains("$x") } })
        }
        #expect(try said(1280, 720) == ["show-text", reason, "\(reason.count * 50)", "0"])
        let small = try said(405, 720)
        #expect(small.prefix(2) == ["expand-properties", "show-text"])
        #expect(small[2].hasPrefix("${osd-ass-cc/0}$>{\\fs") && small[2].hasSuffix("a \\{b\\} $x"))
    }

    @Test func `with mpv's level 0 what the user asks for is shown`() throws {
        let stage = try Stage()
        let player = stage.play([
            ScriptedPlayer.Step.window, [.set("osd-level", .double(0))], Situation.film, [.pass(seconds: 50)],
            ScriptedPlayer.Step.menu, ScriptedPlayer.Step.press("ESC"), stage.news(.answered("Nothing waits.")),
            [.pass(seconds: 1)],
        ])
        #expect(player.panels.count == 2)
        #expect(player.commands.last { $0.first == "show-text" } == ["show-text", "Nothing waits.", "4000", "0"])
    }

    // MARK: - What the user says

    /// The pointer is at the row of the menu of a film whose match is not known: 9 rows below a title and a line.
    private static func point(at row: Int) -> [ScriptedPlayer.Step] {
        let y = Int64(151 + 38 * row + 19)
        return [.set("mouse-pos", .map(["x": .integer(100), "y": .integer(y), "hover": .flag(true)]))]
    }

    private static let click: [ScriptedPlayer.Step] = [
        .event(.clientMessage(["key-binding", "panel", "dm", "MBTN_LEFT"])),
        .event(.clientMessage(["key-binding", "panel", "um", "MBTN_LEFT"])),
    ]

    @Test func `a click runs the row under the pointer, not the one that is picked out`() throws {
        let stage = try Stage()
        stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.menu,
            ScriptedPlayer.Step.press("DOWN"), ScriptedPlayer.Step.press("DOWN"), Self.point(at: 6), Self.click,
            [.pass(seconds: 1)],
        ])
        #expect(stage.helper.errands.last == .undo)
        #expect(try stage.stored() == ["Severance 2×07 5% finished"])
    }

    @Test func `the row under the pointer is picked out`() throws {
        let player = try Stage().play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.menu,
            Self.point(at: 7), [.event(.clientMessage(["key-binding", "panel", "p-", "MOUSE_MOVE"]))],
            Self.point(at: 20), [.event(.clientMessage(["key-binding", "panel", "p-", "MOUSE_MOVE"]))],
        ])
        let bars = player.panels.compactMap { panel in
            let lines = panel.split(separator: "\n")
            return lines.firstIndex { $0.contains("B06020") }.map { lines[$0 + 1].split(separator: "}").last ?? "" }
        }
        #expect(bars == ["Choose what this is …", "Sync now"])
    }

    @Test func `what cannot be taken back is done at the second word only, and a double click is one`() throws {
        let choose = Self.point(at: 2) + Self.click
        for (answer, isGone) in [
            (ScriptedPlayer.Step.press("ENTER"), true), (ScriptedPlayer.Step.press("y"), true),
            (ScriptedPlayer.Step.press("ESC"), false), (ScriptedPlayer.Step.press("n"), false), ([], false),
            (Self.clickAtYes(after: 0.1), false), (Self.clickAtYes(after: 0.6), true),
            ([.event(.clientMessage(["key-binding", "panel", "r-", "ENTER"]))], false),
        ] {
            let stage = try Stage()
            stage.play([
                ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.menu, choose,
                answer,
                [.pass(seconds: 1)],
            ])
            #expect(try stage.stored().isEmpty == isGone)
        }
    }

    private static func clickAtYes(after seconds: Double) -> [ScriptedPlayer.Step] {
        let layout = Panel.confirmation(Confirmation(.makePrivate)).view.layout(in: .usual)
        let y = Int64(layout.blocks.first { $0.line.row == 0 }.map { $0.top + 10 } ?? 0)
        return [.pass(seconds: seconds, step: 0.1), .set("mouse-pos", .map(["x": .integer(100), "y": .integer(y)]))]
            + Self.click
    }

    @Test func `a file is private no more when the user says so, and counts from there`() throws {
        let stage = try Stage()
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate,
            [.pass(seconds: 100, step: 10)], ScriptedPlayer.Step.menu, ScriptedPlayer.Step.press("ENTER"),
            [.pass(seconds: 50)], ScriptedPlayer.Step.leave(.quit),
        ])
        #expect(stage.delivery.told == ["start 0%", "start 15%"])
        #expect(try stage.stored() == ["Severance 2×07 20% finished"])
        #expect(
            player.lines == [
                Situation.start, "Private: nothing of this file is told or kept.",
                "Not private any more: what you watch from here on counts.", Situation.start,
            ]
        )
    }

    @Test func `what is private stays so when it is opened again in this run`() throws {
        let stage = try Stage()
        stage.play([
            Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate, ScriptedPlayer.Step.leave(.stop),
            ScriptedPlayer.Step.load(next, duration: 1000), [.pass(seconds: 50)], ScriptedPlayer.Step.leave(.stop),
            Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.leave(.quit),
        ])
        #expect(try stage.stored() == ["Severance 2×08 5% finished"])
    }

    @Test func `what was told anew is told once more when what was private has been taken back meanwhile`() throws {
        let stage = try Stage()
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate,
            [.pass(seconds: 10)], ScriptedPlayer.Step.menu, ScriptedPlayer.Step.press("ENTER"), [.pass(seconds: 50)],
            stage.news(.takenBack(path: path, saying: "Private.")), [.pass(seconds: 1)],
        ])
        #expect(stage.delivery.told == ["start 0%", "start 6%", "start 6%"])
        #expect(!player.lines.contains("Private."))
    }

    @Test func `what was typed is kept when nothing was found`() throws {
        let stage = try Stage()
        let nothing = MatchList(note: "Trakt knows nothing by that name.", candidates: [], search: "dne")
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 10)], ScriptedPlayer.Step.menu,
            ["DOWN", "ENTER"].flatMap { ScriptedPlayer.Step.press($0) },
            ["d", "n", "e"].map { .event(.clientMessage(["key-binding", "panel", "d-", $0, $0])) },
            ScriptedPlayer.Step.press("ENTER"), stage.news(.matchesFound(path: path, nothing)),
            ScriptedPlayer.Step.press("BS"), [.pass(seconds: 1)],
        ])
        // The last takes the panel away with the player.
        let shown = player.panels.dropLast().suffix(2)
        #expect(shown.first?.contains("dne▏") == true && shown.last?.contains("dn▏") == true)
        #expect(shown.allSatisfy { $0.contains("Trakt knows nothing by that name.") })
        guard case .findMatches(_, search: "dne")? = stage.helper.errands.last else {
            Issue.record("\(stage.helper.errands)")
            return
        }
    }

    private static func candidate() -> Candidate {
        var score = CandidateScore()
        score.title = 60
        return Candidate(kind: .show, trakt: 42, title: "Severance", score: score)
    }

    @Test func `a choice among the matches is stored, and told anew when it is`() throws {
        let stage = try Stage()
        let list = MatchList(note: nil, candidates: [Self.candidate()])
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 10)],
            ScriptedPlayer.Step.menu, ScriptedPlayer.Step.press("ENTER"),
            stage.news(.matchesFound(path: next, MatchList(note: nil, candidates: []))),
            stage.news(.matchesFound(path: path, list)), ScriptedPlayer.Step.press("ENTER"),
            stage.news(.corrected(path: path, title: "Fringe")), [.pass(seconds: 4)],
        ])
        let errands = stage.helper.errands.suffix(2)
        guard case .findMatches(let subject, search: nil)? = errands.first, errands.count == 2 else {
            Issue.record("\(errands)")
            return
        }
        #expect(errands.last == .choose(Self.candidate(), for: subject))
        #expect(stage.delivery.told == ["start 0%", "start 0%"])
        // Menu, waiting, the list, and away; what is of another file is not shown.
        #expect(player.panels.count == 5 && player.panels.last == "-")
        // What was chosen is shown, not what the name says.
        #expect(player.lines.last == "▶ Fringe")
    }

    @Test func `the first launch asks in the window, and holds the film meanwhile`() throws {
        let stage = try Stage(account: nil, isFirstLaunch: true)
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, stage.news(.activationEnded(.later)), [.pass(seconds: 1)],
        ])
        #expect(stage.helper.hasActivated)
        #expect(player.commands.filter { $0.first == "set" } == [["set", "pause", "yes"], ["set", "pause", "no"]])
        #expect(player.lines == ["Recorded until you connect: F6; not asked again"])
    }

    @Test func `who lets the film go on while the first launch asks sees it, and the menu brings the panel back`()
        throws
    {
        let stage = try Stage(account: nil, isFirstLaunch: true)
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, ScriptedPlayer.Step.pause,
            stage.news(.activationShown(.asking)),
            ScriptedPlayer.Step.resume,
            // What comes meanwhile is kept, and shown to whoever asks for it.
            stage.news(.activationShown(.storing)), [.pass(seconds: 5)],
            ScriptedPlayer.Step.menu, ScriptedPlayer.Step.press("DOWN"), ScriptedPlayer.Step.press("UP"),
            ScriptedPlayer.Step.press("UP"), ScriptedPlayer.Step.press("ENTER"),
            stage.news(.activationEnded(.connected("ann"))), [.pass(seconds: 1)],
        ])
        let panels = player.panels
        let gone = try #require(panels.firstIndex(of: "-"))
        #expect(!panels[gone...].dropLast().contains { $0.contains("Connecting") })
        #expect(panels.last == "-" && panels.dropLast().last?.contains("Approved") == true, "\(panels)")
        #expect(player.lines.contains("F6 to connect; what you watch is recorded until then."))
        // It goes on by itself, and nothing starts it a second time.
        #expect(player.commands.filter { $0.first == "set" && $0[1] == "pause" } == [["set", "pause", "yes"]])
        #expect(try stage.stored().count == 1)
    }

    @Test func `a menu that is open when an unseen activation ends stays open`() throws {
        let stage = try Stage(account: nil, isFirstLaunch: true)
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, ScriptedPlayer.Step.pause, ScriptedPlayer.Step.resume,
            ScriptedPlayer.Step.menu, stage.news(.activationEnded(.connected("ann"))), [.pass(seconds: 1)],
            ScriptedPlayer.Step.press("ESC"), [.pass(seconds: 1)],
        ])
        // The first panel goes, the menu comes, and goes when it is closed.
        #expect(player.panels.filter { $0 == "-" }.count == 2)
        #expect(player.lines.contains { $0.hasPrefix("Connected as ann") })
    }

    @Test func `a code is copied to the player's clipboard where it has one`() throws {
        let (window, wayland) = (["current-clipboard-backend": "vo"], ["current-gpu-context": "waylandvk"])
        for (properties, hasClipboard) in [
            (window.merging(wayland) { $1 }, true), (["current-clipboard-backend": "win32"], true),
            (window.merging(["clipboard/text": ""]) { $1 }, true),
            // Of the X window system mpv 0.40 says the same, and takes nothing.
            (window, false), (wayland, false),
        ] {
            let stage = try Stage(account: nil, isFirstLaunch: true)
            let player = stage.play([
                ScriptedPlayer.Step.window,
                properties.map { .set($0.key, .string($0.value)) }, Situation.film,
                stage.news(.activationShown(.asking)), hasClipboard ? stage.news(.copyAsked("5055CC52")) : [],
                [.pass(seconds: 1)],
            ])
            let keys = player.commands.filter { $0.first == "define-section" }.map { $0[2] }
            #expect(keys.contains { $0.contains("c script-binding") } == hasClipboard)
            #expect(player.commands.contains(["set", "clipboard/text", "5055CC52"]) == hasClipboard)
        }
    }

    @Test func `a panel is drawn anew when the window has changed, and only then`() throws {
        let stage = try Stage()
        let wide: [ScriptedPlayer.Step] = [.event(.propertyChanged("osd-width", .double(1280)))]
        let narrow: [ScriptedPlayer.Step] = [
            .set("osd-width", .double(360)), .event(.propertyChanged("osd-width", .double(360))),
        ]
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 10)], wide, ScriptedPlayer.Step.menu, wide,
            narrow,
            narrow, [.pass(seconds: 1)],
        ])
        let heights = player.commands.filter { $0.first == "osd-overlay" && $0.count > 5 }.map { $0[5] }
        #expect(heights.count == 2 && heights.first == "720" && heights.last != "720")
    }

    @Test func `what has counted can be rated while the next file runs`() throws {
        let stage = try Stage()
        var settings = ScreenSettings()
        settings.ratingPrompt = .all
        let player = stage.play(
            [
                ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 1000, step: 10)],
                ScriptedPlayer.Step.runOut, ScriptedPlayer.Step.load(next, duration: 1000),
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
                ScriptedPlayer.Step.runOut, ScriptedPlayer.Step.load(next, duration: 1000), [.pass(seconds: 20)],
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

    // MARK: - A store that fails

    @Test func `private is said only when nothing is kept, and what could not be erased is tried again`() throws {
        let stage = try Stage()
        try stage.refuse("DELETE ON viewing")
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate,
            [.call { #expect(throws: Never.self) { try stage.takeBackRefusal() } }], ScriptedPlayer.Step.makePrivate,
        ])
        #expect(player.lines.count == 3)
        #expect(player.lines[1].hasPrefix("What was recorded of this file could not be erased: "))
        #expect(player.lines.last == "Private: nothing of this file is told or kept.")
        #expect(try stage.stored() == [])
    }

    @Test func `what is private is silenced and erased before it is taken back, every part of the file`() throws {
        let stage = try Stage()
        let double = "/tv/Severance.S02E07E08.mkv"
        let player = stage.play([
            ScriptedPlayer.Step.window, ScriptedPlayer.Step.load(double, duration: 1000),
            [.pass(seconds: 700, step: 10)], ScriptedPlayer.Step.makePrivate, [.pass(seconds: 1)],
        ])
        #expect(stage.delivery.silent.count == 2)
        #expect(try stage.stored() == [])
        #expect(
            stage.helper.errands.last
                == .takeBack(path: double, saying: "Private: nothing of this file is told or kept.")
        )
        #expect(player.lines.last == "Private: nothing of this file is told or kept.")
    }

    @Test func `a run that is private leaves no file behind`() throws {
        let stage = try Stage()
        stage.play([Situation.film, [.pass(seconds: 50)]], isPrivate: true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: stage.home.url.path + "/sessions") == [])
    }

    @Test func `a config that cannot be read whole is told in the window, once`() throws {
        let stage = try Stage()
        let player = stage.play(
            [
                ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)],
                ScriptedPlayer.Step.load(next, duration: 1000),
            ],
            standstill: "config.toml, line 3, key never: why"
        )
        // The terminal was told before there was a window.
        #expect(player.lines.count { $0.contains("line 3, key never") } == 1)
        #expect(try stage.stored().isEmpty == false)
    }

    @Test func `what could not be erased is tried once more when the player goes`() throws {
        let stage = try Stage()
        try stage.refuse("DELETE ON viewing")
        stage.play([
            Situation.film, [.pass(seconds: 50)], ScriptedPlayer.Step.makePrivate,
            [.call { #expect(throws: Never.self) { try stage.takeBackRefusal() } }],
        ])
        #expect(try stage.stored() == [])
    }

    private static let never =
        ScriptedPlayer.Step.menu + ["DOWN", "DOWN", "DOWN", "ENTER", "y"].flatMap { ScriptedPlayer.Step.press($0) }

    @Test(arguments: [
        (
            SessionNews.folderLeftAlone("/tv"), "This folder is left alone from now on.",
            ["Severance 2×08 5% finished"]
        ),
        (
            .folderNotLeftAlone("/tv", reason: "the disk is full."),
            "This folder is left alone until you quit; it could not be stored: the disk is full.", []
        ),
    ])
    func `a folder is left alone at once, and what is said of it is so`(
        news: SessionNews,
        sentence: String,
        stored: [String]
    ) throws {
        let stage = try Stage()
        let load = ScriptedPlayer.Step.load(next, duration: 1000)
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 50)], Self.never, stage.news(news),
            [.pass(seconds: 50)], ScriptedPlayer.Step.leave(.stop), load, [.pass(seconds: 50)],
        ])
        #expect(stage.helper.errands.contains(.leaveAlone(folder: "/tv")))
        #expect(player.lines.filter { !$0.hasPrefix("▶") } == [sentence])
        // What is stored holds by itself: delivery leaves the viewing alone.
        #expect(try stage.stored() == stored)
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

/// What was seen at moments of a script.
private final class Held: Sendable {
    private let seen = Mutex<[[UInt64]]>([])

    var all: [[UInt64]] { self.seen.withLock { $0 } }
    func note(_ answered: [UInt64]) { self.seen.withLock { $0.append(answered) } }
}
