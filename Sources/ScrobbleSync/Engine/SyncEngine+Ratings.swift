internal import TraktAPI

/// Ratings go out behind the plays; telling one twice does no harm (`trakt-api.md §7`).
extension SyncEngine {
    func tellRatings(_ mode: Mode) async throws {
        for (rating, viewing) in try self.outbox.waitingRatings() {
            do {
                guard let item = try await self.match(viewing) else { continue }
                let answer = try await self.write(mode.asker) {
                } _: { token throws(TraktError) in
                    try await self.client.rate([(item, rating.rating, self.serverTime(rating.ratedAt))], token: token)
                }
                if (answer.addedPlays ?? 1) > 0 {
                    try self.outbox.settle(rating)
                } else {
                    try self.outbox.park(rating, reason: "Trakt does not know what was rated")
                }
            } catch let error as TraktError {
                if case .park(let reason) = DeliveryDecision(after: error, .history, failures: 1) {
                    try self.outbox.park(rating, reason: reason)
                }
                try self.halt(for: error, .history)
                return
            }
        }
    }
}
