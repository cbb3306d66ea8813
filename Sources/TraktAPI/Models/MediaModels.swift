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
}

/// A film or a show.
///
/// Every member but the ids may be missing (`trakt-api.md §1.3`).
package struct TraktTitle: Codable, Hashable, Sendable {
    package var title: String?
    package var year: Int?
    package var ids: TraktIDs
    /// Minutes.
    package var runtime: Int?
    package var country: String?
}

package struct TraktEpisode: Codable, Hashable, Sendable {
    package var season: Int?
    package var number: Int?
    package var title: String?
    package var ids: TraktIDs
    package var number_abs: Int?
    package var first_aired: String?
    /// Minutes.
    package var runtime: Int?
}

package struct TraktSeason: Codable, Hashable, Sendable {
    package var number: Int
    package var episodes: [TraktEpisode]?
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
}

/// What can be scrobbled: by Trakt's own ids, so that the server has nothing to guess (`trakt-api.md §4.1`).
package enum ScrobbleItem: Codable, Hashable, Sendable {
    case movie(trakt: Int, title: String?, year: Int?)
    case episode(trakt: Int)
}

/// What a scrobble did: its `action` decides, not the endpoint called.
package struct ScrobbleAnswer: Codable, Hashable, Sendable {
    package var id: Int64?
    package var action: String?
    package var progress: Double?
}

/// What a history add did.
package struct HistoryAnswer: Codable, Hashable, Sendable {
    package struct Counts: Codable, Hashable, Sendable {
        package var movies: Int?
        package var episodes: Int?
    }

    package var added: Counts?

    /// Plays added; 0 means that the item stands under `not_found`.
    package var addedPlays: Int { (self.added?.movies ?? 0) + (self.added?.episodes ?? 0) }
}
