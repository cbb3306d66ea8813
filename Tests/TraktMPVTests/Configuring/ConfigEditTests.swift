import Foundation
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct ConfigEditTests {
    private func set(_ key: SettingKey, _ value: SettingValue, in text: String) throws -> String {
        try ConfigEdit(text).setting(key, to: value)
    }

    @Test(arguments: [
        ("", "threshold = 90\n"), ("\n", "\nthreshold = 90\n"), ("osd = \"all\"", "osd = \"all\"\nthreshold = 90"),
        ("threshold = 80\n", "threshold = 90\n"), ("threshold = 80", "threshold = 90"),
        ("  threshold=80 # why\n", "  threshold=90 # why\n"), ("threshold =\t80.5\t\n", "threshold =\t90\t\n"),
        ("\"threshold\" = 80\n", "\"threshold\" = 90\n"), ("'threshold' = 80\n", "'threshold' = 90\n"),
        ("# threshold = 80\nosd = \"all\"\n", "# threshold = 80\nthreshold = 90\nosd = \"all\"\n"),
        ("# threshold is high\nosd = \"all\"\n", "# threshold is high\nosd = \"all\"\nthreshold = 90\n"),
        ("\u{FEFF}osd = \"all\"\n", "\u{FEFF}osd = \"all\"\nthreshold = 90\n"),
        ("\u{FEFF}[x]\na = 1\n", "\u{FEFF}threshold = 90\n\n[x]\na = 1\n"),
        ("[x]\nthreshold = 80\n", "threshold = 90\n\n[x]\nthreshold = 80\n"),
        ("osd = \"all\"\n\n[[rule]]\nthreshold = 80\n", "osd = \"all\"\nthreshold = 90\n\n[[rule]]\nthreshold = 80\n"),
        (
            "osd = \"all\"\n\n# mine\n[[rule]]\npath = \"/a\"\n",
            "osd = \"all\"\nthreshold = 90\n\n# mine\n[[rule]]\npath = \"/a\"\n"
        ),
        (
            "osd = \"all\"\n[[rule]]\npath = \"/a\"\n",
            "osd = \"all\"\nthreshold = 90\n\n[[rule]]\npath = \"/a\"\n"
        ),
        ("osd = \"all\" # \"x\n", "osd = \"all\" # \"x\nthreshold = 90\n"),
        ("menu_key = '''\nthreshold = 80\n[x]'''\n", "menu_key = '''\nthreshold = 80\n[x]'''\nthreshold = 90\n"),
        (
            "menu_key = \"\"\"a\\\"\"\"\nthreshold = 1\n\"\"\"\"\nthreshold = 80\n",
            "menu_key = \"\"\"a\\\"\"\"\nthreshold = 1\n\"\"\"\"\nthreshold = 90\n"
        ),
        ("x = { threshold = 1, y = [2] }\nthreshold = 80\n", "x = { threshold = 1, y = [2] }\nthreshold = 90\n"),
        ("x.threshold = 1\nthreshold = 80\n", "x.threshold = 1\nthreshold = 90\n"),
        ("x = [\n  \"]\", # ]\n  1,\n]\nthreshold = 80\n", "x = [\n  \"]\", # ]\n  1,\n]\nthreshold = 90\n"),
    ])
    func `a number is set, and all else stays as it is`(before: String, after: String) throws {
        #expect(try self.set(.threshold, .number(90), in: before) == after)
        // As Windows writes it.
        let (windows, wanted) = (before.replacing("\n", with: "\r\n"), after.replacing("\n", with: "\r\n"))
        guard before.contains("\n") else { return }
        #expect(try self.set(.threshold, .number(90), in: windows) == wanted)
    }

    @Test(arguments: [
        ("library = []\n", ["/a"], "library = [\"/a\"]\n"),
        (
            "library = [\n  \"/a\", # films\n  \"/b\"\n] # all\nosd = \"all\"\n", ["~/c", "/d"],
            "library = [\"~/c\", \"/d\"] # all\nosd = \"all\"\n"
        ),
        ("library = ['/a]', '''/#''']\n", [], "library = []\n"),
    ])
    func `a list takes the place of a list, over however many lines`(
        before: String,
        items: [String],
        after: String
    ) throws {
        #expect(try self.set(.library, .list(items), in: before) == after)
    }

    @Test(arguments: ["a\"b", "a\\b", "日本語 ü", "a\u{7}b\u{7F}", "#", "'", ""])
    func `a text is read as it was meant`(text: String) throws {
        let new = try self.set(.library, .list(["/\(text)"]), in: "library = [] # mine\n")
        #expect(new.hasSuffix(" # mine\n"))
        #expect(Settings(text: new, home: "/").library == ["/\(text)"])
    }

    @Test(arguments: [
        ("threshold = 80\n", ""), ("# a\nthreshold = 80 # b\nosd = \"all\"\n", "# a\nosd = \"all\"\n"),
        ("library = [\n\"/a\"\n]\nthreshold = 80", "library = [\n\"/a\"\n]\n"), ("osd = \"all\"\n", "osd = \"all\"\n"),
        ("[x]\nthreshold = 80\n", "[x]\nthreshold = 80\n"),
    ])
    func `a setting is taken out with its line`(before: String, after: String) throws {
        #expect(try ConfigEdit(before).removing(.threshold) == after)
    }

    @Test(arguments: ["threshold = ", "[", "a = 1\na = 2\n", "threshold.x = {\n"])
    func `what cannot be read is left alone`(text: String) {
        #expect(throws: ConfigEdit.Refusal.unreadable) { try self.set(.threshold, .number(90), in: text) }
        #expect(throws: ConfigEdit.Refusal.unreadable) { try ConfigEdit(text).removing(.threshold) }
    }

    @Test(arguments: ["threshold.x = 1\n", "[threshold]\nx = 1\n", "[[threshold]]\n", "\"thres\\u0068old\" = 80\n"])
    func `what only its author can change is left alone`(text: String) {
        #expect(throws: ConfigEdit.Refusal.tooIntricate) { try self.set(.threshold, .number(90), in: text) }
    }

    @Test func `no text makes it trap`() {
        let pieces = [
            "[", "]", "{", "}", "\"", "'", "\"\"\"", "'''", "#", "\n", "\r", "\\", "=", ".", "a", "\u{FEFF}", ",",
        ]
        var seed: UInt64 = 1
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(seed >> 33) % pieces.count]
            }
            let layout = ConfigLayout(text)
            #expect(layout.assignments.allSatisfy { $0.whole.upperBound <= text.utf8.count })
        }
    }

    @Test func `every setting of the example can be set, and the rest of the file stays`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let text = try String(contentsOf: root.appending(path: "Config/config.example.toml"), encoding: .utf8)
        for key in SettingKey.allCases {
            let value: SettingValue =
                switch key.sort {
                case .text: .text("x")
                case .number: .number(7)
                case .flag: .flag(true)
                case .list: .list(["/x"])
                }
            let new = try self.set(key, value, in: text)
            let (old, lines) = (text.split(separator: "\n"), new.split(separator: "\n"))
            #expect(lines.count - old.count <= 1, "\(key)")
            #expect(lines.filter { !old.contains($0) } == ["\(key.rawValue) = \(value.toml)"[...]], "\(key)")
        }
    }
}
