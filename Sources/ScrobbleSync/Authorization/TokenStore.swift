internal import Foundation
package import TraktAPI

/// Where the tokens are: one file, readable by its owner only, whole at every moment.
package struct TokenStore: Sendable {
    private let directory: String
    private var path: String { "\(self.directory)/token.json" }

    /// - Parameter directory: The state directory; made on the first save where missing.
    package init(directory: String) {
        self.directory = directory
    }

    /// The stored pair; nil where there is none, or none that can be read.
    package func load() -> AccessToken? {
        guard let data = FileManager.default.contents(atPath: self.path) else { return nil }
        return try? JSONDecoder().decode(AccessToken.self, from: data)
    }

    /// Stores a pair durably: mode 0600 from the first byte, synced, renamed (`trakt-api.md §2.4`).
    ///
    /// - Parameter token: The pair; not to be used before this returns (trap 6).
    /// - Throws: `CocoaError` or `POSIXError` when it cannot be stored.
    package func save(_ token: AccessToken) throws {
        try self.write(try JSONEncoder().encode(token), to: self.path)
    }

    /// Proves that a pair could be stored now.
    ///
    /// - Throws: `CocoaError` or `POSIXError` when it could not.
    func tryOut() throws {
        let trial = "\(self.path).trial"
        try self.write(Data(repeating: 0, count: 4096), to: trial)
        unsafe unlink(trial)
    }

    private func write(_ data: Data, to path: String) throws {
        try FileManager.default.createDirectory(
            atPath: self.directory,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let temporary = "\(path).\(UUID().uuidString)"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: data)
            try file.synchronize()
            try file.close()
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        guard unsafe rename(temporary, path) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        // The rename itself survives a power cut only when the directory is synced.
        let folder = unsafe open(self.directory, O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    package func remove() { unsafe unlink(self.path) }

    /// The lock under which tokens are renewed, one process at a time.
    func lock() -> FileLock? { FileLock(taking: "\(self.directory)/token.lock") }
}
