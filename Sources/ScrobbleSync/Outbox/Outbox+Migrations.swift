internal import GRDB

extension Outbox {
    /// Shipped migrations are never edited.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1: viewings and pace") { db in
            try db.create(table: "viewing") { table in
                table.primaryKey("id", .text)
                table.column("state", .text).notNull().check {
                    Viewing.State.allCases.map(\.rawValue).contains($0)
                }
                table.column("session", .text).notNull()
                table.column("evidence", .jsonText).notNull()
                table.column("description", .jsonText).notNull()
                table.column("item", .jsonText)
                table.column("isCounted", .boolean).notNull()
                table.column("progress", .double).notNull().check { $0 >= 0 && $0 <= 100 }
                table.column("played", .double).notNull().check { $0 >= 0 }
                table.column("startedAt", .datetime).notNull()
                table.column("endedAt", .datetime).notNull()
                table.column("attempts", .integer).notNull().check { $0 >= 0 }
                table.column("nextAttemptAt", .datetime)
                table.column("reason", .text)
                table.column("historyID", .integer)
            }
            try db.create(index: "viewingByState", on: "viewing", columns: ["state", "endedAt"])
            // One row: when the next write may go out, for all processes.
            try db.create(table: "pace") { table in
                table.primaryKey("id", .integer).check { $0 == 1 }
                table.column("nextWriteAt", .datetime).notNull()
            }
        }
        Self.registerCorrections(in: &migrator)
        Self.registerRatings(in: &migrator)
        return migrator
    }
}
