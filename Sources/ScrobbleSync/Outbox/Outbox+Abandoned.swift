internal import Foundation
internal import GRDB

/// What the dead have left behind.
extension Outbox {
    /// Ends viewings whose player died, at the time of its last sign of life.
    package func settleAbandoned() throws {
        let watching = try self.read { db in
            try Viewing.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT viewing.* FROM delivery CROSS JOIN viewing ON viewing.id = delivery.viewing
                    WHERE delivery.state = 'watching'
                    """
            )
        }
        for viewing in watching {
            guard let lock = self.sessionLock(viewing.session) else { continue }
            let settled = lock.lastBeats().reduce(viewing) { $0.taking($1) }
            let applied = try self.write { db in
                try settled.update(db)
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
            let applied = try self.write { db -> [Applied] in
                let ended = Self.changes(.ended(rescued.owed), of: rescued.id)
                guard var row = try Viewing.fetchOne(db, key: rescued.id) else {
                    try Self.insert(rescued, in: db)
                    return try Self.apply(ended, at: rescued.endedAt, in: db)
                }
                let isUntold = try Delivery.filter(Column("viewing") == rescued.id).fetchAll(db).allSatisfy {
                    [.watching, .finished].contains($0.state) && $0.attempts == 0
                }
                guard isUntold, (rescued.played, rescued.endedAt) > (row.played, row.endedAt) else { return [] }
                row.take(rescued)
                try row.update(db)
                return try Self.apply(Self.changes(.ended(row.owed), of: row.id), at: row.endedAt, in: db)
            }
            self.note(applied)
        }
    }
}
