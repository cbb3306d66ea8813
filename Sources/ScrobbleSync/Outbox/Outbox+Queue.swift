internal import Foundation
internal import GRDB

/// What people and commands want to know of the queue, and do to it; none of it takes longer with more delivered rows.
extension Outbox {
    /// Where a page of a listing ended.
    package struct Position: Hashable, Sendable {
        var endedAt: Date
        var id: String

        package init(_ viewing: Viewing) {
            self.endedAt = viewing.endedAt
            self.id = viewing.id
        }
    }

    /// Viewings in these states, oldest first, one page of them.
    package func viewings(in states: [Viewing.State], limit: Int = 100, offset: Int = 0) throws -> [Viewing] {
        try self.read { db in
            try Viewing.filter(states.map(\.rawValue).contains(Column("state")))
                .order(Column("endedAt")).limit(limit, offset: offset).fetchAll(db)
        }
    }

    /// A page of what has not reached Trakt yet, oldest first.
    ///
    /// - Parameters:
    ///   - position: Where the page before ended; nil for the first.
    ///   - limit: How many at most.
    /// - Returns: The viewings.
    /// - Throws: `DatabaseError`.
    package func queued(after position: Position?, limit: Int = 100) throws -> [Viewing] {
        try self.read { db in
            try Viewing.fetchAll(
                db,
                sql: """
                    SELECT * FROM viewing WHERE state IN ('watching', 'finished', 'sending', 'unsure', 'parked')
                    AND (endedAt, id) > (?, ?) ORDER BY endedAt, id LIMIT ?
                    """,
                arguments: [
                    position?.endedAt ?? Date(timeIntervalSince1970: -62_135_596_800), position?.id ?? "", limit,
                ]
            )
        }
    }

    package func counts() throws -> [Viewing.State: Int] {
        try self.read { db in
            try Row.fetchAll(db, sql: "SELECT state, number FROM stateCount").reduce(into: [:]) { counts, row in
                if let state = Viewing.State(rawValue: row["state"]) { counts[state] = row["number"] }
            }
        }
    }

    package func viewing(_ id: String) throws -> Viewing? {
        try self.read { try Viewing.fetchOne($0, key: id) }
    }

    /// The viewings whose id begins so, in any case; at most two, for more than one is too many to act on.
    package func find(_ prefix: String) throws -> [Viewing] {
        let prefix = prefix.uppercased()
        guard !prefix.isEmpty else { return [] }
        return try self.read { db in
            try Viewing.filter(sql: "id >= ? AND id < ?", arguments: [prefix, prefix + "\u{10FFFF}"]).limit(2)
                .fetchAll(db)
        }
    }

    /// Tries a viewing again that was parked or put off; one that may have been told is looked up first.
    package func retry(_ id: String) throws {
        try self.write { db in
            try db.execute(
                sql: """
                    UPDATE viewing SET state = CASE WHEN state <> 'parked' THEN state
                    WHEN historyTime IS NULL AND stopSentFrom IS NULL THEN 'finished' ELSE 'unsure' END,
                    nextAttemptAt = NULL, attempts = CASE state WHEN 'unsure' THEN attempts ELSE 0 END, reason = NULL
                    WHERE id = ? AND state IN ('parked', 'finished', 'unsure')
                    """,
                arguments: [id]
            )
        }
    }

    /// Gives a viewing up; what was delivered stays delivered.
    package func drop(_ id: String, reason: String) throws {
        try self.write { db in
            try db.execute(
                sql: "UPDATE viewing SET state = 'dropped', reason = ? WHERE id = ? AND state <> 'delivered'",
                arguments: [reason, id]
            )
        }
    }

    /// The viewing that was delivered last.
    ///
    /// - Parameter isPlay: Whether only plays are looked for, which can be undone.
    /// - Returns: The viewing, or nil when there is none.
    /// - Throws: `DatabaseError`.
    package func lastDelivered(isPlay: Bool = false) throws -> Viewing? {
        try self.read { db in
            try Viewing.fetchOne(
                db,
                sql: """
                    SELECT * FROM viewing WHERE state = 'delivered' AND deliveredAt IS NOT NULL AND isCounted >= ?
                    ORDER BY deliveredAt DESC LIMIT 1
                    """,
                arguments: [isPlay ? 1 : 0]
            )
        }
    }

    /// What went wrong last and is not over yet.
    package func lastTrouble() throws -> String? {
        try self.read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT reason FROM viewing
                    WHERE reason IS NOT NULL AND state IN ('finished', 'sending', 'unsure', 'parked')
                    ORDER BY endedAt DESC LIMIT 1
                    """
            )
        }
    }
}
