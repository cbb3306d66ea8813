import Foundation

/// The films and shows that the simulator knows: real titles, ids of its own making.
struct Catalogue: Sendable {
    struct Title: Sendable {
        var id: Int
        var isShow: Bool
        var title: String
        var year: Int
        /// Minutes.
        var runtime: Int
        /// How many episodes each season has, from season 1; specials are not counted here.
        var seasons: [Int] = []
        var imdb: String
    }

    let titles: [Title]

    static let standard = Self(
        titles: films.enumerated().map { index, film in
            Title(
                id: 1000 + index,
                isShow: false,
                title: film.0,
                year: film.1,
                runtime: film.2,
                imdb: "tt100\(1000 + index)"
            )
        }
            + shows.enumerated().map { index, show in
                Title(
                    id: 2000 + index,
                    isShow: true,
                    title: show.0,
                    year: show.1,
                    runtime: show.2,
                    seasons: show.3,
                    imdb: "tt200\(2000 + index)"
                )
            }
    )

    private static let films: [(String, Int, Int)] = [
        ("Dune", 1984, 137), ("Dune", 2021, 155), ("The Matrix", 1999, 136), ("Blade Runner 2049", 2017, 164),
        ("2012", 2009, 158), ("Fargo", 1996, 98), ("Westworld", 1973, 88), ("12 Monkeys", 1995, 129),
        ("Solaris", 1972, 167), ("Solaris", 2002, 99), ("Heat", 1995, 170), ("The Thing", 1982, 109),
        ("The Thing", 2011, 103), ("Spirited Away", 2001, 125), ("Ocean's Eleven", 1960, 127),
        ("Ocean's Eleven", 2001, 117), ("Arrival", 2016, 116), ("Alien", 1979, 117), ("Aliens", 1986, 137),
    ]

    private static let shows: [(String, Int, Int, [Int])] = [
        ("Severance", 2022, 50, [9, 10]), ("Breaking Bad", 2008, 47, [7, 13, 13, 13, 16]),
        ("The Wire", 2002, 59, [13, 12, 12, 13, 10]), ("Fargo", 2014, 53, [10, 10, 10, 11, 10]),
        ("Westworld", 2016, 62, [10, 10, 8, 8]), ("12 Monkeys", 2015, 42, [13, 13, 10, 11]),
        ("Battlestar Galactica", 1978, 50, [24]), ("Battlestar Galactica", 2003, 44, [13, 20, 20, 20]),
        ("The Office", 2001, 30, [6, 6]), ("The Office", 2005, 22, [6, 22, 25, 19, 28, 26, 26, 24, 25]),
        ("House of Cards", 1990, 55, [4]), ("House of Cards", 2013, 50, [13, 13, 13, 13, 13, 8]),
        ("Attack on Titan", 2013, 24, [25, 12, 22, 30]), ("Frieren: Beyond Journey's End", 2023, 24, [28]),
    ]

    func title(id: Int) -> Title? { self.titles.first { $0.id == id } }

    /// Which show and which of its episodes an episode id stands for.
    func episode(id: Int) -> (show: Title, season: Int, number: Int)? {
        guard let show = self.title(id: id / 100_000), show.isShow else { return nil }
        let season = id / 1000 % 100
        let number = id % 1000
        guard season >= 1, season <= show.seasons.count, (1...show.seasons[season - 1]).contains(number) else {
            return nil
        }
        return (show, season, number)
    }

    static func episodeID(_ show: Title, _ season: Int, _ number: Int) -> Int {
        show.id * 100_000 + season * 1000 + number
    }

    static func json(_ title: Title) -> JSON {
        .object([
            "title": .string(title.title), "year": .number(Double(title.year)),
            "runtime": .number(Double(title.runtime)),
            "ids": .object([
                "trakt": .number(Double(title.id)), "imdb": .string(title.imdb), "slug": .string("t\(title.id)"),
            ]),
        ])
    }

    static func json(_ show: Title, season: Int, number: Int) -> JSON {
        let before = show.seasons.prefix(season - 1).reduce(0, +)
        return .object([
            "season": .number(Double(season)), "number": .number(Double(number)),
            "title": .string("Episode \(number)"), "number_abs": .number(Double(before + number)),
            "runtime": .number(Double(show.runtime)),
            "ids": .object(["trakt": .number(Double(Self.episodeID(show, season, number)))]),
        ])
    }

    /// Titles that are the query, or contain it.
    func search(_ query: String, shows: Bool, exact: Bool) -> [Title] {
        let wanted = query.replacing("\\", with: "").lowercased()
        return self.titles.filter { title in
            let name = title.title.lowercased()
            return title.isShow == shows && (exact ? name == wanted : !wanted.isEmpty && name.contains(wanted))
        }
    }
}
