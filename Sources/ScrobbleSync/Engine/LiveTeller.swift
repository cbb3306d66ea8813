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
    private let newest: NewestWord<C>
    private let queue: LiveQueue<C.Instant>
    private let others: OtherAppWatch<C>
    private let news: ObstacleNews
    private let logger: Logger
    /// Whether Trakt has no pause any more: a stop below the mark does the same (`Documentation/trakt.md §4.3`).
    private var hasNoPause = false
    /// Items of viewings for which it is on disk what their start wipes, until they pause.
    private var kept: [String: String] = [:]

    /// After this a call is no longer worth anything.
    private static var freshness: Duration { .seconds(30) }
    private static var tries: Int { 3 }

    init(
        outbox: Outbox,
        wire: TraktWire<C>,
        finder: ItemFinder,
        newest: NewestWord<C>,
        queue: LiveQueue<C.Instant>,
        others: OtherAppWatch<C>,
        news: ObstacleNews
    ) {
        self.outbox = outbox
        self.wire = wire
        self.finder = finder
        self.newest = newest
        self.queue = queue
        self.others = others
        self.news = news
        self.logger = wire.logger
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
        // Told or not: while it stands still another device may go on.
        if entry.call.kind == .pause { self.kept[viewing] = nil }
        guard !self.queue.hasEnded(viewing), entry.madeAt.duration(to: self.wire.clock.now) < Self.freshness,
            let item = await self.finder.itemOfRunning(viewing), self.finder.kinds.telling(of: item) == .all
        else { return }
        if entry.call.kind == .start { await self.letStopsPass() }
        guard await !self.others.tells(of: item, in: viewing) else { return }
        if entry.call.kind == .start {
            guard await self.keepPlace(of: item, before: entry) else { return }
        }
        var form: (call: TraktClient.ScrobbleCall, progress: Double)?
        let reply = await self.logger.attempt("What is on now could not be told") {
            try await self.wire.write(.live) {
                // What has been said meanwhile is truer, and the place in the line is there.
                if let newer = self.queue.take(viewing) { entry = newer }
                form = self.queue.hasEnded(viewing) ? nil : try self.form(of: entry.call, item)
                return form != nil && self.queue.begin(viewing, item)
            } _: { token throws(TraktError) in
                guard let form else { return }
                _ = try await self.wire.client.about(viewing: viewing)
                    .scrobble(form.call, item, progress: form.progress, token: token)
            }
        }
        self.queue.finishSending()
        switch reply {
        case .failure(let error)?: await self.take(error, for: entry)
        case .closed(let obstacle)? where obstacle.needsUser: self.news.tell(obstacle.sentence)
        // It has become a start while a pause waited for its turn.
        case .withdrawn? where entry.call.kind == .start && self.kept[viewing] != item.key: self.queue.putBack(entry)
        // All else is nothing to be told later: the gate is closed, or it is over.
        case .answer?, .closed?, .withdrawn?, nil: return
        }
    }

    // MARK: - What a call does to the place that Trakt has

    /// Has it on disk what a start is about to wipe (`Documentation/trakt.md §4.3`).
    ///
    /// - Returns: Whether it is, so that the start may go out.
    private func keepPlace(of item: ScrobbleItem, before entry: LiveQueue<C.Instant>.Entry) async -> Bool {
        let viewing = entry.call.viewing
        guard self.kept[viewing] != item.key else { return true }
        let reply = await self.logger.attempt("What a start would wipe could not be kept") {
            () -> Reply<KnownPlace?> in
            if let obstacle = try self.wire.obstacle(for: .live) { return .closed(obstacle) }
            let reply = try await self.newest.placeAtTrakt(of: item)
            let now = self.wire.serverTime(self.wire.now().date)
            switch reply {
            case .answer(let found): try self.owed.keepPlace(found, of: item, by: viewing, at: now)
            // Who has no such list has nothing in it.
            case .failure(let error) where error.isRefusal: try self.owed.keepPlace(nil, of: item, by: viewing, at: now)
            case .failure, .closed, .withdrawn: return reply
            }
            self.kept[viewing] = item.key
            return reply
        }
        switch reply {
        case .failure(let error)? where !error.isRefusal: await self.take(error, for: entry)
        case .closed(let obstacle)? where obstacle.needsUser: self.news.tell(obstacle.sentence)
        case .answer?, .failure?, .closed?, .withdrawn?, nil: break
        }
        return self.kept[viewing] == item.key
    }

    /// How a call is put, with what it does to Trakt's place on disk; nil for what Trakt refuses and what would do harm
    /// (`Documentation/trakt.md §4.6`).
    private func form(of call: LiveCall, _ item: ScrobbleItem) throws -> (TraktClient.ScrobbleCall, Double)? {
        switch call.kind {
        case .start: return self.kept[call.viewing] == item.key ? (.start, call.progress.percent) : nil
        case .pause:
            self.kept[call.viewing] = nil
            guard let percent = try self.place(of: call, item), percent >= ScrobblePolicy.lowestPlace,
                percent < ScrobblePolicy.traktMark
            else { return nil }
            let progress = self.hasNoPause ? min(percent, ScrobblePolicy.highestPlace) : percent
            let told = ToldPlace(progress: progress, sentAt: self.wire.serverTime(self.wire.now().date))
            try self.owed.noteTold(told, of: item, by: call.viewing)
            return (self.hasNoPause ? .stop : .pause, progress)
        }
    }

    /// The place that a pause stores: where the viewing is; in a look, what its start has wiped.
    ///
    /// - Returns: Percent; nil where the queue has to ask first what was there.
    private func place(of call: LiveCall, _ item: ScrobbleItem) throws -> Double? {
        guard var viewing = try self.outbox.entry(call.viewing)?.viewing else { return call.progress.percent }
        viewing.progress = call.progress.percent
        viewing.played = max(viewing.played, call.played)
        guard let memory = try self.owed.placeMemory(of: call.viewing, item.key), let wiped = memory.wiped else {
            // Where nothing was a look leaves nothing.
            return viewing.isLook() ? nil : viewing.progress
        }
        let before = try self.owed.placeBefore(
            viewing.id,
            item.key,
            memory,
            at: self.wire.now().date,
            offset: self.wire.client.serverClock.offset
        )
        guard viewing.isLook(beside: before, since: memory.playedBefore) else { return viewing.progress }
        // What an earlier look has wiped, or is still to be told, may be old by now.
        let isFound = memory.wipedAt >= self.wire.serverTime(viewing.startedAt)
        return isFound && before == wiped ? wiped.progress : nil
    }

    // MARK: - Answers

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
        case .unauthorized, .forbidden, .accountLimit, .accountLocked: self.news.tell(error.description)
        case .badRequest, .alreadyScrobbled, .preconditionFailed, .unprocessable, .upgradeRequired: return
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

extension TraktError {
    /// Whether the same question gets the same no, however often it is asked.
    fileprivate var isRefusal: Bool {
        switch self {
        case .badRequest, .notFound, .methodNotAllowed, .alreadyScrobbled, .preconditionFailed, .unprocessable,
            .upgradeRequired:
            true
        case .unauthorized, .forbidden, .accountLimit, .accountLocked, .rateLimited, .serverUnavailable, .unreachable,
            .unexpectedResponse:
            false
        }
    }
}
