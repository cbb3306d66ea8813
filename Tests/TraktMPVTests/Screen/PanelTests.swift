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
        (["DOWN", "ENTER"], Menu.Row.search), (["WHEEL_DOWN", "WHEEL_DOWN", "MBTN_LEFT"], .undo),
        (["UP", "ENTER"], .undo),
        (["END", "HOME", "KP_ENTER"], .matches), (["DOWN", "UP", "ENTER"], .matches),
    ])
    func `a row is chosen by keys or by the wheel, and the list goes round`(keys: [String], row: Menu.Row) {
        var panel = Panel.menu(Menu(heading: ["x"], rows: [.matches, .search, .undo], account: nil))
        var wish: Panel.Wish?
        for key in keys { wish = panel.press(Panel.Key(name: key)) }
        #expect(wish == .row(row))
    }

    @Test func `a search is typed, mended and sent`() {
        var panel = Panel.search("")
        for (name, text) in [("D", "D"), ("ü", "ü"), ("SPACE", " "), ("x", "x"), ("BS", ""), ("\u{1B}", "\u{1B}[31m")] {
            #expect(panel.press(Panel.Key(name: name, text: text)) == nil)
        }
        #expect(panel == .search("Dü [31m"))
        #expect(self.press(&panel, "ENTER") == .search("Dü [31m"))
        #expect(self.press(&panel, "ESC") == .close)
        var empty = Panel.search("")
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

    @Test func `an empty list of matches leaves the search`() {
        var panel = Panel.matches(MatchList(note: nil, candidates: []))
        #expect(self.press(&panel, "ENTER") == .typeSearch)
    }
}

@Suite struct PanelViewTests {
    @Test(arguments: [
        #"{\b1}bold"#, #"a\Nb"#, "line\nbreak", "\u{202E}turned", "\u{1B}[31mred", #"\{"#,
        String(repeating: "x", count: 100_000), "", "{", "}", #"\"#, "m 0 0 l 5 5", "{\\p1}m 0 0",
    ])
    func `text from outside stays text`(text: String) throws {
        let events = PanelView([.init(.normal, text)]).assEvents.split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        #expect(events.count == 2)
        let shown = try #require(events.last)
        // Behind our own codes no brace stands that is not escaped, and no backslash that begins a code.
        let words = shown.drop { $0 != "}" }.dropFirst()
        #expect(!words.replacing("\\{", with: "").replacing("\\}", with: "").contains { "{}".contains($0) })
        #expect(
            words.replacing("\\{", with: "").replacing("\\}", with: "").replacing("\\\u{2060}", with: "").contains("\\")
                == false
        )
        #expect(words.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
        #expect(shown.count < 500)
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

    @Test func `what is remembered for ever says so, and only that`() throws {
        #expect(try self.lines(ActivationNote(isOnce: true)).last == "l later, not asked again")
        #expect(try self.lines(ActivationNote()).last == "l later")
    }

    @Test func `where there is a clipboard the link stands beside the code`() throws {
        let link = "https://auth.trakt.tv/activate/5055CC52"
        #expect(try self.lines(ActivationNote(canCopy: true)).contains(link))
        #expect(try !self.lines(ActivationNote()).contains { $0.contains("c copy") })
        #expect(try self.lines(ActivationNote(canCopy: true)).contains { $0.contains("c copy") })
    }

    @Test func `what may be long is broken into lines, and what the page asks for is named`() throws {
        let words = String(repeating: "failing again and again can lock an account ", count: 5)
        #expect(try self.lines(ActivationNote(), words: words).allSatisfy { $0.count <= 44 })
        #expect(try self.lines(ActivationNote()).contains(TraktPages.connectedApps))
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
