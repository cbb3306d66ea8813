import Foundation
import Playback
import ScrobbleSync
import TestSupport
import Testing
import TraktAPI

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
        ("log_level = \"loud\"", "log_level"), ("resume = true", "resume"), ("minimum_length = -1", "minimum_length"),
        ("continue_days = 400", "continue_days"), ("continue_days = \"never\"", "continue_days"),
    ])
    func `a wrong key or value is named and the default holds`(text: String, key: String) throws {
        let settings = try self.settings("# first line\n" + text)
        let complaint = try #require(settings.complaints.first)
        #expect(complaint.contains("line 2") && complaint.contains(key) && complaint.contains("config.toml"))
        #expect(settings.policy.threshold == 80)
    }

    @Test(arguments: ["client_id", "client_secret"], [String(repeating: "x", count: 65_000), "a b", "\\u0007", "ü"])
    func `an id that cannot stand in a request is named and is none`(key: String, text: String) throws {
        let settings = try self.settings("\(key) = \"\(text)\"")
        #expect(settings.clientID == nil && settings.clientSecret == nil)
        #expect(settings.complaints.count == 1 && settings.complaints[0].contains("key \(key): must be up to 256"))
        let name = "TRAKT_MPV_\(key.uppercased())"
        let own = try self.settings("client_id = \"mine\"\nclient_secret = \"own\"", [name: text + "\n"])
        #expect(own.clientID == "mine" && own.clientSecret == "own")
        #expect(own.complaints.count == 1 && own.complaints[0].hasPrefix("\(name) must be up to 256"))
    }

    @Test(arguments: [("", " = 1"), ("[", "]"), ("[[", "]]"), ("threshold = {", " = 1}")])
    func `a name of a hundred thousand parts ends in a sentence`(before: String, after: String) throws {
        let name = Array(repeating: "a", count: 100_000).joined(separator: ".")
        let settings = try self.settings("osd = \"all\"\n\(before)\(name)\(after)\n")
        #expect(settings.complaints.count == 1)
        #expect(settings.complaints.first?.contains("line 2 has a name of too many parts") == true)
    }

    @Test(arguments: ["proxy = \"ftp://p:1\"", "proxy = \"\"", "proxy = 5"])
    func `past a proxy that cannot be understood nothing goes out`(text: String) throws {
        let settings = try self.settings(text, ["HTTPS_PROXY": "http://p:1"])
        #expect(
            settings.complaints.count == 1 && settings.complaints[0].contains("key proxy: must be http://HOST:PORT")
        )
        let trakt = try #require(URL(string: "https://api.trakt.tv/"))
        #expect(settings.network.proxy.way(to: trakt) == .unreadable(name: "proxy"))
    }

    @Test func `a proxy of the config wins over the environment's, and authorities are the environment's`() throws {
        let variables = ["HTTPS_PROXY": "http://p:1", "SSL_CERT_FILE": "/ca.pem"]
        let trakt = try #require(URL(string: "https://api.trakt.tv/"))
        let set = try self.settings("proxy = \"http://own:2\"", variables)
        #expect(set.network.proxy.way(to: trakt) == ProxyAddress("own:2").map { .through($0) })
        #expect(set.network.authorities == .file("/ca.pem"))
        let unset = try self.settings("", variables)
        #expect(unset.network.proxy.way(to: trakt) == ProxyAddress("p:1").map { .through($0) })
    }

    @Test(arguments: ["[", "= =", "\u{0}", "client_id = \"\u{1B}[31m", "a = 1\na = 2", "# \u{1}\na = 1"])
    func `a file that cannot be read is one sentence without escapes, and nothing is sent`(text: String) throws {
        let settings = try self.settings(text)
        #expect(settings.complaints.count == 1)
        #expect(!settings.complaints.joined().contains("\u{1B}"))
        #expect(settings.standstill == settings.complaints.first)
        #expect(settings.standstill?.contains("line ") == true)
    }

    @Test func `rules say what whole trees are`() throws {
        let settings = try self.settings(
            """
            [[rule]]
            path = "~/lectures"
            never = true
            [[rule]]
            path = "/anime/Bleach TYBW"
            show = "https://trakt.tv/shows/bleach"
            season_offset = 16
            [[rule]]
            path = "/anime/Naruto"
            episode_offset = -12
            [[rule]]
            path = "/film.mkv"
            movie = 1390
            """,
            ["HOME": "/home/me"]
        )
        #expect(settings.complaints == [])
        #expect(
            settings.rules.map(\.scope.folder) == [
                "/home/me/lectures", "/anime/Bleach TYBW", "/anime/Naruto", "/film.mkv",
            ]
        )
        #expect(
            settings.rules.map(\.target) == [
                .never, .show(.init(show: "bleach", seasonOffset: 16)), .offset(season: 0, episode: -12),
                .movie("1390"),
            ]
        )
    }

    @Test(arguments: [
        ("never = true", 4, "path"), ("path = \"relative\"\nnever = true", 5, "path"), ("path = \"/a\"", 5, "path"),
        ("path = \"/a/*/b\"\nnever = true", 5, "path"), ("path = 1\nnever = \"true\"", 5, "path"),
        ("path = \"/a\"\nshow = \"a b/c\"", 6, "show"),
        ("path = \"/a\"\nshow = \"x\"\nmovie = \"y\"", 5, "path"),
        ("path = \"/a\"\nseason_offset = 99999999999", 6, "season_offset"),
        ("path = \"/a\"\nmovie = \"https://trakt.tv/shows/x\"", 6, "movie"),
        ("path = \"/a\"\nshow = \"x\"\nseason_offset = 1\nseason = -1", 8, "season"),
    ])
    func `a rule that is not clear is named by line and key, the others hold, and nothing is sent`(
        text: String,
        line: Int,
        key: String
    ) throws {
        let settings = try self.settings("[[rule]]\npath = \"/good\"\nnever = true\n[[rule]]\n\(text)")
        #expect(settings.complaints.contains { $0.contains("line \(line), key \(key):") })
        #expect(settings.rules.map(\.scope.folder) == ["/good"])
        #expect(settings.standstill?.contains("nothing is sent") == true)
    }

    @Test(arguments: [
        ("[[rule]]\npath = \"/a\"\nnever = \"true\"", 3, "never"), ("[[rule]]\npath = \"/a\"\nnever = 1", 3, "never"),
        ("[[rule]]\npath = \"/a\"\nnever = true\ncolour = 1", 4, "colour"),
        ("[[rule]]\npath = \"/a\"\nNever = true", 3, "Never"), ("[rule]\npath = \"/a\"\nnever = true", 1, "rule"),
        ("[[rule]]\npath = \"/a\"\nnever = true\nshow = \"x\"", 2, "path"),
        ("[[rule]]\npath = \"/a\"\nnever = true\nthreshold = 90", 4, "threshold"),
    ])
    func `a malformed rule that says never means it`(text: String, line: Int, key: String) throws {
        let settings = try self.settings(text)
        #expect(settings.rules == [Correction(scope: .init(folder: "/a"), target: .never)])
        #expect(settings.complaints.contains { $0.contains("line \(line), key \(key):") && $0.contains("means never") })
        #expect(settings.standstill == nil)
    }

    @Test func `a rule is switched off by a plain false, and a star at its end changes nothing`() throws {
        #expect(try self.settings("[[rule]]\npath = \"/a\"\nnever = false").rules.isEmpty)
        let starred = try self.settings("[[rule]]\npath = \"/a/*\"\nnever = true")
        #expect(starred.rules.map(\.scope.folder) == ["/a"] && starred.complaints.isEmpty)
    }

    @Test(arguments: [
        "rule = 1", "rule = [1]", "[rule]\npath = \"/a\"", "[[rules]]\npath = \"/a\"\nnever = true",
        "[[Rule]]\npath = \"/a\"\nnever = true", "never = \"/a\"", "[trees]\n[[trees.mine]]\nnever = true",
    ])
    func `what may have been meant as a rule stops everything`(text: String) throws {
        let settings = try self.settings(text)
        #expect(settings.rules.isEmpty)
        #expect(settings.standstill?.contains("[[rule]]") == true)
    }

    @Test func `no rules at all are fine`() throws {
        #expect(try self.settings("rule = []").standstill == nil)
        #expect(try self.settings("").standstill == nil)
    }

    @Test(arguments: ["Latin-1", "folder", "pipe", "dangling link", "missing"])
    func `a file that is there and is no text is not taken for none`(sort: String) throws {
        let directory = try TemporaryDirectory()
        let file = directory.url.appending(path: "config.toml")
        switch sort {
        case "Latin-1":
            try Data("# a\n# b\ntitle = \"caf\u{E9}\"\n".unicodeScalars.map { UInt8($0.value) }).write(to: file)
        case "folder": try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
        case "pipe": #expect(unsafe mkfifo(file.path, 0o600) == 0)
        case "dangling link":
            try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: "/nowhere/config")
        default: break
        }
        let settings = Settings(Paths(["TRAKT_MPV_CONFIG": file.path]), variables: [:])
        #expect(settings.complaints.count == 1)
        #expect(settings.standstill?.contains("config.toml") == true)
        if sort == "Latin-1" {
            #expect(settings.standstill?.contains("line 3, key title: is not written in UTF-8") == true)
        }
    }

    @Test func `no file is no mistake where none is named, and a link to nothing is one`() throws {
        let home = try TemporaryDirectory()
        #expect(Settings(Paths(["HOME": home.url.path]), variables: [:]).standstill == nil)
        #expect(Settings(Paths(["HOME": home.url.path, "TRAKT_MPV_CONFIG": ""]), variables: [:]).standstill == nil)
        let folder = home.url.appending(path: ".config/trakt-mpv")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let link = folder.appending(path: "config.toml").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/nowhere/config")
        #expect(
            Settings(Paths(["HOME": home.url.path]), variables: [:]).standstill?.contains("a link to nothing") == true
        )
        #expect(Settings(Paths(["TRAKT_MPV_CONFIG": "/dev/null"]), variables: [:]).standstill == nil)
    }

    @Test func `the environment wins over the file`() throws {
        let settings = try self.settings("client_id = \"file\"", ["TRAKT_MPV_CLIENT_ID": "environment"])
        #expect(settings.clientID == "environment")
    }

    @Test(arguments: [
        ("", nil as String?, LogLevel.info, 0), ("log_level = \"debug\"", nil, .debug, 0),
        ("log_level = \"debug\"", "off", .off, 0), ("log_level = \"debug\"", "", .debug, 0),
        ("log_level = \"debug\"", "loud", .debug, 1),
    ])
    func `how much is logged is what the environment says, else the file`(
        text: String,
        variable: String?,
        level: LogLevel,
        complaints: Int
    ) throws {
        let settings = try self.settings(text, variable.map { ["TRAKT_MPV_LOG": $0] } ?? [:])
        #expect(settings.logLevel == level)
        #expect(settings.complaints.count == complaints)
    }

    /// The example file, and the same with every line that stands there as a comment.
    private func example() throws -> (text: String, whole: String) {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let text = try String(contentsOf: root.appending(path: "Config/config.example.toml"), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let bare = line.drop { $0 == "#" || $0 == " " }
            let key = bare.prefix { $0.isLowercase || $0 == "_" }
            let isSetting = line.hasPrefix("# ") && !key.isEmpty && bare.dropFirst(key.count).hasPrefix(" = ")
            return isSetting || line.hasPrefix("# [[") ? bare : line
        }
        return (text, lines.joined(separator: "\n"))
    }

    @Test func `the example file holds the defaults`() throws {
        let settings = try self.settings(try self.example().text)
        #expect(settings.complaints.isEmpty)
        for key in SettingKey.allCases { #expect(key.value(in: settings) == key.value(in: Settings()), "\(key)") }
    }

    @Test func `the example file has every setting, and nothing that is none`() throws {
        let (text, whole) = try self.example()
        let layout = ConfigLayout(whole)
        let keys = layout.assignments.filter { $0.table == nil }.map { $0.key.joined(separator: ".") }
        #expect(keys.sorted() == SettingKey.allCases.map(\.rawValue).sorted())
        // What stands there as a comment has no default that could be written down.
        let written = ConfigLayout(text).assignments.compactMap { SettingKey(rawValue: $0.key.joined(separator: ".")) }
        let unwritten = SettingKey.allCases.filter { !written.contains($0) }
        #expect(unwritten == [.clientID, .clientSecret, .proxy])
        #expect(try self.settings(whole).complaints.isEmpty)
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
