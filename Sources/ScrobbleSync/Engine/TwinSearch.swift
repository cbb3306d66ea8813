internal import Foundation
internal import TraktAPI

/// What is settled, but of which Trakt may still do a second request, or did both: one of two plays is taken back.
struct TwinSearch<C: Clock<Duration>> {
    let executor: DeliveryExecutor<C>

    /// Looks again for plays of what is watched for.
    ///
    /// - Returns: Why nothing more can be asked; nil when it can.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func run() async throws -> Obstacle? {
        let watched = try self.executor.owed.watched(dueAt: self.executor.now)
        if !watched.isEmpty, let obstacle = try await self.executor.wire.learnClock() { return obstacle }
        for delivery in watched {
            guard let item = delivery.item else { continue }
            let askedAt = self.executor.wire.serverTime(self.executor.now)
            switch try await self.executor.lookup.plays(of: delivery, item) {
            case .answer(let plays):
                var current = delivery
                for play in plays {
                    current =
                        try self.executor.feed(self.executor.found(play, of: current), to: [current]).deliveries.first
                        ?? current
                }
                try self.executor.feed(.notFoundInHistory(askedAt: askedAt, self.executor.patience), to: [current])
            // Asked for again with the next pass; nothing depends on it.
            case .failure(let error): return try self.executor.wire.obstacle(after: error)
            case .closed(let obstacle): return obstacle
            case .withdrawn: return nil
            }
        }
        return nil
    }
}
