package import Foundation
internal import GRDB

/// A rating that Trakt has not been told, or will not be; the last one of a viewing is the one that holds.
package struct QueuedRating: Codable, Hashable, Sendable {
    package enum State: String, Codable, Sendable, CaseIterable {
        /// Waits to be told.
        case finished
        /// Left to the user: refused.
        case parked
        /// Given up by the user, or older than what the receiver knows.
        case dropped
    }

    package var viewing: String
    package var receiver: Receiver
    /// 1 to 10.
    package var rating: Int
    package var ratedAt: Date
    package var state: State
    /// Requests that went out for it, whatever came of them.
    package var attempts: Int
    /// Why it is where it is, in one sentence.
    package var reason: String?

    init(viewing: String, receiver: Receiver, rating: Int, ratedAt: Date) {
        self.viewing = viewing
        self.receiver = receiver
        self.rating = rating
        self.ratedAt = ratedAt
        self.state = .finished
        self.attempts = 0
        self.reason = nil
    }
}

extension QueuedRating: FetchableRecord, PersistableRecord {
    static let databaseTableName = "rating"
}

/// A rating with the viewing that it is about, and what is owed for that.
package struct RatedEntry: Hashable, Sendable {
    package var rating: QueuedRating
    package var entry: OutboxEntry

    package init(rating: QueuedRating, entry: OutboxEntry) {
        self.rating = rating
        self.entry = entry
    }
}

/// Ratings, on disk before they are told: telling one twice does no harm (`Documentation/trakt.md §7`).
package struct RatingStore: Sendable {
    let outbox: Outbox

    /// Queues a rating of what was watched, in the place of an earlier one.
    ///
    /// - Parameters:
    ///   - viewing: The id of the viewing.
    ///   - rating: 1 to 10.
    ///   - date: Now.
    /// - Throws: `StorageTrouble`, also for another number.
    package func rate(_ viewing: String, _ rating: Int, at date: Date) throws {
        try self.outbox.write { db in
            for receiver in Receiver.allCases {
                try QueuedRating(viewing: viewing, receiver: receiver, rating: rating, ratedAt: date).upsert(db)
            }
        }
    }

    /// The ratings in some states, oldest first.
    ///
    /// - Throws: `StorageTrouble`.
    package func all(in states: [QueuedRating.State]) throws -> [RatedEntry] {
        try self.outbox.read { db in
            let ratings = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM rating WHERE state IN (\(states.map { _ in "?" }.joined(separator: ", ")))
                    AND EXISTS (SELECT 1 FROM delivery WHERE viewing = rating.viewing AND receiver = rating.receiver)
                    ORDER BY ratedAt, viewing
                    """,
                arguments: StatementArguments(states.map(\.rawValue))
            )
            return try ratings.compactMap { row in
                // One that cannot be read does not take the others with it.
                guard let rating = try? QueuedRating(row: row) else { return nil }
                return try OutboxEntry.fetchOne(
                    db,
                    sql: "\(OutboxEntry.columns) WHERE viewing = ? AND receiver = ?",
                    arguments: [rating.viewing, rating.receiver.rawValue]
                ).map { RatedEntry(rating: rating, entry: $0) }
            }
        }
    }

    /// The rating of a viewing that is queued, or was given up; nil for none, and once the receiver has it.
    ///
    /// - Throws: `StorageTrouble`.
    package func rating(of viewing: String, for receiver: Receiver = .trakt) throws -> QueuedRating? {
        try self.outbox.read {
            try QueuedRating.fetchOne($0, key: ["viewing": viewing, "receiver": receiver.rawValue])
        }
    }

    /// How many ratings there are in each state.
    ///
    /// - Throws: `StorageTrouble`.
    package func ratingCounts() throws -> [QueuedRating.State: Int] {
        try self.outbox.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT state, count(*) AS number FROM rating
                    WHERE EXISTS (SELECT 1 FROM viewing WHERE id = rating.viewing) GROUP BY state
                    """
            ).reduce(into: [:]) { counts, row in
                if let state = QueuedRating.State(rawValue: row["state"]) { counts[state] = row["number"] }
            }
        }
    }

    /// Tries a rating again that was parked.
    ///
    /// - Returns: Whether there was one.
    /// - Throws: `StorageTrouble`.
    package func retryRating(of viewing: String) throws -> Bool {
        try self.outbox.write { db in
            try db.execute(
                sql: "UPDATE rating SET state = 'finished', reason = NULL WHERE viewing = ? AND state = 'parked'",
                arguments: [viewing]
            )
            return db.changesCount > 0
        }
    }

    /// Gives a rating up that waits or is parked.
    ///
    /// - Returns: The rating as it was; nil when there was none.
    /// - Throws: `StorageTrouble`.
    package func dropRating(of viewing: String, reason: String) throws -> QueuedRating? {
        try self.outbox.write { db in
            let queued = try QueuedRating.filter(sql: "viewing = ? AND state <> 'dropped'", arguments: [viewing])
                .fetchOne(db)
            try db.execute(
                sql: "UPDATE rating SET state = 'dropped', reason = ? WHERE viewing = ? AND state <> 'dropped'",
                arguments: [reason, viewing]
            )
            return queued
        }
    }
}

/// What the one that sends asks of the ratings, and tells them; a rating that the user has changed meanwhile is another one.
extension Outbox {
    /// The ratings that the user has given.
    package var ratings: RatingStore { RatingStore(outbox: self) }

    /// What was watched last and counts, by the time of watching: told or not, and also while it is under way.
    ///
    /// - Returns: The viewing with its delivery; nil when nothing has counted yet, or all of it was given up.
    /// - Throws: `StorageTrouble`.
    package func lastWatched(for receiver: Receiver = .trakt) throws -> OutboxEntry? {
        try self.read { db in
            try OutboxEntry.fetchOne(
                db,
                sql: """
                    \(OutboxEntry.columns) WHERE receiver = ? AND kind = 'play' AND state <> 'dropped'
                    ORDER BY watchedAt DESC, viewing DESC LIMIT 1
                    """,
                arguments: [receiver.rawValue]
            )
        }
    }
}

extension ReceiverQueue {
    /// The ratings that wait for the receiver, oldest first; one whose viewing is gone is nobody's.
    func waitingRatings() throws -> [RatedEntry] {
        try self.outbox.ratings.all(in: [.finished]).filter { $0.rating.receiver == self.receiver }
    }

    /// Notes on disk that a request for a rating goes out.
    ///
    /// - Returns: Whether it is still the one that holds; else nothing goes out.
    func noteAttempt(_ rating: QueuedRating) throws -> Bool {
        try self.change(rating, "UPDATE rating SET attempts = attempts + 1") == 1
    }

    /// The receiver has it.
    func settle(_ rating: QueuedRating) throws {
        try self.outbox.write { db in
            guard try self.change(rating, "DELETE FROM rating", in: db) == 1 else { return }
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO toldRating SELECT id, ?, ? FROM viewing WHERE id = ?
                    """,
                arguments: [rating.receiver.rawValue, rating.rating, rating.viewing]
            )
        }
    }

    /// The receiver does not want it: it is left to the user.
    func park(_ rating: QueuedRating, reason: String) throws {
        _ = try self.change(rating, "UPDATE rating SET state = 'parked', reason = ?", reason)
    }

    /// The receiver has a newer one.
    func drop(_ rating: QueuedRating, reason: String) throws {
        _ = try self.change(rating, "UPDATE rating SET state = 'dropped', reason = ?", reason)
    }

    private func change(_ rating: QueuedRating, _ change: String, _ value: String? = nil) throws -> Int {
        try self.outbox.write { db in try self.change(rating, change, value, in: db) }
    }

    private func change(
        _ rating: QueuedRating,
        _ change: String,
        _ value: String? = nil,
        in db: Database
    ) throws -> Int {
        try db.execute(
            sql: "\(change) WHERE viewing = ? AND receiver = ? AND rating = ? AND ratedAt = ? AND state = 'finished'",
            arguments: StatementArguments(value.map { [$0] } ?? [])
                + [rating.viewing, rating.receiver.rawValue, rating.rating, rating.ratedAt]
        )
        return db.changesCount
    }
}
