internal import Foundation
internal import GRDB

/// What the dead have left behind.
extension Outbox {
    /// Ends viewings whose player died, at the time of its last sign of life.
    package func settleAbandoned() throws {
        let watching = try self.read { db in
            try Viewing.filter(sql: "state = 'watching'").fetchAll(db)
        }
        for viewing in watching {
            guard let lock = self.sessionLock(viewing.session) else { continue }
            let settled = lock.lastBeats().reduce(viewing) { $0.taking($1) }
            try self.checkpoint(
                viewing.id,
                progress: settled.progress,
                played: settled.played,
                isCounted: settled.isCounted,
                at: settled.endedAt,
                isOver: true
            )
            unsafe unlink(self.sessionPath(viewing.session))
            withExtendedLifetime(lock) {}
        }
    }

    /// Takes in what players had to keep elsewhere.
    func takeInRescued() {
        self.rescue.takeIn { viewing in
            try self.write { db in
                guard var row = try Viewing.fetchOne(db, key: viewing.id) else {
                    var viewing = viewing
                    viewing.state = .finished
                    return try viewing.insert(db)
                }
                guard [.watching, .finished].contains(row.state), row.attempts == 0,
                    (viewing.played, viewing.endedAt) > (row.played, row.endedAt)
                else { return }
                row.state = .finished
                row.progress = viewing.progress
                row.played = viewing.played
                row.endedAt = viewing.endedAt
                row.isCounted = row.isCounted || viewing.isCounted
                try row.update(db)
            }
        }
    }
}
