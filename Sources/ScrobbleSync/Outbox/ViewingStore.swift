internal import Foundation
internal import GRDB
internal import Storage

/// The database of the viewings: opened, migrated, looked at for damage, and set aside when there is some.
struct ViewingStore: Sendable {
    let database: DatabaseQueue
    private let directory: String
    /// nil for a store in memory.
    private let use: StoreUse?
    /// Of the file that was opened; nil in memory.
    private let file: FileIdentity?

    /// Opens the store, made where missing; a damaged one is mended, or replaced by what can be read of it.
    ///
    /// - Parameters:
    ///   - directory: The state directory, which is there.
    ///   - mends: Whether to look for damage where there may be some, and to mend it, which may take a while; a player must
    ///     not wait for that.
    /// - Throws: `DatabaseError`, `StorageTrouble`: `.damaged` where it is not to be mended here and now.
    init(_ directory: String, mends: Bool = true) throws {
        let use = try StoreUse("\(directory)/viewings.sqlite.open", of: directory, isPatient: mends)
        // Who was killed leaves a store of which nobody knows how it is.
        if !use.wasClosed { PrivateFile.make(Self.suspicion(directory)) }
        self.directory = directory
        self.use = use
        let isSuspect = unsafe access(Self.suspicion(directory), F_OK) == 0
        // The others need not wait for one who only opens it.
        if !mends || !isSuspect { use.share() }
        self.database = try Self.open(directory, mends: mends, isSuspect: isSuspect, use)
        // A store that cannot be made smaller now stays as it is until the next start.
        if mends { try? Self.shrink(self.database) }
        use.share()
        self.file = FileIdentity(Self.path(directory))
    }

    /// A store in memory.
    init(standingInFor directory: String) throws {
        self.directory = directory
        self.use = nil
        self.file = nil
        self.database = try DatabaseQueue()
        try StoreSchema.migrator.migrate(self.database)
    }

    /// Says that all is written, for a process that ends without taking its leave.
    func leave() { self.use?.leave() }

    /// Lets others mend the store, for as long as nothing is read or written.
    func rest() { self.use?.rest() }

    /// Whether it may be read and written again; else it is to be opened anew.
    func resume() -> Bool { (self.use?.resume() ?? true) && self.isInPlace }

    static func path(_ directory: String) -> String { "\(directory)/viewings.sqlite" }

    /// Whether the store is still the one that others open: what is written to one that was removed or set aside is lost.
    var isInPlace: Bool { self.file.map { $0 == FileIdentity(Self.path(self.directory)) } ?? true }

    /// A mark that the store may be damaged: who may take the time examines it.
    static func suspicion(_ directory: String) -> String { "\(Self.path(directory)).suspect" }

    private static func open(
        _ directory: String,
        mends: Bool,
        isSuspect: Bool,
        _ use: StoreUse
    ) throws -> DatabaseQueue {
        let rescued = RescuedStore(Self.path(directory))
        if rescued.isComplete {
            // Whoever was at it before was killed when all but the change of names was done.
            guard use.takeAlone() else { throw StorageTrouble.damaged(directory) }
            try rescued.takePlace(in: directory)
        }
        do {
            let database = try Self.openAndMigrate(directory)
            guard mends, isSuspect, use.takeAlone() else { return database }
            if try !Self.isWhole(database, directory) {
                try database.close()
                throw DatabaseError(resultCode: .SQLITE_CORRUPT)
            }
            unsafe unlink(Self.suspicion(directory))
            return database
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            // What others write meanwhile would be lost with the file that is set aside.
            guard mends, use.takeAlone() else {
                PrivateFile.make(Self.suspicion(directory))
                throw StorageTrouble.damaged(directory)
            }
            try rescued.fill { try DamagedStore.rescue(Self.path(directory), into: $0, StoreSchema.migrator) }
            try rescued.takePlace(in: directory)
            unsafe unlink(Self.suspicion(directory))
            return try Self.openAndMigrate(directory)
        }
    }

    /// Whether a store is whole, or is after its indexes were made anew: what is in them is in the tables too.
    private static func isWhole(_ database: DatabaseQueue, _ directory: String) throws -> Bool {
        if Self.passesChecks(database) { return true }
        // Of an index whose pages cannot be read nothing can be made anew: then the rows are rescued one by one.
        guard (try? database.writeWithoutTransaction({ try $0.execute(sql: "REINDEX") })) != nil,
            Self.passesChecks(database)
        else { return false }
        try StoreNotice(directory: directory).add(
            "The store had a damaged index on \(Self.day), which was made anew: nothing was lost."
        )
        return true
    }

    /// The quick check first, which finds most damage; then whether the indexes have what the tables have, for a row that is
    /// missing there is hidden without a word.
    static func passesChecks(_ database: DatabaseQueue) -> Bool {
        ["PRAGMA quick_check(1)", "PRAGMA integrity_check(1)"].allSatisfy { check in
            // Damage that even the check cannot step over.
            (try? database.read { try String.fetchOne($0, sql: check) }) == "ok"
        }
    }

    /// Of the notices: the same everywhere.
    static var day: String { Date().formatted(.iso8601.year().month().day()) }

    /// Looks whether a store that may be damaged is, without changing anything: beside a player, which uses it meanwhile.
    ///
    /// - Parameter directory: The state directory.
    static func examineSuspect(_ directory: String) {
        guard unsafe access(Self.suspicion(directory), F_OK) == 0 else { return }
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        // What cannot be looked at now keeps its mark.
        guard let database = try? DatabaseQueue(path: Self.path(directory), configuration: configuration) else {
            return
        }
        if Self.passesChecks(database) { unsafe unlink(Self.suspicion(directory)) }
    }

    private static func openAndMigrate(_ directory: String) throws -> DatabaseQueue {
        let path = Self.path(directory)
        DatabaseFiles(path).make()
        let database = try DatabaseQueue(path: path, configuration: Self.configuration)
        let migrator = StoreSchema.migrator
        if try database.read(migrator.hasBeenSuperseded) { throw StorageTrouble.newerVersion(directory) }
        if try !database.read(migrator.hasCompletedMigrations) {
            // What was never JSON must not keep all the others from what comes now.
            try database.write(UnreadableJSON.wrap)
            try migrator.migrate(database)
        }
        return database
    }

    static var configuration: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
            // A temporary folder that is full or gone is no trouble of the store's.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
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
