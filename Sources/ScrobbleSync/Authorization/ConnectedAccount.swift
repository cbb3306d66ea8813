internal import Foundation
internal import Logbook
package import Logging
internal import Storage
package import TraktAPI

/// The name of the account that is connected, kept so that `status` needs no network, and that what was watched under one
/// account is not told to another.
package struct ConnectedAccount: Sendable {
    private struct Content: Codable {
        var name: String?
        var isVIP: Bool?
        var limits: [String: Int]?
        var askedAt: Date?
    }

    private let path: String
    private let logger: Logger

    /// - Parameters:
    ///   - directory: The state directory.
    ///   - logger: Told of a file that cannot be read or written.
    package init(directory: String, logger: Logger = .silent) {
        self.path = "\(directory)/account.json"
        self.logger = logger
    }

    /// That of a store.
    init(of outbox: Outbox) { self.init(directory: outbox.directory, logger: outbox.logger) }

    /// How long what Trakt said is taken for what it would say: a day.
    private static var freshness: TimeInterval { 86400 }

    private var content: Content? {
        guard let data = FileManager.default.contents(atPath: self.path) else { return nil }
        return self.logger.attempt("What is known of the account cannot be read") {
            try JSONDecoder().decode(Content.self, from: data)
        }
    }

    /// As Trakt tells it; nil where nobody is connected, and where Trakt did not tell it.
    package var name: String? {
        // Versions before wrote this where Trakt had told none.
        self.content?.name.flatMap { $0 == "you" || $0.isEmpty ? nil : $0 }
    }

    /// All that is known; nil where nothing is.
    package var account: TraktAccount? {
        self.content.map { TraktAccount(name: self.name, isVIP: $0.isVIP, limits: $0.limits ?? [:]) }
    }

    /// Whether it is time to ask again.
    package var isOld: Bool { self.content?.askedAt.map { abs($0.timeIntervalSinceNow) > Self.freshness } ?? true }

    /// Remembers what Trakt has said; what cannot be stored is no trouble.
    package func save(_ account: TraktAccount) {
        self.store(
            Content(name: account.name, isVIP: account.isVIP, limits: account.limits, askedAt: Date())
        )
    }

    /// Remembers the name alone.
    package func save(_ name: String) { self.store(Content(name: name)) }

    private func store(_ content: Content) {
        self.logger.attempt("What is known of the account cannot be stored") {
            try PrivateFile.replace(self.path, with: try JSONEncoder().encode(content))
        }
    }

    package func remove() { unsafe unlink(self.path) }
}
