internal import Foundation
internal import Logbook
package import Logging
internal import Storage
package import TraktAPI

/// Where the tokens are: one file, readable by its owner only, whole at every moment.
package struct TokenStore: Sendable {
    private let directory: String
    private let logger: Logger
    private var path: String { "\(self.directory)/token.json" }

    /// - Parameters:
    ///   - directory: The state directory; made on the first save where missing.
    ///   - logger: Told of a file that cannot be read.
    package init(directory: String, logger: Logger = .silent) {
        self.directory = directory
        self.logger = logger
    }

    /// The stored pair; nil where there is none, or none that can be read.
    package func load() -> AccessToken? {
        guard let data = FileManager.default.contents(atPath: self.path) else { return nil }
        return self.logger.attempt("The stored login cannot be read", at: .warning) {
            try JSONDecoder().decode(AccessToken.self, from: data)
        }
    }

    /// Stores a pair durably: mode 0600 from the first byte, synced, renamed (`Documentation/trakt.md §2.4`).
    ///
    /// - Parameter token: The pair; not to be used before this returns (`Documentation/trakt.md`, trap 6).
    /// - Throws: `StorageTrouble` when it cannot be stored.
    package func save(_ token: AccessToken) throws {
        try self.write(try JSONEncoder().encode(token), to: self.path)
    }

    /// Proves that a pair could be stored now.
    ///
    /// - Throws: `StorageTrouble` when it could not.
    func tryOut() throws {
        let trial = "\(self.path).trial"
        try self.write(Data(repeating: 0, count: 4096), to: trial)
        unsafe unlink(trial)
    }

    private func write(_ data: Data, to path: String) throws {
        do {
            try PrivateFolder.make(self.directory)
            try PrivateFile.replace(path, with: data)
        } catch {
            throw StorageTrouble(error, directory: self.directory)
        }
    }

    package func remove() { unsafe unlink(self.path) }

    /// The lock under which tokens are renewed, one process at a time.
    func lock() -> FileLock? { FileLock(taking: "\(self.directory)/token.lock") }
}
