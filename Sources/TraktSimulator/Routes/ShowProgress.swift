import Foundation

/// How far someone is in a show (`Documentation/trakt.md §8.3`): only what has aired counts.
struct ShowProgress {
    private var seasons: [(number: Int, aired: [Catalogue.Episode])]
    private var lastPlays: [Int: Date?] = [:]
    /// From when on it is watched anew: what was before counts no more.
    private let resetAt: Date?

    init(_ show: Catalogue.Title, _ plays: [Item: [Play]], withSpecials: Bool, since resetAt: Date?, now: Date) {
        self.resetAt = resetAt
        self.seasons = show.seasons.filter { $0.number > 0 || withSpecials }.map { season in
            (season.number, season.episodes.filter { $0.hasAired(now) })
        }
        for episode in self.seasons.flatMap(\.aired) {
            let all = plays[.episode(episode.id)] ?? []
            let own = resetAt.map { start in all.filter { $0.watchedAt.map { $0 >= start } ?? false } } ?? all
            guard !own.isEmpty else { continue }
            self.lastPlays[episode.id] = .some(own.compactMap(\.watchedAt).max())
        }
    }

    private var aired: [Catalogue.Episode] { self.seasons.flatMap(\.aired) }

    private func isSeen(_ episode: Catalogue.Episode) -> Bool { self.lastPlays[episode.id] != nil }

    private func lastPlay(_ episode: Catalogue.Episode) -> Date? { self.lastPlays[episode.id] ?? nil }

    /// The episode whose play is the latest.
    private var last: Catalogue.Episode? {
        self.aired.filter(self.isSeen).max {
            (self.lastPlay($0) ?? .distantPast) < (self.lastPlay($1) ?? .distantPast)
        }
    }

    /// The next one to watch: after the last one seen, else the first that was left out.
    private var next: Catalogue.Episode? {
        let last = self.last
        let later = self.aired.drop { episode in last.map { episode.id <= $0.id } ?? false }
        return later.first { !self.isSeen($0) } ?? self.aired.first { !self.isSeen($0) }
    }

    func json(isFull: Bool) -> JSON {
        [
            "aired": .integer(self.aired.count), "completed": .integer(self.aired.count(where: self.isSeen)),
            "last_watched_at": .date(self.last.flatMap(self.lastPlay)), "reset_at": .date(self.resetAt), "hidden_seasons": [],
            "next_episode": self.next?.json(isFull: isFull) ?? .null,
            "last_episode": self.last?.json(isFull: isFull) ?? .null,
            "seasons": .array(self.seasons.map { self.json($0.number, $0.aired) }),
        ]
    }

    private func json(_ number: Int, _ episodes: [Catalogue.Episode]) -> JSON {
        let lines = episodes.map { episode -> JSON in
            [
                "number": .integer(episode.number), "completed": .bool(self.isSeen(episode)),
                "last_watched_at": .date(self.lastPlay(episode)),
            ]
        }
        return [
            "number": .integer(number), "title": .null, "aired": .integer(episodes.count),
            "completed": .integer(episodes.count(where: self.isSeen)), "episodes": .array(lines),
        ]
    }
}
