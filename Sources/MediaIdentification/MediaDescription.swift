/// What a file says it is.
package struct MediaDescription: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case movie, episode
    }

    package var kind: Kind?
    /// As a person would write it, without year and country.
    package var title: String?
    /// `aka`, the original title, the title in another script.
    package var alternativeTitles: [String]
    /// Of the film, or of the show's start.
    package var year: Int?
    /// ISO 3166-1, from `(US)` or `UK` behind the title.
    package var country: String?
    /// The season, 0 for the specials; nil where the name has none: a bare number counts through all seasons, or not.
    package var season: Int?
    /// More than one for a file that holds several episodes.
    package var episodes: [Int]
    /// Numbers counted through all seasons, where they stand beside a season.
    package var absolute: [Int]
    /// Of a daily show, `YYYY-MM-DD`.
    package var date: String?
    package var episodeTitle: String?
    /// Of a film on several files, or of a title in parts.
    package var part: Int?
    /// `Extended`, `Director's Cut`.
    package var edition: String?
    /// What sort of extra this is, if it is one: not to be scrobbled.
    package var extra: ExtraSort?
    package var ids: ExternalIDs
    /// Ids of the one episode, which are not those of its show.
    package var episodeIDs: ExternalIDs
    /// From 0, nothing known, to 1, an id.
    package var confidence: Double

    package init(kind: Kind? = nil, title: String? = nil, year: Int? = nil, season: Int? = nil, episodes: [Int] = []) {
        self.kind = kind
        self.title = title
        self.alternativeTitles = []
        self.year = year
        self.season = season
        self.episodes = episodes
        self.absolute = []
        self.ids = ExternalIDs()
        self.episodeIDs = ExternalIDs()
        self.confidence = 0
    }

    /// A sample, a trailer, an opening: nothing that counts as watched.
    package var isExtra: Bool { self.extra != nil }

    /// Reads what an earlier version stored, too: a key that is not there has its default.
    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        self.kind = try keys.decodeIfPresent(Kind.self, forKey: .kind)
        self.title = try keys.decodeIfPresent(String.self, forKey: .title)
        self.alternativeTitles = try keys.decodeIfPresent([String].self, forKey: .alternativeTitles) ?? []
        self.year = try keys.decodeIfPresent(Int.self, forKey: .year)
        self.country = try keys.decodeIfPresent(String.self, forKey: .country)
        self.season = try keys.decodeIfPresent(Int.self, forKey: .season)
        self.episodes = try keys.decodeIfPresent([Int].self, forKey: .episodes) ?? []
        self.absolute = try keys.decodeIfPresent([Int].self, forKey: .absolute) ?? []
        self.date = try keys.decodeIfPresent(String.self, forKey: .date)
        self.episodeTitle = try keys.decodeIfPresent(String.self, forKey: .episodeTitle)
        self.part = try keys.decodeIfPresent(Int.self, forKey: .part)
        self.edition = try keys.decodeIfPresent(String.self, forKey: .edition)
        // A sort that a later version knows is still no film.
        self.extra = try keys.decodeIfPresent(String.self, forKey: .extra).map { ExtraSort(rawValue: $0) ?? .extra }
        self.ids = try keys.decodeIfPresent(ExternalIDs.self, forKey: .ids) ?? ExternalIDs()
        self.episodeIDs = try keys.decodeIfPresent(ExternalIDs.self, forKey: .episodeIDs) ?? ExternalIDs()
        self.confidence = try keys.decodeIfPresent(Double.self, forKey: .confidence) ?? 0
    }
}

/// What is not to be scrobbled.
package enum ExtraSort: String, Codable, Sendable {
    case sample, trailer, extra
    /// An opening or ending without credits.
    case opening

    /// By the number that the vocabulary gives a word.
    init?(place: Int16) {
        switch place {
        case 1: self = .sample
        case 2: self = .trailer
        case 3: self = .extra
        case 4: self = .opening
        default: return nil
        }
    }
}

/// Ids of a film, a show or an episode in other catalogues.
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

    /// Takes from `other` what is not known yet.
    mutating func fill(from other: Self) {
        self.imdb = self.imdb ?? other.imdb
        self.tmdb = self.tmdb ?? other.tmdb
        self.tvdb = self.tvdb ?? other.tvdb
    }
}
