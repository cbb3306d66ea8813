package import Foundation
internal import GRDB

/// The viewings on disk: written before anything is sent, removed by nobody.
package struct Outbox: Sendable {
    let database: DatabaseQueue
    private let directory: String

    /// Opens the store, made where missing, with mode 0600 in a directory of mode 0700.
    ///
    /// - Parameter directory: The state directory.
    /// - Throws: `DatabaseError` or `CocoaError`; playing goes on without.
    package init(directory: String) throws {
        let private700: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        for folder in [directory, "\(directory)/sessions"] {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: private700
            )
        }
        let path = "\(directory)/viewings.sqlite"
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
        }
        self.database = try DatabaseQueue(path: path, configuration: configuration)
        self.directory = directory
        try Self.migrator.migrate(self.database)
    }

    /// The lock that says "this player lives", held for as long as it does; the player beats in it once a second.
    package func sessionLock(_ session: String) -> SessionLock? {
        SessionLock(taking: "\(self.directory)/sessions/\(session).lock")
    }

    /// The lock of the one that sends.
    func senderLease() -> FileLock? { FileLock(taking: "\(self.directory)/sender.lock") }

    package func insert(_ viewing: Viewing) throws {
        try self.database.write { try viewing.insert($0) }
    }

    package func update(_ viewing: Viewing) throws {
        try self.database.write { try viewing.update($0) }
    }

    /// Writes how far the running viewing has come.
    ///
    /// - Parameters:
    ///   - id: The viewing.
    ///   - progress: Percent.
    ///   - played: Media seconds really played.
    ///   - isCounted: Whether it is a play already.
    ///   - date: Now; in the end, when it ended.
    ///   - isOver: Whether the viewing has ended.
    /// - Throws: `DatabaseError`; playing goes on.
    package func checkpoint(
        _ id: String,
        progress: Double,
        played: Double,
        isCounted: Bool,
        at date: Date,
        isOver: Bool
    ) throws {
        try self.database.write { db in
            try db.execute(
                sql: """
                    UPDATE viewing SET progress = ?, played = ?, isCounted = ?, endedAt = ?, state = ?
                    WHERE id = ? AND state = 'watching'
                    """,
                arguments: [progress, played, isCounted, date, isOver ? "finished" : "watching", id]
            )
        }
    }

    /// Ends viewings whose player died, at the time of its last sign of life.
    package func settleAbandoned() throws {
        for viewing in try self.viewings(in: [.watching]) {
            guard let lock = self.sessionLock(viewing.session) else { continue }
            let settled = lock.lastBeats().reduce(viewing) { $0.taking($1) }
            try self.checkpoint(
                viewing.id,
                progress: settled.progress,
                played: settled.played,
                isCounted: settled.isCounted,
                at: settled.endedAt,
                isOver: true
            )
            unsafe unlink("\(self.directory)/sessions/\(viewing.session).lock")
            withExtendedLifetime(lock) {}
        }
    }

    /// Viewings in these states, oldest first, one page of them.
    package func viewings(in states: [Viewing.State], limit: Int = 100, offset: Int = 0) throws -> [Viewing] {
        try self.database.read { db in
            try Viewing.filter(states.map(\.rawValue).contains(Column("state")))
                .order(Column("endedAt")).limit(limit, offset: offset).fetchAll(db)
        }
    }

    package func counts() throws -> [Viewing.State: Int] {
        try self.database.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT state, count(*) AS number FROM viewing GROUP BY state")
            return rows.reduce(into: [:]) { counts, row in
                if let state = Viewing.State(rawValue: row["state"]) { counts[state] = row["number"] }
            }
        }
    }

    package func viewing(_ id: String) throws -> Viewing? {
        try self.database.read { try Viewing.fetchOne($0, key: id) }
    }

    /// The viewings whose id begins so, in any case; at most two, for more than one is too many to act on.
    package func find(_ prefix: String) throws -> [Viewing] {
        let prefix = prefix.uppercased()
        guard !prefix.isEmpty else { return [] }
        return try self.database.read { db in
            try Viewing.filter(sql: "id >= ? AND id < ?", arguments: [prefix, prefix + "\u{10FFFF}"]).limit(2).fetchAll(
                db
            )
        }
    }

    /// Tries a viewing again that was parked or put off.
    package func retry(_ id: String) throws {
        try self.database.write { db in
            try db.execute(
                sql: """
                    UPDATE viewing SET state = CASE state WHEN 'parked' THEN 'finished' ELSE state END,
                    nextAttemptAt = NULL, attempts = 0, reason = NULL WHERE id = ? AND state IN ('parked', 'finished', 'unsure')
                    """,
                arguments: [id]
            )
        }
    }

    /// Gives a viewing up; what was delivered stays delivered.
    package func drop(_ id: String, reason: String) throws {
        try self.database.write { db in
            try db.execute(
                sql: "UPDATE viewing SET state = 'dropped', reason = ? WHERE id = ? AND state <> 'delivered'",
                arguments: [reason, id]
            )
        }
    }

    /// The viewing that was delivered last.
    package func lastDelivered() throws -> Viewing? {
        try self.database.read { db in
            try Viewing.filter(Column("state") == "delivered").order(Column("endedAt").desc).fetchOne(db)
        }
    }

    /// What went wrong last and is not over yet.
    package func lastTrouble() throws -> String? {
        try self.database.read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT reason FROM viewing WHERE state IN ('parked', 'unsure', 'finished') AND reason IS NOT NULL
                    ORDER BY endedAt DESC LIMIT 1
                    """
            )
        }
    }

    /// The viewings that are due, oldest first.
    ///
    /// - Parameters:
    ///   - now: The time; nil takes those whose time has not come too.
    ///   - limit: How many at most.
    /// - Returns: The viewings.
    /// - Throws: `DatabaseError`.
    func due(at now: Date?, limit: Int = 50) throws -> [Viewing] {
        try self.database.read { db in
            var request = Viewing.filter(["finished", "unsure"].contains(Column("state")))
            if let now { request = request.filter(Column("nextAttemptAt") == nil || Column("nextAttemptAt") <= now) }
            return try request.order(Column("endedAt")).limit(limit).fetchAll(db)
        }
    }

    /// Takes the next place in the queue of writes, shared by all processes.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - spacing: Seconds between two writes.
    /// - Returns: When to write. A stored place that lies absurdly far ahead is a clock that was set back, and is ignored.
    /// - Throws: `DatabaseError`.
    func reserveWrite(at now: Date, spacing: TimeInterval = 1.1) throws -> Date {
        try self.database.write { db in
            let stored = try Date.fetchOne(db, sql: "SELECT nextWriteAt FROM pace WHERE id = 1") ?? .distantPast
            let isSane = stored.timeIntervalSince(now) < 3600
            let slot = isSane ? max(stored, now) : now
            try db.execute(
                sql: "INSERT OR REPLACE INTO pace (id, nextWriteAt) VALUES (1, ?)",
                arguments: [slot + spacing]
            )
            return slot
        }
    }

    /// Nobody writes before this: Trakt asked to wait, and the wish outlives the process.
    func postponeWrites(until date: Date) throws {
        try self.database.write { db in
            try db.execute(sql: "INSERT OR REPLACE INTO pace (id, nextWriteAt) VALUES (1, ?)", arguments: [date])
        }
    }
}
