internal import Foundation
internal import TraktAPI

/// What is on now. It keeps the pace of all writes, but goes ahead of what can wait, and never waits for the queue.
extension SyncEngine {
    /// After this a call is no longer worth anything.
    private static var freshness: Duration { .seconds(30) }
    private static var tries: Int { 3 }

    func runLive() async {
        while !Task.isCancelled {
            await self.live.bell.wait(atMost: nil, self.clock)
            while !Task.isCancelled, let entry = self.live.take() { await self.sendLive(entry) }
        }
    }

    private func sendLive(_ entry: LiveQueue<C.Instant>.Entry) async {
        var entry = entry
        let viewing = entry.call.viewing
        guard !self.ended.contains(viewing), entry.madeAt.duration(to: self.clock.now) < Self.freshness else { return }
        guard let item = await self.liveItem(viewing) else { return }
        if entry.call.kind == .start { await self.letStopsPass() }
        do {
            try await self.write(.live) {
                // What has been said meanwhile is truer, and the place in the line is there.
                if let newer = self.live.take(viewing) { entry = newer }
                if self.ended.contains(viewing) || self.form(of: entry.call) == nil { throw Halt.changed }
            } _: { token throws(TraktError) in
                guard let (call, progress) = self.form(of: entry.call) else { return }
                _ = try await self.client.scrobble(call, item, progress: progress, token: token)
            }
        } catch let error as TraktError {
            await self.live(entry, failed: error)
        } catch {
            // The gate is closed, or it is over: nothing to be told later.
        }
    }

    /// How a call is put; nil for what Trakt refuses and what would do harm (`trakt-api.md §4.6`).
    private func form(of call: LiveCall) -> (TraktClient.ScrobbleCall, Double)? {
        switch call.kind {
        case .start: (.start, call.progress)
        case .pause where call.progress < 1 || call.progress >= 80: nil
        case .pause where self.hasNoPause: (.stop, min(call.progress, 79))
        case .pause: (.pause, call.progress)
        }
    }

    private func live(_ entry: LiveQueue<C.Instant>.Entry, failed error: TraktError) async {
        switch error {
        case .notFound, .methodNotAllowed:
            guard entry.call.kind == .pause, !self.hasNoPause else { return }
            self.hasNoPause = true
            self.live.putBack(entry)
        case .serverUnavailable, .unexpectedResponse, .unreachable, .rateLimited:
            var again = entry
            again.tries += 1
            guard again.tries < Self.tries else { return }
            try? await self.clock.sleep(for: .seconds(2))
            self.live.putBack(again)
        case .badRequest, .unauthorized, .forbidden, .alreadyScrobbled, .preconditionFailed, .accountLimit,
            .unprocessable, .accountLocked, .upgradeRequired:
            return
        }
    }

    private func liveItem(_ id: String) async -> ScrobbleItem? {
        if let item = self.items[id] { return item }
        guard let viewing = try? self.outbox.viewing(id), viewing.state == .watching else { return nil }
        return try? await self.match(viewing)
    }

    /// Lets the stop of what was watched before go first, for a moment.
    private func letStopsPass() async {
        for _ in 0..<30 {
            let now = self.now().date
            let wanted = Outbox.Waiting(after: now - 60, dueAt: now, limit: 1)
            guard let waits = try? !self.outbox.waiting(wanted).isEmpty, waits else { return }
            try? await self.clock.sleep(for: .milliseconds(100))
        }
    }

    // MARK: - What it is

    /// The item of a viewing, asked for once.
    ///
    /// - Returns: The item, or nil when the user has to say it.
    /// - Throws: `TraktError` when Trakt could not be asked.
    func match(_ viewing: Viewing) async throws -> ScrobbleItem? {
        if let item = viewing.item { return item }
        switch try await self.matcher.match(viewing.description, evidence: viewing.evidence) {
        case .matched(let match) where match.isProvisional:
            // From memory, for want of Trakt's word: good enough to show, not to send.
            throw TraktError.unreachable(.init(mayHaveArrived: false, reason: "the catalogue did not answer"))
        case .matched(let match):
            try self.outbox.setItem(match.item, of: viewing.id)
            self.items[viewing.id] = match.item
            self.onEvent(.matched(viewing: viewing.id, match))
            return match.item
        case .needsMatch(let reason, _):
            self.onEvent(.needsMatch(viewing: viewing.id, reason: reason))
            self.unmatched[viewing.id] = reason
            return nil
        case .excluded:
            self.onEvent(.excluded(viewing: viewing.id))
            self.excluded.insert(viewing.id)
            return nil
        }
    }
}
