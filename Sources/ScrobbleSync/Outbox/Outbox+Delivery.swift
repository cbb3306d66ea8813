internal import Foundation
internal import GRDB
internal import TraktAPI

/// What the one that sends asks of the store and writes into it.
extension Outbox {
    /// What waits, narrowed down.
    struct Waiting {
        /// Only those that ended after it.
        var after: Date?
        /// Only those that ended before it.
        var before: Date?
        /// Only those behind this one.
        var position: Position?
        /// Only those whose time for the next try has come; nil takes all.
        var dueAt: Date?
        var limit = 50
    }

    /// Viewings that wait to be told, oldest first.
    func waiting(_ wanted: Waiting) throws -> [Viewing] {
        try self.read { db in
            var sql = "SELECT * FROM viewing WHERE state IN ('finished', 'sending', 'unsure')"
            var arguments: [any DatabaseValueConvertible] = []
            if let date = wanted.after {
                sql += " AND endedAt > ?"
                arguments.append(date)
            }
            if let date = wanted.before {
                sql += " AND endedAt <= ?"
                arguments.append(date)
            }
            if let position = wanted.position {
                sql += " AND (endedAt, id) > (?, ?)"
                arguments += [position.endedAt, position.id]
            }
            if let date = wanted.dueAt {
                sql += " AND (nextAttemptAt IS NULL OR nextAttemptAt <= ?)"
                arguments.append(date)
            }
            arguments.append(wanted.limit)
            return try Viewing.fetchAll(
                db,
                sql: sql + " ORDER BY endedAt, id LIMIT ?",
                arguments: StatementArguments(arguments)
            )
        }
    }

    /// How many plays wait that ended before a date; counting stops one beyond the limit.
    func countPlays(endedBefore date: Date, upTo limit: Int) throws -> Int {
        try self.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM (SELECT 1 FROM viewing WHERE state IN ('finished', 'sending', 'unsure')
                    AND endedAt <= ? AND isCounted LIMIT ?)
                    """,
                arguments: [date, limit + 1]
            ) ?? 0
        }
    }

    /// When the next try of anything that waits is planned.
    func nextAttempt(after date: Date) throws -> Date? {
        try self.read { db in
            try Date.fetchOne(
                db,
                sql: """
                    SELECT min(nextAttemptAt) FROM (SELECT nextAttemptAt FROM viewing
                    WHERE state IN ('finished', 'sending', 'unsure') ORDER BY endedAt LIMIT 1000)
                    WHERE nextAttemptAt > ?
                    """,
                arguments: [date]
            )
        }
    }

    /// Stores viewings where nobody has changed their state meanwhile.
    ///
    /// - Parameters:
    ///   - viewings: As they are to be.
    ///   - states: As they must be in the store.
    /// - Returns: Those that were stored.
    /// - Throws: `DatabaseError`; then none is.
    func advance(_ viewings: [Viewing], from states: Set<Viewing.State>) throws -> [Viewing] {
        try self.write { db in
            try viewings.filter { viewing in
                let state = try String.fetchOne(
                    db,
                    sql: "SELECT state FROM viewing WHERE id = ?",
                    arguments: [viewing.id]
                )
                guard let state = state.flatMap(Viewing.State.init), states.contains(state) else { return false }
                try viewing.update(db)
                return true
            }
        }
    }

    /// Writes down what a viewing is at Trakt; nothing else of it, for a player may be writing the rest.
    func setItem(_ item: ScrobbleItem, of id: String) throws {
        let text = String(decoding: try JSONEncoder().encode(item), as: UTF8.self)
        try self.write { db in
            try db.execute(sql: "UPDATE viewing SET item = ? WHERE id = ?", arguments: [text, id])
        }
    }

    /// Gives back what a sender that died had taken, for nothing of it had gone out.
    ///
    /// Only the one that sends may call this.
    func takeBackClaims() throws {
        try self.write { db in
            try db.execute(sql: "UPDATE viewing SET state = 'finished' WHERE state = 'sending'")
        }
    }

    /// Whether something newer of the same item was watched here.
    func isSuperseded(_ viewing: Viewing, _ item: String) throws -> Bool {
        try self.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM viewing WHERE itemKey = ? AND endedAt > ? AND id <> ?
                    AND state <> 'dropped')
                    """,
                arguments: [item, viewing.endedAt, viewing.id]
            ) ?? false
        }
    }

    /// Other viewings of an item around a time, to tell whose play a play is.
    func neighbours(of viewing: Viewing, _ item: String, within seconds: TimeInterval) throws -> [Viewing] {
        try self.read { db in
            try Viewing.fetchAll(
                db,
                sql: """
                    SELECT * FROM viewing WHERE itemKey = ? AND id <> ? AND endedAt BETWEEN ? AND ?
                    AND isCounted ORDER BY endedAt LIMIT 100
                    """,
                arguments: [item, viewing.id, viewing.endedAt - seconds, viewing.endedAt + seconds]
            )
        }
    }

    /// Of these plays at Trakt, those that belong to a viewing already.
    func claimed(_ ids: [Int64]) throws -> Set<Int64> {
        guard !ids.isEmpty else { return [] }
        return try self.read { db in
            let marks = ids.map { _ in "?" }.joined(separator: ", ")
            let sql = "SELECT historyID FROM viewing WHERE historyID IN (\(marks))"
            return Set(try Int64.fetchAll(db, sql: sql, arguments: StatementArguments(ids)))
        }
    }

    /// Writes down Trakt's numbers of plays; one that another viewing has is left out.
    func setHistoryIDs(_ ids: [String: Int64]) throws {
        try self.write { db in
            for (viewing, id) in ids {
                try db.execute(
                    sql: "UPDATE OR IGNORE viewing SET historyID = ? WHERE id = ? AND state = 'delivered'",
                    arguments: [id, viewing]
                )
            }
        }
    }
}
