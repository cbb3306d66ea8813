package import Foundation
internal import GRDB

/// Corrections and what they have to undo, in the database of the viewings: one transaction covers both.
package struct CorrectionTable: Sendable {
    let outbox: Outbox

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
        try self.outbox.write { db in
            let target = String(decoding: try JSONEncoder().encode(correction.target), as: UTF8.self)
            let scope = correction.scope
            try db.execute(
                sql: """
                    INSERT INTO correction (file, folder, series, target, title, createdAt) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (file, folder, series) DO UPDATE
                    SET target = excluded.target, title = excluded.title, createdAt = excluded.createdAt
                    """,
                arguments: [
                    scope.file ?? "", scope.folder ?? "", scope.series ?? "", target, correction.title, date,
                ]
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
    package func forget(_ id: Int64) throws -> Bool {
        try self.outbox.write { db in
            try db.execute(sql: "DELETE FROM correction WHERE id = ?", arguments: [id])
            return db.changesCount > 0
        }
    }

    /// All corrections, the oldest first; one that this version cannot read is left out, unless it may say `never`.
    package func all() throws -> [Correction] {
        try self.outbox.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM correction ORDER BY id").compactMap { row in
                guard let target: String = row.readable("target"), let decoded = Self.target(target) else { return nil }
                var scope = Correction.Scope()
                scope.file = Self.text(row.readable("file"))
                scope.folder = Self.text(row.readable("folder"))
                scope.series = Self.text(row.readable("series"))
                return Correction(
                    id: row.readable("id"),
                    scope: scope,
                    target: decoded,
                    title: row.readable("title"),
                    createdAt: row.readable("createdAt")
                )
            }
        }
    }

    private static func target(_ text: String) -> Correction.Target? {
        // Of another version: it holds again when that one runs.
        let decoded = try? JSONDecoder().decode(Correction.Target.self, from: Data(text.utf8))
        return decoded ?? (text.contains("never") ? .never : nil)
    }

    private static func text(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }
}

extension Outbox {
    /// What the user has said about files.
    package var saidCorrections: CorrectionTable { CorrectionTable(outbox: self) }

    // MARK: - Withdrawals

    /// Writes down that a play is to be removed at its receiver; in one transaction with what becomes of its delivery.
    static func withdraw(_ number: Int64, of delivery: Delivery, in db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO withdrawal (receiver, number, viewing) VALUES (?, ?, ?)",
            arguments: [delivery.receiver.rawValue, number, delivery.viewing]
        )
    }
}
