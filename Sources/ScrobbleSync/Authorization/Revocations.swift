package import Foundation
internal import Logbook
package import Logging
internal import Storage
package import TraktAPI

/// Logins that the user has ended and that Trakt does not know of yet: kept to be revoked, and for nothing else.
package struct Revocations: Sendable {
    private struct Pending: Codable, Hashable {
        /// The access token alone: nothing can be renewed with it.
        var access: String
        var askedAt: Date
    }

    private let directory: String
    private let logger: Logger
    private var path: String { "\(self.directory)/revocations.json" }

    /// After these seconds such a login has expired, and nothing is left to be revoked.
    private static let longest: TimeInterval = 90 * 86400

    /// - Parameters:
    ///   - directory: The state directory.
    ///   - logger: Told of a file that cannot be read.
    package init(directory: String, logger: Logger = .silent) {
        self.directory = directory
        self.logger = logger
    }

    /// Whether a login is still to be revoked.
    package var isEmpty: Bool { self.load().isEmpty }

    /// Remembers a login that is to be revoked, before it is forgotten.
    ///
    /// - Throws: `CocoaError` or `POSIXError` when it cannot be stored.
    package func add(_ token: AccessToken, at now: Date) throws {
        try self.store(self.load() + [Pending(access: token.access, askedAt: now)])
    }

    /// Revokes what is to be revoked.
    ///
    /// - Parameters:
    ///   - client: Trakt.
    ///   - now: The time.
    /// - Throws: `TraktError` of the first that could not be revoked; it is tried again another time.
    package func settle(_ client: TraktClient, at now: Date) async throws(TraktError) {
        for pending in self.load() {
            if now.timeIntervalSince(pending.askedAt) < Self.longest { try await client.revoke(pending.access) }
            self.logger.attempt("A revoked login could not be forgotten") {
                try self.store(self.load().filter { $0 != pending })
            }
        }
    }

    private func load() -> [Pending] {
        guard let data = FileManager.default.contents(atPath: self.path) else { return [] }
        return self.logger.attempt("What is to be revoked cannot be read", at: .warning) {
            try JSONDecoder().decode([Pending].self, from: data)
        } ?? []
    }

    private func store(_ all: [Pending]) throws {
        guard !all.isEmpty else {
            unsafe unlink(self.path)
            return
        }
        try PrivateFile.replace(self.path, with: try JSONEncoder().encode(all))
    }
}
