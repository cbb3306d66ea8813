package import Foundation

/// The files of one SQLite database: the file itself, and what was not yet written back to it.
package struct DatabaseFiles: Sendable {
    private let path: String

    private static let companions = ["-wal", "-shm"]

    /// - Parameter path: The database.
    package init(_ path: String) {
        self.path = path
    }

    /// Makes the database's file with mode 0600 where it is missing: SQLite gives its companions the same.
    package func make() { PrivateFile.make(self.path) }

    /// Moves the database out of the way under a dated name, with what belongs to it; nothing is deleted.
    ///
    /// - Parameters:
    ///   - word: Why, for the name.
    ///   - date: For the name.
    /// - Returns: Where the database is now.
    /// - Throws: `POSIXError`; then it is where it was.
    package func setAside(as word: String, at date: Date) throws(POSIXError) -> String {
        let aside = try PrivateFile.setAside(self.path, as: word, at: date)
        for suffix in Self.companions { unsafe rename(self.path + suffix, aside + suffix) }
        return aside
    }

    /// Moves a database that can be filled anew out of the way; only the last one that was moved is kept.
    ///
    /// - Parameter word: Why, for the name.
    package func putAway(as word: String) {
        unsafe rename(self.path, "\(self.path).\(word)")
        for suffix in Self.companions { unsafe unlink(self.path + suffix) }
    }

    /// Deletes the database, for what it holds may be lost.
    package func remove() {
        for suffix in [""] + Self.companions { unsafe unlink(self.path + suffix) }
    }
}
