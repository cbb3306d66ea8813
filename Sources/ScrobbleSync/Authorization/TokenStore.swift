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

    /// Stores a new login durably, whatever was there: mode 0600 from the first byte, synced, renamed
    /// (`Documentation/trakt.md §2.4`).
    ///
    /// A renewal of the login before that is still under way finds it and keeps its own result to itself.
    ///
    /// - Parameter token: The pair; not to be used before this returns (`Documentation/trakt.md`, trap 6).
    /// - Throws: `StorageTrouble` when it cannot be stored.
    package func save(_ token: AccessToken) throws {
        try PrivateFolder.make(self.directory)
        let lock = self.pairLock()
        defer { withExtendedLifetime(lock) {} }
        try self.write(try JSONEncoder().encode(token), to: self.path)
        unsafe unlink(self.deathMark)
    }

    /// Stores what a renewal has brought, as durably, if the pair that it renewed is still the one on disk.
    ///
    /// - Parameters:
    ///   - old: The pair that was renewed.
    ///   - fresh: What came of it.
    /// - Returns: Whether it was stored: not where somebody has logged out or in meanwhile.
    /// - Throws: `CocoaError` or `POSIXError` when it cannot be stored.
    func replace(_ old: AccessToken, with fresh: AccessToken) throws -> Bool {
        let lock = self.pairLock()
        defer { withExtendedLifetime(lock) {} }
        guard self.isStill(old) else { return false }
        try self.write(try JSONEncoder().encode(fresh), to: self.path)
        return true
    }

    /// Forgets a login that Trakt no longer knows, if it is still the one on disk, and remembers that it has died.
    ///
    /// - Parameter pair: The dead one.
    /// - Returns: Whether it was forgotten.
    func bury(_ pair: AccessToken) -> Bool {
        let lock = self.pairLock()
        defer { withExtendedLifetime(lock) {} }
        guard self.isStill(pair) else { return false }
        unsafe unlink(self.path)
        PrivateFile.make(self.deathMark)
        return true
    }

    /// Forgets the login; a renewal of it that is still under way brings nothing back.
    ///
    /// - Returns: The pair that was there, to be revoked; nil where there was none.
    @discardableResult package func remove() -> AccessToken? {
        let lock = self.pairLock()
        defer { withExtendedLifetime(lock) {} }
        let pair = self.load()
        unsafe unlink(self.path)
        unsafe unlink(self.deathMark)
        return pair
    }

    /// Whether there is no login because Trakt no longer knew it, and the user has not said anything since.
    package var hasDied: Bool { unsafe access(self.deathMark, F_OK) == 0 && access(self.path, F_OK) != 0 }

    private var deathMark: String { "\(self.path).dead" }

    /// Whether a pair is the one on disk; what is there and cannot be read is nobody else's.
    private func isStill(_ pair: AccessToken) -> Bool {
        guard let current = self.load() else { return unsafe access(self.path, F_OK) == 0 }
        return current.refresh == pair.refresh
    }

    /// Held while the pair is looked at and changed, which takes milliseconds: login, logout and the end of a renewal.
    ///
    /// It is not the lock of a renewal: nobody who logs out waits for a Trakt that does not answer. Whoever holds it for
    /// long stands still, and is not waited for either.
    private func pairLock() -> FileLock? {
        for _ in 0..<Self.mostLooks {
            if let lock = FileLock(taking: "\(self.directory)/token.pair.lock") { return lock }
            // In the state folder nothing can be locked: it is not there yet, or read-only.
            guard unsafe access(self.directory, W_OK) == 0 else { return nil }
            usleep(2000)
        }
        return nil
    }

    /// How often the lock is looked at, each two milliseconds.
    private static let mostLooks = 1000

    /// Stores the pair of a new login, as `save`: whose it is is not known yet, and what another has watched is not told by it.
    package func begin(_ token: AccessToken) throws {
        ConnectedAccount(directory: self.directory, logger: self.logger).remove()
        try self.save(token)
    }

    /// Forgets the login, after a renewal that is under way, but not for ever: its result is kept to itself by the renewal.
    ///
    /// - Parameters:
    ///   - clock: To wait with.
    ///   - keep: Called with the pair before it is forgotten; where it throws, nothing is.
    /// - Returns: Whether there was a login.
    /// - Throws: What `keep` throws; `CancellationError`.
    package func forget(_ clock: some Clock<Duration>, keep: (AccessToken) throws -> Void) async throws -> Bool {
        var renewal: FileLock?
        for _ in 0..<Self.mostWaits where renewal == nil && self.load() != nil {
            renewal = self.lock()
            if renewal == nil { try await clock.sleep(for: .milliseconds(100)) }
        }
        defer { withExtendedLifetime(renewal) {} }
        guard let token = self.load() else {
            self.remove()
            return false
        }
        try keep(token)
        self.remove()
        ConnectedAccount(directory: self.directory, logger: self.logger).remove()
        return true
    }

    /// Tenths of a second: nobody who logs out waits for a Trakt that does not answer.
    private static let mostWaits = 50

    /// Proves that a pair could be stored now.
    ///
    /// - Throws: `StorageTrouble` when it could not.
    package func tryOut() throws {
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

    /// The lock under which tokens are renewed, one process at a time; held while Trakt is asked.
    func lock() -> FileLock? { FileLock(taking: "\(self.directory)/token.lock") }
}
