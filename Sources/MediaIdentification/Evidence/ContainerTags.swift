/// What a container's tags say: Matroska's `IMDB`, `TMDB`, `TVDB`, `TVDB2`, `TITLE`, `COLLECTION`, `PART_NUMBER`, MP4's
/// `tvsh`, `tvsn`, `tves`, as mpv's `metadata` gives them, and what yt-dlp says of a page (`series`, `ytdl_season`, …).
///
/// Matroska's levels stand in front of a tag where the reader tells them: `COLLECTION/TITLE` is the show's title (target
/// 70), `SEASON/PART_NUMBER` the season (60), `EPISODE/PART_NUMBER` the episode (50).
///
/// Source of the ids' forms: the tag registry of Matroska (`movie/603`, `tv/1399`, `series/81189`).
struct ContainerTags {
    private(set) var title: String?
    private(set) var show: String?
    private(set) var season: Int?
    private(set) var episode: Int?
    private(set) var ids = ExternalIDs()
    private(set) var episodeIDs = ExternalIDs()
    private(set) var kind: MediaDescription.Kind?
    /// Of the film's release, or of the file's making.
    private(set) var year: Int?

    init(_ metadata: [String: String]) {
        guard !metadata.isEmpty else { return }
        var tags: [String: String] = [:]
        // In the order of the keys, so that two spellings of a key give one result.
        for key in metadata.keys.sorted() where metadata.count < 1000 {
            guard let value = metadata[key]?.trimmingTag, !value.isEmpty else { continue }
            tags[Self.plain(key)] = value
        }
        self.title = Self.first(tags, Self.titles)
        self.show = Self.first(tags, Self.shows)
        self.season = Self.number(Self.first(tags, Self.seasons))
        self.episode = Self.number(Self.first(tags, Self.episodes))
        self.year = Self.first(tags, Self.years).flatMap { Int($0.prefix(4)) }.flatMap {
            (1890...2035).contains($0) ? $0 : nil
        }
        self.takeIDs(tags)
        // iTunes' `stik`: 9 a film, 10 an episode.
        switch tags["mediatype"] ?? tags["stik"] {
        case "9": self.kind = .movie
        case "10": self.kind = .episode
        default: break
        }
        if self.isEpisode { self.kind = .episode }
    }

    /// Those tags that something is read from, and nothing that is no fact: what else a file says is nobody's to keep.
    static func facts(of metadata: [String: String]) -> [String: String] {
        guard metadata.count < 1000 else { return [:] }
        return metadata.filter { self.known.contains(self.plain($0)) && !$1.trimmingTag.isEmpty }
    }

    private static func plain(_ key: String) -> String {
        key.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    }

    /// All that are read above and below.
    private static let known = Set(
        Self.titles + Self.shows + Self.seasons + Self.episodes + Self.years + [
            "mediatype", "stik", "imdb", "imdbid", "tmdb", "tmdbid", "tvdb", "tvdb2", "tvdbid",
        ]
    )

    /// Show and number: enough to be trusted before the name.
    var isEpisode: Bool { self.show != nil && self.episode != nil && (self.season != nil || self.kind == .episode) }

    private static let titles = ["title", "episode/title", "movie/title"]
    private static let shows = [
        "show", "tvsh", "tvshow", "seriestitle", "series", "collection/title", "collection",
    ]
    private static let seasons = ["season", "seasonnumber", "tvsn", "tvseason", "ytdlseason", "season/partnumber"]
    private static let episodes = [
        "episode", "episodesort", "tves", "episodenumber", "tvepisode", "ytdlepisode", "episode/partnumber",
        "partnumber",
    ]
    private static let years = ["ytdlreleaseyear", "daterelease", "datereleased", "originalyear", "date", "year"]

    /// The tag of the best name that is there.
    private static func first(_ tags: [String: String], _ names: [String]) -> String? {
        names.lazy.compactMap { tags[$0] }.first
    }

    private mutating func takeIDs(_ tags: [String: String]) {
        if let value = tags["imdb"] ?? tags["imdbid"] { self.ids.imdb = EmbeddedIDs.find(in: value).imdb }
        if let value = tags["tmdb"] ?? tags["tmdbid"] {
            let (sort, number) = Self.typed(value)
            self.ids.tmdb = number
            if sort == "tv" { self.kind = .episode } else if sort == "movie" { self.kind = .movie }
        }
        for value in [tags["tvdb2"], tags["tvdb"] ?? tags["tvdbid"]].compactMap({ $0 }) {
            let (sort, number) = Self.typed(value)
            guard let number else { continue }
            if sort == "episodes" { self.episodeIDs.tvdb = number } else { self.ids.tvdb = self.ids.tvdb ?? number }
            if sort == "series" || sort == "episodes" {
                self.kind = .episode
            } else if sort == "movies" {
                self.kind = .movie
            }
        }
    }

    /// Reads `movie/603`, `603`.
    private static func typed(_ value: String) -> (sort: String?, number: Int?) {
        let parts = value.split(separator: "/")
        guard let last = parts.last, let number = self.number(String(last)), number > 0 else { return (nil, nil) }
        return (parts.count == 2 ? parts[0].lowercased() : nil, number)
    }

    private static func number(_ value: String?) -> Int? {
        // `3`, `03`, `3/10`, `2 / 7`
        guard let first = value?.split(separator: "/").first, let number = Int(first.filter { $0 != " " }), number >= 0,
            number < 2_000_000_000
        else { return nil }
        return number
    }
}

extension String {
    fileprivate var trimmingTag: String {
        guard self.utf8.count < 512 else { return "" }
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
