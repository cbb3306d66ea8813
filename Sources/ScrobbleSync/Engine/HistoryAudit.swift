internal import Foundation
internal import TraktAPI

/// Compares what was delivered with Trakt's history, to its last page; an answer that is not whole is none.
struct HistoryAudit<C: Clock<Duration>>: Sendable {
    let outbox: Outbox
    let wire: TraktWire<C>

    /// What was delivered and is not in the history; nothing, and why, where that is not certain.
    ///
    /// - Throws: `StorageTrouble`, `CancellationError`.
    func missing(of plays: [OutboxEntry]) async throws -> (plays: [OutboxEntry], obstacle: String?) {
        let plays = plays.filter { $0.delivery.state == .delivered && $0.delivery.kind == .play }
        let times = plays.map(\.delivery).flatMap { [$0.watchedAt] + $0.trace.playTimes }
        guard let first = times.min(), let last = times.max() else { return ([], nil) }
        if let obstacle = try await self.wire.learnClock() { return ([], obstacle.sentence) }
        let item = plays.count == 1 ? plays[0].delivery.item : nil
        // Trakt's clock may be off from ours by as much as ours is off.
        let offset = abs(self.wire.client.serverClock.offset)
        let range = (first - offset)...(last + offset)
        let reply = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.wholeHistory(of: item, in: range, token: token)
        }
        switch reply {
        case .answer(let history):
            let own = Set(plays.compactMap(\.delivery.number))
            let audit = MissingPlays(
                history: history,
                claimed: try self.claimed(history.map(\.id)).subtracting(own),
                serverTime: self.wire.serverTime
            )
            let missing = Set(audit.find(of: plays.map(\.delivery) + (try self.neighbours(of: plays))).map(\.viewing))
            return (plays.filter { missing.contains($0.id) }, nil)
        case .failure(let error): return ([], error.description)
        case .closed(let obstacle): return ([], obstacle.sentence)
        case .withdrawn: return ([], nil)
        }
    }

    /// Those of a single play, which may have left what looks like it; of many, they are among them.
    private func neighbours(of plays: [OutboxEntry]) throws -> [Delivery] {
        guard plays.count == 1 else { return [] }
        return try self.outbox.owed(to: .trakt).neighbours(of: plays[0].delivery, within: MissingPlays.tolerance)
            .filter { [.delivered, .unsure].contains($0.state) }
    }

    /// In portions that a statement takes.
    private func claimed(_ numbers: [Int64]) throws -> Set<Int64> {
        var claimed: Set<Int64> = []
        for start in stride(from: 0, to: numbers.count, by: 500) {
            let part = Array(numbers[start..<min(start + 500, numbers.count)])
            claimed.formUnion(try self.outbox.owed(to: .trakt).claimed(part))
        }
        return claimed
    }
}
