internal import Foundation
internal import TraktAPI

/// The outcome of `undo`.
package enum Undone: Hashable, Sendable {
    case removed(historyID: Int64)
    /// It is no play at Trakt: not delivered, a place to resume from, or removed there by hand.
    case nothingThere
    case obstacle(String)
}

/// Removes plays at Trakt by Trakt's own number: removing by item would take every play of it
/// (`Documentation/trakt.md`, trap 30).
///
/// The wish is on disk before the request, so that the next pass finishes it after a crash.
struct PlayRemoval<C: Clock<Duration>>: Sendable {
    let outbox: Outbox
    let wire: TraktWire<C>
    let lookup: PlayLookup<C>

    /// What is owed to Trakt.
    private var owed: ReceiverQueue { self.outbox.owed(to: .trakt) }

    /// Removes the plays that the user has taken back.
    ///
    /// - Returns: Why nothing more can be sent; nil when it can.
    func settleWithdrawals(_ asker: GateState.Asker) async throws -> Obstacle? {
        while true {
            let ids = Array(try self.owed.withdrawals().prefix(100))
            if ids.isEmpty { return nil }
            switch try await self.remove(ids, asker) {
            case .answer(let gone):
                try self.owed.settleWithdrawals(ids.filter(gone.contains))
                // What Trakt has kept is removed another time.
                if gone.count < ids.count { return nil }
            // Removing what is gone does no harm; trouble comes back with the next pass.
            case .failure(let error): return try self.wire.obstacle(after: error)
            case .closed(let obstacle): return obstacle
            case .withdrawn: return nil
            }
        }
    }

    /// Removes plays.
    ///
    /// - Returns: Those that are gone for certain: by Trakt's own word about each, else by a look at the history.
    private func remove(_ ids: [Int64], _ asker: GateState.Asker) async throws -> Reply<Set<Int64>> {
        let reply = try await self.wire.write(asker) { token throws(TraktError) in
            try await self.wire.client.removeFromHistory(ids: ids, token: token)
        }
        guard case .answer(let answer) = reply else { return reply.map { _ in [] } }
        if answer.accounts(for: ids) { return .answer(Set(ids)) }
        var gone: Set<Int64> = []
        for id in ids {
            let isThere = try await self.isThere(id)
            guard case .answer(let verdict) = isThere else { return isThere.map { _ in [] } }
            if !verdict { gone.insert(id) }
        }
        return .answer(gone)
    }

    /// Whether a play that is to be removed still stands in the history, around the time at which it was watched.
    private func isThere(_ number: Int64) async throws -> Reply<Bool> {
        guard let watchedAt = try self.owed.watchedAt(ofWithdrawn: number) else { return .answer(true) }
        let time = self.wire.serverTime(watchedAt)
        let plays = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.history(in: time...time, token: token)
        }
        return plays.map { $0.contains { $0.id == number } }
    }

    /// Removes exactly the play of a viewing.
    func undo(_ entry: OutboxEntry) async throws -> Undone {
        let delivery = entry.delivery
        guard delivery.state == .delivered, delivery.kind == .play, let item = delivery.item else {
            return .nothingThere
        }
        let number: Int64
        switch try await self.lookup.number(of: delivery, item) {
        case .answer(let found?): number = found
        case .answer(nil), .withdrawn: return .nothingThere
        case .failure(let error): return .obstacle(error.description)
        case .closed(let obstacle): return .obstacle(obstacle.sentence)
        }
        _ = try self.outbox.apply([.init(.undone(number: number), delivery)], at: self.wire.now().date)
        switch try await self.remove([number], .user) {
        case .answer(let gone) where gone.isEmpty:
            return .obstacle("Trakt has not removed it yet; the next sync asks again.")
        case .answer: break
        case .failure(let error): return .obstacle(error.description)
        case .closed(let obstacle): return .obstacle(obstacle.sentence)
        case .withdrawn: return .nothingThere
        }
        try self.owed.settleWithdrawals([number])
        return .removed(historyID: number)
    }

    /// Removes plays that a correction has shown to be something else, and has them told anew with their own times.
    ///
    /// What is to be removed stands on disk, in one step with the delivery that is told anew, before the first request. The
    /// pass that follows does the rest; after a crash the next one does.
    func replace(_ plan: CorrectionPlan) async throws -> (result: CorrectionPlan.Result, obstacle: String?) {
        var result = CorrectionPlan.Result()
        for replacement in plan.replaced {
            guard let delivery = try self.outbox.entry(replacement.entry.id)?.delivery, delivery.state == .delivered,
                let item = delivery.item, item == replacement.entry.delivery.item
            else { continue }
            switch try await self.lookup.number(of: delivery, item) {
            case .answer(let number?):
                let change = Outbox.Change(.replaced(by: replacement.match?.item, number: number), delivery)
                result.withdrawn += try self.outbox.apply([change], at: self.wire.now().date).count
            case .answer(nil), .withdrawn: result.notFound.append(delivery.viewing)
            case .failure(let error): return (result, error.description)
            case .closed(let obstacle): return (result, obstacle.sentence)
            }
        }
        return (result, nil)
    }
}
