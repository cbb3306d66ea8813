import MPV
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

/// What the user chooses in the menu, by keys and by the pointer.
@Suite struct SessionChoiceTests {
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

    @Test func `what was typed is kept when nothing was found`() throws {
        let stage = try Stage()
        let nothing = MatchList(note: "Trakt knows nothing by that name.", candidates: [], search: "dne")
        let player = stage.play([
            ScriptedPlayer.Step.window, Situation.film, [.pass(seconds: 10)], ScriptedPlayer.Step.menu,
            ["DOWN", "ENTER"].flatMap { ScriptedPlayer.Step.press($0) },
            ["d", "n", "e"].map { .event(.clientMessage(["key-binding", "panel", "d-", $0, $0])) },
            ScriptedPlayer.Step.press("ENTER"), stage.news(.matchesFound(path: Situation.path, nothing)),
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
            stage.news(.matchesFound(path: Situation.next, MatchList(note: nil, candidates: []))),
            stage.news(.matchesFound(path: Situation.path, list)), ScriptedPlayer.Step.press("ENTER"),
            stage.news(.corrected(path: Situation.path, title: "Fringe")), [.pass(seconds: 4)],
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
}
