internal import Foundation
internal import GRDB

/// What has counted and was never rated here: each film and episode once, by its newest play.
package struct UnratedPlays: Sendable {
    private let outbox: Outbox

    package init(in outbox: Outbox) { self.outbox = outbox }

    /// A page of them, newest first.
    ///
    /// What is left to the user without being known at Trakt cannot be rated there, and is none of them.
    ///
    /// - Parameters:
    ///   - position: Where the page before ended; nil for the first.
    ///   - onlyFilms: Whether episodes are left out.
    ///   - limit: How many at most.
    /// - Returns: The plays.
    /// - Throws: `StorageTrouble`.
    package func page(
        after position: QueuePosition? = nil,
        onlyFilms: Bool = false,
        limit: Int = 100
    ) throws -> [OutboxEntry] {
        try self.outbox.read { db in
            try OutboxEntry.fetchAll(
                db,
                sql: """
                    \(OutboxEntry.columns) WHERE receiver = ? AND kind = 'play' AND \(Self.isPlay("delivery"))
                    AND (state <> 'parked' OR itemKey IS NOT NULL) AND (watchedAt, viewing) < (?, ?)
                    \(onlyFilms ? "AND \(Self.isFilm)" : "")
                    AND NOT EXISTS (SELECT 1 FROM \(Self.ratings) AS known WHERE known.viewing = delivery.viewing)
                    AND NOT EXISTS (SELECT 1 FROM delivery AS same JOIN \(Self.ratings) AS known
                        ON known.viewing = same.viewing WHERE same.itemKey = delivery.itemKey)
                    AND NOT EXISTS (SELECT 1 FROM delivery AS same WHERE same.itemKey = delivery.itemKey
                        AND same.receiver = delivery.receiver AND same.kind = 'play' AND \(Self.isPlay("same"))
                        AND (same.watchedAt, same.viewing) > (delivery.watchedAt, delivery.viewing))
                    ORDER BY watchedAt DESC, viewing DESC LIMIT ?
                    """,
                arguments: [
                    Receiver.trakt.rawValue, position?.watchedAt ?? Date.distantFuture.databaseValue,
                    position?.viewing ?? "".databaseValue, limit,
                ]
            )
        }
    }

    private static func isPlay(_ delivery: String) -> String {
        "\(delivery).state IN ('finished', 'sending', 'unsure', 'delivered', 'parked')"
    }

    private static let ratings = "(SELECT viewing FROM rating UNION ALL SELECT viewing FROM toldRating)"
    private static let isFilm = """
        CASE WHEN itemKey IS NOT NULL THEN itemKey LIKE 'movie %'
        ELSE json_extract(description, '$.kind') = 'movie' END
        """
}
