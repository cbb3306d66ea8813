internal import Foundation
internal import GRDB

/// What the dead have left behind.
extension Outbox {
    /// Ends viewings whose player died, at the time of its last sign of life.
    package func settleAbandoned() throws {
        let watching = try self.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT viewing.* FROM delivery CROSS JOIN viewing ON viewing.id = delivery.viewing
                    WHERE delivery.state = 'watching'
                    """
            ).map { Viewing.readable(in: $0) }
        }
        for (viewing, unreadable) in watching {
            guard let lock = self.sessionLock(viewing.session) else { continue }
            let settled = lock.lastBeats().reduce(viewing) { $0.taking($1) }
            let applied = try self.write { db in
                // What cannot be read stays as it is.
                let columns = try Set(settled.databaseDictionary.keys).subtracting(unreadable)
                try settled.update(db, columns: columns)
                return try Self.apply(
                    Self.changes(.ownerDied(settled.owed), of: settled.id),
                    at: settled.endedAt,
                    in: db
                )
            }
            self.note(applied)
            unsafe unlink(self.sessionPath(viewing.session))
            withExtendedLifetime(lock) {}
        }
    }

    /// Takes in what players had to keep elsewhere.
    func takeInRescued() {
        self.rescue.takeIn { rescued in
            self.note(try self.write { try RescuedViewing(rescued).takeIn(to: $0) })
        }
    }
}

/// A viewing that a player had to keep elsewhere: it is stored where the store does not know better.
private struct RescuedViewing {
    private let rescued: Viewing

    init(_ rescued: Viewing) {
        self.rescued = rescued
    }

    func takeIn(to db: Database) throws -> [Outbox.Applied] {
        let id = self.rescued.id
        guard let known = try Row.fetchOne(db, sql: "SELECT * FROM viewing WHERE id = ?", arguments: [id]) else {
            try Outbox.insert(self.rescued, in: db)
            return try self.end(self.rescued, in: db)
        }
        // Where the store's own word cannot be read, this one can.
        let (stored, unreadable) = Viewing.readable(in: known)
        guard try self.isUntold(in: db),
            (self.rescued.played, self.rescued.endedAt) > (stored.played, stored.endedAt)
        else { return [] }
        var viewing = unreadable.isEmpty ? stored : self.rescued
        viewing.take(self.rescued)
        try viewing.update(db)
        return try self.end(viewing, in: db)
    }

    private func end(_ viewing: Viewing, in db: Database) throws -> [Outbox.Applied] {
        try Outbox.apply(Outbox.changes(.ended(viewing.owed), of: viewing.id), at: viewing.endedAt, in: db)
    }

    private func isUntold(in db: Database) throws -> Bool {
        try Row.fetchAll(db, sql: "SELECT * FROM delivery WHERE viewing = ?", arguments: [self.rescued.id])
            .map { Delivery.readable(in: $0) }
            .allSatisfy { delivery, unreadable in
                [.watching, .finished].contains(delivery.state) && delivery.attempts == 0 && unreadable.isEmpty
            }
    }
}
