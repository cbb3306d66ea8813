package import Foundation
internal import GRDB
internal import Logbook
package import Logging
internal import Storage

/// The viewings on disk: written before anything is sent, removed by nobody.
///
/// Where the disk refuses, what is watched is kept in a rescue journal elsewhere, and playing goes on.
package struct Outbox: Sendable {
    let store: ViewingStore
    let directory: String
    let rescue: RescueJournal
    let notes = TroubleNotes()
    let logger: Logger
    /// Whether the real store cannot be used: nothing is sent then, for nothing could be remembered.
    package let isStandIn: Bool
    /// Why there is a stand-in.
    private let cause: StorageTrouble?

    /// Opens the store, made where missing, with mode 0600 in a directory of mode 0700.
    ///
    /// - Parameters:
    ///   - directory: The state directory.
    ///   - rescueDirectories: Where to keep what cannot be kept here; nil for the usual places.
    ///   - mends: Whether a store that may be damaged is looked at and mended first, which may take a while.
    ///   - logger: Told of every change of what is owed.
    /// - Throws: `StorageTrouble`; a player goes on with a stand-in.
    package init(
        directory: String,
        rescueDirectories: [String]? = nil,
        mends: Bool = true,
        logger: Logger = .silent
    ) throws {
        self.directory = directory
        self.rescue = RescueJournal(rescueDirectories ?? RescueJournal.usualDirectories(), for: directory)
        self.logger = logger
        self.isStandIn = false
        self.cause = nil
        do {
            for folder in [directory, "\(directory)/sessions"] {
                try PrivateFolder.make(folder)
                if let objection = PrivateFolder.objection(to: folder) {
                    throw StorageTrouble.notOurs(folder, objection)
                }
            }
            self.store = try ViewingStore(directory, mends: mends)
        } catch {
            throw StorageTrouble(error, directory: directory)
        }
        if let notice = StoreNotice(directory: directory).text { self.notes.add(notice) }
        self.takeInRescued()
        SessionLock.sweep(self)
    }

    /// A store in memory that keeps everything in the rescue journal, for a player whose real store cannot be used.
    ///
    /// - Parameters:
    ///   - directory: The state directory of the real one.
    ///   - error: Why that cannot be used.
    ///   - rescueDirectories: Where to keep it; nil for the usual places.
    ///   - logger: Told of every change of what is owed.
    /// - Throws: `DatabaseError`.
    package init(
        standingInFor directory: String,
        because error: (any Error)? = nil,
        rescueDirectories: [String]? = nil,
        logger: Logger = .silent
    ) throws {
        self.directory = directory
        self.rescue = RescueJournal(rescueDirectories ?? RescueJournal.usualDirectories(), for: directory)
        self.logger = logger
        self.isStandIn = true
        self.cause = error.map { StorageTrouble($0, directory: directory) }
        self.store = try ViewingStore(standingInFor: directory)
    }

    /// What is to be told about the store, in one sentence, once.
    package func takeTrouble() -> String? { self.notes.take() }

    /// Where what the store does not take is kept: tried out, for it is to be said before.
    ///
    /// - Returns: A folder; nil where none takes it.
    package func placeElsewhere() -> String? { self.rescue.tryOut() }

    /// Says that all is written, for a process that ends without taking its leave: the next need not look for damage.
    package func leave() { self.store.leave() }

    // MARK: - Reading and writing

    var database: DatabaseQueue { self.store.database }

    /// Runs a transaction; a damaged store leaves a mark.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value { try self.store.write(body) }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value { try self.store.read(body) }

    /// Whether the store is still the one that others open, and may be sent from: what two stores hold would be told twice.
    var isInPlace: Bool { self.store.isInPlace }

    private func checkPlace() throws(StorageTrouble) { if !self.isInPlace { throw .gone(self.directory) } }

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
            try self.checkPlace()
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
    ///   - countedAt: How far it was when it counted, in percent.
    ///   - date: When something was last played.
    ///   - uptime: The same in seconds since boot; nil where that is not known.
    ///   - isOver: Whether the viewing has ended.
    /// - Throws: `StorageTrouble` when it could be kept nowhere; playing goes on.
    package func checkpoint(
        _ id: String,
        progress: Double,
        played: Double,
        isCounted: Bool,
        countedAt: Double? = nil,
        at date: Date,
        uptime: Double? = nil,
        isOver: Bool
    ) throws {
        let known = self.rescue.known(id, isOver: isOver) { viewing in
            (viewing.progress, viewing.played) = (min(max(progress, 0), 100), max(played, 0))
            (viewing.isCounted, viewing.countedAt) = (isCounted, countedAt)
            (viewing.endedAt, viewing.endedUptime) = (date, uptime)
        }
        do {
            try self.checkPlace()
            let applied = try self.write { db in
                try db.execute(
                    sql: """
                        UPDATE viewing SET progress = ?, played = ?, isCounted = ?, countedAt = ?, endedAt = ?, endedUptime = ?
                        WHERE id = ? AND EXISTS (SELECT 1 FROM delivery WHERE viewing = viewing.id AND state = 'watching')
                        """,
                    arguments: [progress, played, isCounted, countedAt, date, uptime, id]
                )
                // The store did not take it when it began, or has lost it since: it was rescued, removed or cleaned.
                if let known, db.changesCount == 0, try !Viewing.exists(db, key: id) {
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
        guard let folder = self.rescue.append(viewing) else {
            throw trouble ?? self.cause ?? .other(self.directory, "no other place can be written to")
        }
        if let trouble { self.notes.add("\(trouble) What you watch is kept in \(folder) meanwhile.") }
    }
}
