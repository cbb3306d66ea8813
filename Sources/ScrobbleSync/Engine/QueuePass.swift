internal import Foundation
internal import Playback

/// One pass over the queue: first what has just ended, then the rest, oldest first.
///
/// All its functions return why the pass ends early; nil when it does not.
struct QueuePass<C: Clock<Duration>> {
    let outbox: Outbox
    let wire: TraktWire<C>
    let executor: DeliveryExecutor<C>
    let removal: PlayRemoval<C>
    let keeper: PlaceKeeper<C>
    let retraction: PlayRetraction<C>
    let mode: PassMode

    /// What ended within these seconds goes ahead of all that can wait, and a place to resume from is told as it is
    /// (`Documentation/trakt.md §6.4`).
    static var liveWindow: TimeInterval { 300 }
    /// Seconds that an end may be in the future by: more was told by a clock that was wrong, and is never fresh.
    static var clockGrace: TimeInterval { 2 }
    /// Plays in one request.
    static var batchSize: Int { 50 }
    /// More plays than this are not sent without being asked for: accounts were locked for less
    /// (`Documentation/trakt.md`, trap 40).
    static var longestQueue: Int { 200 }

    private var owed: ReceiverQueue { self.outbox.owed(to: .trakt) }
    private var now: Date { self.wire.now().date }
    private var dueAt: Date? { self.mode.asker == .user ? nil : self.now }

    func run() async throws -> Obstacle? {
        try self.outbox.settleAbandoned()
        try self.owed.takeBackClaims(at: self.now)
        if let obstacle = try await self.mendTimes() { return obstacle }
        try KeptViewings(in: self.outbox).retryOwn(at: self.now)
        if let obstacle = try self.wire.obstacle(for: self.mode.asker) { return obstacle }
        if let obstacle = try await self.retraction.settle(self.mode.asker) { return obstacle }
        if self.mode != .farewell, let obstacle = try await self.removal.settleWithdrawals(self.mode.asker) {
            return obstacle
        }
        if let obstacle = try await self.tellFresh() { return obstacle }
        let isPatient = self.mode.asker != .user
        if let obstacle = try await self.keeper.putBack(for: self.mode.asker, isPatient: isPatient) { return obstacle }
        guard self.mode != .farewell else { return nil }
        if let obstacle = try self.objectionToLength() { return obstacle }
        if let obstacle = try await self.tellLate() { return obstacle }
        if let obstacle = try await TwinSearch(executor: self.executor).run() { return obstacle }
        // What has come to light twice, or late.
        if let obstacle = try await self.removal.settleWithdrawals(self.mode.asker) { return obstacle }
        return try await self.executor.tellRatings(self.mode.asker)
    }

    /// Puts times right that a wrong clock has told within this boot, by Trakt's word where it can be had.
    private func mendTimes() async throws -> Obstacle? {
        let mending = ClockMending(outbox: self.outbox)
        guard try mending.isDue(by: self.wire.now()) else { return nil }
        if let obstacle = try await self.wire.learnClock() { return obstacle }
        if let note = try mending.mend(by: self.wire.now()) { self.executor.tellMended(note) }
        return nil
    }

    private func objectionToLength() throws -> Obstacle? {
        if case .user(all: true) = self.mode { return nil }
        let limit = Self.longestQueue
        let late = self.now - Self.liveWindow
        guard try self.owed.countPlays(watchedBefore: late, upTo: limit) > limit else { return nil }
        return Obstacle(
            "More than \(limit) plays wait. `trakt-mpv queue list` shows them, `trakt-mpv sync --all` sends them.",
            nextTry: nil
        )
    }

    // MARK: - What has just ended

    private func tellFresh() async throws -> Obstacle? {
        var tried: Set<String> = []
        while true {
            try Task.checkCancellation()
            let wanted = ReceiverQueue.Waiting(
                after: self.now - Self.liveWindow,
                before: self.now + Self.clockGrace,
                dueAt: self.dueAt,
                limit: tried.count + 1
            )
            guard let entry = try self.owed.waiting(wanted).first(where: { !tried.contains($0.id) }) else {
                return nil
            }
            tried.insert(entry.id)
            if let obstacle = try await self.tellOne(entry) { return obstacle }
        }
    }

    private func tellOne(_ queued: OutboxEntry) async throws -> Obstacle? {
        switch try await self.executor.prepare(queued) {
        case .notNow(let obstacle): return obstacle
        case .ready(let entry, let item):
            // What may be a probe must not be refused for being urgent.
            let asker: GateState.Asker =
                if self.mode.asker == .user { .user } else { try self.wire.isParked() ? .backlog : .live }
            if entry.delivery.kind == .place {
                return try await self.executor.tellPlace(entry, of: item, for: asker, isLate: false)
            }
            if entry.viewing.progress >= ScrobblePolicy.traktMark {
                return try await self.executor.tellStop(entry, of: item, for: asker)
            }
            // Below Trakt's own mark only the history takes a play.
            return try await self.executor.addToHistory([entry.delivery], asker)
        }
    }

    // MARK: - The rest

    private func tellLate() async throws -> Obstacle? {
        var position: Outbox.Position?
        while true {
            try Task.checkCancellation()
            let page = try self.owed.waiting(
                ReceiverQueue.Waiting(
                    before: self.now - Self.liveWindow,
                    orBeyond: self.now + Self.clockGrace,
                    position: position,
                    dueAt: self.dueAt,
                    limit: Self.batchSize
                )
            )
            guard let last = page.last else { return nil }
            position = Outbox.Position(last)
            if let obstacle = try await self.tellLate(page) { return obstacle }
            // What has ended meanwhile does not wait for the rest.
            if let obstacle = try await self.tellFresh() { return obstacle }
        }
    }

    private func tellLate(_ page: [OutboxEntry]) async throws -> Obstacle? {
        var plays: [Delivery] = []
        for queued in page {
            switch try await self.executor.prepare(queued) {
            case .notNow(let obstacle?): return obstacle
            case .notNow(nil): continue
            case .ready(let entry, _) where entry.delivery.kind == .play: plays.append(entry.delivery)
            case .ready(let entry, let item):
                let obstacle = try await self.executor.tellPlace(entry, of: item, for: self.mode.asker, isLate: true)
                if let obstacle { return obstacle }
            }
        }
        return try await self.executor.addToHistory(plays, self.mode.asker)
    }
}
