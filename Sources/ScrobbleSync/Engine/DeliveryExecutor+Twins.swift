internal import Foundation
internal import TraktAPI

/// What is settled, but of which Trakt may still do a second request, or did both: one of two plays is taken back.
extension DeliveryExecutor {
    /// Looks again for plays of what is watched for.
    ///
    /// - Returns: Why nothing more can be asked; nil when it can.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func lookAgain() async throws -> Obstacle? {
        let watched = try self.owed.watched(dueAt: self.now)
        if !watched.isEmpty, let obstacle = try await self.wire.learnClock() { return obstacle }
        for delivery in watched {
            guard let item = delivery.item else { continue }
            let askedAt = self.wire.serverTime(self.now)
            switch try await self.lookup.plays(of: delivery, item) {
            case .answer(let plays):
                var current = delivery
                for play in plays {
                    current = try self.feed(self.found(play, of: current), to: [current]).deliveries.first ?? current
                }
                try self.feed(.notFoundInHistory(askedAt: askedAt, self.patience), to: [current])
            // Asked for again with the next pass; nothing depends on it.
            case .failure(let error): return try self.wire.obstacle(after: error)
            case .closed(let obstacle): return obstacle
            case .withdrawn: return nil
            }
        }
        return nil
    }
}
