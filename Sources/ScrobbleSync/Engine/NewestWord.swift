internal import Foundation
internal import Logbook
internal import Logging
internal import MediaIdentification
internal import TraktAPI

/// Where a film was left, by Trakt's word and by ours.
struct NewestWord<C: Clock<Duration>>: Sendable {
    let outbox: Outbox
    let wire: TraktWire<C>
    let matcher: MediaMatcher
    let logger: Logger

    /// Seconds by which Trakt's word must be newer than ours: a stop of ours comes back as Trakt's, with Trakt's time of it.
    private static var echo: TimeInterval { 120 }

    /// The newest place to resume a file from that Trakt or this machine knows; without a network this machine's.
    func place(of description: MediaDescription, _ evidence: MediaEvidence) async -> StoredPlace? {
        let own = self.logger.attempt("The last viewing of a file could not be read") {
            try self.outbox.lastViewing(of: evidence.path)
        }.flatMap(\.self)
        let remote = await self.logger.attempt("Where Trakt has a film left is not known") {
            try await self.remotePlace(of: description, evidence)
        }.flatMap(\.self)
        let ownDate = own?.viewing.endedAt ?? .distantPast
        if let remote, remote.date > ownDate + Self.echo { return remote }
        guard let own, !own.viewing.isCounted, own.viewing.progress >= 1,
            own.delivery.state != .dropped || own.delivery.number == nil
        else { return nil }
        return StoredPlace(progress: own.viewing.progress, date: own.viewing.endedAt, isFromElsewhere: false)
    }

    private func remotePlace(of description: MediaDescription, _ evidence: MediaEvidence) async throws -> StoredPlace? {
        guard case .matched(let match) = try await self.matcher.match(description, evidence: evidence) else {
            return nil
        }
        let oldest = self.wire.now().date - PlaceTelling.oldest
        let reply = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.playback(match.kind == .movie ? .movie : .episode, since: oldest, token: token)
        }
        guard case .answer(let places) = reply,
            let found = places.first(where: { $0.itemKey == match.item.key }),
            let progress = found.progress, (1..<100).contains(progress),
            let date = found.paused_at.flatMap(TraktDate.parse)
        else { return nil }
        return StoredPlace(
            progress: progress,
            date: date - self.wire.client.serverClock.offset,
            isFromElsewhere: true
        )
    }

    /// Whether Trakt has heard of an item after a viewing: from another device, or of a later play.
    ///
    /// - Throws: `DatabaseError`, `CancellationError`.
    func isNewerAtTrakt(than delivery: Delivery, _ item: ScrobbleItem) async throws -> Reply<Bool> {
        let activities = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.lastActivities(token: token)
        }
        guard case .answer(let changes) = activities else { return activities.map { _ in false } }
        let end = self.wire.serverTime(delivery.watchedAt)
        let (kind, dates): (TraktClient.Kind, TraktActivities.Dates?) =
            switch item {
            case .movie: (.movie, changes.movies)
            case .episode: (.episode, changes.episodes)
            }
        func isNewer(_ text: String?) -> Bool { text.flatMap(TraktDate.parse).map { $0 > end } ?? false }
        if isNewer(dates?.paused_at) {
            let places = try await self.wire.read { token throws(TraktError) in
                try await self.wire.client.playback(kind, since: end, token: token)
            }
            let isThere = places.map { $0.contains { $0.itemKey == item.key && isNewer($0.paused_at) } }
            guard case .answer(false) = isThere else { return isThere }
        }
        guard isNewer(dates?.watched_at) else { return .answer(false) }
        let now = self.wire.serverTime(self.wire.now().date)
        let plays = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.history(of: item, in: end...max(end, now), token: token)
        }
        return plays.map { $0.contains { isNewer($0.watched_at) } }
    }
}
