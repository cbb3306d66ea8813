import Foundation

extension Catalogue.Title {
    /// The media object.
    ///
    /// - Parameters:
    ///   - isFull: With everything that `extended=full` brings.
    ///   - now: For what has aired.
    /// - Returns: The object.
    func json(isFull: Bool, now: Date) -> JSON {
        var ids: [String: JSON] = [
            "trakt": .integer(self.id), "slug": .string(self.slug), "imdb": self.imdb.map { .string($0) } ?? .null,
            "tmdb": .integer(self.tmdb),
        ]
        if let tvdb = self.tvdb { ids["tvdb"] = .integer(tvdb) }
        var members: [String: JSON] = [
            "title": .string(self.title), "year": self.year.map { .integer($0) } ?? .null, "ids": .object(ids),
        ]
        if isFull { members.merge(self.details(now)) { first, _ in first } }
        return .object(members)
    }

    private func details(_ now: Date) -> [String: JSON] {
        var members: [String: JSON] = [
            "runtime": .integer(self.runtime), "country": .string(self.country), "overview": "", "tagline": "",
            "language": .string(self.language), "rating": .number(5 + Double(self.popularity) / 2),
            "votes": .integer(self.popularity * 1111), "genres": [], "certification": .null, "trailer": .null,
            "original_title": .string(self.original), "updated_at": "2026-01-01T00:00:00.000Z",
        ]
        if self.isShow {
            let aired = self.episodes.filter { $0.season > 0 && $0.hasAired(now) }.count
            members["first_aired"] = .date(self.released)
            members["aired_episodes"] = .integer(aired)
            members["status"] = aired < self.episodes.count { $0.season > 0 } ? "returning series" : "ended"
        } else {
            members["released"] = self.released.map { .string(String(Dates.text($0).prefix(10))) } ?? .null
            members["status"] = "released"
        }
        return members
    }

    private var language: String {
        ["jp": "ja", "kr": "ko", "cn": "zh", "de": "de", "fr": "fr", "es": "es", "it": "it", "dk": "da", "ru": "ru"][
            self.country
        ] ?? "en"
    }

    private var original: String { self.aliases.first { $0.language == self.language }?.title ?? self.title }
}

extension Catalogue.Episode {
    func hasAired(_ now: Date) -> Bool { self.firstAired.map { $0 <= now } ?? false }

    func json(isFull: Bool) -> JSON {
        var members: [String: JSON] = [
            "season": .integer(self.season), "number": .integer(self.number), "title": .string(self.title),
            "ids": [
                "trakt": .integer(self.id), "tvdb": .integer(Catalogue.EpisodeID.tvdb(self.id)),
                "imdb": self.season == 0 ? "" : .string(Catalogue.EpisodeID.imdb(self.id)),
                "tmdb": .integer(Catalogue.EpisodeID.tmdb(self.id)),
            ],
        ]
        if isFull {
            members["number_abs"] = self.absolute.map { .integer($0) } ?? .null
            members["runtime"] = .integer(self.runtime)
            members["first_aired"] = .date(self.firstAired)
            members["overview"] = ""
            members["rating"] = .number(7.5)
            members["votes"] = 100
            members["comment_count"] = 0
            members["episode_type"] = self.number == 1 ? "season_premiere" : "standard"
            members["updated_at"] = "2026-01-01T00:00:00.000Z"
        }
        return .object(members)
    }
}

extension Catalogue.Season {
    func json(_ show: Catalogue.Title, extended: Set<String>, now: Date) -> JSON {
        let id = Catalogue.EpisodeID.season(show.id, self.number)
        var members: [String: JSON] = [
            "number": .integer(self.number),
            "ids": ["trakt": .integer(id), "tvdb": .integer(id + 700_000), "tmdb": .integer(id + 800_000)],
        ]
        let isFull = extended.contains("full")
        if isFull {
            members["title"] = self.number == 0 ? "Specials" : .string("Season \(self.number)")
            members["episode_count"] = .integer(self.episodes.count)
            members["aired_episodes"] = .integer(self.episodes.count { $0.hasAired(now) })
            members["first_aired"] = .date(self.episodes.first?.firstAired)
            members["overview"] = .null
        }
        if extended.contains("episodes") { members["episodes"] = .array(self.episodes.map { $0.json(isFull: isFull) }) }
        return .object(members)
    }
}

extension Catalogue {
    /// The item with its media objects, as Trakt shows it.
    func json(_ item: Item, isFull: Bool = false, now: Date) -> [String: JSON] {
        switch item {
        case .movie(let id):
            return ["type": "movie", "movie": self.movie(id: id)?.json(isFull: isFull, now: now) ?? .null]
        case .episode(let id):
            guard let (show, episode) = self.episode(id: id) else { return [:] }
            return [
                "type": "episode", "show": show.json(isFull: isFull, now: now), "episode": episode.json(isFull: isFull),
            ]
        }
    }

    /// "Severance 2×07" or "Dune (2021)".
    func name(_ item: Item) -> String {
        switch item {
        case .movie(let id): self.movie(id: id).map { "\($0.title) (\($0.year ?? 0))" } ?? ""
        case .episode(let id):
            self.episode(id: id).map { show, episode in
                "\(show.title) \(episode.season)×\(episode.number < 10 ? "0" : "")\(episode.number)"
            } ?? ""
        }
    }
}
