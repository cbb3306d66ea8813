import Foundation
import TestSupport
import Testing

@Suite struct CommandsTests {
    private let home: TemporaryDirectory

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private func run(_ arguments: [String]) throws -> Command.Outcome {
        let environment = [
            "HOME": self.home.url.path, "TRAKT_MPV_CLIENT_ID": "test", "TRAKT_MPV_API_URL": "http://127.0.0.1:9",
            "TRAKT_MPV_AUTH_URL": "http://127.0.0.1:9",
        ]
        return try Command.run(House.program, arguments, environment: environment)
    }

    @Test(arguments: [
        "attach", "login", "logout", "status", "queue", "sync", "undo", "rate", "identify", "match", "forget",
    ])
    func `a command is known by its word, and no file`(word: String) throws {
        #expect(try self.run([word, "--help"]).output.contains("USAGE: trakt-mpv \(word)"))
    }

    @Test(arguments: [
        ["status"], ["queue"], ["queue", "retry"], ["queue", "resend", "--since", "2026-01-31"], ["sync"], ["undo"],
        ["rate", "8"], ["identify", "Dune (2021).mkv"],
        ["match", "--list"], ["logout"], ["login"], ["forget", "--all"],
    ])
    func `every command tells on stderr what is wrong in the config`(arguments: [String]) throws {
        let folder = self.home.url.appending(path: ".config/trakt-mpv")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("nonsense = 1\n".utf8).write(to: folder.appending(path: "config.toml"))
        let outcome = try self.run(arguments + ["--json"])
        #expect(outcome.errors.contains("key nonsense: there is no such setting; it is ignored."))
        #expect(!outcome.output.contains("nonsense"))
        for line in outcome.output.split(separator: "\n") {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
    }

    @Test(arguments: [
        ("stauts", "status"), ("synk", "sync"), ("Login", "login"), ("lgoout", "logout"), ("qeue", "queue"),
        ("hlep", "help"),
        ("identfy", "identify"),
    ])
    func `a word near to a command that is no file is taken for a slip, not for a film`(
        word: String,
        meant: String
    ) throws {
        let outcome = try self.run([word])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Did you mean `trakt-mpv \(meant)`?"))
        #expect(!(outcome.output + outcome.errors).contains("Cannot open file"))
    }

    @Test(arguments: ["film", "stat", "./stauts", "stauts.mkv"])
    func `other words are mpv's`(word: String) throws {
        let outcome = try self.run([word])
        #expect(outcome.status == 2 && !outcome.errors.contains("Did you mean"))
    }

    @Test(arguments: [["--generate-completion-script", "bash"], ["--generate-completion-script=zsh"]])
    func `completions are ours to print`(arguments: [String]) throws {
        let outcome = try self.run(arguments)
        #expect(outcome.status == 0 && outcome.output.contains("trakt-mpv") && outcome.output.contains("logout"))
    }

    @Test func `what play takes beside mpv's options stands in its help`() throws {
        #expect(try self.run(["help", "play"]).output.contains("--private"))
        #expect(try self.run(["--help"]).output.contains("--private"))
    }
}
