import Foundation
internal import GRDB
internal import TraktAPI

/// What viewings have done to places at a receiver.
extension ReceiverQueue {
    /// Writes down what a start is about to wipe.
    ///
    /// Where nothing is there, what an earlier look has wiped and nobody has put back yet is this viewing's to put back.
    ///
    /// - Parameters:
    ///   - found: What the receiver has; nil for nothing.
    ///   - item: Of which item.
    ///   - viewing: The viewing that is told.
    ///   - date: Now, by the receiver's clock.
    /// - Throws: `DatabaseError`.
    func keepPlace(_ found: KnownPlace?, of item: ScrobbleItem, by viewing: String, at date: Date) throws {
        try self.outbox.write { db in
            var memory = try self.memory(of: viewing, item, at: date, in: db)
            let others = try self.open(of: item.key, besides: viewing, in: db)
            let sql = "SELECT played FROM viewing WHERE id = ?"
            let played = try Double.fetchOne(db, sql: sql, arguments: [viewing]) ?? 0
            memory.take(found.map { self.original($0, item.key, in: db) }, played: played, at: date)
            if found == nil, memory.wiped == nil, let other = others.first {
                memory.wiped = other.wiped
                memory.wipedAt = other.wipedAt
            }
            try memory.save(db)
            for var other in others {
                other.settledAt = date
                try other.update(db)
            }
        }
    }

    /// Writes down a place that is about to be told.
    func noteTold(_ told: ToldPlace, of item: ScrobbleItem, by viewing: String) throws {
        try self.outbox.write { db in
            var memory = try self.memory(of: viewing, item, at: told.sentAt, in: db)
            memory.told = told
            try memory.save(db)
        }
    }

    /// What a viewing has done to the place of an item; nil for nothing.
    func placeMemory(of viewing: String, _ itemKey: String) throws -> PlaceMemory? {
        try self.outbox.read { db in try PlaceMemory.fetchOne(db, key: self.key(viewing, itemKey)) }
    }

    /// What is known of the places of an item.
    func placeMemories(of itemKey: String) throws -> [PlaceMemory] {
        try self.outbox.read { db in
            try PlaceMemory.filter(sql: "itemKey = ? AND receiver = ?", arguments: [itemKey, self.receiver.rawValue])
                .fetchAll(db)
        }
    }

    /// What may have to be put back: of viewings that are over, and whose time for the next try has come.
    ///
    /// - Parameter date: Now; nil takes all.
    /// - Returns: The oldest hundred.
    /// - Throws: `DatabaseError`.
    func wipedPlaces(dueAt date: Date?) throws -> [PlaceMemory] {
        try self.outbox.read { db in
            try PlaceMemory.fetchAll(
                db,
                sql: """
                    SELECT placeMemory.* FROM placeMemory JOIN delivery USING (viewing, receiver)
                    WHERE wiped IS NOT NULL AND settledAt IS NULL AND receiver = ? AND state <> 'watching'
                    AND (placeMemory.nextAttemptAt IS NULL OR placeMemory.nextAttemptAt <= ?) ORDER BY wipedAt LIMIT 100
                    """,
                arguments: [self.receiver.rawValue, date ?? .distantFuture]
            )
        }
    }

    /// When the next attempt to put something back is planned.
    func nextPlace(after date: Date) throws -> Date? {
        try self.outbox.read { db in
            try Date.fetchOne(
                db,
                sql: """
                    SELECT min(nextAttemptAt) FROM placeMemory
                    WHERE wiped IS NOT NULL AND settledAt IS NULL AND receiver = ? AND nextAttemptAt > ?
                    """,
                arguments: [self.receiver.rawValue, date]
            )
        }
    }

    func update(_ memory: PlaceMemory) throws {
        // Where the viewing has been erased meanwhile, there is nothing to remember.
        try self.outbox.write { db in if try memory.exists(db) { try memory.update(db) } }
    }

    /// Whether an item is played now, here.
    func isPlayed(_ itemKey: String) throws -> Bool {
        try self.outbox.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM delivery
                    WHERE itemKey = ? AND receiver = ? AND state = 'watching')
                    """,
                arguments: [itemKey, self.receiver.rawValue]
            ) ?? false
        }
    }

    /// Whether what the receiver shows as on may be what we have told it: by a viewing that is under way here, by one that
    /// ended no earlier than that began, however it ended, or by one that is still to be taken back.
    ///
    /// - Parameters:
    ///   - itemKey: What is on.
    ///   - date: When it began, by our clock; nil where that is not known.
    ///   - now: The time.
    /// - Returns: Whether a start of ours may be behind it.
    /// - Throws: `DatabaseError`.
    func mayBeShown(_ itemKey: String, since date: Date?, at now: Date) throws -> Bool {
        let oldest = date.map { $0 - Self.longestStart } ?? now - Self.longestShow
        let isTold = try self.outbox.read { db in
            // Before a start goes out, what it does to a place is written down.
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM placeMemory JOIN delivery USING (viewing, receiver)
                    JOIN viewing ON viewing.id = delivery.viewing
                    WHERE placeMemory.itemKey = ? AND receiver = ? AND (delivery.state = 'watching' OR endedAt >= ?))
                    """,
                arguments: [itemKey, self.receiver.rawValue, oldest]
            ) ?? false
        }
        if isTold { return true }
        return try PrivateViewings(in: self.outbox).retractions(from: self.receiver)
            .contains { $0.wasLive && $0.delivery.itemKey == itemKey }
    }

    /// Seconds after the end of a viewing in which a start of it may still get through.
    private static let longestStart: TimeInterval = 60
    /// Seconds for which something is shown as on, at most.
    private static let longestShow: TimeInterval = 6 * 3600

    /// Viewings of an item that are over and that somebody else than the user has not given up, newest first.
    ///
    /// - Parameters:
    ///   - itemKey: Of which item.
    ///   - viewing: The one that is left out.
    ///   - date: Only those watched after it.
    /// - Returns: The newest twenty.
    /// - Throws: `DatabaseError`.
    func viewings(of itemKey: String, besides viewing: String, after date: Date) throws -> [OutboxEntry] {
        try self.outbox.read { db in
            try OutboxEntry.fetchAll(
                db,
                sql: """
                    \(OutboxEntry.columns) WHERE itemKey = ? AND receiver = ? AND watchedAt > ? AND viewing <> ?
                    AND state NOT IN ('watching', 'dropped') ORDER BY watchedAt DESC LIMIT 20
                    """,
                arguments: [itemKey, self.receiver.rawValue, date, viewing]
            )
        }
    }

    /// The place that an item had before a viewing: Trakt's, or a newer one of ours that it has not been told yet.
    ///
    /// - Parameters:
    ///   - viewing: The viewing.
    ///   - itemKey: Of which item.
    ///   - memory: What the viewing has wiped.
    ///   - date: When it was last playing.
    ///   - offset: Seconds by which the receiver's clock is ahead of ours.
    /// - Returns: The place; nil where there was none.
    /// - Throws: `DatabaseError`.
    func placeBefore(
        _ viewing: String,
        _ itemKey: String,
        _ memory: PlaceMemory?,
        at date: Date,
        offset: TimeInterval
    ) throws -> KnownPlace? {
        let wiped = memory?.wiped
        let own = try self.viewings(of: itemKey, besides: viewing, after: date - PlaceTelling.oldest)
            .first { $0.delivery.watchedAt <= date && !$0.viewing.isLook() }
        guard let own, own.delivery.kind == .place, wiped != nil || own.delivery.state.isWaiting else { return wiped }
        let place = KnownPlace(progress: own.viewing.progress, pausedAt: own.delivery.watchedAt + offset)
        return wiped.map { $0.pausedAt >= place.pausedAt ? $0 : place } ?? place
    }

    // MARK: - Within a transaction

    private func key(_ viewing: String, _ itemKey: String) -> [String: any DatabaseValueConvertible] {
        ["viewing": viewing, "receiver": self.receiver.rawValue, "itemKey": itemKey]
    }

    private func memory(
        of viewing: String,
        _ item: ScrobbleItem,
        at date: Date,
        in db: Database
    ) throws -> PlaceMemory {
        try PlaceMemory.fetchOne(db, key: self.key(viewing, item.key))
            ?? PlaceMemory(viewing: viewing, of: item, to: self.receiver, at: date)
    }

    /// What other viewings of the item have wiped and nobody has put back, newest first.
    private func open(of itemKey: String, besides viewing: String, in db: Database) throws -> [PlaceMemory] {
        try PlaceMemory.fetchAll(
            db,
            sql: """
                SELECT placeMemory.* FROM placeMemory JOIN delivery USING (viewing, receiver)
                WHERE wiped IS NOT NULL AND settledAt IS NULL AND placeMemory.itemKey = ? AND receiver = ?
                AND viewing <> ? AND state <> 'watching' ORDER BY wipedAt DESC
                """,
            arguments: [itemKey, self.receiver.rawValue, viewing]
        )
    }

    /// A place as it was before we put it back; any other as it is.
    private func original(_ place: KnownPlace, _ itemKey: String, in db: Database) -> KnownPlace {
        // Without it only the time is that of the putting back.
        let known = try? PlaceMemory.filter(sql: "itemKey = ?", arguments: [itemKey]).fetchAll(db)
        return place.original(known ?? [])
    }
}

extension KnownPlace {
    /// The place as it was before we put it back, after a look or at a pause in one; itself where we did not.
    func original(_ memories: [PlaceMemory]) -> Self {
        let own = memories.first { memory in
            guard let wiped = memory.wiped, wiped.isAt(self.progress) else { return false }
            if memory.told?.isEchoed(by: self) ?? false { return true }
            guard memory.isPutBack, let settled = memory.settledAt else { return false }
            return abs(self.pausedAt.timeIntervalSince(settled)) < ServerClock.tolerance
        }
        return own?.wiped ?? self
    }
}

extension Outbox {
    /// The last viewings of a file that are over, newest first.
    func lastViewings(
        of path: String,
        for receiver: Receiver = .trakt,
        limit: Int = 20
    ) throws -> [OutboxEntry] {
        try self.read { db in
            // The few viewings of one file are found by their own index.
            try OutboxEntry.fetchAll(
                db,
                sql: """
                    SELECT delivery.*, viewing.* FROM viewing CROSS JOIN delivery ON delivery.viewing = viewing.id
                    WHERE json_extract(evidence, '$.path') = ? AND state <> 'watching' AND receiver = ?
                    ORDER BY endedAt DESC LIMIT ?
                    """,
                arguments: [path, receiver.rawValue, limit]
            )
        }
    }
}
