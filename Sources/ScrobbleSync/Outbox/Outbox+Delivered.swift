package import Foundation
internal import GRDB

/// What was delivered: the local log of it, kept for good.
extension Outbox {
    /// A page of the plays that were delivered and watched from a date on, oldest first.
    ///
    /// - Parameters:
    ///   - date: The earliest end.
    ///   - position: Where the page before ended; nil for the first.
    ///   - limit: How many at most.
    ///   - receiver: Who has them.
    /// - Returns: The viewings with what was owed for them.
    /// - Throws: `StorageTrouble`.
    package func deliveredPlays(
        since date: Date,
        after position: Position? = nil,
        limit: Int = 1000,
        for receiver: Receiver = .trakt
    ) throws -> [OutboxEntry] {
        try self.read { db in
            try OutboxEntry.fetchAll(
                db,
                sql: """
                    \(OutboxEntry.columns) WHERE receiver = ? AND kind = 'play' AND state = 'delivered' AND watchedAt >= ?
                    AND (watchedAt, viewing) > (?, ?) ORDER BY watchedAt, viewing LIMIT ?
                    """,
                arguments: [
                    receiver.rawValue, date, position?.watchedAt ?? Date(timeIntervalSince1970: -62_135_596_800),
                    position?.viewing ?? "",
                    limit,
                ]
            )
        }
    }

    /// A page of all that counted and was not given up, newest first, whether it has been told or not.
    ///
    /// - Parameters:
    ///   - range: Of the ends.
    ///   - position: Where the page before ended; nil for the first.
    ///   - limit: How many at most.
    ///   - receiver: For whom.
    /// - Returns: The viewings with what is owed for them.
    /// - Throws: `StorageTrouble`.
    package func plays(
        in range: ClosedRange<Date>,
        after position: Position? = nil,
        limit: Int = 500,
        for receiver: Receiver = .trakt
    ) throws -> [OutboxEntry] {
        try self.read { db in
            try OutboxEntry.fetchAll(
                db,
                sql: """
                    \(OutboxEntry.columns) WHERE receiver = ? AND kind = 'play'
                    AND state IN ('finished', 'sending', 'unsure', 'delivered', 'parked')
                    AND watchedAt >= ? AND watchedAt <= ? AND (watchedAt, viewing) < (?, ?)
                    ORDER BY watchedAt DESC, viewing DESC LIMIT ?
                    """,
                arguments: [
                    receiver.rawValue, range.lowerBound, range.upperBound,
                    position?.watchedAt ?? Date.distantFuture.databaseValue, position?.viewing ?? "".databaseValue,
                    limit,
                ]
            )
        }
    }

    /// What was rated here, by the viewings: whether the receiver has it yet or not.
    ///
    /// - Throws: `StorageTrouble`.
    package func ratings(by receiver: Receiver = .trakt) throws -> [String: Int] {
        try self.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT viewing, rating FROM toldRating WHERE receiver = ?1
                    UNION ALL SELECT viewing, rating FROM rating WHERE receiver = ?1 AND state = 'finished'
                    """,
                arguments: [receiver.rawValue]
            )
            // What waits comes later, and holds.
            return rows.reduce(into: [:]) { ratings, row in
                if let viewing: String = row.readable("viewing") { ratings[viewing] = row.readable("rating") }
            }
        }
    }
}
