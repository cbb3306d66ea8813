import Testing

@testable import TraktMPV

@Suite struct TerminalLineTests {
    @Test(arguments: [
        ("short", 10, "short"), ("exactly 10", 10, "exactly 10"), ("one two three", 7, "one two\nthree"),
        ("one two three", 6, "one\ntwo\nthree"), ("a  b  and so on", 8, "a  b \n   and\n   so on"),
        // An address is copied whole, wherever the terminal breaks it.
        ("see https://app.trakt.tv/settings/apps now", 12, "see\nhttps://app.trakt.tv/settings/apps\nnow"),
        ("  indented words", 10, "  indented\n  words"), ("longerthanall", 5, "longerthanall"),
        // What follows stands below the words, not below what is in front of them, unless that takes half of the line.
        ("ok  one two three four", 14, "ok  one two\n    three four"),
        ("  command  does this and that", 22, "  command  does this\n           and that"),
        ("  command  does this", 16, "  command  does\n  this"),
        // Letters of two columns, and marks of none.
        ("日本 日本 日本", 9, "日本 日本\n日本"), ("日本 日本 日本", 8, "日本\n日本\n日本"),
        ("e\u{301}e\u{301}e\u{301} a b", 7, "e\u{301}e\u{301}e\u{301} a b"), ("✓ 🎬 🎬", 7, "✓ 🎬 🎬"),
        ("id  0123456789abcdef and more", 12, "id \n0123456789abcdef\n    and more"),
        ("it is 43 % now", 8, "it is\n43 % now"),
        ("Enter to leave: ", 14, "Enter to\nleave: "), ("", 10, ""), ("    ", 2, "    "),
    ])
    func `a line is broken between words, and nothing of a word is lost`(line: String, columns: Int, shown: String) {
        #expect(TerminalLine(line, columns: columns).description == shown)
    }

    @Test func `how a command is written is broken between its parts only`() {
        let usage = "USAGE: trakt-mpv x [--json] [--limit <number>] [<paths> ...] <day>"
        #expect(
            TerminalLine(usage: usage, columns: 38).description
                == "USAGE: trakt-mpv x [--json]\n       [--limit <number>]\n       [<paths> ...] <day>"
        )
        #expect(TerminalLine(usage: usage, columns: nil).description == usage)
    }

    @Test func `where nobody reads nothing is broken`() {
        let line = String(repeating: "word ", count: 100)
        #expect(TerminalLine(line, columns: nil).description == line)
    }
}
