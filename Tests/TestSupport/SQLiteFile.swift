package import Foundation

/// A database as another program writes it: Python's own SQLite, so that nothing of ours is in the way.
package enum SQLiteFile {
    package struct Failure: Error {
        package let output: String
    }

    /// Runs statements in one transaction.
    ///
    /// - Parameters:
    ///   - statements: As many as you like, each ended by a semicolon.
    ///   - file: The database; made where missing.
    /// - Throws: `Failure` with Python's words.
    package static func execute(_ statements: String, in file: URL) throws {
        let script = FileManager.default.temporaryDirectory.appending(path: "trakt-mpv-test-\(UUID().uuidString).sql")
        try Data("BEGIN;\n\(statements)\nCOMMIT;\n".utf8).write(to: script)
        defer { try? FileManager.default.removeItem(at: script) }
        let code = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(open(sys.argv[2]).read())"
        let outcome = try Command.run("python3", ["-c", code, file.path, script.path])
        guard outcome.status == 0 else { throw Failure(output: outcome.errors) }
    }
}
