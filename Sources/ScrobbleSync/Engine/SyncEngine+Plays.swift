internal import Foundation
internal import TraktAPI

/// What is told to Trakt about a viewing that is over.
extension SyncEngine {
    // MARK: - Plays with their own time

    /// Adds plays to the history, all in one request; one that is refused as a whole is halved until it is clear why.
    func addToHistory(_ viewings: [Viewing], _ asker: GateState.Asker) async throws {
        guard !viewings.isEmpty else { return }
        try await self.learnClock()
        self.tellClock()
        do {
            let answer = try await self.attempt(viewings, .history, asker) { viewing in
                viewing.historyTime = self.serverTime(viewing.endedAt)
            } _: { token throws(TraktError) in
                let plays = viewings.compactMap { viewing in
                    viewing.item.map { ($0, self.serverTime(viewing.endedAt)) }
                }
                return try await self.client.addToHistory(plays, token: token)
            }
            if let answer { try await self.settle(viewings, answer) }
        } catch let refusal as Refusal {
            guard viewings.count > 1 else { return try self.park(viewings[0], reason: refusal.reason) }
            let half = viewings.count / 2
            try await self.addToHistory(Array(viewings[..<half]), asker)
            try await self.addToHistory(Array(viewings[half...]), asker)
        }
    }

    private func settle(_ viewings: [Viewing], _ answer: HistoryAnswer) async throws {
        let missing = answer.missing
        var known: [Viewing] = []
        for viewing in viewings {
            let isMissing =
                switch viewing.item {
                case .movie(let id, _, _)?: missing.movies.contains(id)
                case .episode(let id)?: missing.episodes.contains(id)
                case nil: true
                }
            if isMissing {
                try self.park(viewing, reason: TraktError.notFound.description)
            } else if let sent = try self.outbox.viewing(viewing.id) {
                known.append(sent)
            }
        }
        // An answer that does not add up proves nothing: the rows say `unsure`, and the history is asked.
        guard let added = answer.addedPlays, added >= known.count else {
            return try self.putOff(known, self.now().date + backoff(afterFailures: 1) / .seconds(1), nil)
        }
        try self.settle(known)
        await self.learnHistoryIDs(of: known)
    }

    /// Learns Trakt's numbers of plays that were added together: for `undo`, and so that none is taken for another.
    func learnHistoryIDs(of viewings: [Viewing]) async {
        let times = viewings.compactMap(\.historyTime)
        guard let first = times.min(), let last = times.max(), last.timeIntervalSince(first) < 90 * 86400 else {
            return
        }
        let item = viewings.count == 1 ? viewings[0].item : nil
        let plays = try? await self.read { token throws(TraktError) in
            try await self.client.history(of: item, in: first...last, pages: 3, token: token)
        }
        guard let plays, var taken = try? self.outbox.claimed(plays.map(\.id)) else { return }
        var ids: [String: Int64] = [:]
        for viewing in viewings {
            guard let key = viewing.item?.key, let time = viewing.historyTime else { continue }
            let near = plays.compactMap { play -> (id: Int64, distance: TimeInterval)? in
                guard play.itemKey == key, !taken.contains(play.id), let date = play.date else { return nil }
                let distance = abs(date.timeIntervalSince(time))
                return distance <= ArrivedPlay.historyTolerance ? (play.id, distance) : nil
            }
            guard let nearest = near.min(by: { ($0.distance, $0.id) < ($1.distance, $1.id) }) else { continue }
            taken.insert(nearest.id)
            ids[viewing.id] = nearest.id
        }
        try? self.outbox.setHistoryIDs(ids)
    }

    // MARK: - Attempts

    /// Trakt does not take it as it is.
    struct Refusal: Error {
        var reason: String
    }

    /// Sends one request about viewings, each `unsure` on disk before it goes on the wire.
    ///
    /// - Parameters:
    ///   - viewings: In the state `sending`.
    ///   - request: What it is.
    ///   - asker: Whose turn it is.
    ///   - mark: Notes in a viewing by what its play will be known; what it throws ends the attempt.
    ///   - call: Sends it.
    /// - Returns: The answer; nil when it may have been done, or must wait: that is on disk then.
    /// - Throws: `Refusal` when nothing was done; `TraktError.alreadyScrobbled`; `Halt` when nothing more can be sent.
    func attempt<Answer: Sendable>(
        _ viewings: [Viewing],
        _ request: DeliveryDecision.Request,
        _ asker: GateState.Asker,
        _ mark: (inout Viewing) throws -> Void,
        _ call: (_ token: String) async throws(TraktError) -> Answer
    ) async throws -> Answer? {
        var marked = viewings
        for _ in 0..<3 {
            do {
                return try await self.write(asker) {
                    marked = try viewings.map { viewing in
                        var marked = viewing
                        try mark(&marked)
                        marked.state = .unsure
                        marked.attempts += 1
                        marked.nextAttemptAt = self.now().date + Self.settlingTime
                        return marked
                    }
                    // On disk before on the wire: from here on, it is looked up before it is told again.
                    let stored = try self.outbox.advance(marked, from: [.sending, .unsure])
                    guard stored.count == marked.count else { throw Halt.changed }
                } _: { token throws(TraktError) in
                    try await call(token)
                }
            } catch let error as TraktError {
                let failures = marked.map(\.attempts).max() ?? 1
                switch DeliveryDecision(after: error, request, failures: failures) {
                case .settle: throw error
                case .park(let reason):
                    try self.takeBack(viewings, to: .sending)
                    throw Refusal(reason: reason)
                case .verify(let wait):
                    let jitter = Double.random(in: 0.9...1.1)
                    try self.putOff(marked, self.now().date + wait / .seconds(1) * jitter, error.description)
                    if !Task.isCancelled { try self.checkGate(.background) }
                    return nil
                case .postponeAll where asker == .user:
                    // The gate waits for Trakt's time, if that is short.
                    try self.takeBack(viewings, to: .sending)
                case .postpone, .postponeAll, .stopQueue, .renewLogin:
                    try self.takeBack(viewings, to: .finished)
                    try self.halt(for: error, request)
                    return nil
                }
            }
        }
        try self.takeBack(viewings, to: .finished)
        throw Halt.obstacle(TraktError.rateLimited(retryAfter: nil).description, nextTry: 10)
    }

    /// Nothing was done this time: the viewings are as they were before.
    private func takeBack(_ viewings: [Viewing], to state: Viewing.State) throws {
        let before = viewings.map { viewing in
            var viewing = viewing
            viewing.state = state
            return viewing
        }
        _ = try self.outbox.advance(before, from: [.sending, .unsure])
    }

    private func putOff(_ viewings: [Viewing], _ date: Date, _ reason: String?) throws {
        let later = viewings.map { viewing in
            var viewing = viewing
            viewing.state = .unsure
            viewing.nextAttemptAt = date
            viewing.reason = reason ?? viewing.reason
            return viewing
        }
        _ = try self.outbox.advance(later, from: [.unsure])
    }

    // MARK: - Done

    func settle(_ viewing: Viewing, historyID: Int64?, from states: Set<Viewing.State>) throws {
        var viewing = viewing
        viewing.historyID = historyID
        try self.settle([viewing], from: states)
    }

    private func settle(_ viewings: [Viewing], from states: Set<Viewing.State> = [.unsure]) throws {
        let now = self.now().date
        let delivered = viewings.map { viewing in
            var viewing = viewing
            viewing.state = .delivered
            viewing.reason = nil
            viewing.nextAttemptAt = nil
            viewing.deliveredAt = now
            return viewing
        }
        for viewing in try self.outbox.advance(delivered, from: states) {
            self.report.delivered += 1
            self.items[viewing.id] = nil
            self.onEvent(.delivered(viewing: viewing.id, isPlay: viewing.isCounted))
        }
    }

    /// Trakt's clock must be known before anything is said whose time matters.
    func learnClock() async throws {
        guard !self.client.serverClock.isKnown else { return }
        do {
            _ = try await self.read { token throws(TraktError) in try await self.client.lastActivities(token: token) }
        } catch let error as TraktError {
            try self.halt(for: error, .question)
        }
    }
}
