internal import Foundation
internal import Playback
internal import TraktAPI

enum PlaceTelling {
    /// Seconds after which a place is not told any more: Trakt itself forgets it after half a year (`Documentation/trakt.md §6.4`).
    static let oldest: TimeInterval = 180 * 86400
}

/// A place to resume from: a stop below Trakt's mark, told only while it is the newest word on its item.
extension DeliveryExecutor {
    /// Tells a place.
    ///
    /// - Parameters:
    ///   - entry: In the state `sending`.
    ///   - item: What it is.
    ///   - asker: Whose turn it is.
    ///   - isLate: Whether it has not just ended: then a stop for what Trakt has already would only give it a wrong time.
    /// - Returns: Why nothing more can be sent; nil when it can.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func tellPlace(
        _ entry: OutboxEntry,
        of item: ScrobbleItem,
        for asker: GateState.Asker,
        isLate: Bool
    ) async throws -> Obstacle? {
        // What is on now says soon whether it is watched on; until then this waits.
        if try self.owed.isPlayed(item.key) { return nil }
        let memory = try self.owed.placeMemory(of: entry.id, item.key)
        if let reason = try self.worth.objection(to: entry, memory) {
            if let obstacle = try await self.endLook(entry, item, memory, asker) { return obstacle }
            return try self.feed(.superseded(reason: reason), to: [entry.delivery]).obstacle
        }
        let progress = min(entry.viewing.progress, ScrobblePolicy.highestPlace)
        switch try await self.standing(of: progress, entry, item, memory) {
        case .answer(.newer):
            let reason = "stopped at \(Int(entry.viewing.progress)) %, and Trakt knows something newer"
            return try self.feed(.superseded(reason: reason), to: [entry.delivery]).obstacle
        case .answer(.same) where isLate || entry.delivery.attempts > 0:
            return try self.feed(.answered(.done(number: nil)), to: [entry.delivery]).obstacle
        case .answer, .withdrawn: break
        case .failure(let error):
            return try self.feed(.questionFailed(.init(error, to: .question)), to: [entry.delivery]).obstacle
        case .closed(let obstacle): return obstacle
        }
        let reply = try await self.wire.write(asker) { token throws(TraktError) in
            try await self.wire.client.about(viewing: entry.id)
                .scrobble(.stop, item, progress: progress, token: token)
        }
        switch reply {
        case .answer(let answer):
            return try self.feed(.answered(.done(number: answer.number)), to: [entry.delivery]).obstacle
        case .failure(let error):
            return try self.feed(.answered(.init(error, to: .stop)), to: [entry.delivery]).obstacle
        case .closed(let obstacle): return obstacle
        case .withdrawn: return nil
        }
    }

    /// Whether Trakt has heard something newer; of a look, whether it has anything at all.
    private func standing(
        of progress: Double,
        _ entry: OutboxEntry,
        _ item: ScrobbleItem,
        _ memory: PlaceMemory?
    ) async throws -> Reply<NewestWord<C>.Standing> {
        if entry.viewing.isLook(since: memory?.playedBefore ?? 0) {
            let reply = try await self.newest.placeAtTrakt(of: item)
            guard case .answer(let found) = reply else { return reply.map { _ in .old } }
            let isOwn = found.map { memory?.told?.isEchoed(by: $0) ?? false } ?? true
            if !isOwn, entry.viewing.isLook(beside: found), found?.isAt(progress) == false { return .answer(.newer) }
        }
        let left = self.wire.serverTime(entry.delivery.watchedAt)
        // Where its pause was, nothing has been played since.
        let paused = memory?.told.flatMap { abs($0.progress - progress) < 0.01 ? $0.sentAt : nil }
        return try await self.newest.standing(
            of: progress,
            item,
            since: min(left, paused ?? left),
            told: memory?.told
        )
    }

    /// Ends at Trakt what is still on there after a look that leaves no place; where it has wiped one, that is put back, which
    /// ends it too.
    private func endLook(
        _ entry: OutboxEntry,
        _ item: ScrobbleItem,
        _ memory: PlaceMemory?,
        _ asker: GateState.Asker
    ) async throws -> Obstacle? {
        // Without it no start has gone out.
        guard let memory, memory.wiped == nil, entry.viewing.isLook(), try self.worth.placeBefore(entry, memory) == nil
        else {
            return nil
        }
        return try await WatchingEnd(wire: self.wire)
            .end(item, startedAt: entry.viewing.startedAt, leavesPlaces: true, asker)
    }

    private var worth: PlaceWorth<C> { PlaceWorth(wire: self.wire, owed: self.owed) }
}
