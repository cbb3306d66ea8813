import Foundation

/// The films and shows that the simulator knows: real titles; ids are real where known, else of its own making.
struct Catalogue: Sendable {
    /// Another name, with the language or the word `aka`.
    struct Alias: Hashable, Sendable {
        var language: String
        var title: String
    }

    struct Episode: Hashable, Sendable {
        var id: Int
        var season: Int
        var number: Int
        /// Counted through all seasons; nil for specials and where Trakt does not count.
        var absolute: Int?
        var title: String
        /// Minutes.
        var runtime: Int
        var firstAired: Date?
    }

    struct Season: Hashable, Sendable {
        var number: Int
        var episodes: [Episode]
    }

    struct Title: Hashable, Sendable {
        var id: Int
        var isShow: Bool
        var title: String
        var year: Int?
        /// Minutes.
        var runtime: Int
        var country: String
        /// 0…9; the search puts the popular first.
        var popularity: Int
        var imdb: String?
        var tmdb: Int
        /// Shows only.
        var tvdb: Int?
        var slug: String
        /// The release of a film, the first episode of a show.
        var released: Date?
        var aliases: [Alias]
        var seasons: [Season] = []

        var episodes: [Episode] { self.seasons.flatMap(\.episodes) }

        func episode(_ season: Int, _ number: Int) -> Episode? {
            self.seasons.first { $0.number == season }?.episodes.first { $0.number == number }
        }
    }

    let titles: [Title]
    private var movies: [Int: Int] = [:]
    private var shows: [Int: Int] = [:]
    private var episodes: [Int: (title: Int, season: Int, episode: Int)] = [:]
    private var names: [String: [Int]] = [:]

    static let standard = Self(
        titles: CatalogueText.titles(
            films: [CatalogueText.firstFilms, CatalogueText.films, CatalogueText.animeFilms],
            shows: [
                (CatalogueText.firstShows, false), (CatalogueText.firstAnime, true), (CatalogueText.shows, false),
                (CatalogueText.dramas, false), (CatalogueText.anime, true), (CatalogueText.dailyShows, false),
            ]
        )
    )

    init(titles: [Title]) {
        self.titles = titles
        for (position, title) in titles.enumerated() {
            if title.isShow { self.shows[title.id] = position } else { self.movies[title.id] = position }
            for name in [title.slug, title.imdb ?? ""] where !name.isEmpty {
                self.names[name, default: []].append(position)
            }
            for (season, entry) in title.seasons.enumerated() {
                for (episode, one) in entry.episodes.enumerated() {
                    self.episodes[one.id] = (position, season, episode)
                }
            }
        }
    }

    func movie(id: Int) -> Title? { self.movies[id].map { self.titles[$0] } }

    func show(id: Int) -> Title? { self.shows[id].map { self.titles[$0] } }

    /// A title by Trakt id, slug or IMDb id, as paths have it.
    func title(_ name: String, isShow: Bool) -> Title? {
        if let id = Int(name), let found = isShow ? self.show(id: id) : self.movie(id: id) { return found }
        return self.names[name]?.map { self.titles[$0] }.first { $0.isShow == isShow }
    }

    /// Which show and which of its episodes an episode id stands for.
    func episode(id: Int) -> (show: Title, episode: Episode)? {
        self.episodes[id].map { (self.titles[$0.title], self.titles[$0.title].seasons[$0.season].episodes[$0.episode]) }
    }

    func exists(_ item: Item) -> Bool {
        switch item {
        case .movie(let id): self.movies[id] != nil
        case .episode(let id): self.episodes[id] != nil
        }
    }

    func minutes(of item: Item) -> Int {
        switch item {
        case .movie(let id): self.movie(id: id)?.runtime ?? 90
        case .episode(let id): self.episode(id: id)?.episode.runtime ?? 45
        }
    }

    /// Numbers of other sites, of the simulator's own making for episodes.
    enum EpisodeID {
        static func tvdb(_ id: Int) -> Int { id + 500_000_000 }
        static func tmdb(_ id: Int) -> Int { id + 600_000_000 }
        static func imdb(_ id: Int) -> String { "tt\(id)" }
        static func season(_ show: Int, _ number: Int) -> Int { show * 1000 + number }
    }
}
