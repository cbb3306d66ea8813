internal import Foundation
internal import GRDB
internal import TraktAPI

/// What the one that sends asks of the store.
extension Outbox {
    /// What waits, narrowed down.
    struct Waiting {
        /// Only what was watched after it.
        var after: Date?
        /// Only what was watched before it.
        var before: Date?
        /// Only those behind this one.
        var position: Position?
        /// Only those whose time for the next try has come; nil takes all.
        var dueAt: Date?
        var limit = 50
    }

    /// "Waiting" in SQL, in the words of the indexes.
    static let isWaiting = "state IN ('finished', 'sending', 'unsure')"

    /// What waits to be told to a receiver, oldest first.
    func waiting(_ wanted: Waiting, for receiver: Receiver = .trakt) throws -> [OutboxEntry] {
        try self.read { db in
            var sql = "\(OutboxEntry.columns) WHERE receiver = ? AND \(Self.isWaiting)"
            var arguments: [any DatabaseValueConvertible] = [receiver.rawValue]
            if let date = wanted.after {
                sql += " AND watchedAt > ?"
                arguments.append(date)
            }
            if let date = wanted.before {
                sql += " AND watchedAt <= ?"
                arguments.append(date)
            }
            if let position = wanted.position {
                sql += " AND (watchedAt, viewing) > (?, ?)"
                arguments += [position.watchedAt, position.viewing]
            }
            if let date = wanted.dueAt {
                sql += " AND (nextAttemptAt IS NULL OR nextAttemptAt <= ?)"
                arguments.append(date)
            }
            arguments.append(wanted.limit)
            return try OutboxEntry.fetchAll(
                db,
                sql: sql + " ORDER BY watchedAt, viewing LIMIT ?",
                arguments: StatementArguments(arguments)
            )
        }
    }

    /// How many plays wait that were watched before a date; counting stops one beyond the limit.
    func countPlays(watchedBefore date: Date, upTo limit: Int, for receiver: Receiver = .trakt) throws -> Int {
        try self.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM (SELECT 1 FROM delivery WHERE receiver = ? AND \(Self.isWaiting)
                    AND watchedAt <= ? AND kind = 'play' LIMIT ?)
                    """,
                arguments: [receiver.rawValue, date, limit + 1]
            ) ?? 0
        }
    }

    /// When the next try of anything that waits is planned.
    func nextAttempt(after date: Date, for receiver: Receiver = .trakt) throws -> Date? {
        try self.read { db in
            try Date.fetchOne(
                db,
                sql: """
                    SELECT min(nextAttemptAt) FROM (SELECT nextAttemptAt FROM delivery
                    WHERE receiver = ? AND \(Self.isWaiting) ORDER BY watchedAt LIMIT 1000) WHERE nextAttemptAt > ?
                    """,
                arguments: [receiver.rawValue, date]
            )
        }
    }

    /// Gives back what a sender that died had taken, for nothing of it had gone out.
    ///
    /// Only the one that sends may call this.
    func takeBackClaims(of receiver: Receiver = .trakt, at now: Date) throws {
        let applied = try self.write { db in
            let claimed = try Delivery.filter(sql: "state = 'sending' AND receiver = ?", arguments: [receiver.rawValue])
                .fetchAll(db)
            return try Self.apply(claimed.map { Change(.senderDied, $0) }, at: now, in: db)
        }
        self.note(applied)
    }

    /// Whether something newer of the same item was watched here.
    func isSuperseded(_ delivery: Delivery) throws -> Bool {
        try self.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM delivery WHERE receiver = ? AND itemKey = ? AND watchedAt > ?
                    AND viewing <> ? AND state <> 'dropped')
                    """,
                arguments: [delivery.receiver.rawValue, delivery.itemKey, delivery.watchedAt, delivery.viewing]
            ) ?? false
        }
    }

    /// Other plays of the same item around the same time, to tell whose play a play is.
    func neighbours(of delivery: Delivery, within seconds: TimeInterval) throws -> [Delivery] {
        try self.read { db in
            try Delivery.fetchAll(
                db,
                sql: """
                    SELECT * FROM delivery WHERE receiver = ? AND itemKey = ? AND viewing <> ?
                    AND watchedAt BETWEEN ? AND ? AND kind = 'play' ORDER BY watchedAt LIMIT 100
                    """,
                arguments: [
                    delivery.receiver.rawValue, delivery.itemKey, delivery.viewing, delivery.watchedAt - seconds,
                    delivery.watchedAt + seconds,
                ]
            )
        }
    }

    /// Of these plays at the receiver, those that belong to a viewing already.
    func claimed(_ numbers: [Int64], of receiver: Receiver = .trakt) throws -> Set<Int64> {
        guard !numbers.isEmpty else { return [] }
        return try self.read { db in
            let marks = numbers.map { _ in "?" }.joined(separator: ", ")
            let sql = "SELECT number FROM delivery WHERE receiver = ? AND number IN (\(marks))"
            return Set(
                try Int64.fetchAll(db, sql: sql, arguments: [receiver.rawValue] + StatementArguments(numbers))
            )
        }
    }

    /// Writes down the receiver's numbers of plays; one that another viewing has is left out.
    func learnNumbers(_ numbers: [String: Int64], at now: Date) throws {
        let taken = try self.claimed(Array(numbers.values))
        let changes = numbers.filter { !taken.contains($0.value) }
            .map { Change(.numberLearned($0.value), viewing: $0.key) }
        _ = try self.apply(changes, at: now)
    }
}
