/// What a file says it is.
package struct MediaDescription: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case movie, episode
    }

    package var kind: Kind?
    package var title: String?
    package var year: Int?
    /// 0 is a season too: the specials.
    package var season: Int?
    /// More than one for a file that holds several episodes.
    package var episodes: [Int]
    /// Numbers counted through all seasons, where they stand beside a season.
    package var absolute: [Int]
    /// Of a daily show, `YYYY-MM-DD`.
    package var date: String?
    package var episodeTitle: String?
    package var ids: ExternalIDs
    /// From 0, nothing known, to 1, an id.
    package var confidence: Double

    package init(kind: Kind? = nil, title: String? = nil, year: Int? = nil, season: Int? = nil, episodes: [Int] = []) {
        self.kind = kind
        self.title = title
        self.year = year
        self.season = season
        self.episodes = episodes
        self.absolute = []
        self.ids = ExternalIDs()
        self.confidence = 0
    }
}

/// Ids of a film or a show in other catalogues.
package struct ExternalIDs: Codable, Hashable, Sendable {
    package var imdb: String?
    package var tmdb: Int?
    package var tvdb: Int?

    package init(imdb: String? = nil, tmdb: Int? = nil, tvdb: Int? = nil) {
        self.imdb = imdb
        self.tmdb = tmdb
        self.tvdb = tvdb
    }

    package var isEmpty: Bool { self == Self() }
}
