package import Foundation
internal import GRDB
internal import Logbook
package import Logging
internal import Storage

/// The viewings on disk: written before anything is sent, removed by nobody.
///
/// Where the disk refuses, what is watched is kept in a rescue journal elsewhere, and playing goes on.
package struct Outbox: Sendable {
    let database: DatabaseQueue
    let directory: String
    let rescue: RescueJournal
    let notes: TroubleNotes
    let logger: Logger
    /// Whether the real store cannot be used: nothing is sent then, for nothing could be remembered.
    package let isStandIn: Bool

    /// Opens the store, made where missing, with mode 0600 in a directory of mode 0700.
    ///
    /// - Parameters:
    ///   - directory: The state directory.
    ///   - rescueDirectories: Where to keep what cannot be kept here; nil for the usual places.
    ///   - logger: Told of every change of what is owed.
    /// - Throws: `StorageTrouble`; a player goes on with a stand-in.
    package init(directory: String, rescueDirectories: [String]? = nil, logger: Logger = .silent) throws {
        self.directory = directory
        self.rescue = RescueJournal(rescueDirectories ?? RescueJournal.usualDirectories, for: directory)
        self.notes = TroubleNotes()
        self.logger = logger
        self.isStandIn = false
        do {
            for folder in [directory, "\(directory)/sessions"] { try PrivateFolder.make(folder) }
            self.database = try Self.openOrReplace(directory, self.notes)
        } catch {
            throw StorageTrouble(error, directory: directory)
        }
        self.takeInRescued()
    }

    /// A store in memory that keeps everything in the rescue journal, for a player whose real store cannot be used.
    ///
    /// - Parameters:
    ///   - directory: The state directory of the real one.
    ///   - rescueDirectories: Where to keep it; nil for the usual places.
    ///   - logger: Told of every change of what is owed.
    /// - Throws: `DatabaseError`.
    package init(
        standingInFor directory: String,
        rescueDirectories: [String]? = nil,
        logger: Logger = .silent
    ) throws {
        self.directory = directory
        self.rescue = RescueJournal(rescueDirectories ?? RescueJournal.usualDirectories, for: directory)
        self.notes = TroubleNotes()
        self.logger = logger
        self.isStandIn = true
        self.database = try DatabaseQueue()
        try Self.migrator.migrate(self.database)
    }

    /// What is to be told about the store, in one sentence, once.
    package func takeTrouble() -> String? { self.notes.take() }

    // MARK: - Opening

    private static func openOrReplace(_ directory: String, _ notes: TroubleNotes) throws -> DatabaseQueue {
        let path = "\(directory)/viewings.sqlite"
        let mark = Self.suspicion(directory)
        do {
            let database = try Self.open(path, directory)
            guard unsafe access(mark, F_OK) == 0 else { return database }
            let verdict = try database.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
            guard verdict == "ok" else {
                try database.close()
                throw DatabaseError(resultCode: .SQLITE_CORRUPT)
            }
            unsafe unlink(mark)
            return database
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            // One at a time: the second finds a good store in its place.
            guard let lock = FileLock(taking: "\(directory)/store.lock") else { throw StorageTrouble.busy(directory) }
            defer { withExtendedLifetime(lock) {} }
            let aside = try DatabaseFiles(path).setAside(as: "damaged", at: Date())
            unsafe unlink(mark)
            let database = try Self.open(path, directory, isEmpty: true)
            let count = try DamagedStore.rescue(aside, into: database, Self.migrator)
            notes.add("The store was damaged: \(count) viewings were kept, the damaged file is \(aside).")
            return database
        }
    }

    private static func open(_ path: String, _ directory: String, isEmpty: Bool = false) throws -> DatabaseQueue {
        DatabaseFiles(path).make()
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
        }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        guard !isEmpty else { return database }
        let migrator = Self.migrator
        if try database.read(migrator.hasBeenSuperseded) { throw StorageTrouble.newerVersion(directory) }
        if try !database.read(migrator.hasCompletedMigrations) { try migrator.migrate(database) }
        return database
    }

    /// A mark that the store looked damaged to somebody: the next start examines it, which takes a while.
    private static func suspicion(_ directory: String) -> String { "\(directory)/viewings.sqlite.suspect" }

    /// Runs a transaction; a damaged store leaves a mark.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try self.database.write(body) } catch { throw self.examined(error) }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try self.database.read(body) } catch { throw self.examined(error) }
    }

    private func examined(_ error: any Error) -> any Error {
        if let error = error as? DatabaseError, [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            PrivateFile.make(Self.suspicion(self.directory))
        }
        return error
    }

    // MARK: - Locks

    /// The lock that says "this player lives", held for as long as it does; the player beats in it once a second.
    package func sessionLock(_ session: String) -> SessionLock? {
        SessionLock(taking: self.sessionPath(session))
    }

    func sessionPath(_ session: String) -> String { "\(self.directory)/sessions/\(session).lock" }

    /// The lock of the one that sends.
    func senderLease() -> FileLock? { FileLock(taking: "\(self.directory)/sender.lock") }

    // MARK: - Recording

    /// Writes a viewing down that begins, with what will be owed for it.
    ///
    /// - Parameter viewing: As it begins.
    /// - Throws: `StorageTrouble` when it could be kept nowhere.
    package func insert(_ viewing: Viewing) throws {
        self.rescue.remember(viewing, isStored: true)
        do {
            try self.write { try Self.insert(viewing, in: $0) }
            self.logger.info("A viewing begins", metadata: viewing.logged)
            if self.isStandIn { try self.keepElsewhere(viewing, nil) }
        } catch {
            self.rescue.remember(viewing, isStored: false)
            try self.keepElsewhere(viewing, error)
        }
    }

    static func insert(_ viewing: Viewing, in db: Database) throws {
        try viewing.insert(db)
        for receiver in Receiver.allCases {
            try Delivery(viewing: viewing.id, to: receiver, startedAt: viewing.startedAt).insert(db)
        }
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
    /// - Throws: `StorageTrouble` when it could be kept nowhere; playing goes on.
    package func checkpoint(
        _ id: String,
        progress: Double,
        played: Double,
        isCounted: Bool,
        at date: Date,
        isOver: Bool
    ) throws {
        let known = self.rescue.known(id, isOver: isOver) { viewing in
            viewing.progress = min(max(progress, 0), 100)
            viewing.played = max(played, 0)
            viewing.isCounted = isCounted
            viewing.endedAt = date
        }
        do {
            let applied = try self.write { db in
                try db.execute(
                    sql: """
                        UPDATE viewing SET progress = ?, played = ?, isCounted = ?, endedAt = ? WHERE id = ?
                        AND EXISTS (SELECT 1 FROM delivery WHERE viewing = viewing.id AND state = 'watching')
                        """,
                    arguments: [progress, played, isCounted, date, id]
                )
                // The store did not take it when it began.
                if let known, !known.isStored, db.changesCount == 0, try !Viewing.exists(db, key: id) {
                    try Self.insert(known.viewing, in: db)
                }
                let owed = Delivery.Owed(isCounted ? .play : .place, watchedAt: date)
                let changes = Self.changes(isOver ? .ended(owed) : .progressed(owed), of: id, known: .watching)
                return try Self.apply(changes, at: date, in: db)
            }
            self.note(applied)
            if self.isStandIn, let known { try self.keepElsewhere(known.viewing, nil) }
        } catch {
            guard let known else { throw StorageTrouble(error, directory: self.directory) }
            try self.keepElsewhere(known.viewing, error)
        }
    }

    private func keepElsewhere(_ viewing: Viewing, _ error: (any Error)?) throws {
        let trouble = error.map { StorageTrouble($0, directory: self.directory) }
        guard self.rescue.append(viewing) else {
            throw trouble ?? StorageTrouble.other(self.directory, "no other place can be written to")
        }
        if let trouble { self.notes.add("\(trouble) What you watch is kept elsewhere meanwhile.") }
    }
}
