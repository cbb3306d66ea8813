internal import Foundation
internal import TraktAPI

/// Where to resume: a stop below Trakt's mark, replayed only while it is the newest word on its item (§6.4).
extension SyncEngine {
    /// Trakt forgets such places itself after half a year.
    static var oldestPlace: TimeInterval { 180 * 86400 }
    /// What lies between 79 and 80 is not defined by any document (`trakt-api.md §4.3`).
    private static var highestPlace: Double { 79 }

    /// Tells a place to resume from.
    ///
    /// Telling it twice does no harm, so nothing needs to be looked up.
    func tellPlace(
        _ viewing: Viewing,
        _ item: ScrobbleItem,
        _ asker: GateState.Asker,
        isLate: Bool
    ) async throws {
        guard viewing.progress >= 1 else {
            return try self.drop(viewing, "stopped at \(Int(viewing.progress)) %: no place to resume from")
        }
        let age = self.now().date.timeIntervalSince(viewing.endedAt)
        guard age < Self.oldestPlace, try !self.outbox.isSuperseded(viewing, item.key) else {
            return try self.drop(viewing, "stopped at \(Int(viewing.progress)) %, and watched on since")
        }
        do {
            if isLate || viewing.attempts > 0, try await self.hasNewerWord(than: viewing, item) {
                return try self.drop(viewing, "stopped at \(Int(viewing.progress)) %, and Trakt knows something newer")
            }
        } catch let error as TraktError {
            return try self.place(viewing, failed: error, .question)
        }
        do {
            let progress = min(viewing.progress, Self.highestPlace)
            let answer = try await self.write(asker) {
            } _: { token throws(TraktError) in
                try await self.client.scrobble(.stop, item, progress: progress, token: token)
            }
            try self.settle(
                viewing,
                historyID: answer.action == "scrobble" ? answer.id.flatMap { $0 > 0 ? $0 : nil } : nil,
                from: [.sending]
            )
        } catch let error as TraktError {
            try self.place(viewing, failed: error, .stop)
        }
    }

    private func place(_ viewing: Viewing, failed error: TraktError, _ request: DeliveryDecision.Request) throws {
        var viewing = viewing
        viewing.attempts += 1
        switch DeliveryDecision(after: error, request, failures: viewing.attempts) {
        case .settle: return try self.settle(viewing, historyID: nil, from: [.sending])
        case .park(let reason): return try self.park(viewing, reason: reason)
        case .verify(let wait):
            viewing.nextAttemptAt = self.now().date + wait / .seconds(1)
            viewing.reason = error.description
        case .postpone, .postponeAll, .stopQueue, .renewLogin: viewing.attempts -= 1
        }
        viewing.state = .finished
        _ = try self.outbox.advance([viewing], from: [.sending])
        try self.halt(for: error, request)
    }

    /// Gives a viewing up of which nothing is at Trakt.
    func drop(_ viewing: Viewing, _ reason: String) throws {
        var dropped = viewing
        dropped.state = .dropped
        dropped.reason = reason
        guard try !self.outbox.advance([dropped], from: [.finished, .sending]).isEmpty else { return }
        self.report.dropped += 1
    }

    /// Whether Trakt has heard of the item after this viewing: from another device, or of a later play.
    private func hasNewerWord(than viewing: Viewing, _ item: ScrobbleItem) async throws -> Bool {
        let activities = try await self.read { token throws(TraktError) in
            try await self.client.lastActivities(token: token)
        }
        let end = self.serverTime(viewing.endedAt)
        let (kind, dates): (TraktClient.Kind, TraktActivities.Dates?) =
            switch item {
            case .movie: (.movie, activities.movies)
            case .episode: (.episode, activities.episodes)
            }
        func isNewer(_ text: String?) -> Bool { text.flatMap(TraktDate.parse).map { $0 > end } ?? false }
        if isNewer(dates?.paused_at) {
            let places = try await self.read { token throws(TraktError) in
                try await self.client.playback(kind, since: end, token: token)
            }
            let isThere = places.contains { place in
                let key =
                    place.episode?.ids.trakt.map { "episode \($0)" } ?? place.movie?.ids.trakt.map { "movie \($0)" }
                return key == item.key && isNewer(place.paused_at)
            }
            if isThere { return true }
        }
        guard isNewer(dates?.watched_at) else { return false }
        let plays = try await self.read { token throws(TraktError) in
            try await self.client.history(of: item, in: end...max(end, self.serverTime(self.now().date)), token: token)
        }
        return plays.contains { isNewer($0.watched_at) }
    }
}
