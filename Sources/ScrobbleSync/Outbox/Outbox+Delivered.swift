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
}
