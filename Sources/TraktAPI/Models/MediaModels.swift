package import struct Foundation.Date

/// The numbers and names by which an item is known.
package struct TraktIDs: Codable, Hashable, Sendable {
    package var trakt: Int?
    package var slug: String?
    package var imdb: String?
    package var tmdb: Int?
    package var tvdb: Int?

    package init(trakt: Int? = nil, slug: String? = nil, imdb: String? = nil, tmdb: Int? = nil, tvdb: Int? = nil) {
        self.trakt = trakt
        self.slug = slug
        self.imdb = imdb
        self.tmdb = tmdb
        self.tvdb = tvdb
    }

    /// Takes what can be read: an empty imdb id is none (`Documentation/trakt.md §1.3`), a number that is none is left
    /// out.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.trakt = container.number(.trakt, in: 1...Int.max)
        self.slug = container.text(.slug, limit: 200)
        self.imdb = container.text(.imdb, limit: 20)
        self.tmdb = container.number(.tmdb, in: 1...Int.max)
        self.tvdb = container.number(.tvdb, in: 1...Int.max)
    }
}

/// A film or a show.
///
/// Every member but the ids may be missing (`Documentation/trakt.md §1.3`).
package struct TraktTitle: Codable, Hashable, Sendable {
    /// When a show is on.
    package struct Airs: Codable, Hashable, Sendable {
        /// As in `America/New_York`.
        package var timezone: String?
    }

    package var title: String?
    package var original_title: String?
    package var year: Int?
    package var ids: TraktIDs
    /// Minutes.
    package var runtime: Int?
    /// Two letters, in lower case.
    package var country: String?
    /// Of a show: `returning series`, `ended`, `canceled` and others, new ones without notice.
    package var status: String?
    package var airs: Airs?

    package init(title: String?, year: Int? = nil, ids: TraktIDs, runtime: Int? = nil, country: String? = nil) {
        self.title = title
        self.year = year
        self.ids = ids
        self.runtime = runtime
        self.country = country
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.title = container.text(.title)
        self.original_title = container.text(.original_title)
        self.year = container.number(.year, in: 1800...9999)
        self.ids = container.readable(TraktIDs.self, .ids) ?? TraktIDs()
        self.runtime = container.number(.runtime, in: 1...100_000)
        self.country = container.text(.country, limit: 10)?.lowercased()
        self.status = container.text(.status, limit: 50)
        self.airs = container.readable(Airs.self, .airs)
    }
}

package struct TraktEpisode: Codable, Hashable, Sendable {
    /// 0 is the season of the specials.
    package var season: Int?
    package var number: Int?
    package var title: String?
    package var ids: TraktIDs
    /// Counted through all seasons; often missing (`Documentation/trakt.md §4.7`).
    package var number_abs: Int?
    /// UTC, with milliseconds and Z.
    package var first_aired: String?
    /// Minutes.
    package var runtime: Int?

    package init(
        season: Int?,
        number: Int?,
        title: String? = nil,
        ids: TraktIDs,
        number_abs: Int? = nil,
        first_aired: String? = nil,
        runtime: Int? = nil
    ) {
        self.season = season
        self.number = number
        self.title = title
        self.ids = ids
        self.number_abs = number_abs
        self.first_aired = first_aired
        self.runtime = runtime
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.season = container.number(.season, in: 0...100_000)
        self.number = container.number(.number, in: 0...100_000)
        self.title = container.text(.title)
        self.ids = container.readable(TraktIDs.self, .ids) ?? TraktIDs()
        self.number_abs = container.number(.number_abs, in: 1...100_000)
        self.first_aired = container.text(.first_aired, limit: 40)
        self.runtime = container.number(.runtime, in: 1...100_000)
    }
}

package struct TraktSeason: Codable, Hashable, Sendable {
    package var number: Int
    package var episodes: [TraktEpisode]?

    package init(number: Int, episodes: [TraktEpisode]?) {
        self.number = number
        self.episodes = episodes
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.number = try container.decode(Int.self, forKey: .number)
        self.episodes = container.readable(TolerantList<TraktEpisode>.self, .episodes)?.elements
    }
}

/// One hit of a search.
///
/// The score may be a fraction, a huge number or missing.
package struct TraktSearchResult: Codable, Hashable, Sendable {
    package var type: String
    package var score: Double?
    package var movie: TraktTitle?
    package var show: TraktTitle?
    package var episode: TraktEpisode?

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.score = container.readable(Double.self, .score).flatMap { $0.isFinite ? $0 : nil }
        self.movie = container.readable(TraktTitle.self, .movie)
        self.show = container.readable(TraktTitle.self, .show)
        self.episode = container.readable(TraktEpisode.self, .episode)
        let byMember = self.movie != nil ? "movie" : self.episode != nil ? "episode" : self.show != nil ? "show" : ""
        self.type = container.text(.type, limit: 50) ?? byMember
    }
}

/// Another name of a film or a show: an alias of some country, or a translation into some language.
package struct TraktName: Codable, Hashable, Sendable {
    package var title: String?
    package var country: String?
    package var language: String?

    package init(title: String?, country: String? = nil, language: String? = nil) {
        self.title = title
        self.country = country
        self.language = language
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.title = container.text(.title)
        self.country = container.text(.country, limit: 10)?.lowercased()
        self.language = container.text(.language, limit: 10)?.lowercased()
    }
}

/// One play in the history.
package struct TraktHistoryItem: Codable, Hashable, Sendable {
    package var id: Int64
    package var watched_at: String?
    package var action: String?
    package var type: String?
    package var movie: TraktTitle?
    package var show: TraktTitle?
    package var episode: TraktEpisode?

    /// When it was watched; nil for a play without a date.
    package var date: Date? { self.watched_at.flatMap(TraktDate.parse) }

    /// As `ScrobbleItem.key`; nil where the answer does not say.
    package var itemKey: String? { ScrobbleItem.key(movie: self.movie, episode: self.episode) }
}

/// What can be scrobbled: by Trakt's own ids, so that the server has nothing to guess (`Documentation/trakt.md §4.1`).
package enum ScrobbleItem: Codable, Hashable, Sendable {
    case movie(trakt: Int, title: String?, year: Int?)
    case episode(trakt: Int)

    /// Which one it is, whatever its title is called by now: `movie 12`.
    package var key: String {
        switch self {
        case .movie(let id, _, _): "movie \(id)"
        case .episode(let id): "episode \(id)"
        }
    }

    /// The key of what an answer is about.
    static func key(movie: TraktTitle?, episode: TraktEpisode?) -> String? {
        if let id = episode?.ids.trakt { return Self.episode(trakt: id).key }
        return movie?.ids.trakt.map { Self.movie(trakt: $0, title: nil, year: nil).key }
    }
}

/// What a scrobble did: its `action` decides, not the endpoint called.
package struct ScrobbleAnswer: Codable, Hashable, Sendable {
    package var id: Int64?
    package var action: String?

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = container.readable(Int64.self, .id)
        self.action = container.text(.action, limit: 50)
    }
}

/// What a history add did.
package struct HistoryAnswer: Codable, Hashable, Sendable {
    package struct Counts: Codable, Hashable, Sendable {
        package var movies: Int?
        package var episodes: Int?

        /// Both together; nil when neither is told, and for numbers that nobody means.
        package var total: Int? {
            guard self.movies != nil || self.episodes != nil else { return nil }
            let (sum, isTooMuch) = (self.movies ?? 0).addingReportingOverflow(self.episodes ?? 0)
            return isTooMuch || sum < 0 ? nil : sum
        }
    }

    package struct Missing: Codable, Hashable, Sendable {
        package struct Item: Codable, Hashable, Sendable {
            package var ids: TraktIDs?
        }

        package var movies: [Item]?
        package var episodes: [Item]?
    }

    package var added: Counts?
    package var not_found: Missing?

    /// Plays added; nil when the answer does not say.
    package var addedPlays: Int? { self.added?.total }

    /// Trakt's ids of films and of episodes that it does not know.
    package var missing: (movies: Set<Int>, episodes: Set<Int>) {
        let ids = [self.not_found?.movies, self.not_found?.episodes].map { Set(($0 ?? []).compactMap(\.ids?.trakt)) }
        return (ids[0], ids[1])
    }
}

/// What a removal from the history did (`Documentation/trakt.md §6.2`).
package struct RemovalAnswer: Codable, Hashable, Sendable {
    package struct Missing: Codable, Hashable, Sendable {
        package var ids: [Int64]?
    }

    package var deleted: HistoryAnswer.Counts?
    package var not_found: Missing?

    /// Whether it says of each of these plays that it is gone, now or before.
    ///
    /// - Parameter ids: The plays that were to be removed.
    /// - Returns: Whether what was deleted and what was not found make up all of them.
    package func accounts(for ids: [Int64]) -> Bool {
        let missing = Set(self.not_found?.ids ?? []).intersection(ids).count
        return (self.deleted?.total ?? 0) == Set(ids).count - missing
    }
}

/// A place to resume from.
package struct TraktPlayback: Codable, Hashable, Sendable {
    /// Trakt's number of the place.
    package var id: Int64?
    /// Percent.
    package var progress: Double?
    package var paused_at: String?
    package var movie: TraktTitle?
    package var episode: TraktEpisode?

    /// As `ScrobbleItem.key`; nil where the answer does not say.
    package var itemKey: String? { ScrobbleItem.key(movie: self.movie, episode: self.episode) }
}

/// An opinion that Trakt has.
package struct TraktRating: Codable, Hashable, Sendable {
    /// From 1 to 10.
    package var rating: Int?
    package var rated_at: String?
    package var movie: TraktTitle?
    package var episode: TraktEpisode?

    /// When it was given; nil where the answer does not say.
    package var date: Date? { self.rated_at.flatMap(TraktDate.parse) }

    /// As `ScrobbleItem.key`; nil where the answer does not say.
    package var itemKey: String? { ScrobbleItem.key(movie: self.movie, episode: self.episode) }
}

/// When something of a kind changed last; every member may be missing (`Documentation/trakt.md §8.1`).
package struct TraktActivities: Codable, Hashable, Sendable {
    package struct Dates: Codable, Hashable, Sendable {
        package var watched_at: String?
        package var paused_at: String?
        package var rated_at: String?
        package var hidden_at: String?
        package var dropped_at: String?
    }

    package var movies: Dates?
    package var episodes: Dates?
    package var shows: Dates?
}
