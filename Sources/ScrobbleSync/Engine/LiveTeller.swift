internal import Foundation
internal import Logbook
internal import Logging
internal import Playback
internal import TraktAPI

/// Tells what is on now.
///
/// It keeps the pace of all writes, but goes ahead of what can wait, and never waits for the queue. Lives in the engine's isolation.
final class LiveTeller<C: Clock<Duration>> {
    private let outbox: Outbox
    private let wire: TraktWire<C>
    private let finder: ItemFinder
    private let queue: LiveQueue<C.Instant>
    private let logger: Logger
    /// Whether Trakt has no pause any more: a stop below the mark does the same (`Documentation/trakt.md §4.3`).
    private var hasNoPause = false

    /// After this a call is no longer worth anything.
    private static var freshness: Duration { .seconds(30) }
    private static var tries: Int { 3 }

    init(
        outbox: Outbox,
        wire: TraktWire<C>,
        finder: ItemFinder,
        queue: LiveQueue<C.Instant>,
        logger: Logger
    ) {
        self.outbox = outbox
        self.wire = wire
        self.finder = finder
        self.queue = queue
        self.logger = logger
    }

    func run() async {
        while !Task.isCancelled {
            await self.queue.bell.wait(atMost: nil, self.wire.clock)
            while !Task.isCancelled, let entry = self.queue.take() { await self.send(entry) }
        }
    }

    private func send(_ entry: LiveQueue<C.Instant>.Entry) async {
        var entry = entry
        let viewing = entry.call.viewing
        guard !self.queue.hasEnded(viewing), entry.madeAt.duration(to: self.wire.clock.now) < Self.freshness,
            let item = await self.finder.itemOfRunning(viewing)
        else { return }
        if entry.call.kind == .start { await self.letStopsPass() }
        let reply = await self.logger.attempt("What is on now could not be told") {
            try await self.wire.write(.live) {
                // What has been said meanwhile is truer, and the place in the line is there.
                if let newer = self.queue.take(viewing) { entry = newer }
                return !self.queue.hasEnded(viewing) && self.form(of: entry.call) != nil
            } _: { token throws(TraktError) in
                guard let (call, progress) = self.form(of: entry.call) else { return }
                _ = try await self.wire.client.about(viewing: viewing)
                    .scrobble(call, item, progress: progress, token: token)
            }
        }
        // All else is nothing to be told later: the gate is closed, or it is over.
        if case .failure(let error)? = reply { await self.take(error, for: entry) }
    }

    /// How a call is put; nil for what Trakt refuses and what would do harm (`Documentation/trakt.md §4.6`).
    private func form(of call: LiveCall) -> (TraktClient.ScrobbleCall, Double)? {
        let percent = call.progress.percent
        return switch call.kind {
        case .start: (.start, percent)
        case .pause where percent < ScrobblePolicy.lowestPlace || percent >= ScrobblePolicy.traktMark: nil
        case .pause where self.hasNoPause: (.stop, min(percent, ScrobblePolicy.highestPlace))
        case .pause: (.pause, percent)
        }
    }

    private func take(_ error: TraktError, for entry: LiveQueue<C.Instant>.Entry) async {
        switch error {
        case .notFound, .methodNotAllowed:
            guard entry.call.kind == .pause, !self.hasNoPause else { return }
            self.hasNoPause = true
            self.queue.putBack(entry)
        case .serverUnavailable, .unexpectedResponse, .unreachable, .rateLimited:
            var again = entry
            again.tries += 1
            guard again.tries < Self.tries else { return }
            // Cancelled: the loop ends by itself.
            try? await self.wire.clock.sleep(for: .seconds(2))
            self.queue.putBack(again)
        case .badRequest, .unauthorized, .forbidden, .alreadyScrobbled, .preconditionFailed, .accountLimit,
            .unprocessable, .accountLocked, .upgradeRequired:
            return
        }
    }

    private var owed: ReceiverQueue { self.outbox.owed(to: .trakt) }

    /// Lets the stop of what was watched before go first, for a moment.
    private func letStopsPass() async {
        for _ in 0..<30 {
            let now = self.wire.now().date
            let wanted = ReceiverQueue.Waiting(after: now - 60, dueAt: now, limit: 1)
            // Who cannot look waits for nothing; who is cancelled finds that out next.
            guard let waits = try? !self.owed.waiting(wanted).isEmpty, waits else { return }
            try? await self.wire.clock.sleep(for: .milliseconds(100))
        }
    }
}
