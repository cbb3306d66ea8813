import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct CatalogueTests {
    private let catalogue = Catalogue.standard

    private func show(_ name: String) throws -> Catalogue.Title {
        try #require(self.catalogue.title(name, isShow: true))
    }

    @Test func `there are hundreds of films and shows, and every id is one thing of its kind`() {
        for isShow in [false, true] {
            let titles = self.catalogue.titles.filter { $0.isShow == isShow }
            #expect(titles.count > 200)
            #expect(Set(titles.map(\.id)).count == titles.count)
            #expect(Set(titles.map(\.slug)).count == titles.count)
            #expect(Set(titles.map(\.tmdb)).count == titles.count)
            #expect(Set(titles.compactMap(\.tvdb)).count == (isShow ? titles.count : 0))
        }
        let imdb = self.catalogue.titles.compactMap(\.imdb)
        #expect(Set(imdb).count == imdb.count)
        let episodes = self.catalogue.titles.flatMap(\.episodes)
        #expect(Set(episodes.map(\.id)).count == episodes.count)
        #expect(episodes.allSatisfy { self.catalogue.episode(id: $0.id)?.episode == $0 })
    }

    @Test func `numbers of TMDB collide between films and shows`() {
        let films = Set(self.catalogue.titles.filter { !$0.isShow }.map(\.tmdb))
        #expect(self.catalogue.titles.contains { $0.isShow && films.contains($0.tmdb) })
    }

    @Test(arguments: [
        ("severance", 2, 7, "Chikhai Bardo"), ("breaking-bad", 5, 16, "Felina"),
        ("sherlock", 0, 3, "The Abominable Bride"),
        ("doctor-who-2005", 0, 2, "The Christmas Invasion"), ("firefly", 1, 1, "Serenity"),
        ("the-wire", 3, 11, "Middle Ground"),
        ("cowboy-bebop", 1, 26, "The Real Folk Blues (2)"), ("game-of-thrones", 3, 9, "The Rains of Castamere"),
        ("chernobyl", 1, 1, "1:23:45"), ("fleabag", 2, 1, "Episode 1"), ("band-of-brothers", 1, 6, "Bastogne"),
    ])
    func `episodes have their titles`(slug: String, season: Int, number: Int, title: String) throws {
        let episode = try #require(try self.show(slug).episode(season, number))
        #expect(episode.title == title)
        #expect(self.catalogue.episode(id: episode.id)?.show.slug == slug)
    }

    @Test(arguments: [
        ("severance", [9, 10]), ("breaking-bad", [7, 13, 13, 13, 16]), ("frieren-beyond-journeys-end", [28]),
    ])
    func `shows have their seasons`(slug: String, counts: [Int]) throws {
        #expect(try self.show(slug).seasons.filter { $0.number > 0 }.map(\.episodes.count) == counts)
    }

    @Test(arguments: [
        ("attack-on-titan", 2, 1, 26), ("one-piece", 2, 1, 62), ("jujutsu-kaisen", 2, 1, 25), ("severance", 2, 1, nil),
        ("attack-on-titan", 0, 1, nil), ("detective-conan", 1, 1100, 1100), ("spy-x-family", 1, 16, 16),
    ])
    func `anime is counted through`(slug: String, season: Int, number: Int, absolute: Int?) throws {
        #expect(try self.show(slug).episode(season, number)?.absolute == absolute)
    }

    @Test func `daily shows keep to working days`() throws {
        let dates = try self.show("the-daily-show").episodes.compactMap(\.firstAired)
        let weekdays = Set(dates.map { Calendar(identifier: .gregorian).component(.weekday, from: $0 - 25 * 3600) })
        #expect(weekdays == [2, 3, 4, 5])
        #expect(dates.count > 600)
    }

    @Test(arguments: [
        ("severance", 2, 7, "2025-03-01T01:00:00.000Z"), ("attack-on-titan", 1, 1, "2013-04-07T15:00:00.000Z"),
        ("sherlock", 0, 3, "2016-01-01T20:00:00.000Z"),
    ])
    func `an evening has its date in UTC`(slug: String, season: Int, number: Int, date: String) throws {
        #expect(try self.show(slug).episode(season, number)?.firstAired.map(Dates.text) == date)
    }

    @Test func `some specials are films and no episodes`() throws {
        #expect(try self.show("battlestar-galactica-2003").episodes.allSatisfy { $0.title != "Razor" })
        #expect(self.catalogue.exact("Razor", isShow: false, fields: [.aliases]).map(\.year) == [2007])
    }

    struct Search: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var path: String
        var first: [String]
        var absent: [String] = []
    }

    @Test(arguments: [
        Search(testDescription: "the popular comes first", path: "movie?query=dune", first: ["Dune 2021"]),
        Search(
            testDescription: "a partial hit beats the exact one",
            path: "show?query=house",
            first: ["House of Cards 2013"]
        ),
        Search(
            testDescription: "exact is exact",
            path: "show/exact?query=house",
            first: ["House 2004"],
            absent: ["House of Cards 2013"]
        ),
        Search(
            testDescription: "a year narrows",
            path: "movie?query=dune&years=1984",
            first: ["Dune 1984"],
            absent: ["Dune 2021"]
        ),
        Search(
            testDescription: "an alias by default",
            path: "show?query=Shingeki%20no%20Kyojin",
            first: ["Attack on Titan 2013"]
        ),
        Search(
            testDescription: "no alias among titles",
            path: "show?query=Shingeki%20no%20Kyojin&fields=title",
            first: []
        ),
        Search(
            testDescription: "a native title",
            path: "show?query=%E9%80%B2%E6%92%83%E3%81%AE%E5%B7%A8%E4%BA%BA",
            first: ["Attack on Titan 2013"]
        ),
        Search(testDescription: "a slip of a letter", path: "show?query=severence", first: ["Severance 2022"]),
        Search(
            testDescription: "an escaped colon",
            path: "movie?query=2001%5C%3A%20A%20Space%20Odyssey",
            first: ["2001: A Space Odyssey 1968"]
        ),
        Search(
            testDescription: "a bare colon asks for a field",
            path: "movie?query=2001%3A%20A%20Space%20Odyssey",
            first: []
        ),
        Search(testDescription: "escaped dashes", path: "show?query=9%5C-1%5C-1", first: ["9-1-1 2018"]),
        Search(testDescription: "a bare dash takes away", path: "show?query=office%20-office", first: []),
        Search(testDescription: "an escaped slash", path: "movie?query=face%5C%2Foff", first: ["Face/Off 1997"]),
        Search(testDescription: "an unknown name", path: "movie?query=qqqqqqqq", first: []),
        Search(testDescription: "no query", path: "movie", first: []),
        Search(testDescription: "an IMDb id", path: "imdb/tt0087182", first: ["Dune 1984"]),
        Search(testDescription: "the type is ignored for IMDb", path: "imdb/tt0087182?type=show", first: ["Dune 1984"]),
        Search(testDescription: "an unknown IMDb id", path: "imdb/tt0", first: []),
        Search(testDescription: "TMDB with its type", path: "tmdb/60622?type=show", first: ["Fargo 2014"]),
        Search(testDescription: "TMDB with the other type", path: "tmdb/60622?type=movie", first: []),
        Search(testDescription: "a TVDB id", path: "tvdb/371980?type=show", first: ["Severance 2022"]),
        Search(testDescription: "a Trakt id", path: "trakt/1001?type=movie", first: ["Dune 2021"]),
        Search(testDescription: "no number", path: "tvdb/x?type=show", first: []),
    ])
    func `the search answers as Trakt's does`(_ search: Search) async throws {
        try await withSimulator { client, _ in
            let answer = try await client.ask("GET", "/search/\(search.path)")
            #expect(answer.status == 200)
            let names = answer.json.array.map { hit in
                let title = hit["movie"] ?? hit["show"]
                return "\(title?["title"]?.string ?? "") \(title?["year"]?.integer ?? 0)"
            }
            #expect(Array(names.prefix(max(search.first.count, 1))) == search.first)
            #expect(Set(names).isDisjoint(with: search.absent))
        }
    }

    @Test func `a number without its type gives the film first, though the show was meant`() async throws {
        let films = self.catalogue.titles.filter { !$0.isShow }
        let show = try #require(
            self.catalogue.titles.first { show in show.isShow && films.contains { $0.tmdb == show.tmdb } }
        )
        try await withSimulator { client, _ in
            let both = try await client.ask("GET", "/search/tmdb/\(show.tmdb)").json.array
            #expect(both.map { $0["type"] } == ["movie", "show"])
            let one = try await client.ask("GET", "/search/tmdb/\(show.tmdb)?type=show").json.array
            #expect(one.map { $0["show"]?["title"] } == [.string(show.title)])
        }
    }

    @Test func `an episode is found by its number elsewhere and by its title`() async throws {
        try await withSimulator { client, _ in
            for path in ["tvdb/700000016?type=episode", "imdb/tt200000016", "episode?query=Chikhai%20Bardo"] {
                let hit = try await client.ask("GET", "/search/\(path)").json.array.first
                #expect(hit?["type"] == "episode")
                #expect(hit?["episode"]?["title"] == "Chikhai Bardo")
                #expect(hit?["show"]?["title"] == "Severance")
            }
        }
    }

    @Test(arguments: [
        ("/shows/tt11280740", false), ("/shows/severance?extended=full", true), ("/movies/dune-2021", false),
        ("/movies/1001?extended=full", true),
    ])
    func `details come only when asked for`(path: String, isFull: Bool) async throws {
        try await withSimulator { client, _ in
            let title = try await client.ask("GET", path).json
            #expect((title["runtime"] != nil) == isFull)
            #expect(title["ids"]?["trakt"]?.integer != nil)
        }
    }

    @Test func `seasons bring their episodes when asked for`() async throws {
        try await withSimulator { client, _ in
            func seasons(_ query: String) async throws -> [JSON] {
                try await client.ask("GET", "/shows/attack-on-titan/seasons\(query)").json.array
            }
            #expect(try await seasons("").map { $0["number"] } == [0, 1, 2, 3, 4])
            #expect(try await seasons("").first?["episodes"] == nil)
            let brief = try await seasons("?extended=episodes")[2]["episodes"]?.array.first
            #expect(brief?["title"] == "Beast Titan")
            #expect(brief?["number_abs"] == nil)
            let full = try await seasons("?extended=full,episodes")[2]["episodes"]?.array.first
            #expect(full?["number_abs"] == 26)
            let one = try await client.ask("GET", "/shows/attack-on-titan/seasons/2/episodes/1?extended=full").json
            #expect(one == full)
            let season = try await client.ask("GET", "/shows/attack-on-titan/seasons/2").json.array
            #expect(season.count == 12)
        }
    }

    @Test func `aliases and translations are there`() async throws {
        try await withSimulator { client, _ in
            let aliases = try await client.ask("GET", "/shows/money-heist/aliases").json.array
            #expect(aliases.contains(["title": "La casa de papel", "country": "es"]))
            let german = try await client.ask("GET", "/movies/the-lives-of-others-2006/translations/de").json.array
            #expect(german.map { $0["title"] } == ["Das Leben der Anderen"])
        }
    }
}
