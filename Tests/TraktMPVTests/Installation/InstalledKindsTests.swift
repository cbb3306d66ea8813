import Foundation
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct InstalledKindsTests {
    private let home: TemporaryDirectory
    private let environment: Environment

    init() throws {
        self.home = try TemporaryDirectory()
        self.environment = Environment.unreachable(self.home)
    }

    private func places(_ program: String = "/opt/trakt-mpv/bin/trakt-mpv") throws -> InstallationPlaces {
        let root = self.home.url.path
        let variables = [
            "HOME": root, "XDG_DATA_DIRS": "\(root)/usr/share", "XDG_CONFIG_DIRS": "\(root)/etc/xdg",
            "XDG_CURRENT_DESKTOP": "X-Test",
        ]
        return try InstallationPlaces(Paths(variables), variables: variables, program: program)
    }

    private func write(_ path: String, _ text: String) throws {
        let url = self.home.url.appending(path: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    private func read(_ path: String) throws -> String {
        try String(contentsOf: self.home.url.appending(path: path), encoding: .utf8)
    }

    // MARK: - The menu entry

    @Test(arguments: [
        ("/opt/bin/trakt-mpv", "Exec=/opt/bin/trakt-mpv play "),
        ("/home/a b/trakt-mpv", #"Exec="/home/a b/trakt-mpv" play "#),
        ("/home/50%/trakt-mpv", #"Exec="/home/50%%/trakt-mpv" play "#),
        (#"/home/$a"b\c/trakt-mpv"#, #"Exec="/home/\\$a\\"b\\\\c/trakt-mpv" play "#),
        ("/home/Müller/trakt-mpv", "Exec=/home/Müller/trakt-mpv play "),
    ])
    func `the entry names the whole program, whatever its path has in it`(program: String, line: String) throws {
        let entry = DesktopEntry.entry(for: program)
        #expect(entry.split(separator: "\n").contains { $0.hasPrefix(line) && $0.hasSuffix(" -- %U") }, "\(entry)")
        #expect(!entry.contains("Exec=trakt-mpv"))
    }

    @Test func `a program in a folder with a line break is refused`() throws {
        #expect(throws: InstallationMistake.oddPath("/a\nExec=evil/trakt-mpv")) {
            try self.places("/a\nExec=evil/trakt-mpv")
        }
    }

    /// Two types, of which somebody else's entry knows both and the user has chosen for one.
    private func makeDesktop() throws {
        try self.write("usr/share/applications/other.desktop", "[Desktop Entry]\n")
        try self.write(
            "usr/share/applications/mimeinfo.cache",
            "[MIME Cache]\nvideo/mp4=gone.desktop;other.desktop;\nvideo/webm=other.desktop;\n"
        )
        try self.write(".config/mimeapps.list", "[Default Applications]\nvideo/webm=chosen.desktop\n\n[Other]\na=b\n")
    }

    @Test func `what opens films stays what it is, and is given back`() throws {
        try self.makeDesktop()
        let before = try self.read(".config/mimeapps.list")
        let entry = DesktopEntry(try self.places(), self.environment)
        let report = try Installation(entry, in: self.environment).install(isTrial: false)
        #expect(report.notes.contains { $0.hasPrefix("What opens films stays other.desktop") })
        let list = KeyFile(try self.read(".config/mimeapps.list")).sections
        #expect(list["Default Applications"] == ["video/webm": "chosen.desktop", "video/mp4": "other.desktop"])
        #expect(list["Other"] == ["a": "b"])
        _ = try Installation(entry, in: self.environment).uninstall(isTrial: false)
        #expect(try self.read(".config/mimeapps.list") == before)
    }

    @Test func `a list of choices that was made for it goes with it`() throws {
        try self.makeDesktop()
        let list = self.home.url.appending(path: ".config/mimeapps.list")
        try FileManager.default.removeItem(at: list)
        let entry = DesktopEntry(try self.places(), self.environment)
        _ = try Installation(entry, in: self.environment).install(isTrial: false)
        #expect(FileManager.default.fileExists(atPath: list.path))
        _ = try Installation(entry, in: self.environment).uninstall(isTrial: false)
        #expect(!FileManager.default.fileExists(atPath: list.path))
    }

    @Test func `what the user has chosen since stays when the entry goes`() throws {
        try self.makeDesktop()
        let entry = DesktopEntry(try self.places(), self.environment)
        _ = try Installation(entry, in: self.environment).install(isTrial: false)
        let list = try self.read(".config/mimeapps.list")
        try self.write(
            ".config/mimeapps.list",
            list.replacing("video/mp4=other.desktop", with: "video/mp4=new.desktop")
        )
        _ = try Installation(entry, in: self.environment).uninstall(isTrial: false)
        #expect(try self.read(".config/mimeapps.list").contains("video/mp4=new.desktop"))
    }

    @Test(arguments: ["etc/xdg/mimeapps.list", "usr/share/applications/x-test-mimeapps.list"])
    func `a choice of the system is a choice`(place: String) throws {
        try self.makeDesktop()
        try self.write(place, "[Default Applications]\nvideo/mp4=system.desktop\n")
        let entry = DesktopEntry(try self.places(), self.environment)
        let report = try Installation(entry, in: self.environment).install(isTrial: false)
        #expect(!report.notes.contains { $0.hasPrefix("What opens films stays") })
    }

    // MARK: - The timer

    @Test func `the units name the program and the folders of this user`() throws {
        let root = self.home.url.path
        let variables = ["HOME": root, "XDG_STATE_HOME": "\(root)/my state", "TRAKT_MPV_CLIENT_ID": "abc"]
        let timer = try SyncTimer(try self.places("/opt/a $b%/trakt-mpv"), Paths(variables), variables)
        let files = timer.files
        let folder = "\(root)/.config/systemd/user"
        #expect(
            files.map(\.path) == [
                "\(folder)/trakt-mpv-sync.service", "\(folder)/trakt-mpv-sync.timer",
                "\(folder)/timers.target.wants/trakt-mpv-sync.timer",
            ]
        )
        guard case .text(let service) = files[0].content else { throw Missing() }
        #expect(service.contains(#"ExecStart="/opt/a $$b%%/trakt-mpv" sync --background"#), "\(service)")
        #expect(service.contains(#"ReadWritePaths="-\#(root)/my state/trakt-mpv" "-\#(root)/.cache/trakt-mpv""#))
        #expect(service.contains("ConditionPathExists=\(root)/my state/trakt-mpv/viewings.sqlite"))
        #expect(service.contains(#"Environment="XDG_STATE_HOME=\#(root)/my state""#))
        #expect(service.contains(#"Environment="TRAKT_MPV_CLIENT_ID=abc""#))
        #expect(!service.contains("%h") && !service.contains("/usr/bin/trakt-mpv"))
    }

    private struct Missing: Error {}

    // MARK: - What came with the program

    @Test func `what came with the program is not installed a second time`() throws {
        try self.write("usr/share/man/man1/trakt-mpv.1.gz", "")
        let page = ManualPage(try self.places(self.home.url.appending(path: "usr/bin/trakt-mpv").path))
        let report = try Installation(page, in: self.environment).install(isTrial: false)
        #expect(report.changes.isEmpty && report.notes.count == 1 && !report.isFailure)
    }
}
