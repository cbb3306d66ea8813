internal import Foundation
internal import TraktAPI

/// Takes back what Trakt was told of viewings that the user has made private: a play, "watching now", a place to resume from.
///
/// The wish is on disk before the first request, so that the next pass finishes it after a crash or without a network.
struct PlayRetraction<C: Clock<Duration>>: Sendable {
    let outbox: Outbox
    let wire: TraktWire<C>
    let lookup: PlayLookup<C>
    let removal: PlayRemoval<C>
    let live: LiveQueue<C.Instant>

    /// Trakt takes no stop below, and it leaves a place behind, which is then removed (`Documentation/trakt.md §4.3`).
    private static var lowestStop: Double { 1 }
    /// Seconds that a live call on its way may take.
    private static var longestCall: Int { 60 }

    private var list: PrivateViewings { PrivateViewings(in: self.outbox) }

    /// Whether there is nothing to be taken back.
    var isDone: Bool { get throws { try self.list.retractions().isEmpty } }

    /// Takes back all that is to be.
    ///
    /// - Returns: Why something is still to be taken back; nil when nothing is.
    func settle(_ asker: GateState.Asker) async throws -> Obstacle? {
        for retraction in try self.list.retractions() where self.isOurs(retraction) {
            if let obstacle = try await self.takeBack(retraction, asker) { return obstacle }
            try self.list.settle(retraction)
        }
        return nil
    }

    /// Another account has nothing of it.
    private func isOurs(_ retraction: Retraction) -> Bool {
        guard let owner = retraction.account, let name = ConnectedAccount(of: self.outbox).name else { return true }
        return owner == name
    }

    private func takeBack(_ retraction: Retraction, _ asker: GateState.Asker) async throws -> Obstacle? {
        guard let item = retraction.delivery.item else { return nil }
        try await self.waitForCall(of: retraction.viewing)
        if retraction.delivery.mayHaveLeftPlay {
            if let obstacle = try await self.removePlay(retraction.delivery, item, asker) { return obstacle }
        }
        if let obstacle = try await self.endWatching(item, of: retraction, asker) { return obstacle }
        return try await self.removePlace(of: item, told: retraction, asker)
    }

    /// A start that is on its way must arrive before it can be taken back.
    private func waitForCall(of viewing: String) async throws {
        for _ in 0..<Self.longestCall * 10 where self.live.isSending(viewing) {
            try await self.wire.clock.sleep(for: .milliseconds(100))
        }
    }

    private func removePlay(
        _ delivery: Delivery,
        _ item: ScrobbleItem,
        _ asker: GateState.Asker
    ) async throws -> Obstacle? {
        switch try await self.lookup.number(of: delivery, item) {
        case .answer(let number?):
            return try self.obstacle(await self.removal.remove([number], asker))
        case .answer(nil), .withdrawn: return nil
        case .failure(let error): return Self.obstacle(error)
        case .closed(let obstacle): return obstacle
        }
    }

    private func endWatching(
        _ item: ScrobbleItem,
        of retraction: Retraction,
        _ asker: GateState.Asker
    ) async throws -> Obstacle? {
        let watched = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.watching(token: token)
        }
        guard case .answer(let now) = watched else { return try self.obstacle(watched) }
        // Once it is private no more, it is shown with the user's will.
        guard now == item.key, try !self.list.isWatchedAnew(item, since: retraction) else { return nil }
        return try self.obstacle(
            await self.wire.write(asker) { token throws(TraktError) in
                try await self.wire.client.scrobble(.stop, item, progress: Self.lowestStop, token: token)
            }
        )
    }

    private func removePlace(
        of item: ScrobbleItem,
        told retraction: Retraction,
        _ asker: GateState.Asker
    ) async throws -> Obstacle? {
        let kind: TraktClient.Kind = if case .movie = item { .movie } else { .episode }
        let began = self.wire.serverTime(retraction.startedAt)
        let next = try self.list.nextStart(of: item, since: retraction).map(self.wire.serverTime) ?? .distantFuture
        let places = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.playback(kind, since: began, token: token)
        }
        guard case .answer(let found) = places else { return try self.obstacle(places) }
        // An older one is of another device, a newer one of a viewing that is not private.
        let own = found.first { place in
            place.itemKey == item.key
                && place.paused_at.flatMap(TraktDate.parse).map { $0 >= began && $0 < next } ?? false
        }
        guard let id = own?.id else { return nil }
        return try self.obstacle(
            await self.wire.write(asker) { token throws(TraktError) in
                try await self.wire.client.removePlace(id: id, token: token)
            }
        )
    }

    private func obstacle<Answer>(_ reply: Reply<Answer>) throws -> Obstacle? {
        switch reply {
        case .answer, .withdrawn: nil
        case .failure(let error): Self.obstacle(error)
        case .closed(let obstacle): obstacle
        }
    }

    /// What Trakt refuses for good is as far as it allows.
    private static func obstacle(_ error: TraktError) -> Obstacle? {
        error.isPassing ? Obstacle(error.description, nextTry: 15) : nil
    }
}
