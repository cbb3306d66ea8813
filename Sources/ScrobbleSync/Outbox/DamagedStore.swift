internal import Foundation
internal import GRDB
internal import Storage

/// A store that SQLite can no longer read, read row by row.
enum DamagedStore {
    /// Copies the rows that can be read.
    ///
    /// - Parameters:
    ///   - path: The damaged database; it stays as it is.
    ///   - store: The new one, without any table.
    ///   - migrator: Makes its tables.
    /// - Throws: `DatabaseError` when the new store cannot be made.
    static func rescue(_ path: String, into store: DatabaseQueue, _ migrator: DatabaseMigrator) throws {
        // A copy is opened: SQLite would repair, and so change, what is kept as evidence.
        let copy = "\(path).copy"
        DatabaseFiles(copy).remove()
        defer { DatabaseFiles(copy).remove() }
        // What cannot even be copied or opened gives no rows; the count that is told says so.
        for suffix in ["", "-wal"] { try? FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix) }
        guard let damaged = try? DatabaseQueue(path: copy) else { return try migrator.migrate(store) }
        // The copy is removed in any case.
        defer { try? damaged.close() }
        // An old store is copied as it was, and then migrated like any other.
        let isOld = try? damaged.read { try !$0.tableExists("delivery") && $0.tableExists("viewing") }
        if isOld ?? false {
            try migrator.migrate(store, upTo: StoreSchema.lastWithStates)
        } else {
            try migrator.migrate(store)
        }
        for table in ["correction", "withdrawal", "rating", "viewing"] {
            _ = self.copy(table, from: damaged, to: store)
        }
        if isOld ?? false { try migrator.migrate(store) } else { _ = self.copy("delivery", from: damaged, to: store) }
        for table in ["placeMemory", "itemTitle"] {
            // What cannot even be asked for is not there.
            let isThere = try? damaged.read { try $0.tableExists(table) }
            if isThere ?? false { _ = self.copy(table, from: damaged, to: store) }
        }
        try store.write(self.parkUnknown)
        // What was copied may be older than the tables are.
        try store.write(EvidenceCleaning.clean)
    }

    /// Leaves viewings to the user of which the damage has taken what became of them.
    private static func parkUnknown(_ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT * FROM viewing WHERE NOT EXISTS (SELECT 1 FROM delivery WHERE viewing = viewing.id)"
        )
        for viewing in rows.map({ Viewing.readable(in: $0).record }) {
            var delivery = Delivery(viewing: viewing.id, to: .trakt, startedAt: viewing.startedAt)
            let inputs: [Delivery.Input] = [
                .ended(viewing.owed), .claimed,
                // It may be there: so a retry looks it up first.
                .sent(SentPlay(.history, sentAt: viewing.endedAt, playTime: viewing.endedAt)),
                .unmatched(reason: self.unknownFate),
            ]
            for input in inputs { _ = delivery.receive(input, at: viewing.endedAt) }
            try delivery.insert(db)
        }
    }

    private static let unknownFate =
        "The store was damaged, and whether Trakt has this is not known. `trakt-mpv queue retry` looks it up."

    private static func copy(_ table: String, from damaged: DatabaseQueue, to store: DatabaseQueue) -> Int {
        // Without those that SQLite computes.
        let names = try? store.read { try String.fetchAll($0, sql: "SELECT name FROM pragma_table_info('\(table)')") }
        let columns = Set(names ?? [])
        if let rows = try? damaged.read({ try Row.fetchAll($0, sql: "SELECT * FROM \(table)") }) {
            return rows.count { self.copy($0, columns, to: table, of: store) }
        }
        // Where even the end cannot be read, the gap at the end tells.
        let end = (try? damaged.read { try Int64.fetchOne($0, sql: "SELECT max(rowid) FROM \(table)") }) ?? nil
        var (copied, missing) = (0, 0)
        for id in 1...max(end ?? 10_000_000, 1) {
            // Unreadable is as good as missing.
            let row = try? damaged.read {
                try Row.fetchOne($0, sql: "SELECT * FROM \(table) WHERE rowid = ?", arguments: [id])
            }
            guard let row = row ?? nil else {
                missing += 1
                // Beyond this many in a row there is nothing.
                if missing > 20_000 { break }
                continue
            }
            missing = 0
            if self.copy(row, columns, to: table, of: store) { copied += 1 }
        }
        return copied
    }

    private static func copy(_ row: Row, _ columns: Set<String>, to table: String, of store: DatabaseQueue) -> Bool {
        let kept = row.columnNames.filter(columns.contains)
        let marks = kept.map { _ in "?" }.joined(separator: ", ")
        // A row that breaks a rule of the new store cannot be kept; the damaged file has it still.
        let count = try? store.write { db in
            let values = try kept.map { try UnreadableJSON.wrapped(row[$0] ?? .null, in: $0, db) }
            try db.execute(
                sql: "INSERT OR IGNORE INTO \(table) (\(kept.joined(separator: ", "))) VALUES (\(marks))",
                arguments: StatementArguments(values)
            )
            return db.changesCount
        }
        return count == 1
    }
}
