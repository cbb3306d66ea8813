package import Foundation
internal import Logbook
package import Logging
package import MediaIdentification
package import Playback
package import TraktAPI

/// Empties the outbox: one process at a time, nothing twice; and tells Trakt what is on now, beside it.
///
/// It only says when: what a delivery becomes is `Delivery`'s to say, what is done for it `DeliveryExecutor`'s.
package actor SyncEngine<C: Clock<Duration>> {
    private let outbox: Outbox
    let wire: TraktWire<C>
    private let finder: ItemFinder
    private let newest: NewestWord<C>
    private let executor: DeliveryExecutor<C>
    private let removal: PlayRemoval<C>
    private let teller: LiveTeller<C>
    private let live = LiveQueue<C.Instant>()
    private let clock: C
    private let logger: Logger
    private let onEvent: @Sendable (SyncEvent) -> Void
    private let bell = Bell()
    private var isPassing = false
    /// How much waits, as it was told last.
    private var toldWaiting = 0
    private var waiters: [CheckedContinuation<Void, Never>] = []
    private let news: ObstacleNews

    package init(
        outbox: Outbox,
        client: TraktClient,
        authorizer: Authorizer<C>,
        matcher: MediaMatcher,
        clock: C,
        now: @escaping @Sendable () -> Timestamp = { .now() },
        patience: Patience = .usual,
        logger: Logger = .silent,
        onEvent: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) {
        let wire = TraktWire(
            client: client,
            authorizer: authorizer,
            clock: clock,
            now: now,
            directory: outbox.directory,
            logger: logger
        )
        let finder = ItemFinder(outbox: outbox, matcher: matcher, now: now, logger: logger, onEvent: onEvent)
        let newest = NewestWord(outbox: outbox, wire: wire, matcher: matcher, logger: logger)
        self.init(outbox: outbox, wire: wire, finder: finder, newest: newest, patience: patience, onEvent: onEvent)
    }

    private init(
        outbox: Outbox,
        wire: TraktWire<C>,
        finder: ItemFinder,
        newest: NewestWord<C>,
        patience: Patience,
        onEvent: @escaping @Sendable (SyncEvent) -> Void
    ) {
        let logger = wire.logger
        self.outbox = outbox
        self.clock = wire.clock
        self.logger = logger
        self.onEvent = onEvent
        self.wire = wire
        self.finder = finder
        self.newest = newest
        let lookup = PlayLookup(outbox: outbox, wire: self.wire, logger: logger)
        self.removal = PlayRemoval(outbox: outbox, wire: self.wire, lookup: lookup)
        self.executor = DeliveryExecutor(
            outbox: outbox,
            wire: self.wire,
            finder: self.finder,
            live: self.live,
            lookup: lookup,
            newest: self.newest,
            patience: patience,
            logger: logger,
            onEvent: onEvent
        )
        self.news = ObstacleNews(onEvent: onEvent)
        self.teller = LiveTeller(
            outbox: outbox,
            wire: self.wire,
            finder: self.finder,
            newest: self.newest,
            queue: self.live,
            others: OtherAppWatch(outbox: outbox, wire: wire, live: self.live, onEvent: onEvent),
            news: self.news
        )
    }

    private var retraction: PlayRetraction<C> {
        PlayRetraction(
            outbox: self.outbox,
            wire: self.wire,
            lookup: self.removal.lookup,
            removal: self.removal,
            live: self.live
        )
    }

    // MARK: - What is told to it

    /// Takes a call that is true now or never; returns at once.
    ///
    /// - Parameters:
    ///   - call: Start or pause.
    ///   - viewing: The id of the viewing that it is about.
    ///   - progress: How far it is.
    ///   - played: Media seconds played so far, where the store may not know them yet.
    package nonisolated func tell(
        _ call: ScrobbleIntent.LiveCall,
        of viewing: String,
        at progress: PlaybackProgress,
        played: Double = 0
    ) {
        let call = LiveCall(kind: call, viewing: viewing, progress: progress, played: played)
        self.live.put(call, at: self.clock.now)
    }

    /// The outbox has something new; returns at once.
    package nonisolated func wake() { self.bell.ring() }

    /// Says nothing more of a viewing that runs.
    ///
    /// - Parameter viewing: Its id.
    /// - Returns: Whether something may have been said: that is to be taken back.
    package nonisolated func silence(_ viewing: String) -> Bool { self.live.silence(viewing) }

    /// Takes back what was told of viewings that have been erased since.
    ///
    /// - Returns: Why something is still to be taken back, in one sentence; nil when nothing is.
    /// - Throws: `DatabaseError`, `CancellationError`.
    package func takeBack() async throws -> String? {
        guard try !self.retraction.isDone else { return nil }
        await self.enter()
        defer { self.leave() }
        guard let lease = self.outbox.senderLease() else {
            return "Another trakt-mpv is sending already: wait until it is done."
        }
        defer { withExtendedLifetime(lease) {} }
        return try await self.retraction.settle(.user)?.sentence
    }

    /// Forgets what a viewing was taken for: the user has said something else.
    package func forget(_ viewing: String) { self.finder.forget(viewing) }

    // MARK: - What is asked of it

    /// The newest place to resume a file from that Trakt or this machine knows; without a network this machine's.
    ///
    /// - Parameters:
    ///   - description: What the file says it is.
    ///   - evidence: All that is known about it.
    /// - Returns: The place; nil where there is none, and where the newest word is that it was seen to its end.
    package func place(of description: MediaDescription, _ evidence: MediaEvidence) async -> StoredPlace? {
        await self.newest.place(of: description, evidence)
    }

    /// What Trakt says of the account that is connected; nil where it does not answer now.
    package func account() async -> TraktAccount? {
        let reply = await self.logger.attempt("The account could not be asked for") {
            try await self.wire.read { token throws(TraktError) in try await self.wire.client.account(token: token) }
        }
        guard case .answer(let account)? = reply else { return nil }
        return account
    }

    /// Removes exactly the play of a viewing at Trakt.
    ///
    /// - Parameters:
    ///   - entry: A delivered one.
    ///   - isNamed: Whether the user means this one and no other; else the play of another app stays.
    /// - Returns: What came of it.
    /// - Throws: `DatabaseError`, `CancellationError`.
    package func undo(_ entry: OutboxEntry, isNamed: Bool = false) async throws -> Undone {
        try await self.removal.undo(entry, isNamed: isNamed)
    }

    /// Removes plays at Trakt that a correction has shown to be something else, and has them told anew with their own
    /// times: ask the user before.
    ///
    /// - Parameter plan: What a correction changes.
    /// - Returns: What has changed, and why something has not, in one sentence.
    /// - Throws: `DatabaseError`, `CancellationError`.
    package func replace(_ plan: CorrectionPlan) async throws -> (result: CorrectionPlan.Result, obstacle: String?) {
        try await self.removal.replace(plan)
    }

    /// Looks which delivered plays are no longer in Trakt's history.
    ///
    /// - Parameter plays: Delivered ones.
    /// - Returns: Those that are missing, and nothing where that is not certain: then the sentence says why.
    /// - Throws: `StorageTrouble`, `CancellationError`.
    package func missing(of plays: [OutboxEntry]) async throws -> (plays: [OutboxEntry], obstacle: String?) {
        try await HistoryAudit(outbox: self.outbox, wire: self.wire).missing(of: plays)
    }

    /// Reads Trakt's history, newest first, as far as is wanted.
    ///
    /// - Parameters:
    ///   - question: Which plays.
    ///   - isEnough: Whether what was read will do.
    ///   - onPage: Told after each page how many have come, and of how many where Trakt says that.
    /// - Returns: What was read, and why there is not more.
    /// - Throws: `StorageTrouble`, `CancellationError`.
    package func history(
        _ question: HistoryQuestion,
        isEnough: @Sendable ([TraktHistoryItem]) -> Bool,
        onPage: @Sendable (_ done: Int, _ total: Int?) -> Void
    ) async throws -> HistoryRead {
        try await HistoryReading(wire: self.wire).read(question, isEnough: isEnough, onPage: onPage)
    }

    /// Brings what Trakt says was watched up to date.
    ///
    /// - Parameters:
    ///   - cache: Where it is kept.
    ///   - account: Whose it is.
    ///   - age: Seconds for which what was found out last is good: then nothing is asked.
    ///   - onPage: Told after each page how many shows and films have come.
    /// - Returns: Why it is not up to date, in one sentence; nil where it is.
    /// - Throws: `StorageTrouble`, `CancellationError`.
    package func refresh(
        _ cache: WatchedCache,
        of account: String,
        unlessYoungerThan age: TimeInterval,
        onPage: @Sendable (_ done: Int) -> Void = { _ in }
    ) async throws -> String? {
        try await WatchedRefresh(wire: self.wire, cache: cache, account: account).run(
            unlessYoungerThan: age,
            onPage: onPage
        )
    }

    /// All ratings that Trakt has of films; nil where it does not answer now.
    package func filmRatings() async -> [TraktRating]? {
        let reply = await self.logger.attempt("Ratings could not be asked for") {
            try await self.wire.read { token throws(TraktError) in
                try await self.wire.client.ratings(of: .movie, token: token)
            }
        }
        guard case .answer(let ratings)? = reply else { return nil }
        return ratings
    }

    /// Removes exactly one play at Trakt that was not told from here.
    ///
    /// - Parameter number: Trakt's number of it.
    /// - Returns: What came of it: nothing is stored where Trakt cannot be asked.
    /// - Throws: `StorageTrouble`, `CancellationError`.
    package func removePlay(_ number: Int64) async throws -> (isRemoved: Bool, obstacle: String?) {
        let reply = try await self.wire.write(.user) { token throws(TraktError) in
            try await self.wire.client.removeFromHistory(ids: [number], token: token)
        }
        guard case .answer(let answer) = reply else { return (false, reply.trouble) }
        return (answer.deleted?.total == 1, nil)
    }

    /// Adds plays to the history once more, with their own times, each after one more look; and sends what else waits.
    ///
    /// - Parameter plays: Delivered ones that are missing: ask the user before.
    /// - Returns: What happened.
    /// - Throws: `StorageTrouble` when the store fails; `CancellationError`.
    package func resend(_ plays: [OutboxEntry]) async throws -> PassReport {
        // Who has agreed to these has not agreed to a long queue beside them.
        let isShort = try self.outbox.waitingCount() <= QueuePass<C>.longestQueue
        _ = try self.outbox.apply(plays.map { .init(.foundMissing, $0.delivery) }, at: self.executor.now)
        return try await self.drain(isPatient: false, all: isShort)
    }

    // MARK: - Running

    /// Sends live calls and what the outbox holds, until cancelled.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.runLive() }
            group.addTask { await self.runQueue() }
        }
    }

    private func runLive() async { await self.teller.run() }

    private func runQueue() async {
        while !Task.isCancelled {
            let report = await self.quietPass()
            self.news.tell(report.obstacle)
            if !Task.isCancelled, report.waiting > 0 || self.toldWaiting > 0 {
                self.toldWaiting = report.waiting
                self.onEvent(.waiting(report.waiting))
            }
            await self.bell.wait(atMost: report.nextTry.map { .seconds(max($0, 0.1)) }, self.clock)
        }
    }

    private func quietPass() async -> PassReport {
        do {
            return try await self.pass(.background)
        } catch {
            var report = PassReport()
            if !(error is CancellationError) {
                self.logger.note("The queue could not be sent", error, at: .error)
                report.obstacle = "\(StorageTrouble(error, directory: self.outbox.directory))"
            }
            report.nextTry = 60
            return report
        }
    }

    /// Sends what waits.
    ///
    /// - Parameters:
    ///   - isPatient: Whether waits after failures are kept; a user who asks for it does not want to wait.
    ///   - all: Whether a very long queue may go out.
    /// - Returns: What happened. Another process that sends already is not waited for.
    /// - Throws: `DatabaseError` when the store fails; `CancellationError`.
    package func drain(isPatient: Bool = true, all: Bool = false) async throws -> PassReport {
        try await self.pass(isPatient ? .background : .user(all: all))
    }

    /// Waits for what is under way and sends what has just ended; for a player that goes.
    ///
    /// - Returns: What the user has to mend before anything more can be sent; nil when nothing, or when it was told.
    package func finish() async -> String? {
        let report = await self.logger.attempt("What has just ended could not be sent") {
            try await self.pass(.farewell)
        }
        guard let report, report.needsUser, let obstacle = report.obstacle, self.news.note(obstacle) else { return nil }
        return obstacle
    }

    // MARK: - One pass after the other

    private var owed: ReceiverQueue { self.outbox.owed(to: .trakt) }

    private func pass(_ mode: PassMode) async throws -> PassReport {
        await self.enter()
        defer { self.leave() }
        guard !self.outbox.isStandIn else { return PassReport() }
        guard self.outbox.isInPlace else { throw StorageTrouble.gone(self.outbox.directory) }
        guard let lease = self.outbox.senderLease() else {
            var report = PassReport()
            report.obstacle = mode.asker == .user ? "Another trakt-mpv is sending already: wait until it is done." : nil
            report.nextTry = 2
            return report
        }
        defer { withExtendedLifetime(lease) {} }
        self.executor.report = PassReport()
        let pass = QueuePass(
            outbox: self.outbox,
            wire: self.wire,
            executor: self.executor,
            removal: self.removal,
            keeper: PlaceKeeper(outbox: self.outbox, wire: self.wire, newest: self.newest, logger: self.logger),
            retraction: self.retraction,
            mode: mode
        )
        let obstacle = try await pass.run()
        try self.owed.takeBackClaims(at: self.executor.now)
        let report = try self.report(obstacle)
        self.logger.debug(
            "A pass over the queue has ended",
            metadata: [
                "delivered": "\(report.delivered)", "parked": "\(report.parked)", "waiting": "\(report.waiting)",
            ]
        )
        return report
    }

    private func report(_ obstacle: Obstacle?) throws -> PassReport {
        var report = self.executor.report
        report.obstacle = obstacle?.sentence
        report.needsUser = try obstacle.map { try $0.needsUser || self.wire.isParked() } ?? false
        report.nextTry = obstacle?.nextTry
        report.waiting = try self.outbox.waitingCount()
        if report.nextTry == nil {
            let now = self.executor.now
            report.nextTry = try self.owed.nextAttempt(after: now).map { max($0.timeIntervalSince(now), 0.1) }
        }
        if let next = try self.owed.nextPlace(after: self.executor.now)?.timeIntervalSince(self.executor.now) {
            report.nextTry = min(report.nextTry ?? next, max(next, 0.1))
        }
        return report
    }

    private func enter() async {
        while self.isPassing { await withCheckedContinuation { self.waiters.append($0) } }
        self.isPassing = true
    }

    private func leave() {
        self.isPassing = false
        let waiters = self.waiters
        self.waiters = []
        for waiter in waiters { waiter.resume() }
    }
}
