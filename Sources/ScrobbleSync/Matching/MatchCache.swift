package import Foundation
internal import GRDB
internal import Synchronization

/// What Trakt said about films and shows, kept on disk so that the next episode needs no request.
///
/// A cache and no more: a file that cannot be read is moved away and made anew, and a failure is as good as nothing
/// found. It holds what is in Trakt's public catalogue, and which folder turned out to be which show.
package struct MatchCache: Sendable {
    /// An answer with its age.
    struct Answer<Value: Sendable>: Sendable {
        var value: Value
        /// Seconds; infinite for one from the future, which a clock that was set back leaves behind.
        var age: TimeInterval
    }

    private let store: Store
    private let now: @Sendable () -> Date
    /// Bytes of answers that are kept.
    private let sizeLimit: Int

    /// Opens the cache, made where missing, with mode 0600.
    ///
    /// - Parameters:
    ///   - directory: Where `catalogue.sqlite` is; made where missing.
    ///   - sizeLimit: Bytes of answers; those used longest ago go first. The longest show takes about 0.2 MB.
    ///   - now: The time.
    /// - Throws: When the directory cannot be written; matching goes on without a cache.
    package init(
        directory: String,
        sizeLimit: Int = 32 << 20,
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        self.store = try Store(path: "\(directory)/catalogue.sqlite")
        self.sizeLimit = sizeLimit
        self.now = now
    }

    // MARK: - Answers

    func answer<Value: Decodable & Sendable>(_ key: String, as type: Value.Type) -> Answer<Value>? {
        let now = self.now().timeIntervalSince1970
        let row = self.store.attempt { database in
            try database.write { db in
                try db.execute(sql: "UPDATE answer SET usedAt = ? WHERE key = ?", arguments: [now, key])
                return try Row.fetchOne(db, sql: "SELECT value, fetchedAt FROM answer WHERE key = ?", arguments: [key])
            }
        }
        guard let row = row ?? nil, let data = row["value"] as Data?, let fetchedAt = row["fetchedAt"] as Double?,
            let value = try? JSONDecoder().decode(type, from: data)
        else { return nil }
        return Answer(value: value, age: fetchedAt > now + 60 ? .infinity : max(0, now - fetchedAt))
    }

    func keep(_ value: some Encodable, as key: String) {
        guard let data = try? JSONEncoder().encode(value), data.count <= self.sizeLimit / 4 else { return }
        let now = self.now().timeIntervalSince1970
        self.store.attempt { database in
            try database.write { db in
                try db.execute(
                    sql: "INSERT OR REPLACE INTO answer (key, value, size, fetchedAt, usedAt) VALUES (?, ?, ?, ?, ?)",
                    arguments: [key, data, data.count + key.utf8.count, now, now]
                )
                try self.makeRoom(db)
            }
        }
    }

    private func makeRoom(_ db: Database) throws {
        while try Int.fetchOne(db, sql: "SELECT total(size) FROM answer") ?? 0 > self.sizeLimit {
            try db.execute(
                sql: "DELETE FROM answer WHERE key IN (SELECT key FROM answer ORDER BY usedAt, key LIMIT 20)"
            )
            if db.changesCount == 0 { return }
        }
    }

    // MARK: - Neighbours

    /// What else of this name in these folders turned out to be.
    ///
    /// - Parameters:
    ///   - folders: The file's own first, then the one around it.
    ///   - series: The title as it is compared.
    ///   - year: The year in the name; 0 without one.
    /// - Returns: Trakt's id of the show, where it was always the same.
    func neighbour(in folders: [String], series: String, year: Int) -> Int? {
        for folder in folders {
            let shows = self.store.attempt { database in
                try database.read { db in
                    try Int.fetchAll(
                        db,
                        sql: "SELECT DISTINCT show FROM neighbour WHERE folder = ? AND series = ? AND year = ?",
                        arguments: [folder, series, year]
                    )
                }
            }
            if let shows, !shows.isEmpty { return shows.count == 1 ? shows.first : nil }
        }
        return nil
    }

    func keepNeighbour(_ show: Int, in folders: [String], series: String, year: Int) {
        let now = self.now().timeIntervalSince1970
        self.store.attempt { database in
            try database.write { db in
                for folder in folders {
                    try db.execute(
                        sql: "INSERT OR REPLACE INTO neighbour (folder, series, year, show, at) VALUES (?, ?, ?, ?, ?)",
                        arguments: [folder, series, year, show, now]
                    )
                }
                try db.execute(
                    sql:
                        "DELETE FROM neighbour WHERE at < (SELECT at FROM neighbour ORDER BY at DESC LIMIT 1 OFFSET 5000)"
                )
            }
        }
    }

    /// Forgets what a wrong match may have left behind.
    ///
    /// - Parameter series: The title as it is compared; nil forgets all.
    package func forgetNeighbours(ofSeries series: String?) {
        self.store.attempt { database in
            try database.write { db in
                try db.execute(
                    sql: "DELETE FROM neighbour WHERE ? IS NULL OR series = ?",
                    arguments: [series, series]
                )
            }
        }
    }
}

/// The file, which is made anew when it turns out to be broken.
private final class Store: Sendable {
    private let path: String
    private let database: Mutex<DatabaseQueue?>

    init(path: String) throws {
        self.path = path
        do {
            self.database = Mutex(try Self.open(path))
        } catch {
            Self.moveAway(path)
            self.database = Mutex(try Self.open(path))
        }
    }

    /// Runs a query; nil when it fails, after which a broken file has been replaced by an empty one.
    @discardableResult
    func attempt<Value>(_ query: (DatabaseQueue) throws -> Value) -> Value? {
        guard let queue = self.database.withLock({ $0 }) else { return nil }
        do {
            return try query(queue)
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            self.database.withLock { current in
                guard current === queue else { return }
                current = nil
                try? queue.close()
                Self.moveAway(self.path)
                current = try? Self.open(self.path)
            }
            return nil
        } catch {
            return nil
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        let descriptor = unsafe Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { db in
            // What is lost here is asked for again.
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try Self.migrator.migrate(database)
        return database
    }

    private static func moveAway(_ path: String) {
        let files = FileManager.default
        try? files.removeItem(atPath: path + ".broken")
        try? files.moveItem(atPath: path, toPath: path + ".broken")
        for end in ["-wal", "-shm"] { try? files.removeItem(atPath: path + end) }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        // Of a cache nothing is worth a migration.
        migrator.eraseDatabaseOnSchemaChange = true
        migrator.registerMigration("v1: answers and neighbours") { db in
            try db.create(table: "answer") { table in
                table.primaryKey("key", .text)
                table.column("value", .blob).notNull()
                table.column("size", .integer).notNull()
                table.column("fetchedAt", .double).notNull()
                table.column("usedAt", .double).notNull().indexed()
            }
            try db.create(table: "neighbour") { table in
                table.primaryKey {
                    table.column("folder", .text)
                    table.column("series", .text)
                    table.column("year", .integer)
                    table.column("show", .integer)
                }
                table.column("at", .double).notNull().indexed()
            }
        }
        return migrator
    }
}
