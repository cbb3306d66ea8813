internal import Foundation
internal import ServiceLifecycle
internal import Synchronization
package import TraktAPI

/// Empties the outbox: one process at a time, nothing twice; and tells Trakt what is on now, beside it.
package actor SyncEngine<C: Clock<Duration>>: Service {
    /// What one pass did.
    package struct Report: Codable, Hashable, Sendable {
        package var delivered = 0
        package var parked = 0
        package var dropped = 0
        package var waiting = 0
        /// Why nothing can be sent, in one sentence.
        package var obstacle: String?
        /// Seconds after which it is worth another try; nil when only something new is.
        package var nextTry: Double?

        package init() {}
    }

    /// Who wants a pass.
    enum Mode: Hashable {
        /// The player, or a timer.
        case background
        /// A user who waits for it; `all` confirms that a very long queue is to go out.
        case user(all: Bool)
        /// A player that goes: only what has just ended.
        case farewell
    }

    /// A pass that ends early, and why.
    enum Halt: Error {
        case obstacle(String, nextTry: Double?)
        /// Somebody has changed the viewing meanwhile; it is looked at anew.
        case changed
    }

    let outbox: Outbox
    let client: TraktClient
    let authorizer: Authorizer<C>
    let matcher: MediaMatcher
    let clock: C
    let now: @Sendable () -> Timestamp
    let onEvent: @Sendable (SyncEvent) -> Void
    private let openGate: @Sendable () throws -> DeliveryGate
    private var openedGate: DeliveryGate?
    private let bell = Bell()
    let live = LiveQueue<C.Instant>()
    var report = Report()
    /// What viewings of this process are, so that a pause need not ask the disk.
    var items: [String: ScrobbleItem] = [:]
    /// Why viewings of this process have no item.
    var unmatched: [String: String] = [:]
    /// Viewings of this process that the user wants nothing told of.
    var excluded: Set<String> = []
    /// Viewings that nothing more is said about than their stop.
    var ended: Set<String> = []
    /// Whether Trakt has no pause any more: a stop below the mark does the same (`trakt-api.md §4.3`).
    var hasNoPause = false
    private var isPassing = false
    private var waiters: [CheckedContinuation<Void, Never>] = []
    private var lastObstacle: String?
    private var hasToldClock = false

    /// What ended within these seconds goes ahead of all that can wait, and a place to resume from is told as it is (§6.4).
    static var liveWindow: TimeInterval { 300 }
    /// Plays in one request.
    static var batchSize: Int { 50 }
    /// More plays than this are not sent without being asked for: accounts were locked for less (trap 40).
    package static var longestQueue: Int { 200 }

    package init(
        outbox: Outbox,
        client: TraktClient,
        authorizer: Authorizer<C>,
        matcher: MediaMatcher,
        clock: C,
        now: @escaping @Sendable () -> Timestamp = { .now() },
        onEvent: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) {
        self.outbox = outbox
        self.client = client
        self.authorizer = authorizer
        self.matcher = matcher
        self.clock = clock
        self.now = now
        self.onEvent = onEvent
        let directory = outbox.directory
        self.openGate = { try DeliveryGate(directory: directory, now: now) }
    }

    func gate() throws -> DeliveryGate {
        if let gate = self.openedGate { return gate }
        let gate = try self.openGate()
        self.openedGate = gate
        return gate
    }

    // MARK: - The face

    /// Takes a call that is true now or never; returns at once.
    package nonisolated func tell(_ call: LiveCall) { self.live.put(call, at: self.clock.now) }

    /// The outbox has something new; returns at once.
    package nonisolated func wake() { self.bell.ring() }

    /// Sends live calls and what the outbox holds, until cancelled or shut down.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.runLive() }
                group.addTask { await self.runQueue() }
            }
        }
    }

    private func runQueue() async {
        while !Task.isCancelled {
            let report = await self.quietPass()
            self.tellObstacle(report.obstacle)
            if report.waiting > 0, !Task.isCancelled { self.onEvent(.waiting(report.waiting)) }
            await self.bell.wait(atMost: report.nextTry.map { .seconds(max($0, 0.1)) }, self.clock)
        }
    }

    private func quietPass() async -> Report {
        do {
            return try await self.pass(.background)
        } catch {
            var report = Report()
            if !(error is CancellationError) {
                report.obstacle = "\(StorageTrouble(error, directory: self.outbox.directory))"
            }
            report.nextTry = 60
            return report
        }
    }

    private func tellObstacle(_ obstacle: String?) {
        if let obstacle, obstacle != self.lastObstacle { self.onEvent(.obstacle(obstacle)) }
        self.lastObstacle = obstacle ?? self.lastObstacle
    }

    /// Sends what waits.
    ///
    /// - Parameters:
    ///   - isPatient: Whether waits after failures are kept; a user who asks for it does not want to wait.
    ///   - all: Whether a very long queue may go out.
    /// - Returns: What happened. Another process that sends already is not waited for.
    /// - Throws: `DatabaseError` when the store fails; `CancellationError`.
    package func drain(isPatient: Bool = true, all: Bool = false) async throws -> Report {
        try await self.pass(isPatient ? .background : .user(all: all))
    }

    /// Waits for what is under way and sends what has just ended; for a player that goes.
    package func finish() async { _ = try? await self.pass(.farewell) }

    // MARK: - One pass after the other

    private func pass(_ mode: Mode) async throws -> Report {
        await self.enter()
        defer { self.leave() }
        self.report = Report()
        guard !self.outbox.isStandIn else { return self.report }
        guard let lease = self.outbox.senderLease() else {
            self.report.obstacle = mode == .user(all: true) || mode == .user(all: false) ? Self.busy : nil
            self.report.nextTry = 2
            return self.report
        }
        defer { withExtendedLifetime(lease) {} }
        do {
            try await self.work(mode)
        } catch Halt.obstacle(let sentence, let nextTry) {
            self.report.obstacle = sentence
            self.report.nextTry = nextTry
        }
        try self.outbox.takeBackClaims()
        let counts = try self.outbox.counts()
        self.report.waiting = [.finished, .sending, .unsure].reduce(0) { $0 + (counts[$1] ?? 0) }
        if self.report.nextTry == nil, self.report.waiting > 0 {
            let now = self.now().date
            self.report.nextTry = try self.outbox.nextAttempt(after: now).map { max($0.timeIntervalSince(now), 0.1) }
        }
        return self.report
    }

    private static var busy: String { "Another trakt-mpv is sending already." }

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

    // MARK: - Trakt's clock

    /// Our time in Trakt's.
    func serverTime(_ date: Date) -> Date { date + self.client.serverClock.offset }

    func tellClock() {
        let offset = self.client.serverClock.offset
        guard offset != 0, !self.hasToldClock else { return }
        self.hasToldClock = true
        self.onEvent(.clockOff(seconds: offset))
    }
}
