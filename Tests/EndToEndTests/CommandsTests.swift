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

    @Test(arguments: ["login", "logout", "status", "queue", "sync", "undo", "rate", "identify", "match"])
    func `a command is known by its word, and no file`(word: String) throws {
        #expect(try self.run([word, "--help"]).output.contains("USAGE: trakt-mpv \(word)"))
    }

    @Test(arguments: [
        ["status"], ["queue"], ["queue", "retry"], ["sync"], ["undo"], ["rate", "8"], ["identify", "Dune (2021).mkv"],
        ["match", "--list"], ["logout"], ["login"],
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
}
