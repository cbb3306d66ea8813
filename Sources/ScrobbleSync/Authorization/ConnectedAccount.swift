internal import Foundation
internal import Logbook
package import Logging
internal import Storage

/// The name of the account that is connected, kept so that `status` needs no network, and that what was watched under one
/// account is not told to another.
package struct ConnectedAccount: Sendable {
    private struct Content: Codable {
        var name: String
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

    /// As Trakt tells it; nil where nobody is connected, and where Trakt did not tell it.
    package var name: String? {
        guard let data = FileManager.default.contents(atPath: self.path) else { return nil }
        return self.logger.attempt("The account's name cannot be read") {
            try JSONDecoder().decode(Content.self, from: data).name
        }
        // Versions before wrote this where Trakt had told none.
        .flatMap { $0 == "you" ? nil : $0 }
    }

    /// Remembers the name; a name that cannot be stored is no trouble.
    package func save(_ name: String) {
        self.logger.attempt("The account's name cannot be stored") {
            try PrivateFile.replace(self.path, with: try JSONEncoder().encode(Content(name: name)))
        }
    }

    package func remove() { unsafe unlink(self.path) }
}
