internal import Foundation
internal import TraktAPI

/// Plays: a stop where it still has its time, else an addition to the history.
extension DeliveryExecutor {
    /// Seconds after the end of a viewing in which a stop still has its time: Trakt stamps it when it arrives.
    private static var stopWindow: TimeInterval { 1.5 }
    /// How often a request is repeated after Trakt's wait is over, for a user who waits for it.
    private static var mostRepetitions: Int { 3 }

    // MARK: - A stop

    /// Tells that a play has just ended, which ends "watching now" too; what is too late for that with its own time.
    func tellStop(_ entry: OutboxEntry, of item: ScrobbleItem, for asker: GateState.Asker) async throws -> Obstacle? {
        guard self.isFresh(entry.delivery) else { return try await self.addToHistory([entry.delivery], asker) }
        if let obstacle = try await self.wire.learnClock() { return obstacle }
        let attempt = try await self.attempt(.stop, with: [entry.delivery], for: asker) { delivery in
            guard self.isFresh(delivery) else { return nil }
            return SentPlay(.stop, sentAt: self.wire.serverTime(self.now))
        } call: { token throws(TraktError) in
            try await self.stop(entry.viewing, item, token: token)
        }
        switch attempt {
        case .answered(let answer, let sent): return try await self.take(answer, of: sent, asker)
        case .known(let settled):
            await self.lookup.learnNumbers(of: settled)
            return nil
        case .late(let deliveries): return try await self.addToHistory(deliveries, asker)
        case .refusedTogether: return nil
        case .over(let obstacle): return obstacle
        }
    }

    private func stop(
        _ viewing: Viewing,
        _ item: ScrobbleItem,
        token: String
    ) async throws(TraktError) -> ScrobbleAnswer {
        let answer = try await self.wire.client.about(viewing: viewing.id)
            .scrobble(.stop, item, progress: viewing.progress, token: token)
        // Without a word on what was done, anything may have been.
        guard let action = answer.action, ["start", "pause", "stop", "scrobble"].contains(action) else {
            throw .unexpectedResponse(status: 201)
        }
        return answer
    }

    private func take(
        _ answer: ScrobbleAnswer,
        of sent: [Delivery],
        _ asker: GateState.Asker
    ) async throws -> Obstacle? {
        guard answer.action != "scrobble" else {
            return try self.feed(.answered(.done(number: answer.number)), to: sent).obstacle
        }
        // Just below the mark, by Trakt's count: nothing was added.
        let taken = try self.feed(.answered(.nothingDone), to: sent)
        return try await self.addToHistory(taken.deliveries, asker)
    }

    private func isFresh(_ delivery: Delivery) -> Bool {
        (-QueuePass<C>.clockGrace...Self.stopWindow).contains(self.now.timeIntervalSince(delivery.watchedAt))
    }

    // MARK: - The history

    /// Adds plays to the history, all in one request; one that is refused as a whole is halved until it is clear why.
    func addToHistory(_ deliveries: [Delivery], _ asker: GateState.Asker) async throws -> Obstacle? {
        guard !deliveries.isEmpty else { return nil }
        if let obstacle = try await self.wire.learnClock() { return obstacle }
        self.tellClock()
        let attempt = try await self.attempt(.history, with: deliveries, for: asker) { delivery in
            let now = self.wire.serverTime(self.now)
            return SentPlay(.history, sentAt: now, playTime: self.wire.serverTime(delivery.watchedAt))
        } call: { token throws(TraktError) in
            let plays = deliveries.compactMap { delivery in
                delivery.item.map { ($0, self.wire.serverTime(delivery.watchedAt)) }
            }
            return try await self.wire.client.addToHistory(plays, token: token)
        }
        switch attempt {
        case .answered(let answer, let sent): return try await self.settle(sent, by: answer)
        case .refusedTogether(let refused):
            let half = refused.count / 2
            for part in [refused[..<half], refused[half...]] {
                if let obstacle = try await self.addToHistory(Array(part), asker) { return obstacle }
            }
            return nil
        case .known, .late: return nil
        case .over(let obstacle): return obstacle
        }
    }

    private func settle(_ sent: [Delivery], by answer: HistoryAnswer) async throws -> Obstacle? {
        let isMissing = { (delivery: Delivery) in delivery.item.map(answer.isMissing) ?? true }
        let missing = sent.filter(isMissing)
        let known = sent.filter { !isMissing($0) }
        try self.feed(.answered(.refused(reason: TraktError.notFound.description)), to: missing)
        // An answer that does not add up proves nothing: the history is asked.
        guard answer.addedPlays == known.count else {
            return try self.feed(.answered(.mayBeDone(reason: nil)), to: known).obstacle
        }
        let settled = try self.feed(.answered(.done(number: nil)), to: known)
        await self.lookup.learnNumbers(of: settled.deliveries)
        return settled.obstacle
    }

    // MARK: - Attempts

    /// How an attempt with plays ended.
    enum Attempt<Answer> {
        /// Trakt took it; the deliveries are `unsure` until its answer is fed to them.
        case answered(Answer, [Delivery])
        /// Trakt had it already; that is stored.
        case known([Delivery])
        /// The turn came too late for this request; nothing was sent.
        case late([Delivery])
        /// Trakt does not take them together; nothing was done.
        case refusedTogether([Delivery])
        /// What came of it is stored.
        case over(Obstacle?)
    }

    /// Sends one request about plays, each `unsure` on disk before it goes on the wire.
    ///
    /// - Parameters:
    ///   - request: What it is.
    ///   - deliveries: In the state `sending`.
    ///   - asker: Whose turn it is.
    ///   - mark: By what a play will be known, asked when the turn has come; nil when it is too late.
    ///   - call: Sends it.
    /// - Returns: How it ended.
    /// - Throws: `DatabaseError`, `CancellationError`.
    private func attempt<Answer: Sendable>(
        _ request: Delivery.Request,
        with deliveries: [Delivery],
        for asker: GateState.Asker,
        mark: (Delivery) -> SentPlay?,
        call: (_ token: String) async throws(TraktError) -> Answer
    ) async throws -> Attempt<Answer> {
        var current = deliveries
        for _ in 0..<Self.mostRepetitions {
            var isLate = false
            let reply = try await self.wire.write(asker) {
                let marks = current.compactMap(mark)
                isLate = marks.count < current.count
                guard !isLate, let marked = try self.markSent(current, marks) else { return false }
                current = marked
                return true
            } _: { token throws(TraktError) in
                try await call(token)
            }
            switch reply {
            case .answer(let answer): return .answered(answer, current)
            case .withdrawn: return isLate ? .late(current) : .over(nil)
            case .closed(let obstacle):
                // A token that was refused has done nothing; none at all was even less.
                try self.feed(.answered(.notDone(reason: obstacle.sentence, rest: 0)), to: current)
                return .over(obstacle)
            case .failure(.rateLimited) where asker == .user && current.allSatisfy { $0.trace.sent.count == 1 }:
                // The gate waits for Trakt's time, if that is short. What may have arrived before is looked up again first.
                current = try self.feed(.answered(.nothingDone), to: current).deliveries
            case .failure(let error): return try self.take(error, to: request, about: current)
            }
        }
        try self.feed(.senderDied, to: current)
        return .over(Obstacle(TraktError.rateLimited(retryAfter: nil).description, nextTry: 10))
    }

    /// On disk before on the wire: from here on, it is looked up before it is told again.
    ///
    /// - Returns: The deliveries as they are now; nil when somebody has changed one of them meanwhile.
    private func markSent(_ deliveries: [Delivery], _ marks: [SentPlay]) throws -> [Delivery]? {
        let changes = zip(deliveries, marks).map { Outbox.Change(.sent($1), $0) }
        let applied = try self.outbox.apply(changes, at: self.now, isWhole: true)
        return applied.isEmpty ? nil : applied.map(\.delivery)
    }

    private func take<Answer>(
        _ error: TraktError,
        to request: Delivery.Request,
        about sent: [Delivery]
    ) throws -> Attempt<Answer> {
        let answer = Delivery.Answer(error, to: request)
        switch answer {
        case .refused where sent.count > 1:
            return .refusedTogether(try self.feed(.answered(.nothingDone), to: sent).deliveries)
        case .done: return .known(try self.feed(.answered(answer), to: sent).deliveries)
        case .nothingDone, .refused, .notDone, .notReached, .mayBeDone:
            return .over(try self.feed(.answered(answer), to: sent, jitter: .random(in: 0.9...1.1)).obstacle)
        }
    }
}

extension ScrobbleAnswer {
    /// Trakt's number of the play that a stop has added; nil where it added none.
    var number: Int64? { self.action == "scrobble" ? self.id.flatMap { $0 > 0 ? $0 : nil } : nil }
}

extension HistoryAnswer {
    /// Whether it says that Trakt does not know an item.
    func isMissing(_ item: ScrobbleItem) -> Bool {
        switch item {
        case .movie(let id, _, _): self.missing.movies.contains(id)
        case .episode(let id): self.missing.episodes.contains(id)
        }
    }
}
