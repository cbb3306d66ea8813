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
        // Where it is on again it is not ended, and is ours all the same.
        if retraction.wasLive { self.live.noteShown(item.key) }
        try await self.waitForCall(of: retraction.viewing)
        if retraction.delivery.mayHaveLeftPlay {
            if let obstacle = try await self.removePlay(retraction.delivery, item, asker) { return obstacle }
        }
        return try await WatchingEnd(wire: self.wire).end(
            item,
            startedAt: retraction.startedAt,
            // What was told of it once it was private no more is shown with the user's will.
            nextStart: try self.list.nextStart(of: item, since: retraction),
            isOnAgain: { try self.list.isWatchedAnew(item, since: retraction) },
            leavesPlaces: false,
            asker
        )
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
            return try WatchingEnd<C>.obstacle(await self.removal.remove([number], asker))
        case .answer(nil), .withdrawn: return nil
        case .failure(let error): return WatchingEnd<C>.obstacle(error)
        case .closed(let obstacle): return obstacle
        }
    }
}
