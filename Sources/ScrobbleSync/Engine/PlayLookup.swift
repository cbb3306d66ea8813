internal import Foundation
internal import Logbook
internal import Logging
internal import TraktAPI

/// Looks plays of ours up in Trakt's history.
struct PlayLookup<C: Clock<Duration>>: Sendable {
    let outbox: Outbox
    let wire: TraktWire<C>
    let logger: Logger

    /// What is owed to Trakt.
    private var owed: ReceiverQueue { self.outbox.owed(to: .trakt) }

    /// The play that requests of a delivery have left behind; nil when there is none.
    ///
    /// - Throws: `DatabaseError`, `CancellationError`.
    func play(of delivery: Delivery, _ item: ScrobbleItem) async throws -> Reply<TraktHistoryItem?> {
        let reply = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.about(viewing: delivery.viewing)
                .history(of: item, in: ArrivedPlay.range(of: delivery), token: token)
        }
        return try reply.map { plays in
            ArrivedPlay(
                delivery: delivery,
                neighbours: try self.owed.neighbours(of: delivery, within: 2 * 86400),
                claimed: try self.owed.claimed(plays.map(\.id))
            ).find(in: plays)
        }
    }

    /// The play that another app has made of a viewing: the nearest to its end that is nobody else's; nil where there is none.
    ///
    /// - Throws: `DatabaseError`, `CancellationError`.
    func play(
        of entry: OutboxEntry,
        _ item: ScrobbleItem,
        toldBy app: OtherApp
    ) async throws
        -> Reply<TraktHistoryItem?>
    {
        let end = self.wire.serverTime(entry.delivery.watchedAt)
        let range = app.range(from: min(self.wire.serverTime(entry.viewing.startedAt), end), to: end)
        let reply = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.about(viewing: entry.id).history(of: item, in: range, token: token)
        }
        return try reply.map { plays in
            let claimed = try self.owed.claimed(plays.map(\.id))
            let neighbours = try self.owed.neighbours(of: entry.delivery, within: 2 * 86400)
            let near = plays.compactMap { play -> (play: TraktHistoryItem, distance: TimeInterval)? in
                guard let date = play.date, range.contains(date), !claimed.contains(play.id),
                    neighbours.allSatisfy({ $0.number != nil || ArrivedPlay.distance(of: date, from: $0) == nil })
                else { return nil }
                return (play, abs(date.timeIntervalSince(end)))
            }
            return near.min { ($0.distance, $0.play.id) < ($1.distance, $1.play.id) }?.play
        }
    }

    /// All plays that requests of a delivery have left behind; its own is among them where it is still there.
    ///
    /// - Throws: `DatabaseError`, `CancellationError`.
    func plays(of delivery: Delivery, _ item: ScrobbleItem) async throws -> Reply<[TraktHistoryItem]> {
        let reply = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.about(viewing: delivery.viewing)
                .history(of: item, in: ArrivedPlay.range(of: delivery), token: token)
        }
        return try reply.map { plays in
            let claimed = try self.owed.claimed(plays.map(\.id))
            return ArrivedPlay(
                delivery: delivery,
                neighbours: try self.owed.neighbours(of: delivery, within: 2 * 86400),
                claimed: delivery.number.map { claimed.subtracting([$0]) } ?? claimed
            ).all(in: plays)
        }
    }

    /// Trakt's number of a delivered play, asked for where it never told it; nil when the play is not there.
    ///
    /// - Throws: `DatabaseError`, `CancellationError`.
    func number(of delivery: Delivery, _ item: ScrobbleItem) async throws -> Reply<Int64?> {
        if let number = delivery.number { return .answer(number) }
        if let obstacle = try await self.wire.learnClock() { return .closed(obstacle) }
        var sought = delivery
        if sought.trace.isEmpty {
            let time = self.wire.serverTime(delivery.watchedAt)
            sought = sought.assuming(SentPlay(.history, sentAt: time, playTime: time))
        }
        return try await self.play(of: sought, item).map { $0?.id }
    }

    /// Learns Trakt's numbers of plays that were added together: for `undo`, and so that none is taken for another.
    func learnNumbers(of deliveries: [Delivery]) async {
        let times = deliveries.compactMap(\.trace.playTimes.last)
        guard let first = times.min(), let last = times.max(), last.timeIntervalSince(first) < 90 * 86400 else {
            return
        }
        let item = deliveries.count == 1 ? deliveries[0].item : nil
        // A number that is not known is asked for when it is needed.
        await self.logger.attempt("Trakt's numbers of plays could not be learned") {
            let reply = try await self.wire.read { token throws(TraktError) in
                try await self.wire.client.history(of: item, in: first...last, pages: 3, token: token)
            }
            guard case .answer(let plays) = reply else { return }
            let taken = try self.owed.claimed(plays.map(\.id))
            try self.owed.learnNumbers(
                Self.numbers(of: deliveries, in: plays, taken: taken),
                at: self.wire.now().date
            )
        }
    }

    /// Each delivery's play, by the time that was given to it.
    private static func numbers(
        of deliveries: [Delivery],
        in plays: [TraktHistoryItem],
        taken: Set<Int64>
    ) -> [String: Int64] {
        var taken = taken
        var numbers: [String: Int64] = [:]
        for delivery in deliveries {
            guard let key = delivery.itemKey, let time = delivery.trace.playTimes.last else { continue }
            let near = plays.compactMap { play -> (id: Int64, distance: TimeInterval)? in
                guard play.itemKey == key, !taken.contains(play.id), let date = play.date else { return nil }
                let distance = abs(date.timeIntervalSince(time))
                return distance <= ArrivedPlay.historyTolerance ? (play.id, distance) : nil
            }
            guard let nearest = near.min(by: { ($0.distance, $0.id) < ($1.distance, $1.id) }) else { continue }
            taken.insert(nearest.id)
            numbers[delivery.viewing] = nearest.id
        }
        return numbers
    }
}
