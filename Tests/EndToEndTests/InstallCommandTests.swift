import Foundation
import TestSupport
import Testing

/// `install` and `uninstall` by the built program.
@Suite struct InstallCommandTests {
    private let home: TemporaryDirectory

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func run(_ arguments: String...) throws -> Command.Outcome {
        // Nobody's session of systemd is told of what a test writes, and no player of this machine has been taken so far.
        let environment = [
            "HOME": self.home.url.path, "XDG_RUNTIME_DIR": self.home.url.path, "XDG_DATA_DIRS": "/nowhere",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "TRAKT_MPV_CLIENT_ID": "test",
        ]
        return try Command.run(House.program, arguments, environment: environment)
    }

    private func files() throws -> Set<String> {
        let all = try FileManager.default.subpathsOfDirectory(atPath: self.home.url.path)
        return try Set(
            all.filter { path in
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: self.home.url.appending(path: path).path
                )
                return attributes[.type] as? FileAttributeType != .typeDirectory && !path.hasPrefix(".local/state/")
            }
        )
    }

    @Test(arguments: [
        (
            "desktop",
            [
                ".local/share/applications/zz-trakt-mpv.desktop",
                ".local/share/icons/hicolor/scalable/apps/trakt-mpv.svg",
            ]
        ),
        (
            "timer",
            [
                ".config/systemd/user/timers.target.wants/trakt-mpv-sync.timer",
                ".config/systemd/user/trakt-mpv-sync.service", ".config/systemd/user/trakt-mpv-sync.timer",
            ]
        ),
        (
            "completions",
            [
                ".config/fish/completions/trakt-mpv.fish", ".local/share/bash-completion/completions/trakt-mpv",
                ".local/share/zsh/site-functions/_trakt-mpv",
            ]
        ),
        ("man", [".local/share/man/man1/trakt-mpv.1"]),
    ])
    func `each kind says what it writes, writes it once, and can be taken away`(kind: String, paths: [String]) throws {
        let trial = try self.run("install", kind, "--dry-run")
        #expect(
            trial.status == 0 && paths.allSatisfy { trial.output.contains("Would write \(self.home.url.path)/\($0)") }
        )
        #expect(try self.files().isEmpty)

        let first = try self.run("install", kind)
        #expect(first.status == 0, "\(first.errors)")
        #expect(paths.allSatisfy { first.output.contains("Written: \(self.home.url.path)/\($0)") }, "\(first.output)")
        let generated: Set = [".local/share/applications/mimeinfo.cache"]
        #expect(try self.files().subtracting(generated) == Set(paths))

        let second = try self.run("install", kind)
        #expect(second.status == 0 && !second.output.contains("Written:") && second.output.contains("As it should be:"))

        let last = try self.run("uninstall", kind)
        #expect(last.status == 0 && paths.allSatisfy { last.output.contains("Removed: \(self.home.url.path)/\($0)") })
        #expect(try self.files().subtracting(generated).isEmpty)
    }

    @Test func `the entry names this very program, which starts`() throws {
        try #expect(self.run("install", "desktop").status == 0)
        let entry = self.home.url.appending(path: ".local/share/applications/zz-trakt-mpv.desktop")
        let text = try String(contentsOf: entry, encoding: .utf8)
        let program = URL(filePath: House.program).resolvingSymlinksInPath().path
        #expect(text.contains("TryExec=\(program)\n") && text.contains("Exec=\(program) play "))
    }

    /// A word of the command line as a manual page has it.
    private struct Tool: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                var name: String
            }

            var names: [Name]?
            var shouldDisplay: Bool
        }

        struct Command: Decodable {
            var commandName: String
            var arguments: [Argument]?
            var subcommands: [Command]?
        }

        var command: Command
    }

    private static func words(_ command: Tool.Command) -> [String] {
        let options = (command.arguments ?? []).filter(\.shouldDisplay).flatMap { $0.names ?? [] }.map(\.name)
        return [command.commandName] + options + (command.subcommands ?? []).flatMap(Self.words)
    }

    @Test func `the manual page has every word of the commands; Scripts/document writes it`() throws {
        let page = try String(contentsOf: Self.root.appending(path: "Config/man/trakt-mpv.1"), encoding: .utf8)
        let dump = try self.run("--experimental-dump-help")
        let tool = try JSONDecoder().decode(Tool.self, from: Data(dump.output.utf8))
        let known = Set(
            page.split { " \n[]|,=".contains($0) }.map { $0.replacing("\\-", with: "-").drop { $0 == "-" } }
        )
        for word in Self.words(tool.command) where word != "trakt-mpv" {
            #expect(known.contains(word[...]), "\(word) is missing")
        }
    }
}
