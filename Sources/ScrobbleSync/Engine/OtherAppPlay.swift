internal import Foundation
internal import TraktAPI

/// What becomes of a viewing of which another app has told Trakt: its play is this viewing's, or ours is added.
struct OtherAppPlay<C: Clock<Duration>> {
    private let executor: DeliveryExecutor<C>

    init(_ executor: DeliveryExecutor<C>) {
        self.executor = executor
    }

    /// Looks for what the other app has made of it; a place waits until it is over there, for that app may have died with it.
    ///
    /// - Returns: Ready where nothing has come of it for as long as it may; whether a place is the newest word by then is seen
    ///   when it is told.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func lookUp(
        _ entry: OutboxEntry,
        _ item: ScrobbleItem,
        _ app: OtherApp
    ) async throws -> DeliveryExecutor<C>.Readiness {
        let wire = self.executor.wire
        if let obstacle = try await wire.learnClock() { return .notNow(obstacle) }
        let askedAt = wire.serverTime(self.executor.now)
        guard entry.delivery.kind == .play else {
            return try self.executor.claim(
                entry,
                as: item,
                by: .notFoundElsewhere(askedAt: askedAt, self.executor.patience)
            )
        }
        switch try await self.executor.lookup.play(of: entry, item, toldBy: app) {
        case .answer(let play?): return try self.feed(.foundElsewhere(number: play.id), to: entry)
        case .answer(nil):
            let input = Delivery.Input.notFoundElsewhere(askedAt: askedAt, self.executor.patience)
            return try self.executor.claim(entry, as: item, by: input)
        case .failure(let error): return try self.feed(.questionFailed(.init(error, to: .question)), to: entry)
        case .closed(let obstacle): return .notNow(obstacle)
        case .withdrawn: return .notNow(nil)
        }
    }

    private func feed(_ input: Delivery.Input, to entry: OutboxEntry) throws -> DeliveryExecutor<C>.Readiness {
        .notNow(try self.executor.feed(input, to: [entry.delivery]).obstacle)
    }
}
