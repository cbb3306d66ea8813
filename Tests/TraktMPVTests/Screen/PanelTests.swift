import Foundation
import ScrobbleSync
import TestSupport
import Testing
import TraktAPI

@testable import TraktMPV

@Suite struct PanelTests {
    private func press(_ panel: inout Panel, _ keys: String...) -> Panel.Wish? {
        keys.reduce(nil) { panel.press(Panel.Key(name: $1)) ?? $0 }
    }

    @Test(arguments: [
        (["DOWN", "ENTER"], Menu.Row.search), (["WHEEL_DOWN", "WHEEL_DOWN", "ENTER"], .undo),
        (["UP", "ENTER"], .undo),
        (["END", "HOME", "KP_ENTER"], .matches), (["DOWN", "UP", "ENTER"], .matches),
    ])
    func `a row is chosen by keys or by the wheel, and the list goes round`(keys: [String], row: Menu.Row) {
        var panel = Panel.menu(Menu(heading: ["x"], rows: [.matches, .search, .undo], account: nil))
        var wish: Panel.Wish?
        for key in keys { wish = panel.press(Panel.Key(name: key)) }
        #expect(wish == .row(row))
    }

    @Test(arguments: [
        ([("MBTN_LEFT", Panel.Pointer.row(2))], Panel.Wish.row(.undo)),
        ([("MOUSE_MOVE", .row(1)), ("ENTER", nil)], .row(.search)),
        // Wherever the bar is by now.
        ([("WHEEL_DOWN", nil), ("MBTN_LEFT", .row(0))], .row(.matches)),
        ([("DOWN", nil), ("MOUSE_MOVE", .panel), ("ENTER", nil)], .row(.search)),
        ([("MBTN_LEFT", .panel)], nil), ([("MBTN_LEFT", nil)], nil), ([("MBTN_LEFT", .row(3))], nil),
        ([("MBTN_LEFT_DBL", .row(1))], nil), ([("MOUSE_MOVE", .elsewhere)], nil),
        ([("MBTN_LEFT", .elsewhere)], .close), ([("MBTN_RIGHT", .row(1))], .close),
    ])
    func `the pointer picks out what is under it, and a click is for that`(
        keys: [(String, Panel.Pointer?)],
        wanted: Panel.Wish?
    ) {
        var panel = Panel.menu(Menu(heading: ["x"], rows: [.matches, .search, .undo], account: nil))
        #expect(panel.takesMouse && keys.allSatisfy { panel.keys.contains($0.0) })
        var wish: Panel.Wish?
        for (name, pointer) in keys { wish = panel.press(Panel.Key(name: name, pointer: pointer)) }
        #expect(wish == wanted)
    }

    @Test(arguments: [
        (["ENTER"], Panel.Wish.confirmed(.never)), (["y"], .confirmed(.never)), (["n"], .close), (["ESC"], .close),
        (["DOWN", "ENTER"], .close), (["UP", "UP", "KP_ENTER"], .confirmed(.never)), (["x"], nil),
    ])
    func `what cannot be taken back is asked about once more`(keys: [String], wanted: Panel.Wish?) {
        var panel = Panel.confirmation(Confirmation(.never))
        var wish: Panel.Wish?
        for key in keys { wish = panel.press(Panel.Key(name: key)) }
        #expect(wish == wanted)
    }

    @Test func `a search is typed, mended and sent`() {
        var panel = Panel.search(SearchField())
        for (name, text) in [("D", "D"), ("ü", "ü"), ("SPACE", " "), ("x", "x"), ("BS", ""), ("\u{1B}", "\u{1B}[31m")] {
            #expect(panel.press(Panel.Key(name: name, text: text)) == nil)
        }
        #expect(panel == .search(SearchField(text: "Dü [31m")))
        #expect(self.press(&panel, "ENTER") == .search("Dü [31m"))
        #expect(self.press(&panel, "ESC") == .close)
        var empty = Panel.search(SearchField())
        #expect(self.press(&empty, "ENTER") == nil)
    }

    @Test(arguments: [("1", 1), ("9", 9), ("0", 10)])
    func `a number rates and nothing else does`(key: String, rating: Int) {
        var panel = Panel.rating(title: "x")
        #expect(self.press(&panel, key) == .rate(rating))
        #expect(self.press(&panel, "ESC") == .close)
    }

    @Test(arguments: [
        ("n", ActivationFlow.Key.newCode), ("o", .openBrowser), ("ENTER", .openBrowser), ("KP_ENTER", .openBrowser),
        ("c", .copy), ("l", .later), ("ESC", .later),
    ])
    func `keys of the activation mean the same as in a terminal`(key: String, wanted: ActivationFlow.Key) {
        var panel = Panel.activation(.asking, ActivationNote(canCopy: true))
        #expect(panel.keys.contains(key))
        #expect(self.press(&panel, key) == .activation(wanted))
        #expect(!Panel.activation(.asking).keys.contains("c"))
    }

    @Test func `later is what escape means during activation, and playing on what it means for resuming`() {
        var activation = Panel.activation(.asking)
        #expect(self.press(&activation, "ESC") == .activation(.later))
        var resume = Panel.resume(ResumeQuestion(position: 60, note: ""))
        #expect(self.press(&resume, "ESC") == .resume(false))
        #expect(self.press(&resume, "ENTER") == .resume(true))
    }

    @Test(arguments: [nil, "dune"]) func `an empty list of matches leaves the search`(text: String?) {
        var panel = Panel.matches(MatchList(note: nil, candidates: [], search: text))
        #expect(self.press(&panel, "ENTER") == .typeSearch(text ?? ""))
    }
}

@Suite struct PanelViewTests {
    @Test(arguments: [
        #"{\b1}bold"#, #"a\Nb"#, "line\nbreak", "\u{202E}turned", "\u{1B}[31mred", #"\{"#,
        String(repeating: "x", count: 100_000), "", "{", "}", #"\"#, "m 0 0 l 5 5", "{\\p1}m 0 0",
    ])
    func `text from outside stays text`(text: String) throws {
        let layout = PanelView([.init(.normal, text)]).layout(in: .usual)
        let events = PanelDrawing(layout).events.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(events.count == 1 + layout.blocks[0].texts.count && events.count <= 21)
        for shown in events.dropFirst() {
            // Behind our own codes no brace stands that is not escaped, and no backslash that begins a code.
            let words = shown.drop { $0 != "}" }.dropFirst()
            let rest = words.replacing("\\{", with: "").replacing("\\}", with: "")
            #expect(!rest.contains { "{}".contains($0) } && !rest.replacing("\\\u{2060}", with: "").contains("\\"))
            #expect(words.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
            #expect(shown.count < 500)
        }
    }

    @Test(arguments: [
        (0, "0:00"), (59.9, "0:59"), (2472, "41:12"), (3723, "1:02:03"), (-5, "0:00"), (.nan, "0:00"),
        (.infinity, "0:00"),
        (1e300, "99:59:59"),
    ])
    func `times are written as players write them`(seconds: Double, shown: String) {
        #expect(PlaybackTime(seconds).description == shown)
    }
}

@Suite struct ActivationViewTests {
    private static let code =
        #"{"device_code":"d","user_code":"5055CC52","verification_url":"https://auth.trakt.tv/activate","expires_in":600,"interval":5}"#

    private func lines(_ note: ActivationNote, words: String? = nil) throws -> [String] {
        let code = try JSONDecoder().decode(DeviceCode.self, from: Data(Self.code.utf8))
        return ActivationView(.code(code, left: .seconds(581), note: words), note).view.lines.map(\.text)
    }

    /// As they are drawn.
    private func texts(words: String) throws -> [String] {
        let code = try JSONDecoder().decode(DeviceCode.self, from: Data(Self.code.utf8))
        let view = ActivationView(.code(code, left: .seconds(581), note: words), ActivationNote()).view
        return view.layout(in: .usual).blocks.flatMap(\.texts)
    }

    @Test func `what is remembered for ever says so, and only that`() throws {
        #expect(try self.lines(ActivationNote(isOnce: true)).last?.hasSuffix("   l later, not asked again") == true)
        #expect(try self.lines(ActivationNote()).last?.hasSuffix("   l later") == true)
    }

    @Test func `where there is a clipboard the link stands beside the code`() throws {
        let link = "https://auth.trakt.tv/activate/5055CC52"
        #expect(try self.lines(ActivationNote(canCopy: true)).contains(link))
        #expect(try !self.lines(ActivationNote()).contains { $0.contains("c copy") })
        #expect(try self.lines(ActivationNote(canCopy: true)).contains { $0.contains("c copy") })
    }

    @Test func `what may be long is broken into lines, and what the page asks for is named`() throws {
        let words = String(repeating: "failing again and again can lock an account ", count: 5)
        #expect(try self.texts(words: words).joined(separator: " ").contains(words.dropLast()))
        #expect(try self.lines(ActivationNote()).contains { $0.contains(TraktPages.connectedApps) })
    }
}

@Suite struct TraktPageTests {
    @Test func `what is known leads to its page and what is not to a search`() {
        let film = Match(
            item: .movie(trakt: 1, title: "Dune", year: 2021),
            kind: .movie,
            title: "Dune",
            year: 2021,
            slug: "dune-2021"
        )
        #expect(TraktPage(film, title: "").address == "https://trakt.tv/movies/dune-2021")
        var episode = Match(
            item: .episode(trakt: 1),
            kind: .show,
            title: "Severance",
            season: 2,
            number: 7,
            slug: "severance"
        )
        #expect(TraktPage(episode, title: "").address == "https://trakt.tv/shows/severance/seasons/2/episodes/7")
        episode.slug = "../../evil?x=\u{1B}"
        #expect(TraktPage(episode, title: "A & B/ü").address == "https://trakt.tv/search?query=A%20%26%20B%2F%C3%BC")
    }
}

@Suite struct ChapterTests {
    @Test(arguments: [
        ("Credits", true), ("End Credits", true), ("Outro", true), ("ending", true), ("ED", true), ("Abspann", true),
        ("Opening Credits", false), ("Intro", false), ("Chapter 12", false), ("", false),
        ("The Ending of a Long Story", false),
    ])
    func `the chapter of the credits is known by its name`(title: String, isCredits: Bool) {
        #expect(Chapter(time: 0, title: title).isCredits == isCredits)
    }
}
