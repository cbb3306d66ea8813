internal import TraktAPI

/// Ratings go out behind the plays; telling one twice does no harm (`Documentation/trakt.md §7`).
extension DeliveryExecutor {
    func tellRatings(_ asker: GateState.Asker) async throws -> Obstacle? {
        for (rating, entry) in try self.owed.waitingRatings() {
            let item: ScrobbleItem
            switch try await self.finder.find(entry) {
            case .known(_, let known): item = known
            case .unknown, .excluded: continue
            case .failed(let error): return try self.take(error, for: rating)
            }
            let reply = try await self.wire.write(asker) { token throws(TraktError) in
                let ratedAt = self.wire.serverTime(rating.ratedAt)
                return try await self.wire.client.rate([(item, rating.rating, ratedAt)], token: token)
            }
            switch reply {
            case .answer(let answer) where answer.addedPlays == 1: try self.owed.settle(rating)
            case .answer(let answer) where answer.isMissing(item):
                try self.owed.park(rating, reason: "Trakt does not know what was rated")
            // It does not say what was done: the same is asked again another time, which does no harm.
            case .answer: return nil
            case .failure(let error): return try self.take(error, for: rating)
            case .closed(let obstacle): return obstacle
            case .withdrawn: return nil
            }
        }
        return nil
    }

    private func take(_ error: TraktError, for rating: QueuedRating) throws -> Obstacle? {
        if case .refused(let reason) = Delivery.Answer(error, to: .history) {
            try self.owed.park(rating, reason: reason)
        }
        return try self.wire.obstacle(after: error)
    }
}
