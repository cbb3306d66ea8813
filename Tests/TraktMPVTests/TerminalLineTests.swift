import Testing

@testable import TraktMPV

@Suite struct TerminalLineTests {
    @Test(arguments: [
        ("short", 10, "short"), ("exactly 10", 10, "exactly 10"), ("one two three", 7, "one two\nthree"),
        ("one two three", 6, "one\ntwo\nthree"), ("a  b  and so on", 8, "a  b \nand so\non"),
        // An address is copied whole, wherever the terminal breaks it.
        ("see https://app.trakt.tv/settings/apps now", 12, "see\nhttps://app.trakt.tv/settings/apps\nnow"),
        ("  indented words", 10, "  indented\nwords"), ("longerthanall", 5, "longerthanall"),
        ("Enter to leave: ", 14, "Enter to\nleave: "), ("", 10, ""), ("    ", 2, "    "),
    ])
    func `a line is broken between words, and nothing of a word is lost`(line: String, columns: Int, shown: String) {
        #expect(TerminalLine(line, columns: columns).description == shown)
    }

    @Test func `where nobody reads nothing is broken`() {
        let line = String(repeating: "word ", count: 100)
        #expect(TerminalLine(line, columns: nil).description == line)
    }
}
