@testable import MediaIdentification
import Testing

/// The lists of rules, read as the order of trust.
@Suite struct NamingRulesTests {
    private func findings(_ text: String) -> [Finding] {
        let name = NameText(text)
        let layout = NameLayout(name)
        let wall = NameWall(name, from: layout.body)
        return NamingRules.findings(in: NameScan(name: name, body: layout.body, wall: wall))
    }

    @Test(
        arguments: [
            ("S02", [.letter, .s]), ("T4", [.letter, .t]), ("12", .digit), ("September", [.letter, .s, .month]),
            ("第2季", [.letter, .wide]), ("é", .letter), ("Title", [.letter, .t]),
        ] as [(String, WordStarts)]
    )
    func `a word begins like this`(text: String, starts: WordStarts) throws {
        let name = NameText(text)
        #expect(WordStarts(of: try #require(name.tokens.first), in: name) == starts)
    }

    @Test(
        arguments: [
            ("Title 1x02 Part 3", [.cross, .part]),
            ("Title Season 2 Episode 5", [.seasonWord, .episodeWord]), ("Title 2026.11.24 #04", [.date, .episodeWord]),
            ("Title S03 E04v2", [.seasonEpisode]), ("Title 3 of 6", [.countedOf]), ("Castle1x01", [.cross]),
            ("Serie T4 Capitulo 5", [.season, .episodeWord]), ("Title [2.10]", [.pair]), ("Title 13", []),
        ] as [(String, [NamingConvention])]
    )
    func `from left to right the first rule that finds something is believed`(
        text: String,
        conventions: [NamingConvention]
    ) {
        #expect(self.findings(text).map(\.rule) == conventions)
    }

    @Test func `a name has no more than sixty-four findings`() {
        #expect(self.findings(String(repeating: "S01E01 ", count: 100)).count == 64)
    }

    @Test func `a place in bytes and a place in words are counted apart`() {
        let name = NameText("Title S01E02")
        #expect(name.tokens[.first + 1].start == .first + 6)
        #expect(name.token(from: .first + 6) == .first + 1)
        #expect(name.token(from: name.end) == name.tokens.endIndex)
        #expect(name.tokens.endIndex - .first == 2)
    }
}
