package import Foundation
internal import GRDB

/// What people and commands want to know of the queue, and do to it; none of it takes longer with more delivered rows.
extension Outbox {
    package typealias Position = QueuePosition

    /// What is owed in these states, oldest first, one page of it.
    package func entries(in states: [Delivery.State], limit: Int = 100, offset: Int = 0) throws -> [OutboxEntry] {
        let entries = try self.read { db in
            try OutboxEntry.fetchAll(db, sql: Self.listing(of: states), arguments: [limit, offset])
        }
        return Unreadable.park(entries, in: self)
    }

    /// The statement for a page of some states, in the words of the indexes: they hold for literals only.
    static func listing(of states: [Delivery.State]) -> String {
        let words = states.map { "'\($0.rawValue)'" }
        let condition = words.count == 1 ? "= \(words[0])" : "IN (\(words.joined(separator: ", ")))"
        return "\(OutboxEntry.columns) WHERE state \(condition) ORDER BY watchedAt, viewing LIMIT ? OFFSET ?"
    }

    /// A page of what has not reached its receiver yet, oldest first.
    ///
    /// - Parameters:
    ///   - position: Where the page before ended; nil for the first.
    ///   - limit: How many at most.
    /// - Returns: The viewings with what is owed for them.
    /// - Throws: `DatabaseError`.
    package func queued(after position: Position?, limit: Int = 100) throws -> [OutboxEntry] {
        let entries = try self.read { db in
            try OutboxEntry.fetchAll(
                db,
                sql: """
                    \(OutboxEntry.columns) WHERE state IN ('watching', 'finished', 'sending', 'unsure', 'parked')
                    AND (watchedAt, viewing) > (?, ?) ORDER BY watchedAt, viewing LIMIT ?
                    """,
                arguments: [
                    position?.watchedAt ?? Date(timeIntervalSince1970: -62_135_596_800).databaseValue,
                    position?.viewing ?? "".databaseValue, limit,
                ]
            )
        }
        return Unreadable.park(entries, in: self)
    }

    /// How many deliveries there are in each state.
    package func counts() throws -> [Delivery.State: Int] {
        try self.read { db in
            try Row.fetchAll(db, sql: "SELECT state, sum(number) AS number FROM stateCount GROUP BY state")
                .reduce(into: [:]) { counts, row in
                    if let state = row.readable("state").flatMap(Delivery.State.init(rawValue:)) {
                        counts[state] = row.readable("number") ?? 0
                    }
                }
        }
    }

    /// How many deliveries wait.
    package func waitingCount() throws -> Int { try self.counts().reduce(0) { $0 + ($1.key.isWaiting ? $1.value : 0) } }

    /// A viewing and what is owed to a receiver for it.
    package func entry(_ id: String, of receiver: Receiver = .trakt) throws -> OutboxEntry? {
        try self.read { db in
            try OutboxEntry.fetchOne(
                db,
                sql: "\(OutboxEntry.columns) WHERE viewing = ? AND receiver = ?",
                arguments: [id, receiver.rawValue]
            )
        }
    }

    /// What belongs to viewings whose id begins so, in any case; at most two, for more than one is too many to act on.
    package func find(_ prefix: String, of receiver: Receiver = .trakt) throws -> [OutboxEntry] {
        let prefix = prefix.uppercased()
        guard !prefix.isEmpty else { return [] }
        return try self.read { db in
            try OutboxEntry.fetchAll(
                db,
                sql: "\(OutboxEntry.columns) WHERE viewing >= ? AND viewing < ? AND receiver = ? LIMIT 2",
                arguments: [prefix, prefix + "\u{10FFFF}", receiver.rawValue]
            )
        }
    }

    /// The viewing whose play has a number at a receiver; nil where none of here has it.
    package func entry(number: Int64, at receiver: Receiver = .trakt) throws -> OutboxEntry? {
        try self.read { db in
            try OutboxEntry.fetchOne(
                db,
                sql: "\(OutboxEntry.columns) WHERE receiver = ? AND number = ?",
                arguments: [receiver.rawValue, number]
            )
        }
    }

    /// Tries a viewing again that was parked or put off; what may have arrived is looked up first.
    ///
    /// - Parameter id: The viewing.
    /// - Returns: Whether it is tried again; else it was in a state in which there is nothing to try.
    /// - Throws: `StorageTrouble`.
    @discardableResult
    package func retry(_ id: String) throws -> Bool {
        try !self.apply(Self.changes(.userRetried, of: id), at: Date()).isEmpty
    }

    /// Gives a viewing up; what was delivered stays delivered, what may have arrived is taken back if it has.
    ///
    /// - Returns: Whether it was still to be given up.
    package func drop(_ id: String, reason: String) throws -> Bool {
        if try !self.apply(Self.changes(.userDropped(reason: reason), of: id), at: Date()).isEmpty { return true }
        // Of what cannot be read only the state is changed (`Unreadable`).
        guard let entry = try self.entry(id) else { return false }
        return !entry.isDeliveryReadable && entry.delivery.state == .dropped
    }

    /// Takes a play back, whatever has become of it: what has to be done at the receiver is on disk then.
    ///
    /// - Returns: What is owed now; nil where somebody has changed it meanwhile, or there is nothing to take back.
    /// - Throws: `DatabaseError`.
    package func takeBack(_ delivery: Delivery, at now: Date = Date()) throws -> Delivery? {
        try self.apply([Change(.userTookBack, delivery)], at: now).first?.delivery
    }

    /// The play that was watched last, for whoever wants to take it back; one that is being taken back is the last one
    /// until that is done.
    package func lastPlay(for receiver: Receiver = .trakt) throws -> OutboxEntry? {
        try self.read { db in
            try OutboxEntry.fetchOne(
                db,
                sql: """
                    \(OutboxEntry.columns) WHERE receiver = ? AND kind = 'play' AND (
                        state IN ('finished', 'sending', 'unsure', 'delivered', 'parked')
                        OR EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.receiver = delivery.receiver
                            AND withdrawal.viewing = delivery.viewing))
                    ORDER BY watchedAt DESC LIMIT 1
                    """,
                arguments: [receiver.rawValue]
            )
        }
    }

    /// What was delivered last.
    ///
    /// - Parameter isPlay: Whether only plays are looked for, which can be undone.
    /// - Returns: The viewing with its delivery, or nil when there is none.
    /// - Throws: `DatabaseError`.
    package func lastDelivered(isPlay: Bool = false) throws -> OutboxEntry? {
        try self.read { db in
            try OutboxEntry.fetchOne(
                db,
                sql: """
                    \(OutboxEntry.columns) WHERE state = 'delivered' AND deliveredAt IS NOT NULL
                    \(isPlay ? "AND kind = 'play'" : "") ORDER BY deliveredAt DESC LIMIT 1
                    """
            )
        }
    }

    /// What went wrong last and is not over yet; what the user wants of a play is no trouble.
    package func lastTrouble() throws -> String? {
        try self.read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT reason FROM delivery
                    WHERE reason IS NOT NULL AND state IN ('finished', 'sending', 'unsure', 'parked') AND wish IS NULL
                    ORDER BY watchedAt DESC LIMIT 1
                    """
            )
        }
    }
}
