internal import Foundation
internal import GRDB
internal import TraktAPI

/// What is owed to one receiver: what the one that sends asks of the store.
struct ReceiverQueue: Sendable {
    let outbox: Outbox
    let receiver: Receiver

    /// What waits, narrowed down.
    struct Waiting {
        /// Only what was watched after it.
        var after: Date?
        /// Only what was watched before it.
        var before: Date?
        /// Beside what was watched before that date, what was watched after this one: of it a clock told wrong.
        var orBeyond: Date?
        /// Only those behind this one.
        var position: Outbox.Position?
        /// Only those whose time for the next try has come; nil takes all.
        var dueAt: Date?
        var limit = 50
    }

    /// "Waiting" in SQL, in the words of the indexes.
    private static let isWaiting = "state IN ('finished', 'sending', 'unsure')"

    /// What waits to be told to a receiver, oldest first; what cannot be read is parked first and is not among them.
    func waiting(_ wanted: Waiting) throws -> [OutboxEntry] {
        let entries = try self.fetchWaiting(wanted)
        guard entries.contains(where: { !$0.unreadable.isEmpty }) else { return entries }
        _ = Unreadable.park(entries, in: self.outbox)
        // Those behind them move up; where a row could not even be parked it is left out.
        return try self.fetchWaiting(wanted).filter(\.unreadable.isEmpty)
    }

    private func fetchWaiting(_ wanted: Waiting) throws -> [OutboxEntry] {
        try self.outbox.read { db in
            var sql = "\(OutboxEntry.columns) WHERE receiver = ? AND \(Self.isWaiting)"
            var arguments: [any DatabaseValueConvertible] = [self.receiver.rawValue]
            if let date = wanted.after {
                sql += " AND watchedAt > ?"
                arguments.append(date)
            }
            if let date = wanted.before {
                sql += " AND (watchedAt <= ?\(wanted.orBeyond == nil ? "" : " OR watchedAt > ?"))"
                arguments += [date, wanted.orBeyond].compactMap(\.self)
            }
            if let position = wanted.position {
                sql += " AND (watchedAt, viewing) > (?, ?)"
                arguments += [position.watchedAt, position.viewing]
            }
            if let date = wanted.dueAt {
                sql += " AND (nextAttemptAt IS NULL OR nextAttemptAt NOT BETWEEN ? AND ?)"
                arguments += [date.addingTimeInterval(0.001), date + longestBackoff]
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
    func countPlays(watchedBefore date: Date, upTo limit: Int) throws -> Int {
        try self.outbox.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM (SELECT 1 FROM delivery WHERE receiver = ? AND \(Self.isWaiting)
                    AND watchedAt <= ? AND kind = 'play' LIMIT ?)
                    """,
                arguments: [self.receiver.rawValue, date, limit + 1]
            ) ?? 0
        }
    }

    /// When the next try of anything that waits is planned.
    func nextAttempt(after date: Date) throws -> Date? {
        try self.outbox.read { db in
            try DatabaseValue.fetchOne(
                db,
                sql: """
                    SELECT min(nextAttemptAt) FROM (
                        SELECT nextAttemptAt FROM (SELECT nextAttemptAt FROM delivery
                            WHERE receiver = ? AND \(Self.isWaiting) ORDER BY watchedAt LIMIT 1000)
                        UNION ALL SELECT nextAttemptAt FROM delivery WHERE receiver = ? AND \(Self.isWatched)
                    ) WHERE nextAttemptAt > ? AND nextAttemptAt <= ?
                    """,
                arguments: [self.receiver.rawValue, self.receiver.rawValue, date, date + longestBackoff]
            ).flatMap(Date.fromDatabaseValue)
        }
    }

    /// "Settled, and looked for again" in SQL, in the words of the index.
    private static let isWatched = "state IN ('delivered', 'dropped') AND nextAttemptAt IS NOT NULL"

    /// What is settled and whose time has come to be looked for again.
    func watched(dueAt date: Date, limit: Int = 50) throws -> [Delivery] {
        try self.outbox.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM delivery WHERE receiver = ? AND \(Self.isWatched)
                    AND nextAttemptAt NOT BETWEEN ? AND ? ORDER BY nextAttemptAt LIMIT ?
                    """,
                arguments: [self.receiver.rawValue, date + 0.001, date + longestBackoff, limit]
            ).map { Delivery.readable(in: $0) }.filter(\.unreadable.isEmpty).map(\.record)
        }
    }

    /// Gives back what a sender that died had taken, for nothing of it had gone out.
    ///
    /// Only the one that sends may call this.
    func takeBackClaims(at now: Date) throws {
        let applied = try self.outbox.write { db in
            let claimed = try Row.fetchAll(
                db,
                sql: "SELECT * FROM delivery WHERE state = 'sending' AND receiver = ?",
                arguments: [self.receiver.rawValue]
            )
            return try Outbox.apply(
                claimed.map { Outbox.Change(.senderDied, Delivery.readable(in: $0).record) },
                at: now,
                in: db
            )
        }
        self.outbox.note(applied)
    }

    /// Other plays of the same item around the same time, to tell whose play a play is.
    func neighbours(of delivery: Delivery, within seconds: TimeInterval) throws -> [Delivery] {
        try self.outbox.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM delivery WHERE receiver = ? AND itemKey = ? AND viewing <> ?
                    AND watchedAt BETWEEN ? AND ? AND kind = 'play' ORDER BY watchedAt LIMIT 100
                    """,
                arguments: [
                    self.receiver.rawValue, delivery.itemKey, delivery.viewing, delivery.watchedAt - seconds,
                    delivery.watchedAt + seconds,
                ]
            ).map { Delivery.readable(in: $0).record }
        }
    }

    /// Of these plays at the receiver, those that belong to a viewing already.
    func claimed(_ numbers: [Int64]) throws -> Set<Int64> {
        guard !numbers.isEmpty else { return [] }
        return try self.outbox.read { db in
            let marks = numbers.map { _ in "?" }.joined(separator: ", ")
            // What is to be removed is nobody's any more.
            let sql = ["delivery", "withdrawal"].map {
                "SELECT number FROM \($0) WHERE receiver = ? AND number IN (\(marks))"
            }
            let arguments = [self.receiver.rawValue] + StatementArguments(numbers)
            return Set(
                try Int64.fetchAll(db, sql: sql.joined(separator: " UNION "), arguments: arguments + arguments)
            )
        }
    }

    /// Writes down the receiver's numbers of plays; one that another viewing has is left out.
    func learnNumbers(_ numbers: [String: Int64], at now: Date) throws {
        let taken = try self.claimed(Array(numbers.values))
        let changes = numbers.filter { !taken.contains($0.value) }
            .map { Outbox.Change(.numberLearned($0.value), viewing: $0.key, receiver: self.receiver) }
        _ = try self.outbox.apply(changes, at: now)
    }

    // MARK: - Plays to remove

    /// The plays that are still to be removed at a receiver, by its numbers.
    func withdrawals() throws -> [Int64] {
        try self.outbox.read { db in
            try Int64.fetchAll(
                db,
                sql: "SELECT number FROM withdrawal WHERE receiver = ? ORDER BY number",
                arguments: [self.receiver.rawValue]
            )
        }
    }

    /// When the viewing was watched whose play is to be removed; nil where that is not known any more.
    func watchedAt(ofWithdrawn number: Int64) throws -> Date? {
        try self.outbox.read { db in
            try DatabaseValue.fetchOne(
                db,
                sql: """
                    SELECT watchedAt FROM withdrawal JOIN delivery USING (receiver, viewing)
                    WHERE receiver = ? AND withdrawal.number = ?
                    """,
                arguments: [self.receiver.rawValue, number]
            ).flatMap(Date.fromDatabaseValue)
        }
    }

    func settleWithdrawals(_ numbers: [Int64]) throws {
        try self.outbox.write { db in
            for number in numbers {
                try db.execute(
                    sql: "DELETE FROM withdrawal WHERE receiver = ? AND number = ?",
                    arguments: [self.receiver.rawValue, number]
                )
            }
        }
    }
}
