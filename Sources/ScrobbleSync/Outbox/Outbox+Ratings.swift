package import Foundation
internal import GRDB

/// A rating that Trakt has not been told yet; the last one of a viewing is the one that holds.
package struct QueuedRating: Codable, Hashable, Sendable {
    package var viewing: String
    package var receiver: Receiver
    /// 1 to 10.
    package var rating: Int
    package var ratedAt: Date
    /// Why it has not gone out, in one sentence.
    package var reason: String?
}

extension QueuedRating: FetchableRecord, PersistableRecord {
    static let databaseTableName = "rating"
}

/// Ratings, on disk before they are told: telling one twice does no harm (`trakt-api.md §7`).
extension Outbox {
    /// Queues a rating of what was watched, in the place of an earlier one.
    ///
    /// - Parameters:
    ///   - viewing: The id of the viewing.
    ///   - rating: 1 to 10.
    ///   - date: Now.
    /// - Throws: `DatabaseError`, also for another number.
    package func rate(_ viewing: String, _ rating: Int, at date: Date) throws {
        try self.write { db in
            for receiver in Receiver.allCases {
                try QueuedRating(viewing: viewing, receiver: receiver, rating: rating, ratedAt: date, reason: nil)
                    .upsert(db)
            }
        }
    }

    /// The ratings that wait for a receiver, oldest first, each with its viewing; one whose viewing is gone is nobody's.
    package func waitingRatings(
        for receiver: Receiver = .trakt,
        limit: Int = 50
    ) throws -> [(rating: QueuedRating, entry: OutboxEntry)] {
        try self.read { db in
            let ratings = try QueuedRating.filter(Column("reason") == nil && Column("receiver") == receiver.rawValue)
                .order(Column("ratedAt")).limit(limit).fetchAll(db)
            return try ratings.compactMap { rating in
                try OutboxEntry.fetchOne(
                    db,
                    sql: "\(OutboxEntry.columns) WHERE viewing = ? AND receiver = ?",
                    arguments: [rating.viewing, receiver.rawValue]
                ).map { (rating, $0) }
            }
        }
    }

    /// A rating has arrived; one that the user has changed meanwhile stays.
    func settle(_ rating: QueuedRating) throws {
        try self.write { db in
            try db.execute(
                sql: "DELETE FROM rating WHERE viewing = ? AND receiver = ? AND rating = ?",
                arguments: [rating.viewing, rating.receiver.rawValue, rating.rating]
            )
        }
    }

    /// Trakt does not want a rating.
    func park(_ rating: QueuedRating, reason: String) throws {
        try self.write { db in
            try db.execute(
                sql: "UPDATE rating SET reason = ? WHERE viewing = ? AND receiver = ?",
                arguments: [reason, rating.viewing, rating.receiver.rawValue]
            )
        }
    }
}
