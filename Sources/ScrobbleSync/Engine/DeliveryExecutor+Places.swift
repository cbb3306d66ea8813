internal import Foundation
internal import Playback
internal import TraktAPI

enum PlaceTelling {
    /// Seconds after which a place is not told any more: Trakt itself forgets it after half a year (`Documentation/trakt.md §6.4`).
    static let oldest: TimeInterval = 180 * 86400
}

/// A place to resume from: a stop below Trakt's mark, replayed only while it is the newest word on its item.
extension DeliveryExecutor {
    /// Tells a place.
    ///
    /// - Parameters:
    ///   - entry: In the state `sending`.
    ///   - item: What it is.
    ///   - asker: Whose turn it is.
    ///   - isLate: Whether somebody else may have told something newer meanwhile.
    /// - Returns: Why nothing more can be sent; nil when it can.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func tellPlace(
        _ entry: OutboxEntry,
        of item: ScrobbleItem,
        for asker: GateState.Asker,
        isLate: Bool
    ) async throws -> Obstacle? {
        if let reason = try self.objection(to: entry) {
            return try self.feed(.superseded(reason: reason), to: [entry.delivery]).obstacle
        }
        if isLate || entry.delivery.attempts > 0 {
            switch try await self.newest.isNewerAtTrakt(than: entry.delivery, item) {
            case .answer(false), .withdrawn: break
            case .answer(true):
                let reason = "stopped at \(Int(entry.viewing.progress)) %, and Trakt knows something newer"
                return try self.feed(.superseded(reason: reason), to: [entry.delivery]).obstacle
            case .failure(let error):
                return try self.feed(.questionFailed(.init(error, to: .question)), to: [entry.delivery]).obstacle
            case .closed(let obstacle): return obstacle
            }
        }
        let progress = min(entry.viewing.progress, ScrobblePolicy.highestPlace)
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

    /// Why a place is not worth telling; nil when it is.
    private func objection(to entry: OutboxEntry) throws -> String? {
        let stopped = "stopped at \(Int(entry.viewing.progress)) %"
        guard entry.viewing.progress >= ScrobblePolicy.lowestPlace else { return "\(stopped): no place to resume from" }
        let age = self.now.timeIntervalSince(entry.delivery.watchedAt)
        let isNewest = try age < PlaceTelling.oldest && !self.owed.isSuperseded(entry.delivery)
        return isNewest ? nil : "\(stopped), and watched on since"
    }
}
