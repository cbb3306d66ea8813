internal import Foundation
internal import TraktAPI

/// The outcome of `undo`.
package enum Undone: Hashable, Sendable {
    case removed(historyID: Int64)
    /// Nothing of it had gone out, and nothing ever will.
    case neverTold
    /// The wish is on disk, and carried out by the next pass that can; why it was not at once, in one sentence.
    case stored(because: String)
    /// It is no play at Trakt: a place to resume from, given up before, or removed there by hand.
    case nothingThere
    /// The play is another app's, and the user has not named it: it stays.
    case stays(toldBy: OtherApp)
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
    /// - Returns: Those that are gone for certain: by Trakt's own word about each, else by two looks at the history, with a
    ///   second request between them: a page that says nothing may stand for both.
    func remove(_ ids: [Int64], _ asker: GateState.Asker) async throws -> Reply<Set<Int64>> {
        var rest = ids
        var gone: Set<Int64> = []
        for isLast in [false, true] {
            let reply = try await self.wire.write(asker) { [rest] token throws(TraktError) in
                try await self.wire.client.removeFromHistory(ids: rest, token: token)
            }
            guard case .answer(let answer) = reply else { return gone.isEmpty ? reply.map { _ in [] } : .answer(gone) }
            if answer.accounts(for: rest) { return .answer(gone.union(rest)) }
            var missing: [Int64] = []
            for id in rest {
                let isThere = try await self.isThere(id)
                guard case .answer(let verdict) = isThere else { return isThere.map { _ in gone } }
                if !verdict { missing.append(id) }
            }
            if isLast { gone.formUnion(missing) }
            rest = missing
            if rest.isEmpty { break }
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

    // MARK: - What the user takes back

    /// Takes back exactly the play of a viewing, whatever has become of it; what cannot be done now is stored with it.
    ///
    /// That of another app stays unless it is named: whoever means the last play may not have meant that one.
    func undo(_ entry: OutboxEntry, isNamed: Bool) async throws -> Undone {
        let delivery = entry.delivery
        guard delivery.kind == .play else { return .nothingThere }
        switch delivery.state {
        case .delivered: return try await self.undoDelivered(delivery, isNamed)
        case .dropped: return try await self.undoDropped(delivery)
        case .watching, .finished, .sending, .unsure, .parked:
            guard let wished = try self.outbox.takeBack(delivery, at: self.wire.now().date) else {
                return try await self.undoMoved(entry, isNamed)
            }
            return wished.state == .dropped ? .neverTold : try await self.lookOnce(wished)
        }
    }

    private func undoDelivered(_ delivery: Delivery, _ isNamed: Bool) async throws -> Undone {
        if let app = delivery.otherApp, !isNamed { return .stays(toldBy: app) }
        guard let item = delivery.item else { return .nothingThere }
        let reply = try await self.lookup.number(of: delivery, item)
        let now = self.wire.now().date
        switch reply {
        case .answer(let number?):
            _ = try self.outbox.apply([.init(.undone(number: number), delivery)], at: now)
            return try await self.finish(number)
        // A history that lags shows it later.
        case .answer(nil) where now.timeIntervalSince(delivery.deliveredAt ?? .distantPast) < ArrivedPlay.longestDelay:
            _ = try self.outbox.takeBack(delivery, at: self.wire.now().date)
            return .stored(because: "Trakt's history does not show the play yet.")
        case .answer(nil), .withdrawn: return .nothingThere
        case .failure, .closed:
            _ = try self.outbox.takeBack(delivery, at: self.wire.now().date)
            return .stored(because: reply.trouble)
        }
    }

    /// What was given up is at Trakt only while its removal is owed.
    private func undoDropped(_ delivery: Delivery) async throws -> Undone {
        guard let number = delivery.number, try self.owed.withdrawals().contains(number) else { return .nothingThere }
        return try await self.finish(number)
    }

    /// Somebody was faster: what it has become meanwhile is looked at once more.
    private func undoMoved(_ entry: OutboxEntry, _ isNamed: Bool) async throws -> Undone {
        guard let delivery = try self.outbox.entry(entry.id)?.delivery else { return .nothingThere }
        switch delivery.state {
        case .delivered: return try await self.undoDelivered(delivery, isNamed)
        case .dropped: return try await self.undoDropped(delivery)
        case .watching, .finished, .sending, .unsure, .parked:
            return try self.outbox.takeBack(delivery, at: self.wire.now().date) == nil
                ? .nothingThere : .stored(because: "It is being told to Trakt at this moment.")
        }
    }

    /// What may have arrived is looked for at once; where it is not found, the queue goes on looking.
    private func lookOnce(_ delivery: Delivery) async throws -> Undone {
        let unknown = "It is not known yet whether it has reached Trakt; the history is asked again."
        guard let item = delivery.item else { return .stored(because: unknown) }
        if let obstacle = try await self.wire.learnClock() { return .stored(because: obstacle.sentence) }
        let reply = try await self.lookup.play(of: delivery, item)
        switch reply {
        case .answer(let play?):
            let taken = try self.outbox.apply(
                [.init(.foundInHistory(number: play.id), delivery)],
                at: self.wire.now().date
            )
            return taken.isEmpty ? .stored(because: unknown) : try await self.finish(play.id)
        case .answer(nil), .withdrawn: return .stored(because: unknown)
        case .failure, .closed: return .stored(because: reply.trouble)
        }
    }

    /// Removes a play whose removal is on disk.
    private func finish(_ number: Int64) async throws -> Undone {
        let reply = try await self.remove([number], .user)
        guard case .answer(let gone) = reply else { return .stored(because: reply.trouble) }
        guard gone.contains(number) else { return .stored(because: "Trakt has not removed it yet.") }
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
                try ItemTitles(in: self.outbox).learn([replacement.match].compactMap(\.self))
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
