import Foundation
import TestSupport
import Testing

/// What the built program writes into its log, and what it does not.
@Suite struct LogTests {
    private static let secret = "a-client-secret"

    private let house: House

    init() throws { self.house = try House() }

    private var log: URL { self.house.home.url.appending(path: ".local/state/trakt-mpv/log/trakt-mpv.log") }

    private func text() throws -> String { try String(contentsOf: self.log, encoding: .utf8) }

    @discardableResult
    private func run(_ level: String?, _ arguments: String...) throws -> Command.Outcome {
        var variables = self.house.environment()
        variables["TRAKT_MPV_CLIENT_SECRET"] = Self.secret
        variables["TRAKT_MPV_LOG"] = level
        return try Command.run(House.program, arguments, environment: variables)
    }

    /// All that must never be in a log: both pairs of tokens, the codes of the activation, the app's secret.
    private func secrets() throws -> Set<String> {
        struct Pair: Decodable {
            var access: String
            var refresh: String
        }
        let file = self.house.home.url.appending(path: ".local/state/trakt-mpv/token.json")
        let pair = try JSONDecoder().decode(Pair.self, from: try Data(contentsOf: file))
        return try self.house.journal().reduce(into: [Self.secret, pair.access, pair.refresh]) { secrets, line in
            let body = try? JSONSerialization.jsonObject(with: Data(line.body.utf8)) as? [String: Any]
            for key in ["code", "refresh_token", "token"] { (body?[key] as? String).map { _ = secrets.insert($0) } }
        }
    }

    /// A day in the life of the program: login, a film to its end, a renewal, a search, another delivery.
    private func live(_ level: String?) throws -> Set<String> {
        try self.run(level, "login")
        var secrets = try self.secrets()
        let film = try self.house.film("Severance.S02E07.mkv")
        try self.run(level, "play", "--vo=null", "--ao=null", "--speed=50", film)
        try self.house.post("/simulator/expire-tokens")
        let other = try self.house.film("The Wire 1x01.mkv")
        try self.run(level, "play", "--vo=null", "--ao=null", "--speed=50", other)
        try self.run(level, "sync")
        try self.run(level, "match", other, "--show", "the-office", "--yes")
        secrets.formUnion(try self.secrets())
        #expect(secrets.count >= 5)
        return secrets
    }

    @Test func `as it comes, the log tells what was sent for what, and neither titles, paths nor secrets`() throws {
        let secrets = try self.live(nil)
        let text = try self.text()
        for secret in secrets { #expect(!text.contains(secret)) }
        for word in ["Severance", "Wire", "office", "Office", self.house.home.url.path] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(text.contains("A file was matched") && text.contains("item=\"episode "))
        #expect(text.contains(#/path=/scrobble/start session=\w{8} status=201/#))
        #expect(text.contains("The login was renewed"))
        #expect(text.contains("path=/search/show/exact"))
    }

    @Test func `who asks for all sees titles and paths, but no secrets`() throws {
        let secrets = try self.live("trace")
        let text = try self.text()
        for secret in secrets { #expect(!text.contains(secret)) }
        #expect(text.contains("Severance") && text.contains(self.house.home.url.path))
    }

    @Test func `nothing of the log is in the terminal, and its files are the user's alone`() throws {
        let outcome = try self.run("trace", "login", "--json")
        #expect(outcome.errors == "")
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{") })
        let attributes = try FileManager.default.attributesOfItem(atPath: self.log.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `off is off, private leaves nothing, and the option wins over the environment`() throws {
        try self.run("off", "login")
        let film = try self.house.film("Severance.S02E07.mkv")
        try self.run("trace", "play", "--private", "--vo=null", "--ao=null", "--speed=100", film)
        try self.run("trace", "sync", "--log-level", "off")
        #expect(!FileManager.default.fileExists(atPath: self.log.path))
        try self.run("off", "identify", "--explain", "--log-level=debug", film)
        #expect(try self.text().contains("Severance"))
        #expect(try self.run(nil, "sync", "--log-level", "loud").status == 64)
    }

    @Test func `status looks, and writes nothing`() throws {
        try self.run("trace", "status")
        #expect(!FileManager.default.fileExists(atPath: self.log.deletingLastPathComponent().path))
    }
}
