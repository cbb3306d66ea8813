internal import Foundation
internal import TraktAPI

/// Ratings go out behind the plays; telling one twice does no harm, but an older one must not overwrite a newer one
/// (`Documentation/trakt.md §7`).
extension DeliveryExecutor {
    /// Seconds after which somebody may have rated the same elsewhere meanwhile.
    private static var freshness: TimeInterval { 10 }

    /// Tells what waits, oldest first; one that is refused holds up none of the others.
    ///
    /// - Returns: Why nothing more can be sent; nil when it can.
    func tellRatings(_ asker: GateState.Asker) async throws -> Obstacle? {
        let waiting = try self.owed.waitingRatings()
        guard !waiting.isEmpty else { return nil }
        if let obstacle = try await self.wire.learnClock() { return obstacle }
        let lookup = RatingLookup(self.wire)
        for rated in waiting {
            try Task.checkCancellation()
            if let obstacle = try await self.tell(rated, asker, lookup) { return obstacle }
        }
        return nil
    }

    private func tell(
        _ rated: RatedEntry,
        _ asker: GateState.Asker,
        _ lookup: RatingLookup<C>
    ) async throws -> Obstacle? {
        let rating = rated.rating
        let item: ScrobbleItem
        switch try await self.finder.find(rated.entry) {
        case .known(_, let known): item = known
        case .unknown where rated.entry.delivery.state == .dropped:
            // Nobody will say any more what it was.
            try self.owed.drop(rating, reason: "what was rated was given up before it was known what it is")
            return nil
        case .unknown, .excluded: return nil
        case .failed(let error): return try self.take(error, for: rating)
        }
        let isFresh = rating.attempts == 0 && self.now.timeIntervalSince(rating.ratedAt) <= Self.freshness
        guard !isFresh else { return try await self.send(rating, of: item, asker) }
        let date = self.wire.serverTime(rating.ratedAt)
        switch try await lookup.standing(of: rating.rating, givenAt: date, item) {
        case .answer(.isNews): return try await self.send(rating, of: item, asker)
        case .answer(.isThere): try self.owed.settle(rating)
        case .answer(.isOlder(let other)):
            try self.owed.drop(rating, reason: "Trakt has a newer rating of this: \(other)")
        case .answer(.isUnclear(let other)):
            let reason = "Trakt has \(other) and does not say since when; rate it again to replace that"
            try self.park(rating, reason)
        case .failure(let error): return try self.take(error, for: rating)
        case .closed(let obstacle): return obstacle
        case .withdrawn: return nil
        }
        return nil
    }

    private func send(
        _ rating: QueuedRating,
        of item: ScrobbleItem,
        _ asker: GateState.Asker
    ) async throws -> Obstacle? {
        let reply = try await self.wire.write(asker) {
            try self.owed.noteAttempt(rating)
        } _: { token throws(TraktError) -> HistoryAnswer? in
            do throws(TraktError) {
                let ratedAt = self.wire.serverTime(rating.ratedAt)
                return try await self.wire.client.about(viewing: rating.viewing)
                    .rate([(item, rating.rating, ratedAt)], token: token)
            } catch {
                // A limit of ratings is none of plays: the gate stays open.
                if case .accountLimit = error { return nil }
                throw error
            }
        }
        switch reply {
        case .answer(nil): try self.park(rating, TraktError.accountLimit(TraktLimit()).description)
        case .answer(let answer?) where answer.addedPlays == 1: try self.owed.settle(rating)
        case .answer(let answer?) where answer.isMissing(item):
            try self.park(rating, "Trakt does not know what was rated")
        // It does not say what was done: the same is asked again another time, which does no harm.
        case .answer: return nil
        case .failure(let error): return try self.take(error, for: rating)
        case .closed(let obstacle): return obstacle
        case .withdrawn: return nil
        }
        return nil
    }

    /// Leaves a rating to the user, and tells whoever looks on.
    private func park(_ rating: QueuedRating, _ reason: String) throws {
        try self.owed.park(rating, reason: reason)
        self.report.parked += 1
        self.onEvent(.parked(viewing: rating.viewing, reason: "the rating \(rating.rating): \(reason)"))
    }

    private func take(_ error: TraktError, for rating: QueuedRating) throws -> Obstacle? {
        guard case .refused(let reason) = Delivery.Answer(error, to: .history) else {
            return try self.wire.obstacle(after: error)
        }
        try self.park(rating, reason)
        return nil
    }
}
