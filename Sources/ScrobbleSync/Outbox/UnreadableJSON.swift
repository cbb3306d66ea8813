internal import GRDB

/// Text where JSON should be: SQLite makes no index with it, and refuses every statement that needs one.
enum UnreadableJSON {
    private static let columns = ["evidence", "description", "item", "trace"]

    /// The same text within JSON, which nobody can read as what it should be; so nothing is lost, and the rest flows.
    ///
    /// - Parameters:
    ///   - value: What stands in the column.
    ///   - column: Any.
    ///   - db: Says what JSON is.
    /// - Returns: What can stand there.
    /// - Throws: `DatabaseError`.
    static func wrapped(_ value: DatabaseValue, in column: String, _ db: Database) throws -> DatabaseValue {
        guard Self.columns.contains(column), !value.isNull else { return value }
        return try DatabaseValue.fetchOne(
            db,
            sql: """
                SELECT CASE WHEN typeof(?1) = 'text' AND json_valid(?1) THEN ?1
                ELSE json_object('unreadable', CASE typeof(?1) WHEN 'blob' THEN hex(?1) ELSE ?1 END) END
                """,
            arguments: [value]
        ) ?? value
    }

    /// Wraps all such texts of a store, whatever its version is.
    static func wrap(_ db: Database) throws {
        for table in ["viewing", "delivery"] where try db.tableExists(table) {
            for column in try db.columns(in: table).map(\.name) where Self.columns.contains(column) {
                try Self.wrap(column, of: table, db)
            }
        }
    }

    private static func wrap(_ column: String, of table: String, _ db: Database) throws {
        let condition = "\(column) IS NOT NULL AND NOT (typeof(\(column)) = 'text' AND json_valid(\(column)))"
        let rows = try Row.fetchAll(db, sql: "SELECT rowid, \(column) AS value FROM \(table) WHERE \(condition)")
        guard !rows.isEmpty else { return }
        // An index on what is in the JSON stands in the way of its own mending.
        let indexes = try String.fetchAll(
            db,
            sql: "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE '%json_extract%'",
            arguments: [table]
        )
        let names = try String.fetchAll(
            db,
            sql: "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE '%json_extract%'",
            arguments: [table]
        )
        for name in names { try db.execute(sql: "DROP INDEX \(name.quotedDatabaseIdentifier)") }
        for row in rows {
            let value: DatabaseValue = row["value"]
            try db.execute(
                sql: "UPDATE \(table) SET \(column) = ? WHERE rowid = ?",
                arguments: [try Self.wrapped(value, in: column, db), row["rowid"] as DatabaseValue]
            )
        }
        for index in indexes { try db.execute(sql: index) }
    }
}
