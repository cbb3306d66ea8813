internal import Foundation
internal import Logbook
internal import Logging
internal import MediaIdentification
internal import Playback
internal import TraktAPI

/// Where a film was left, by Trakt's word and by ours.
struct NewestWord<C: Clock<Duration>>: Sendable {
    let outbox: Outbox
    let wire: TraktWire<C>
    let matcher: MediaMatcher
    let logger: Logger

    private var owed: ReceiverQueue { self.outbox.owed(to: .trakt) }

    // MARK: - To go on from

    /// The newest place to resume a file from that Trakt or this machine knows; without a network this machine's.
    func place(of description: MediaDescription, _ evidence: MediaEvidence) async -> StoredPlace? {
        let viewings = self.logger.attempt("The last viewings of a file could not be read") {
            // A player that was killed has left a place, too.
            try self.outbox.settleAbandoned()
            return try self.outbox.lastViewings(of: evidence.path).map { entry in
                OwnWord.Source(entry, try self.owed.placeMemory(of: entry.id, entry.delivery.itemKey ?? ""))
            }
        }
        let own = OwnWord(viewings ?? [], offset: self.wire.client.serverClock.offset)
        let remote = await self.logger.attempt("Where Trakt has a film left is not known") {
            try await self.place(of: description, evidence, unlessNewer: own)
        }
        return remote.flatMap(\.self) ?? own.place
    }

    /// What Trakt says; nil where it says nothing.
    private func place(
        of description: MediaDescription,
        _ evidence: MediaEvidence,
        unlessNewer own: OwnWord
    ) async throws -> StoredPlace?? {
        guard case .matched(let match) = try await self.matcher.match(description, evidence: evidence),
            case .answer(let found) = try await self.placeAtTrakt(of: match.item)
        else { return nil }
        if let found, let place = try self.newer(found, match.item, than: own) { return place }
        guard own.place != nil,
            case .answer(true) = try await self.hasPlay(of: match.item, since: self.wire.serverTime(own.date))
        else { return nil }
        // Seen to its end elsewhere.
        return .some(nil)
    }

    /// A place of Trakt's, where it is from elsewhere and newer than ours.
    private func newer(_ found: KnownPlace, _ item: ScrobbleItem, than own: OwnWord) throws -> StoredPlace? {
        // What we have told comes back as Trakt's, with Trakt's time of it.
        if let place = own.places.first(where: { found.isAt(min($0.progress, ScrobblePolicy.highestPlace)) }) {
            return place.date >= own.date ? place : nil
        }
        let memories = try self.owed.placeMemories(of: item.key)
        let original = found.original(memories)
        let isEcho = memories.contains { $0.told?.isEchoed(by: found) ?? false }
        guard original != found || !isEcho else { return nil }
        let date = original.pausedAt - self.wire.client.serverClock.offset
        guard date > own.date else { return nil }
        return StoredPlace(progress: original.progress, date: date, isFromElsewhere: true)
    }

    // MARK: - What Trakt has

    /// The place that Trakt has of an item; nil where it has none.
    ///
    /// - Throws: `DatabaseError`, `CancellationError`.
    func placeAtTrakt(of item: ScrobbleItem) async throws -> Reply<KnownPlace?> {
        let oldest = self.wire.now().date - PlaceTelling.oldest
        let reply = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.playback(item.kind, since: oldest, token: token)
        }
        return reply.map { places in places.first { $0.itemKey == item.key }.flatMap(KnownPlace.init) }
    }

    /// What Trakt has heard of an item since a moment.
    enum Standing {
        /// Nothing.
        case old
        /// Just the place that is to be told.
        case same
        /// Another place, or a play.
        case newer
    }

    /// Compares a place of ours with what Trakt has heard of its item since: from another device, or of a later play.
    ///
    /// - Parameters:
    ///   - progress: The place, in percent.
    ///   - item: Of which item.
    ///   - date: When it was left, by Trakt's clock.
    ///   - told: What we have told ourselves meanwhile: it is no news.
    /// - Returns: What it has heard.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func standing(
        of progress: Double,
        _ item: ScrobbleItem,
        since date: Date,
        told: ToldPlace?
    ) async throws -> Reply<Standing> {
        let activities = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.lastActivities(token: token)
        }
        guard case .answer(let changes) = activities else { return activities.map { _ in .old } }
        let dates = item.kind == .movie ? changes.movies : changes.episodes
        // Where Trakt does not say when, it is asked what.
        func mayBeNewer(_ text: String?) -> Bool { text.flatMap(TraktDate.parse).map { $0 > date } ?? true }
        if mayBeNewer(dates?.paused_at) {
            let place = try await self.placeAtTrakt(of: item)
            guard case .answer(let found) = place else { return place.map { _ in .old } }
            if let found, found.pausedAt > date {
                if found.isAt(progress) { return .answer(.same) }
                if !(told?.isEchoed(by: found) ?? false) { return .answer(.newer) }
            }
        }
        guard mayBeNewer(dates?.watched_at) else { return .answer(.old) }
        return try await self.hasPlay(of: item, since: date).map { $0 ? .newer : .old }
    }

    /// Whether an item was played after a moment of Trakt's clock.
    ///
    /// - Throws: `DatabaseError`, `CancellationError`.
    func hasPlay(of item: ScrobbleItem, since date: Date) async throws -> Reply<Bool> {
        let now = self.wire.serverTime(self.wire.now().date)
        let plays = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.history(of: item, in: date...max(date, now), token: token)
        }
        return plays.map { $0.contains { $0.watched_at.flatMap(TraktDate.parse).map { $0 > date } ?? false } }
    }
}

/// Where a file was left by the viewings of this machine.
private struct OwnWord {
    /// A viewing, and what it did to Trakt's place.
    struct Source {
        var entry: OutboxEntry
        var memory: PlaceMemory?

        init(_ entry: OutboxEntry, _ memory: PlaceMemory?) {
            self.entry = entry
            self.memory = memory
        }
    }

    /// When; long ago where never.
    private(set) var date = Date.distantPast
    /// To go on from; nil where it was seen to its end, and where it was left at its beginning.
    private(set) var place: StoredPlace?
    /// All places, newest first, also those that a look has left and that are no word.
    private(set) var places: [StoredPlace] = []
    /// Percent; nil where nothing was ever left.
    private var progress: Double?

    /// - Parameters:
    ///   - sources: The last viewings, newest first.
    ///   - offset: Seconds by which Trakt's clock is ahead of ours.
    init(_ sources: [Source], offset: TimeInterval) {
        for source in sources.reversed() { self.take(source, offset) }
    }

    private mutating func take(_ source: Source, _ offset: TimeInterval) {
        let (viewing, delivery) = (source.entry.viewing, source.entry.delivery)
        let isThere = !viewing.isCounted && viewing.progress >= 1
        let isTakenBack = delivery.state == .dropped && delivery.number != nil
        let place =
            isThere && !isTakenBack
            ? StoredPlace(progress: viewing.progress, date: delivery.watchedAt, isFromElsewhere: false) : nil
        if let place, delivery.state != .dropped { self.places.insert(place, at: 0) }
        let wiped = source.memory?.wiped.flatMap { $0.pausedAt - offset > self.date ? $0 : nil }
        let before = wiped ?? self.progress.map { KnownPlace(progress: $0, pausedAt: self.date) }
        let isLook = viewing.isLook(beside: before, since: source.memory?.playedBefore ?? 0)
        // A look leaves the place before it where it is.
        if isLook, let wiped { return self.take(wiped, leftAt: wiped.pausedAt - offset) }
        guard !isLook else { return }
        self.progress = viewing.progress
        self.date = delivery.watchedAt
        self.place = place
    }

    /// What Trakt had before a look is what holds after it, put back or not.
    private mutating func take(_ wiped: KnownPlace, leftAt date: Date) {
        if let progress = self.progress, wiped.isAt(progress) { return }
        guard date > self.date else { return }
        let place = StoredPlace(progress: wiped.progress, date: date, isFromElsewhere: true)
        self.progress = wiped.progress
        self.date = date
        self.place = place
        self.places.insert(place, at: 0)
    }
}

extension KnownPlace {
    /// As Trakt tells it; nil for what is none.
    fileprivate init?(_ playback: TraktPlayback) {
        guard let progress = playback.progress, (1..<100).contains(progress),
            let date = playback.paused_at.flatMap(TraktDate.parse)
        else { return nil }
        self.init(progress: progress, pausedAt: date)
    }
}

extension ScrobbleItem {
    /// Film or episode.
    fileprivate var kind: TraktClient.Kind {
        switch self {
        case .movie: .movie
        case .episode: .episode
        }
    }
}
