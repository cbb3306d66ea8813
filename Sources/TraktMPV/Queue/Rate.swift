import Foundation
import ScrobbleSync

/// What rating something came to.
package struct RatingReport: Encodable, Hashable, Sendable {
    package var id: String
    package var title: String
    package var rating: Int
}

extension Environment {
    /// Rates what was watched; it goes out with the next `sync` or `play`.
    ///
    /// - Parameters:
    ///   - id: The beginning of a viewing's id; nil for the last one that was told as a play.
    ///   - rating: 1 to 10.
    /// - Returns: What was rated.
    /// - Throws: `QueueMistake`, and what the store throws.
    package func rate(_ id: String?, _ rating: Int) throws -> RatingReport {
        let outbox = try self.outbox()
        guard (1...10).contains(rating) else { throw QueueMistake.noRating }
        guard let entry = try id.map({ try self.find($0, outbox) }) ?? outbox.lastDelivered(isPlay: true) else {
            throw QueueMistake.nothingWatched
        }
        try outbox.rate(entry.id, rating, at: Date())
        return RatingReport(id: entry.id, title: entry.viewing.displayTitle, rating: rating)
    }
}
