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

/// Ratings, on disk before they are told: telling one twice does no harm (`Documentation/trakt.md §7`).
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
}
