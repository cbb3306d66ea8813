package import Foundation
internal import GRDB

/// A rating that Trakt has not been told yet; the last one of a viewing is the one that holds.
package struct QueuedRating: Codable, Hashable, Sendable {
    package var viewing: String
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
    static func registerRatings(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("ratings") { db in
            // To find what was watched before of a file.
            try db.execute(sql: "CREATE INDEX viewingByPath ON viewing (json_extract(evidence, '$.path'), endedAt)")
            try db.create(table: "rating") { table in
                table.primaryKey("viewing", .text)
                table.column("rating", .integer).notNull().check { $0 >= 1 && $0 <= 10 }
                table.column("ratedAt", .datetime).notNull()
                table.column("reason", .text)
            }
        }
    }

    /// Queues a rating of what was watched, in the place of an earlier one.
    ///
    /// - Parameters:
    ///   - viewing: The id of the viewing.
    ///   - rating: 1 to 10.
    ///   - date: Now.
    /// - Throws: `DatabaseError`, also for another number.
    package func rate(_ viewing: String, _ rating: Int, at date: Date) throws {
        try self.write { db in
            try QueuedRating(viewing: viewing, rating: rating, ratedAt: date, reason: nil).upsert(db)
        }
    }

    /// The ratings that wait, oldest first, each with its viewing; one whose viewing is gone is nobody's.
    package func waitingRatings(limit: Int = 50) throws -> [(rating: QueuedRating, viewing: Viewing)] {
        try self.read { db in
            let ratings = try QueuedRating.filter(Column("reason") == nil).order(Column("ratedAt")).limit(limit)
                .fetchAll(db)
            return try ratings.compactMap { rating in
                try Viewing.fetchOne(db, key: rating.viewing).map { (rating, $0) }
            }
        }
    }

    /// A rating has arrived; one that the user has changed meanwhile stays.
    func settle(_ rating: QueuedRating) throws {
        try self.write { db in
            try db.execute(
                sql: "DELETE FROM rating WHERE viewing = ? AND rating = ?",
                arguments: [rating.viewing, rating.rating]
            )
        }
    }

    /// Trakt does not want a rating.
    func park(_ rating: QueuedRating, reason: String) throws {
        try self.write { db in
            try db.execute(sql: "UPDATE rating SET reason = ? WHERE viewing = ?", arguments: [reason, rating.viewing])
        }
    }
}
