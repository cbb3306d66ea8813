internal import Foundation
internal import TraktAPI

/// One pass over the queue: first what has just ended, then the rest, oldest first.
extension SyncEngine {
    func work(_ mode: Mode) async throws {
        try self.outbox.settleAbandoned()
        try self.outbox.takeBackClaims()
        try self.checkGate(mode)
        if mode != .farewell { try await self.settleWithdrawals(mode) }
        try await self.tellFresh(mode)
        guard mode != .farewell else { return }
        try self.checkLength(mode)
        var position: Outbox.Position?
        while true {
            try Task.checkCancellation()
            let now = self.now().date
            let page = try self.outbox.waiting(
                Outbox.Waiting(
                    before: now - Self.liveWindow,
                    position: position,
                    dueAt: mode.asker == .user ? nil : now,
                    limit: Self.batchSize
                )
            )
            guard let last = page.last else { break }
            position = Outbox.Position(last)
            try await self.tellLate(page, mode)
            // What has ended meanwhile does not wait for the rest.
            try await self.tellFresh(mode)
        }
        try await self.tellRatings(mode)
    }

    private func checkLength(_ mode: Mode) throws {
        if case .user(all: true) = mode { return }
        let limit = Self.longestQueue
        let late = self.now().date - Self.liveWindow
        guard try self.outbox.countPlays(endedBefore: late, upTo: limit) > limit else { return }
        throw Halt.obstacle(
            "More than \(limit) plays wait. `trakt-mpv queue list` shows them, `trakt-mpv sync --all` sends them.",
            nextTry: nil
        )
    }

    /// Removes the plays that the user has taken back.
    private func settleWithdrawals(_ mode: Mode) async throws {
        while true {
            let ids = Array(try self.outbox.withdrawals().prefix(100))
            if ids.isEmpty { return }
            do {
                try await self.write(mode.asker) {
                } _: { token throws(TraktError) in
                    try await self.client.removeFromHistory(ids: ids, token: token)
                }
            } catch let error as TraktError {
                // Removing what is gone does no harm; trouble comes back with the next pass.
                try self.halt(for: error, .history)
                return
            }
            try self.outbox.settleWithdrawals(ids)
        }
    }

    // MARK: - What has just ended

    private func tellFresh(_ mode: Mode) async throws {
        var tried: Set<String> = []
        while true {
            try Task.checkCancellation()
            let now = self.now().date
            let wanted = Outbox.Waiting(
                after: now - Self.liveWindow,
                dueAt: mode.asker == .user ? nil : now,
                limit: tried.count + 1
            )
            guard let viewing = try self.outbox.waiting(wanted).first(where: { !tried.contains($0.id) }) else { return }
            tried.insert(viewing.id)
            do { try await self.tellOne(viewing, mode) } catch Halt.changed {}
        }
    }

    private func tellOne(_ queued: Viewing, _ mode: Mode) async throws {
        self.ended.insert(queued.id)
        self.live.drop(queued.id)
        guard let (viewing, item) = try await self.prepared(queued, mode) else { return }
        // What may be a probe must not be refused for being urgent.
        var isParked = false
        if case .parked? = try self.gate().state().closure(at: self.now()) { isParked = true }
        let asker: GateState.Asker = mode.asker == .user ? .user : isParked ? .backlog : .live
        if !viewing.isCounted {
            try await self.tellPlace(viewing, item, asker, isLate: false)
        } else if viewing.progress >= 80 {
            try await self.tellStop(viewing, item, asker)
        } else {
            // Below Trakt's own mark only the history takes a play.
            try await self.addToHistory([viewing], asker)
        }
    }

    // MARK: - The rest

    private func tellLate(_ page: [Viewing], _ mode: Mode) async throws {
        var plays: [Viewing] = []
        for queued in page {
            do {
                self.ended.insert(queued.id)
                guard let (viewing, item) = try await self.prepared(queued, mode) else { continue }
                if viewing.isCounted {
                    plays.append(viewing)
                } else {
                    try await self.tellPlace(viewing, item, mode.asker, isLate: true)
                }
            } catch Halt.changed {}
        }
        do { try await self.addToHistory(plays, mode.asker) } catch Halt.changed {}
    }

    // MARK: - Before anything is said

    /// Takes a viewing, finds out what it is and whether an earlier attempt has arrived.
    ///
    /// - Returns: The viewing, in the state `sending`, and its item; nil when nothing is to be sent now.
    private func prepared(_ queued: Viewing, _ mode: Mode) async throws -> (Viewing, ScrobbleItem)? {
        do {
            guard let item = try await self.match(queued) else {
                if self.excluded.remove(queued.id) != nil {
                    try self.drop(queued, CorrectionPlan.exclusion)
                } else {
                    try self.park(queued, reason: self.unmatched.removeValue(forKey: queued.id) ?? "needs a match")
                }
                return nil
            }
            var viewing = queued
            viewing.item = item
            if queued.state == .unsure, queued.isCounted {
                try await self.giveTime(queued, mode)
                if let play = try await self.arrivedPlay(of: viewing, item) {
                    try self.settle(viewing, historyID: play.id, from: [.unsure])
                    return nil
                }
            }
            viewing.state = .sending
            guard try !self.outbox.advance([viewing], from: [queued.state]).isEmpty else { return nil }
            return (viewing, item)
        } catch let error as TraktError {
            try self.putOff(queued, after: error)
            return nil
        }
    }

    /// Trakt may still be busy with a request whose sender was killed a moment ago.
    private func giveTime(_ viewing: Viewing, _ mode: Mode) async throws {
        guard let next = viewing.nextAttemptAt else { return }
        let rest = next.timeIntervalSince(self.now().date)
        if rest > 0 { try await self.clock.sleep(for: .seconds(min(rest, Self.settlingTime))) }
    }

    /// Seconds after a request before the history is asked what became of it.
    static var settlingTime: TimeInterval { 2 }

    /// The play that an attempt with a lost answer has left behind.
    private func arrivedPlay(of viewing: Viewing, _ item: ScrobbleItem) async throws -> TraktHistoryItem? {
        let plays = try await self.read { token throws(TraktError) in
            try await self.client.history(of: item, in: ArrivedPlay.range(of: viewing), token: token)
        }
        let search = ArrivedPlay(
            viewing: viewing,
            neighbours: try self.outbox.neighbours(of: viewing, item.key, within: 2 * 86400),
            claimed: try self.outbox.claimed(plays.map(\.id))
        )
        return search.find(in: plays)
    }

    /// A question about a viewing was not answered: nothing has changed for it.
    private func putOff(_ viewing: Viewing, after error: TraktError) throws {
        var viewing = viewing
        viewing.attempts += 1
        viewing.reason = error.description
        switch DeliveryDecision(after: error, .question, failures: viewing.attempts) {
        case .park(let reason): return try self.park(viewing, reason: reason)
        case .verify(let wait), .postpone(let wait): viewing.nextAttemptAt = self.now().date + wait / .seconds(1)
        case .settle, .postponeAll, .stopQueue, .renewLogin: viewing.attempts -= 1
        }
        _ = try self.outbox.advance([viewing], from: [viewing.state])
        try self.halt(for: error, .question)
    }

    func park(_ viewing: Viewing, reason: String) throws {
        var parked = viewing
        parked.state = .parked
        parked.reason = reason
        parked.nextAttemptAt = nil
        guard try !self.outbox.advance([parked], from: [.finished, .sending, .unsure]).isEmpty else { return }
        self.report.parked += 1
        self.onEvent(.parked(viewing: viewing.id, reason: reason))
    }

    /// Ends the pass after an answer that concerns everything.
    func halt(for error: TraktError, _ request: DeliveryDecision.Request) throws {
        switch DeliveryDecision(after: error, request, failures: 1) {
        case .settle, .park: return
        case .verify: try self.checkGate(.background)
        case .postpone: throw Halt.obstacle(error.description, nextTry: 15)
        case .postponeAll(let wait):
            throw Halt.obstacle(error.description, nextTry: wait.map { $0 / .seconds(1) } ?? 10)
        case .stopQueue(let reason): throw Halt.obstacle(reason, nextTry: 3600)
        case .renewLogin: throw Halt.obstacle(error.description, nextTry: 3600)
        }
    }
}
