internal import Foundation
internal import TraktAPI

/// A play that has just ended is told as a stop, which ends "watching now" too.
extension SyncEngine {
    /// Seconds after the end of a viewing in which a stop still has its time: Trakt stamps it when it arrives.
    private static var stopWindow: TimeInterval { 1.5 }

    /// The turn has come too late for a stop.
    private struct IsLate: Error {}

    /// Tells a stop, or what is too late for one with its own time.
    func tellStop(_ viewing: Viewing, _ item: ScrobbleItem, _ asker: GateState.Asker) async throws {
        guard self.isFresh(viewing) else { return try await self.addToHistory([viewing], asker) }
        try await self.learnClock()
        let answer: ScrobbleAnswer?
        do {
            answer = try await self.attempt([viewing], .stop, asker) { viewing in
                guard self.isFresh(viewing) else { throw IsLate() }
                let now = self.serverTime(self.now().date)
                viewing.stopSentFrom = min(viewing.stopSentFrom ?? now, now)
                viewing.stopSentUntil = max(viewing.stopSentUntil ?? now, now)
            } _: { token throws(TraktError) in
                let answer = try await self.client.scrobble(.stop, item, progress: viewing.progress, token: token)
                // Without a word on what was done, anything may have been.
                guard let action = answer.action, ["start", "pause", "stop", "scrobble"].contains(action) else {
                    throw .unexpectedResponse(status: 201)
                }
                return answer
            }
        } catch is IsLate {
            return try await self.addToHistory([viewing], asker)
        } catch let refusal as Refusal {
            return try self.park(viewing, reason: refusal.reason)
        } catch let error as TraktError {
            guard case .alreadyScrobbled(let watchedAt, _) = error else { throw error }
            var known = try self.outbox.viewing(viewing.id) ?? viewing
            known.historyTime = watchedAt ?? known.historyTime
            try self.settle(known, historyID: nil, from: [.unsure])
            return await self.learnHistoryIDs(of: [known])
        }
        guard let answer, let sent = try self.outbox.viewing(viewing.id) else { return }
        if answer.action == "scrobble" {
            return try self.settle(sent, historyID: answer.id.flatMap { $0 > 0 ? $0 : nil }, from: [.unsure])
        }
        // Just below the mark, by Trakt's count: nothing was added.
        var again = sent
        again.state = .sending
        guard try !self.outbox.advance([again], from: [.unsure]).isEmpty else { return }
        try await self.addToHistory([again], asker)
    }

    private func isFresh(_ viewing: Viewing) -> Bool {
        self.now().date.timeIntervalSince(viewing.endedAt) <= Self.stopWindow
    }
}
