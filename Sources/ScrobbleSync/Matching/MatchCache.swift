package import Foundation
internal import GRDB
internal import Logbook
package import Logging
internal import Storage
internal import Synchronization
internal import TraktAPI

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
    private let logger: Logger
    private let now: @Sendable () -> Date
    /// Bytes of answers that are kept.
    private let sizeLimit: Int

    /// The file is opened at the first question, made where missing, with mode 0600; where it cannot be, nothing is known.
    ///
    /// - Parameters:
    ///   - directory: Where `catalogue.sqlite` is; made where missing.
    ///   - sizeLimit: Bytes of answers; those used longest ago go first. The longest show takes about 0.2 MB.
    ///   - logger: Told of what fails; matching goes on without.
    ///   - now: The time.
    package init(
        directory: String,
        sizeLimit: Int = 32 << 20,
        logger: Logger = .silent,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = Store(directory: directory, logger: logger)
        self.logger = logger
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
        guard let row = row ?? nil, let data: Data = row.readable("value"),
            let fetchedAt: Double = row.readable("fetchedAt"),
            let value = self.logger.attempt(
                "A cached answer cannot be read",
                { try JSONDecoder().decode(type, from: data) }
            )
        else { return nil }
        return Answer(value: value, age: fetchedAt > now + 60 ? .infinity : max(0, now - fetchedAt))
    }

    func keep(_ value: some Encodable, as key: String) {
        // What is not kept is asked for again.
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

    /// All main episodes of a show, in order, as far as the catalogue was asked for them before.
    package func episodes(ofShow trakt: Int) -> [EpisodeNumber] {
        let seasons = self.answer("1/seasons/\(trakt)", as: [TraktSeason].self)?.value ?? []
        return seasons.filter { $0.number > 0 }.flatMap { season in
            (season.episodes ?? []).compactMap { $0.number.map { EpisodeNumber(season.number, $0) } }
        }.sorted()
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

    /// Forgets all that was ever asked, and what else of these folders turned out to be.
    ///
    /// Which titles were asked for tells what was watched; what is forgotten is asked again.
    ///
    /// - Parameter folders: Of which folders; nil for all.
    /// - Returns: Whether it is forgotten.
    package func forget(inFolders folders: [String]?) -> Bool {
        let isForgotten = self.store.attempt { database in
            try database.write { db in
                try db.execute(sql: "DELETE FROM answer")
                if folders == nil { try db.execute(sql: "DELETE FROM neighbour") }
                for folder in folders ?? [] {
                    try db.execute(sql: Self.neighboursIn, arguments: ["in": folder, "under": folder + "/"])
                }
            }
            try Store.clear(database)
            return true
        }
        return isForgotten ?? !self.store.isThere
    }

    /// Those of a folder and of all in it, and the same series where the folders around it have them.
    private static let neighboursIn = """
        DELETE FROM neighbour WHERE series IN (
            SELECT series FROM neighbour WHERE folder = :in OR substr(folder, 1, length(:under)) = :under
        ) AND (folder = :in OR substr(folder, 1, length(:under)) = :under
            OR substr(:in, 1, length(folder) + 1) = folder || '/')
        """

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

/// The file, which is opened when it is needed and made anew when it turns out to be broken.
private final class Store: Sendable {
    private enum State {
        case closed
        case open(DatabaseQueue)
        /// The directory cannot be written, or the like: matching goes on without a cache.
        case unusable
    }

    private let directory: String
    private let logger: Logger
    private let state = Mutex(State.closed)

    /// Another layout has another number: of a cache nothing is worth a migration.
    private static let layout = 2
    /// Its searches may hold what is secret in an address.
    private static let layoutWithAddresses = 1

    init(directory: String, logger: Logger) {
        self.directory = directory
        self.logger = logger
    }

    /// Runs a query; nil when it fails, after which a broken file has been replaced by an empty one.
    @discardableResult
    func attempt<Value>(_ query: (DatabaseQueue) throws -> Value) -> Value? {
        guard let queue = self.queue() else { return nil }
        do {
            return try query(queue)
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            self.logger.note("The cache is damaged and made anew", error, at: .warning)
            self.state.withLock { state in
                guard case .open(let current) = state, current === queue else { return }
                // It is damaged, and gone in a moment.
                try? queue.close()
                self.files.putAway(as: "broken")
                state = .closed
            }
            return nil
        } catch {
            self.logger.note("The cache cannot be used", StorageTrouble(error, directory: self.directory))
            return nil
        }
    }

    private func queue() -> DatabaseQueue? {
        self.state.withLock { state in
            switch state {
            case .open(let queue): return queue
            case .unusable: return nil
            case .closed:
                guard let queue = self.openOrReplace() else {
                    state = .unusable
                    return nil
                }
                state = .open(queue)
                return queue
            }
        }
    }

    private var path: String { "\(self.directory)/catalogue.sqlite" }

    var isThere: Bool { unsafe access(self.path, F_OK) == 0 }

    private var files: DatabaseFiles { DatabaseFiles(self.path) }

    private func openOrReplace() -> DatabaseQueue? {
        self.logger.attempt("The folder of the cache cannot be made") { try PrivateFolder.make(self.directory) }
        do {
            return try self.open()
        } catch {
            let trouble = StorageTrouble(error, directory: self.directory)
            // What a disk that is full or read-only holds is good as it is.
            guard [.damaged(self.directory), .disk(.noFolder, self.directory)].contains(trouble) else {
                self.logger.note("Matching goes on without a cache", trouble, at: .warning)
                return nil
            }
            self.logger.note("The cache cannot be opened and is made anew", trouble)
        }
        self.files.putAway(as: "broken")
        return self.logger.attempt("Matching goes on without a cache", at: .warning) { try self.open() }
    }

    private func open() throws -> DatabaseQueue {
        self.files.make()
        let database = try DatabaseQueue(path: self.path, configuration: .cache)
        let version = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        if version != Self.layout { try database.write(Self.layOut) }
        if version == Self.layoutWithAddresses {
            try Self.clear(database)
            // A broken one from before holds as much.
            DatabaseFiles("\(self.path).broken").remove()
        }
        return database
    }

    /// What was deleted does not stay readable in the file or in its log.
    static func clear(_ database: DatabaseQueue) throws {
        try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)") }
    }

    /// Makes the tables, in the place of those of another version.
    private static func layOut(_ db: Database) throws {
        // Another process may have been faster.
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version")
        guard version != Self.layout else { return }
        if version == Self.layoutWithAddresses {
            try db.execute(sql: "DELETE FROM answer WHERE instr(key, '/search/') > 0")
            return try db.execute(sql: "PRAGMA user_version = \(Self.layout)")
        }
        for table in ["answer", "neighbour"] { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
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
        try db.execute(sql: "PRAGMA user_version = \(Self.layout)")
    }
}
