internal import Foundation
internal import TraktAPI

/// Ends what Trakt shows as being watched, without a place to resume from.
struct WatchingEnd<C: Clock<Duration>>: Sendable {
    let wire: TraktWire<C>

    /// Trakt takes no stop below, and it leaves a place behind, which is then removed (`Documentation/trakt.md §4.3`).
    private static var lowestStop: Double { 1 }

    /// Ends it.
    ///
    /// - Parameters:
    ///   - item: What was told as being on; another is left alone.
    ///   - date: When the viewing began, by our clock: an older place is left alone.
    ///   - nextStart: When the next viewing of it began, by our clock: a place since then is that one's; nil for none.
    ///   - isOnAgain: Whether what is on now is a later viewing, asked at the last moment.
    ///   - leavesPlaces: Whether places stay that this has not left itself: of another device, or of what was watched.
    ///   - asker: Whose turn it is.
    /// - Returns: Why nothing more can be sent; nil when it is done, as far as Trakt allows.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func end(
        _ item: ScrobbleItem,
        startedAt date: Date,
        nextStart: Date? = nil,
        isOnAgain: () throws -> Bool = { false },
        leavesPlaces: Bool,
        _ asker: GateState.Asker
    ) async throws -> Obstacle? {
        let time = (start: date, end: nextStart ?? .distantFuture)
        if leavesPlaces {
            // Where another device has left it meanwhile, a stop would overwrite that.
            let before = try await self.places(of: item, within: time)
            guard case .answer(let found) = before else { return try Self.obstacle(before) }
            guard found.allSatisfy(Self.isLeftByStop) else { return nil }
        }
        if let obstacle = try await self.endWatching(item, unless: isOnAgain, asker) { return obstacle }
        return try await self.removePlace(of: item, within: time, leavesPlaces: leavesPlaces, asker)
    }

    private func endWatching(
        _ item: ScrobbleItem,
        unless isOnAgain: () throws -> Bool,
        _ asker: GateState.Asker
    ) async throws -> Obstacle? {
        let watched = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.watching(token: token)
        }
        guard case .answer(let now) = watched else { return try Self.obstacle(watched) }
        guard now?.itemKey == item.key, try !isOnAgain() else { return nil }
        return try Self.obstacle(
            await self.wire.write(asker) { token throws(TraktError) in
                try await self.wire.client.scrobble(.stop, item, progress: Self.lowestStop, token: token)
            }
        )
    }

    private func removePlace(
        of item: ScrobbleItem,
        within time: (start: Date, end: Date),
        leavesPlaces: Bool,
        _ asker: GateState.Asker
    ) async throws -> Obstacle? {
        let places = try await self.places(of: item, within: time)
        guard case .answer(let found) = places else { return try Self.obstacle(places) }
        let own = found.first { !leavesPlaces || Self.isLeftByStop($0) }
        guard let id = own?.id else { return nil }
        return try Self.obstacle(
            await self.wire.write(asker) { token throws(TraktError) in
                try await self.wire.client.removePlace(id: id, token: token)
            }
        )
    }

    /// The places of an item that were left in this time; an older one is of another device, a newer one of a later viewing.
    private func places(
        of item: ScrobbleItem,
        within time: (start: Date, end: Date)
    ) async throws -> Reply<[TraktPlayback]> {
        let kind: TraktClient.Kind = if case .movie = item { .movie } else { .episode }
        let began = self.wire.serverTime(time.start)
        let next = time.end == .distantFuture ? time.end : self.wire.serverTime(time.end)
        let reply = try await self.wire.read { token throws(TraktError) in
            try await self.wire.client.playback(kind, since: began, token: token)
        }
        return reply.map { places in
            places.filter { place in
                place.itemKey == item.key
                    && place.paused_at.flatMap(TraktDate.parse).map { $0 >= began && $0 < next } ?? false
            }
        }
    }

    private static func isLeftByStop(_ place: TraktPlayback) -> Bool {
        abs((place.progress ?? 0) - Self.lowestStop) < 0.02
    }

    static func obstacle<Answer>(_ reply: Reply<Answer>) throws -> Obstacle? {
        switch reply {
        case .answer, .withdrawn: nil
        case .failure(let error): Self.obstacle(error)
        case .closed(let obstacle): obstacle
        }
    }

    /// What Trakt refuses for good is as far as it allows.
    static func obstacle(_ error: TraktError) -> Obstacle? {
        error.isPassing ? Obstacle(error.description, nextTry: 15) : nil
    }
}
