internal import Foundation
internal import TraktAPI

/// Brings what Trakt says was watched up to date: one request where nothing has changed, else the pages of what has.
struct WatchedRefresh<C: Clock<Duration>>: Sendable {
    let wire: TraktWire<C>
    let cache: WatchedCache
    /// Whose it is.
    let account: String

    /// After this even what says that it has not changed is read again.
    private static var longest: TimeInterval { 7 * 86400 }
    /// More pages than anybody has shows for.
    private static var mostPages: Int { 400 }

    private struct Trouble: Error {
        let sentence: String
    }

    /// - Parameters:
    ///   - age: Seconds for which what was found out last is good.
    ///   - onPage: Told after each page how many shows and films have come.
    /// - Returns: Why it is not up to date, in one sentence; nil where it is.
    /// - Throws: `DatabaseError`, `CancellationError`.
    func run(unlessYoungerThan age: TimeInterval, onPage: (_ done: Int) -> Void) async throws -> String? {
        let now = self.wire.now().date
        let known = self.cache.standing(of: self.account)
        if let known, (0..<age).contains(now.timeIntervalSince(known.checkedAt)) { return nil }
        do {
            let changes = try await self.ask { token throws(TraktError) in
                try await self.wire.client.lastActivities(token: token)
            }
            try await self.read(changes, known, now, onPage)
            return nil
        } catch let trouble as Trouble {
            return trouble.sentence
        }
    }

    private func read(
        _ changes: TraktActivities,
        _ known: WatchedCache.Standing?,
        _ now: Date,
        _ onPage: (_ done: Int) -> Void
    ) async throws {
        var standing = WatchedCache.Standing(account: self.account, checkedAt: now, readAt: now)
        standing.episodes = changes.episodes?.watched_at
        standing.movies = changes.movies?.watched_at
        standing.hidden = [changes.shows?.hidden_at, changes.shows?.dropped_at].map { $0 ?? "" }.joined(separator: " ")
        let isOld = known.map { !(0..<Self.longest).contains(now.timeIntervalSince($0.readAt)) } ?? true
        // What Trakt does not tell may have changed.
        func isSame(_ path: KeyPath<WatchedCache.Standing, String?>) -> Bool {
            !isOld && standing[keyPath: path] != nil && known?[keyPath: path] == standing[keyPath: path]
        }
        let (needsShows, needsFilms) = (!isSame(\.episodes) || !isSame(\.hidden), !isSame(\.movies))
        guard needsShows || needsFilms else { return self.cache.noteChecked(at: now) }
        var shows: [WatchedShow]?
        var films: [TraktWatchedMovie]?
        if needsShows { shows = try await self.shows(onPage) }
        let before = shows?.count ?? 0
        if needsFilms {
            films = try await self.list(onPage: { onPage(before + $0) }) { page, token throws(TraktError) in
                try await self.wire.client.watchedMovies(page: page, token: token)
            }
        }
        self.cache.replace(shows: shows, movies: films, standing)
    }

    private func shows(_ onPage: (_ done: Int) -> Void) async throws -> [WatchedShow] {
        let watched = try await self.list(onPage: onPage) { page, token throws(TraktError) in
            try await self.wire.client.watchedShows(page: page, token: token)
        }
        var hidden: Set<Int> = []
        for section in TraktClient.HiddenSection.allCases {
            let found = try await self.list(onPage: { _ in }) { page, token throws(TraktError) in
                try await self.wire.client.hiddenShows(section, page: page, token: token)
            }
            hidden.formUnion(found.compactMap(\.show.ids.trakt))
        }
        return watched.compactMap { WatchedShow($0, hidden: hidden) }
    }

    /// Reads a list to its end.
    private func list<Line: Sendable>(
        onPage: (_ done: Int) -> Void,
        _ load: (_ page: Int, _ token: String) async throws(TraktError) -> TraktListPage<Line>
    ) async throws -> [Line] {
        var lines: [Line] = []
        for page in 1...Self.mostPages {
            let answer = try await self.ask { token throws(TraktError) in try await load(page, token) }
            lines += answer.lines
            onPage(lines.count)
            if answer.isLast { break }
        }
        return lines
    }

    private func ask<Answer: Sendable>(
        _ call: (_ token: String) async throws(TraktError) -> Answer
    ) async throws -> Answer {
        let reply = try await self.wire.read(call)
        guard case .answer(let answer) = reply else { throw Trouble(sentence: reply.trouble) }
        return answer
    }
}

extension WatchedShow {
    /// nil for one without a name or a number.
    fileprivate init?(_ watched: TraktWatchedShow, hidden: Set<Int>) {
        guard let id = watched.show.ids.trakt, let title = watched.show.title else { return nil }
        var seen: [EpisodeNumber: SeenCount] = [:]
        for season in watched.seasons {
            // Specials are in nobody's progress.
            guard let number = season.number, number > 0 else { continue }
            for episode in season.episodes where episode.plays > 0 {
                guard let own = episode.number else { continue }
                seen[EpisodeNumber(number, own)] = SeenCount(plays: episode.plays, last: episode.date)
            }
        }
        self.init(
            trakt: id,
            slug: watched.show.ids.slug,
            title: title,
            year: watched.show.year,
            resetAt: watched.resetAt,
            isHidden: hidden.contains(id),
            seen: seen
        )
    }
}
