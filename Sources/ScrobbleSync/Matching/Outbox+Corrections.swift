package import Foundation
internal import GRDB

/// Corrections and what they have to undo, in the database of the viewings: one transaction covers both.
extension Outbox {
    static func registerCorrections(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("corrections") { db in
            try db.create(table: "correction") { table in
                table.autoIncrementedPrimaryKey("id")
                // Empty for "any": null would not be unique.
                table.column("file", .text).notNull()
                table.column("folder", .text).notNull()
                table.column("series", .text).notNull()
                table.column("target", .jsonText).notNull()
                table.column("createdAt", .datetime).notNull()
                table.uniqueKey(["file", "folder", "series"])
                table.check(sql: "file <> '' OR folder <> '' OR series <> ''")
            }
            // Plays that are to be removed at Trakt, until Trakt has said that they are.
            try db.create(table: "withdrawal") { table in
                table.primaryKey("historyID", .integer)
                table.column("viewing", .text).notNull()
            }
        }
    }

    // MARK: - Corrections

    /// Stores a correction in the place of one for the same scope.
    ///
    /// - Parameters:
    ///   - correction: What the user has said.
    ///   - date: Now.
    /// - Returns: The correction with its number.
    /// - Throws: `DatabaseError`, also for a scope that is empty.
    @discardableResult
    package func remember(_ correction: Correction, at date: Date) throws -> Correction {
        try self.database.write { db in
            let target = String(decoding: try JSONEncoder().encode(correction.target), as: UTF8.self)
            let scope = correction.scope
            try db.execute(
                sql: """
                    INSERT INTO correction (file, folder, series, target, createdAt) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (file, folder, series) DO UPDATE SET target = excluded.target, createdAt = excluded.createdAt
                    """,
                arguments: [scope.file ?? "", scope.folder ?? "", scope.series ?? "", target, date]
            )
            var stored = correction
            stored.id = try Int64.fetchOne(
                db,
                sql: "SELECT id FROM correction WHERE file = ? AND folder = ? AND series = ?",
                arguments: [scope.file ?? "", scope.folder ?? "", scope.series ?? ""]
            )
            stored.createdAt = date
            return stored
        }
    }

    /// Forgets a correction.
    ///
    /// - Parameter id: Its number.
    /// - Returns: Whether there was one.
    /// - Throws: `DatabaseError`.
    @discardableResult
    package func forgetCorrection(_ id: Int64) throws -> Bool {
        try self.database.write { db in
            try db.execute(sql: "DELETE FROM correction WHERE id = ?", arguments: [id])
            return db.changesCount > 0
        }
    }

    /// All corrections, the oldest first; one that this version cannot read is left out.
    package func corrections() throws -> [Correction] {
        try self.database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM correction ORDER BY id").compactMap { row in
                guard let target = row["target"] as String?,
                    let decoded = try? JSONDecoder().decode(Correction.Target.self, from: Data(target.utf8))
                else { return nil }
                var scope = Correction.Scope()
                scope.file = Self.text(row["file"])
                scope.folder = Self.text(row["folder"])
                scope.series = Self.text(row["series"])
                return Correction(id: row["id"], scope: scope, target: decoded, createdAt: row["createdAt"])
            }
        }
    }

    private static func text(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }

    // MARK: - Withdrawals

    /// Writes down in one step that a play is to be removed at Trakt and that its viewing is to be told anew.
    ///
    /// - Parameters:
    ///   - historyID: The play.
    ///   - viewing: The viewing as it is to be told: not delivered, with its own times.
    /// - Throws: `DatabaseError`; then nothing has changed.
    func withdraw(_ historyID: Int64, for viewing: Viewing) throws {
        try self.database.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO withdrawal (historyID, viewing) VALUES (?, ?)",
                arguments: [historyID, viewing.id]
            )
            try viewing.update(db)
        }
    }

    /// The plays that are still to be removed at Trakt.
    package func withdrawals() throws -> [Int64] {
        try self.database.read { try Int64.fetchAll($0, sql: "SELECT historyID FROM withdrawal ORDER BY historyID") }
    }

    func settleWithdrawals(_ ids: [Int64]) throws {
        try self.database.write { db in
            for id in ids { try db.execute(sql: "DELETE FROM withdrawal WHERE historyID = ?", arguments: [id]) }
        }
    }
}
