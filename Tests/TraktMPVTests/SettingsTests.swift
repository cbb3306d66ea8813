import Foundation
import Playback
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct SettingsTests {
    private func settings(_ text: String, _ variables: [String: String] = [:]) throws -> Settings {
        let directory = try TemporaryDirectory()
        let file = directory.url.appending(path: "config.toml")
        try Data(text.utf8).write(to: file)
        return Settings(Paths(["TRAKT_MPV_CONFIG": file.path]), variables: variables)
    }

    @Test(arguments: [
        ("thresold = 80", "thresold"), ("threshold = \"high\"", "threshold"), ("threshold = 101", "threshold"),
        ("client_id = 5", "client_id"), ("osd = \"loud\"", "osd"), ("menu_key = \"a b\"", "menu_key"),
        ("resume = true", "resume"), ("minimum_length = -1", "minimum_length"),
    ])
    func `a wrong key or value is named and the default holds`(text: String, key: String) throws {
        let settings = try self.settings("# first line\n" + text)
        let complaint = try #require(settings.complaints.first)
        #expect(complaint.contains("line 2") && complaint.contains(key) && complaint.contains("config.toml"))
        #expect(settings.policy.threshold == 80)
    }

    @Test(arguments: ["[", "= =", "\u{0}", "client_id = \"\u{1B}[31m"])
    func `a file that cannot be read is one sentence without escapes`(text: String) throws {
        let settings = try self.settings(text)
        #expect(settings.complaints.count == 1)
        #expect(!settings.complaints.joined().contains("\u{1B}"))
    }

    @Test func `the environment wins over the file`() throws {
        let settings = try self.settings("client_id = \"file\"", ["TRAKT_MPV_CLIENT_ID": "environment"])
        #expect(settings.clientID == "environment")
    }

    @Test func `the example file holds the defaults`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let text = try String(contentsOf: root.appending(path: "Config/config.example.toml"), encoding: .utf8)
        let settings = try self.settings(text)
        #expect(settings.complaints.isEmpty)
        #expect(settings.policy == .init())
        #expect(settings.screen == .init())
        #expect(settings.credits == .chapters)
    }
}

@Suite struct DisplayTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a\u{1B}[31mb", "a[31mb"), ("a\nb\r\u{7}", "ab"), ("\u{202E}evil", "evil"), ("", ""),
        ("\u{9B}31m", "31m"), ("日本語 👩‍👩‍👧", "日本語 👩‍👩‍👧"),
    ])
    func `what could harm a terminal is left out`(text: String, shown: String) {
        #expect(DisplayText(text).description == shown)
    }

    @Test(arguments: ["\u{9B}31m", "\u{202E}turned", "\u{1B}[2J", "a\nb", "\u{FEFF}", "plain ü 日本"])
    func `JSON says the same and steers nothing`(text: String) throws {
        let line = JSONLine(String(decoding: try JSONEncoder().encode([text]), as: UTF8.self)).description
        #expect(
            line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0 != "\u{202E}" }
        )
        #expect(try JSONDecoder().decode([String].self, from: Data(line.utf8)) == [text])
    }

    @Test func `a hundred kilobytes are cut`() {
        #expect(DisplayText(String(repeating: "x", count: 100_000)).description.count == 200)
    }
}
