package import Foundation
internal import ServiceLifecycle
internal import Synchronization
package import TraktAPI

/// Empties the outbox: one process at a time, one request after the other, nothing twice.
package actor SyncEngine<C: Clock<Duration>>: Service {
    /// What one pass did.
    package struct Report: Codable, Hashable, Sendable {
        package var delivered = 0
        package var parked = 0
        package var waiting = 0
        /// Why nothing can be sent, in one sentence.
        package var obstacle: String?

        package init() {}
    }

    private let outbox: Outbox
    private let client: TraktClient
    private let authorizer: Authorizer<C>
    private let matcher: MediaMatcher
    private let clock: C
    private let now: @Sendable () -> Date
    private let onEvent: @Sendable (SyncEvent) -> Void
    private let pending = Mutex<LiveCall?>(nil)
    private let bell = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    /// A stop is told as one for this many seconds; a later one goes to the history with its time (§6.4).
    private static var liveWindow: TimeInterval { 300 }

    package init(
        outbox: Outbox,
        client: TraktClient,
        authorizer: Authorizer<C>,
        matcher: MediaMatcher,
        clock: C,
        now: @escaping @Sendable () -> Date = { Date() },
        onEvent: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) {
        self.outbox = outbox
        self.client = client
        self.authorizer = authorizer
        self.matcher = matcher
        self.clock = clock
        self.now = now
        self.onEvent = onEvent
    }

    /// Takes a call that is true now or never; returns at once.
    package nonisolated func tell(_ call: LiveCall) {
        self.pending.withLock { $0 = call }
        self.bell.continuation.yield()
    }

    /// The outbox has something new; returns at once.
    package nonisolated func wake() { self.bell.continuation.yield() }

    /// Sends live calls and what the outbox holds, until cancelled or shut down.
    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            self.wake()
            for await _ in self.bell.stream {
                try await self.sendLive()
                let report = try await self.drain()
                if let obstacle = report.obstacle { self.onEvent(.obstacle(obstacle)) }
            }
        }
    }

    private func sendLive() async throws {
        let call = self.pending.withLock { pending in
            defer { pending = nil }
            return pending
        }
        guard let call, var viewing = try self.outbox.viewing(call.viewing), viewing.state == .watching else { return }
        guard let token = try? await self.authorizer.token(), let item = try? await self.item(of: &viewing) else {
            return
        }
        try await self.waitForTurn()
        _ = try? await self.client.scrobble(
            call.kind == .start ? .start : .pause,
            item,
            progress: call.progress,
            token: token
        )
    }

    /// Sends what is due.
    ///
    /// - Parameter isPatient: Whether waits after failures are kept; a user who asks for it does not want to wait.
    /// - Returns: What happened. Another process that sends already is not waited for.
    /// - Throws: `DatabaseError` when the store fails; `CancellationError` between two viewings.
    package func drain(isPatient: Bool = true) async throws -> Report {
        var report = Report()
        guard let lease = self.outbox.senderLease() else {
            report.obstacle = "Another trakt-mpv is sending already."
            return report
        }
        defer { withExtendedLifetime(lease) {} }
        try self.outbox.settleAbandoned()
        for viewing in try self.outbox.due(at: isPatient ? self.now() : nil) {
            try Task.checkCancellation()
            guard try await self.deliver(viewing, &report) else { break }
        }
        return report
    }

    /// Delivers one viewing.
    ///
    /// - Returns: Whether the next one can be tried.
    private func deliver(_ queued: Viewing, _ report: inout Report) async throws -> Bool {
        var viewing = queued
        var refused: String?
        for _ in 0..<2 {
            do {
                let token = try await self.authorizer.token(after: refused)
                refused = token
                do {
                    try await self.attempt(&viewing, token: token)
                    report.delivered += viewing.state == .delivered ? 1 : 0
                    report.parked += viewing.state == .parked ? 1 : 0
                    return true
                } catch let error as TraktError {
                    let decision = DeliveryDecision(after: error, failures: viewing.attempts + 1)
                    if decision == .renewLogin {
                        self.takeBack(&viewing)
                        continue
                    }
                    return try self.carryOut(decision, on: &viewing, &report)
                }
            } catch Authorizer<C>.Failure.signedOut {
                report.obstacle = "Not connected to Trakt. Run `trakt-mpv login`; everything stays queued until then."
                return false
            } catch Authorizer<C>.Failure.trakt(let error) {
                report.obstacle = error.description
                return false
            } catch let failure as Authorizer<C>.Failure {
                report.obstacle = "The login could not be renewed (\(failure))."
                return false
            }
        }
        report.obstacle = TraktError.unauthorized.description
        return false
    }

    private func attempt(_ viewing: inout Viewing, token: String) async throws {
        guard let item = try await self.item(of: &viewing) else { return }
        if viewing.state == .unsure, viewing.isCounted,
            let play = try await self.arrivedPlay(of: viewing, item, token: token)
        {
            return try self.settle(&viewing, historyID: play.id)
        }
        let isLate = self.now().timeIntervalSince(viewing.endedAt) > Self.liveWindow
        if !viewing.isCounted, isLate || viewing.progress < 1 {
            viewing.state = .dropped
            viewing.reason = "stopped at \(Int(viewing.progress)) %: too late to be a place to resume from"
            return try self.outbox.update(viewing)
        }
        // On disk before on the wire: after a crash from here on, the play is looked up before it is told again.
        viewing.state = .unsure
        viewing.attempts += 1
        try self.outbox.update(viewing)
        try await self.waitForTurn()
        // Below Trakt's own mark only the history takes a play.
        let needsHistory = isLate || viewing.attempts > 1 || viewing.progress < 80
        if !(viewing.isCounted && needsHistory) {
            let answer = try await self.client.scrobble(.stop, item, progress: viewing.progress, token: token)
            if !viewing.isCounted || answer.action == "scrobble" {
                return try self.settle(&viewing, historyID: answer.action == "scrobble" ? answer.id : nil)
            }
            try await self.waitForTurn()
        }
        let answer = try await self.client.addToHistory([(item, viewing.endedAt)], token: token)
        guard answer.addedPlays > 0 else { throw TraktError.notFound }
        try self.settle(&viewing, historyID: nil)
    }

    private func item(of viewing: inout Viewing) async throws -> ScrobbleItem? {
        if let item = viewing.item { return item }
        switch try await self.matcher.match(viewing.description, evidence: viewing.evidence) {
        case .matched(let match):
            viewing.item = match.item
            try self.outbox.update(viewing)
            return match.item
        case .needsMatch(let reason, _):
            viewing.state = .parked
            viewing.reason = reason
            try self.outbox.update(viewing)
            return nil
        }
    }

    /// The play that a lost answer may have left behind (§6.3): our own time to the second, or the server's time of a stop.
    private func arrivedPlay(of viewing: Viewing, _ item: ScrobbleItem, token: String) async throws -> TraktHistoryItem?
    {
        let end = viewing.endedAt
        return try await self.client.history(of: item, in: end...max(end, self.now()), token: token).first { play in
            guard let date = play.watched_at.flatMap(TraktDate.parse) else { return false }
            return (-2...Self.liveWindow * 2).contains(date.timeIntervalSince(end))
        }
    }

    private func settle(_ viewing: inout Viewing, historyID: Int64?) throws {
        viewing.state = .delivered
        viewing.reason = nil
        viewing.historyID = historyID
        try self.outbox.update(viewing)
    }

    private func carryOut(
        _ decision: DeliveryDecision,
        on viewing: inout Viewing,
        _ report: inout Report
    ) throws -> Bool {
        switch decision {
        case .settle:
            try self.settle(&viewing, historyID: nil)
            report.delivered += 1
            return true
        case .park(let reason):
            viewing.state = .parked
            viewing.reason = reason
            report.parked += 1
        case .postpone(let wait):
            self.takeBack(&viewing)
            viewing.nextAttemptAt = self.now() + wait / .seconds(1)
        case .postponeAll(let wait):
            self.takeBack(&viewing)
            viewing.nextAttemptAt = self.now() + wait / .seconds(1)
            try self.outbox.postponeWrites(until: self.now() + wait / .seconds(1))
        case .verify(let wait):
            viewing.nextAttemptAt = self.now() + wait / .seconds(1)
        case .stopQueue(let reason):
            self.takeBack(&viewing)
            report.obstacle = reason
        case .renewLogin:
            report.obstacle = TraktError.unauthorized.description
        }
        try self.outbox.update(viewing)
        if case .park = decision { return true }
        report.waiting += 1
        return false
    }

    /// Nothing was done this time; whether an earlier attempt had an effect is as open as before.
    private func takeBack(_ viewing: inout Viewing) {
        guard viewing.attempts == 1 else { return }
        viewing.attempts = 0
        viewing.state = .finished
    }

    private func waitForTurn() async throws {
        let wait = try self.outbox.reserveWrite(at: self.now()).timeIntervalSince(self.now())
        if wait > 0 { try await self.clock.sleep(for: .seconds(wait)) }
    }
}
