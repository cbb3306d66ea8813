internal import Foundation
internal import GRDB
internal import Storage

/// The database of the viewings: opened, migrated, and set aside when it is damaged.
struct ViewingStore: Sendable {
    let database: DatabaseQueue
    private let directory: String
    /// Of the file that was opened; nil in memory.
    private let file: FileIdentity?

    /// Opens the store, made where missing; a damaged one is replaced by what can be read of it.
    ///
    /// - Parameters:
    ///   - directory: The state directory, which is there.
    ///   - notes: Told of a damaged store.
    /// - Throws: `DatabaseError`, `StorageTrouble`.
    init(_ directory: String, _ notes: TroubleNotes) throws {
        self.directory = directory
        self.database = try Self.openOrReplace(directory, notes)
        self.file = FileIdentity(Self.path(directory))
    }

    /// A store in memory.
    init(standingInFor directory: String) throws {
        self.directory = directory
        self.file = nil
        self.database = try DatabaseQueue()
        try StoreSchema.migrator.migrate(self.database)
    }

    private static func path(_ directory: String) -> String { "\(directory)/viewings.sqlite" }

    /// Whether the store is still the one that others open: what is written to one that was removed or set aside is lost.
    var isInPlace: Bool { self.file.map { $0 == FileIdentity(Self.path(self.directory)) } ?? true }

    private static func openOrReplace(_ directory: String, _ notes: TroubleNotes) throws -> DatabaseQueue {
        let path = Self.path(directory)
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
            let count = try DamagedStore.rescue(aside, into: database, StoreSchema.migrator)
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
            // A temporary folder that is full or gone is no trouble of the store's.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        guard !isEmpty else { return database }
        let migrator = StoreSchema.migrator
        if try database.read(migrator.hasBeenSuperseded) { throw StorageTrouble.newerVersion(directory) }
        if try !database.read(migrator.hasCompletedMigrations) { try migrator.migrate(database) }
        // A store that cannot be made smaller now stays as it is, and is so at the next start.
        try? Self.shrink(database)
        return database
    }

    /// Pages that are worth it: four megabytes.
    private static let mostFreePages = 1000

    /// Gives back what was deleted, where that is most of the file.
    static func shrink(_ database: DatabaseQueue, isAsked: Bool = false) throws {
        try database.writeWithoutTransaction { db in
            let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
            let all = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            guard isAsked || free > Self.mostFreePages && free * 2 > all else { return }
            try db.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    /// A mark that the store looked damaged to somebody: the next start examines it, which takes a while.
    private static func suspicion(_ directory: String) -> String { "\(directory)/viewings.sqlite.suspect" }

    /// Runs a transaction; a damaged store leaves a mark, and what the store or its disk refuses is `StorageTrouble`.
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
        return StorageTrouble.wording(error, directory: self.directory)
    }
}
