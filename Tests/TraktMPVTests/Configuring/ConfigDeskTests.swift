import Foundation
import Logging
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct ConfigDeskTests {
    private let home: TemporaryDirectory

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private var folder: URL { self.home.url.appending(path: ".config/trakt-mpv") }
    private var file: URL { self.folder.appending(path: "config.toml") }

    private func desk(_ variables: [String: String] = [:]) -> ConfigDesk {
        let variables = variables.merging(["HOME": self.home.url.path], uniquingKeysWith: { mine, _ in mine })
        let paths = Paths(variables)
        let settings = Settings(paths, variables: variables)
        return ConfigDesk(in: Environment(paths: paths, settings: settings, isInteractive: false))
    }

    private func write(_ text: String) throws {
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: self.file)
    }

    private func text() throws -> String { try String(contentsOf: self.file, encoding: .utf8) }

    private func mode(of url: URL) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int ?? 0
    }

    private func json(_ report: some Report) throws -> [String: Any] {
        let line = try JSONLine(encoding: report).description
        return try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    // MARK: - Changing

    @Test func `without a config one is made that is the user's alone`() throws {
        _ = try self.desk().set(.threshold, to: ["90"])
        #expect(try self.text() == "threshold = 90\n")
        #expect(try self.mode(of: self.file) == 0o600)
        #expect(try self.mode(of: self.folder) == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.folder.path) == ["config.toml"])
    }

    @Test(arguments: [0o600, 0o644, 0o664, 0o400])
    func `permissions stay`(mode: Int) throws {
        try self.write("osd = \"all\"\n")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self.file.path)
        _ = try self.desk().set(.osd, to: ["none"])
        #expect(try self.text() == "osd = \"none\"\n")
        #expect(try self.mode(of: self.file) == mode)
    }

    @Test(arguments: ["to a file", "to a link", "to nothing yet"])
    func `a config that is a link is written where it leads`(sort: String) throws {
        let dotfiles = self.home.url.appending(path: "dotfiles")
        try FileManager.default.createDirectory(at: dotfiles, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        let real = dotfiles.appending(path: "trakt.toml")
        if sort != "to nothing yet" { try Data("# mine\nosd = \"all\"\n".utf8).write(to: real) }
        var target = "../../dotfiles/trakt.toml"
        if sort == "to a link" {
            try FileManager.default.createSymbolicLink(
                atPath: dotfiles.appending(path: "link").path,
                withDestinationPath: "trakt.toml"
            )
            target = "../../dotfiles/link"
        }
        try FileManager.default.createSymbolicLink(atPath: self.file.path, withDestinationPath: target)
        _ = try self.desk().set(.osd, to: ["none"])
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: self.file.path) == target)
        let wanted = sort == "to nothing yet" ? "osd = \"none\"\n" : "# mine\nosd = \"none\"\n"
        #expect(try String(contentsOf: real, encoding: .utf8) == wanted)
    }

    @Test func `links in a circle are named`() throws {
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: self.file.path, withDestinationPath: "config.toml")
        #expect(throws: ConfigMistake.circle(path: self.file.path)) { try self.desk().set(.osd, to: ["none"]) }
    }

    @Test(.enabled(if: geteuid() != 0)) func `a folder that takes nothing is named, and the file stays`() throws {
        try self.write("osd = \"all\"\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: self.folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: self.folder.path) }
        let mistake = #expect(throws: ConfigMistake.self) { try self.desk().set(.osd, to: ["none"]) }
        #expect("\(mistake.map { "\($0)" } ?? "")".contains(self.folder.path))
        #expect(try self.text() == "osd = \"all\"\n")
    }

    @Test func `a file where the folder should be is named`() throws {
        try Data().write(to: self.home.url.appending(path: ".config"))
        let mistake = #expect(throws: ConfigMistake.self) { try self.desk().set(.osd, to: ["none"]) }
        guard case .disk(let sentence)? = mistake else { throw Unexpected() }
        #expect(sentence.contains(".config/trakt-mpv"))
    }

    private struct Unexpected: Error {}

    @Test func `what is no file is not replaced`() throws {
        let desk = self.desk(["TRAKT_MPV_CONFIG": "/dev/null"])
        #expect(throws: ConfigMistake.self) { try desk.set(.osd, to: ["none"]) }
        var status = stat()
        #expect(unsafe stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test(arguments: [
        (SettingKey.threshold, ["101"], "a number from 1 to 100"), (.threshold, ["high"], "a number from 1 to 100"),
        (.threshold, ["nan"], "a number"), (.osd, ["loud"], "one of \"all\", \"important\", \"none\""),
        (.ratingBeforeQuit, ["yes"], "true or false"), (.menuKey, ["a b"], "the name of a key"),
        (.proxy, ["ftp://x"], "http://HOST:PORT"), (.clientID, ["a b"], "up to 256"),
        (.library, ["films"], "whole paths"),
        (.continueDays, ["400"], "days from 0 to 365"),
    ])
    func `what is not right is refused with what is`(key: SettingKey, words: [String], right: String) throws {
        try self.write("# mine\n")
        let mistake = #expect(throws: ConfigMistake.self) { try self.desk().set(key, to: words) }
        let sentence = mistake.map { "\($0)" } ?? ""
        #expect(sentence.hasPrefix(key.rawValue) && sentence.contains(right), "\(sentence)")
        #expect(try self.text() == "# mine\n")
    }

    @Test func `an unknown setting is refused with the one that is meant`() {
        #expect(throws: ConfigMistake.unknown("treshold")) { try ConfigDesk.key("treshold") }
        #expect("\(ConfigMistake.unknown("treshold"))".contains("Did you mean threshold?"))
        #expect("\(ConfigMistake.unknown("colour\u{1B}[31m"))".contains("config show"))
        #expect(!"\(ConfigMistake.unknown("colour\u{1B}[31m"))".contains("\u{1B}"))
    }

    @Test func `a config that cannot be read is left as it is, and told what is wrong with it`() throws {
        try self.write("osd = \"all\nthreshold = 80\n")
        let mistake = #expect(throws: ConfigMistake.self) { try self.desk().set(.threshold, to: ["90"]) }
        #expect("\(mistake.map { "\($0)" } ?? "")".contains("line "))
        #expect(try self.text() == "osd = \"all\nthreshold = 80\n")
    }

    @Test func `many that change settings at once lose none`() async throws {
        let keys: [(SettingKey, String)] = [
            (.threshold, "90"), (.minimumShare, "10"), (.osd, "none"), (.resume, "never"), (.credits, "off"),
            (.menuKey, "F7"), (.continueDays, "3"), (.minimumLength, "60"),
        ]
        let desk = self.desk()
        await withTaskGroup(of: Void.self) { group in
            for (key, word) in keys { group.addTask { #expect(throws: Never.self) { try desk.set(key, to: [word]) } } }
        }
        let settings = Settings(Paths(["HOME": self.home.url.path]), variables: [:])
        #expect(keys.allSatisfy { $0.value(in: settings).plain == $1 })
    }

    // MARK: - Looking

    @Test func `each setting is told with where it comes from, and no secret`() throws {
        try self.write(
            """
            # first
            threshold = 90
            client_secret = "hidden"
            log_level = "debug"
            proxy = "http://me:word@p:1"
            osd = "loud"
            library = [
              "~/Videos",
            ]
            """
        )
        let desk = self.desk(["TRAKT_MPV_CLIENT_ID": "mine", "TRAKT_MPV_LOG": "off"])
        let listing = try self.json(desk.listing)
        let rows = try #require(listing["settings"] as? [[String: Any]])
        #expect(rows.compactMap { $0["key"] as? String } == SettingKey.allCases.map(\.rawValue))
        let byKey = Dictionary(uniqueKeysWithValues: rows.map { ($0["key"] as? String ?? "", $0) })
        #expect(byKey["threshold"]?["line"] as? Int == 2 && byKey["threshold"]?["value"] as? Double == 90)
        #expect(byKey["client_id"]?["variable"] as? String == "TRAKT_MPV_CLIENT_ID")
        #expect(byKey["log_level"]?["origin"] as? String == "environment")
        #expect(byKey["osd"]?["origin"] as? String == "default" && byKey["osd"]?["value"] as? String == "all")
        #expect(byKey["library"]?["line"] as? Int == 7)
        #expect(byKey["proxy"]?["hidden"] as? Bool == true && byKey["client_secret"]?["hidden"] as? Bool == true)
        let shown = desk.listing.lines.joined(separator: "\n")
        #expect(!shown.contains("hidden\"") && !shown.contains("word@"))
        #expect(desk.report(on: .clientSecret).lines == ["hidden"])
        #expect(desk.report(on: .library).lines == ["~/Videos"])
    }

    @Test func `checking tells each mistake with its line and what to do`() throws {
        try self.write("tresholt = 1\nosd = \"loud\"\n[[rule]]\nnever = true\n")
        let check = self.desk(["TRAKT_MPV_LOG": "loud"]).check
        #expect(!check.isRight)
        let findings = try #require(try self.json(check)["findings"] as? [[String: Any]])
        #expect(findings.count == 4)
        let byKey = Dictionary(uniqueKeysWithValues: findings.map { ($0["key"] as? String ?? "", $0) })
        #expect(byKey["tresholt"]?["line"] as? Int == 1)
        #expect((byKey["tresholt"]?["problem"] as? String)?.contains("did you mean threshold?") == true)
        #expect((byKey["osd"]?["remedy"] as? String)?.contains("config set osd") == true)
        #expect((byKey["path"]?["consequence"] as? String)?.contains("nothing is sent") == true)
        #expect((byKey["TRAKT_MPV_LOG"]?["remedy"] as? String)?.contains("unset") == true)
        try self.write("osd = \"none\"\n")
        #expect(self.desk().check.isRight)
    }

    @Test(arguments: ["threshold = 80\r\nosd = \"loud\"\r\n", "x = '''\nosd\n'''\nosd = \"loud\"\n", "[y]\nosd = 1\n"])
    func `a line is that of the setting itself, however the file is written`(text: String) throws {
        try self.write(text)
        let finding = self.desk().check.findings.first { $0.key == "osd" }
        #expect(finding?.line == (text.hasPrefix("threshold") ? 2 : text.hasPrefix("x") ? 4 : nil))
    }
}
