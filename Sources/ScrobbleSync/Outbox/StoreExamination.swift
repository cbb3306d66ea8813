package import Foundation
internal import GRDB

/// The store as it is on disk, only looked at: nothing is mended, migrated or made.
package struct StoreExamination: Hashable, Sendable {
    package enum Condition: Hashable, Sendable {
        /// Nothing was ever recorded.
        case missing
        case whole
        /// Its pages do not fit together, or it is no database.
        case damaged
        /// A newer version of the program has made it.
        case newerVersion
        /// It cannot be looked at; why, in one sentence.
        case closed(String)
    }

    package var condition: Condition
    /// Deliveries by their state.
    package private(set) var counts: [Delivery.State: Int] = [:]
    /// When the oldest of what waits was watched.
    package private(set) var oldestWaiting: Date?
    /// What went wrong last and is not over, in one sentence.
    package private(set) var lastTrouble: String?
    package private(set) var ratingsParked = 0
    /// Damaged stores that were set aside and are still there.
    package private(set) var setAside = 0

    /// How many wait for nothing but a network, a login and their turn.
    package var waiting: Int { self.counts.reduce(0) { $0 + ($1.key.isWaiting ? $1.value : 0) } }

    /// Looks at the store; of a large one all pages are read, which takes a while.
    ///
    /// - Parameter directory: The state directory.
    package init(directory: String) {
        let path = ViewingStore.path(directory)
        // A folder that cannot be listed has none that could be named.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        self.setAside = names.count {
            $0.hasPrefix("viewings.sqlite.damaged-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
        }
        guard unsafe access(path, F_OK) == 0 else {
            self.condition = .missing
            return
        }
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            guard ViewingStore.passesChecks(database) else {
                self.condition = .damaged
                return
            }
            self.condition = .whole
            try database.read { db in
                if try StoreSchema.migrator.hasBeenSuperseded(db) {
                    self.condition = .newerVersion
                } else {
                    try self.count(db)
                }
            }
        } catch {
            self.condition = Self.condition(after: error, directory)
        }
    }

    private static func condition(after error: any Error, _ directory: String) -> Condition {
        let trouble = StorageTrouble(error, directory: directory)
        if case .damaged = trouble { return .damaged }
        return .closed("\(trouble)")
    }

    /// A store of an earlier version has not all of it: what it has is told.
    private mutating func count(_ db: Database) throws {
        guard try db.tableExists("delivery") else { return }
        for row in try Row.fetchAll(db, sql: "SELECT state, count(*) AS number FROM delivery GROUP BY state") {
            if let state = row.readable("state").flatMap(Delivery.State.init(rawValue:)) {
                self.counts[state] = row.readable("number") ?? 0
            }
        }
        self.oldestWaiting = try DatabaseValue.fetchOne(
            db,
            sql: "SELECT min(watchedAt) FROM delivery WHERE state IN ('finished', 'sending', 'unsure')"
        ).flatMap(Date.fromDatabaseValue)
        self.lastTrouble = try String.fetchOne(
            db,
            sql: """
                SELECT reason FROM delivery WHERE reason IS NOT NULL
                AND state IN ('finished', 'sending', 'unsure', 'parked') ORDER BY watchedAt DESC LIMIT 1
                """
        )
        guard try db.tableExists("rating") else { return }
        self.ratingsParked = try Int.fetchOne(db, sql: "SELECT count(*) FROM rating WHERE state = 'parked'") ?? 0
    }
}

extension StoreExamination {
    /// Whether a player of this machine plays an item now, as far as the store says.
    ///
    /// - Parameters:
    ///   - item: As `ScrobbleItem.key`.
    ///   - directory: The state directory.
    package static func isWatching(_ item: String, in directory: String) -> Bool {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        // A store that cannot be read says nothing of it.
        let count = try? DatabaseQueue(path: ViewingStore.path(directory), configuration: configuration).read { db in
            let sql = "SELECT count(*) FROM delivery WHERE state = 'watching' AND (itemKey = ? OR itemKey IS NULL)"
            return try Int.fetchOne(db, sql: sql, arguments: [item]) ?? 0
        }
        return count.map { $0 > 0 } ?? false
    }
}
