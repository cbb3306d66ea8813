import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct HistoryTests {
    private func add(_ body: String, by client: RawClient, token: String) async throws -> RawAnswer {
        try await client.ask("POST", "/sync/history", token: token, body: body)
    }

    @Test(arguments: [
        (#"{"movies":[{"ids":{"trakt":1000}},{"title":"Dune","year":2021}]}"#, 2, 0, [0, 0, 0, 0]),
        (#"{"episodes":[{"ids":{"trakt":200000016}}]}"#, 0, 1, [0, 0, 0, 0]),
        (#"{"movies":[{"ids":{"trakt":1}}],"episodes":[{"ids":{"trakt":2}}]}"#, 0, 0, [1, 0, 0, 1]),
        // A bare show is each of its episodes, but for the specials.
        (#"{"shows":[{"ids":{"slug":"breaking-bad"}}]}"#, 0, 62, [0, 0, 0, 0]),
        (
            #"{"shows":[{"title":"Severance","seasons":[{"number":1},{"number":2,"episodes":[{"number":7}]}]}]}"#, 0,
            10, [0, 0, 0, 0]
        ),
        (#"{"seasons":[{"ids":{"trakt":2000001}}]}"#, 0, 9, [0, 0, 0, 0]),
        (#"{"shows":[{"title":"No Such Show"}],"seasons":[{"ids":{"trakt":5}}]}"#, 0, 0, [0, 1, 1, 0]),
    ])
    func `plays are added by each form`(body: String, movies: Int, episodes: Int, missing: [Int]) async throws {
        try await withSimulator { client, _ in
            let answer = try await self.add(body, by: client, token: try await client.login())
            #expect(answer.status == 201)
            #expect(answer.json["added"] == ["movies": .integer(movies), "episodes": .integer(episodes)])
            let absent = ["movies", "shows", "seasons", "episodes"].map { answer.json["not_found"]?[$0]?.array.count }
            #expect(absent == missing)
        }
    }

    @Test(arguments: [
        (#""2020-01-02T03:04:05.678Z""#, "2020-01-02T03:04:05.678Z"),
        (#""2020-01-02T03:04:05Z""#, "2020-01-02T03:04:05.000Z"),
        (#""02.01.2020""#, "2026-09-21T14:13:20.000Z"), (#""unknown""#, nil),
        (#""released""#, "1984-06-15T02:17:00.000Z"),
    ])
    func `a date that cannot be read is now`(date: String, shown: String?) async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            _ = try await self.add(
                #"{"movies":[{"watched_at":\#(date),"ids":{"trakt":1000}}]}"#,
                by: client,
                token: token
            )
            let play = try await client.ask("GET", "/sync/history", token: token).json.array.first
            #expect(play?["watched_at"]?.string == shown)
        }
    }

    @Test(arguments: [
        #"{"movies":[{"watched_at":1,"ids":{"trakt":1000}}]}"#, #"{"movies":{"ids":{"trakt":1000}}}"#,
        #"{"movies":[{"watched_at":null,"ids":{"trakt":1000}}]}"#, #"{"movies":[1000]}"#, "",
    ])
    func `wrong types are refused and add nothing`(body: String) async throws {
        try await withSimulator { client, _ in
            let answer = try await self.add(body, by: client, token: try await client.login())
            #expect(answer.status == 400)
            #expect(try await client.control("GET", "history").json == [])
        }
    }

    @Test func `pages tell where they are, and none is longer than 250`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            try await client.control("POST", "plays", body: #"{"type":"movie","trakt":1000,"times":520}"#)
            func get(_ query: String) async throws -> RawAnswer {
                try await client.ask("GET", "/sync/history\(query)", token: token)
            }
            let plain = try await get("")
            #expect(plain.json.array.count == 100)
            #expect(plain.header("X-Pagination-Item-Count") == "520")
            let last = try await get("/movies/1000?page=3&limit=1000")
            #expect(last.json.array.count == 20)
            #expect(last.header("X-Pagination-Limit") == "250")
            #expect(last.header("X-Pagination-Page-Count") == "3")
            #expect(try await get("?page=9223372036854775807&limit=250").json == [])
            #expect(try await get("/movies/1001").json == [])
            #expect(try await get("/movies/dune-1984").status == 404)
            #expect(try await get("/shows").json == [])
        }
    }

    @Test func `the newest comes first, and only from the time that was asked for`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            let days = ["2020-01-03", "2020-01-01", "2020-01-02"]
            let plays = days.map { #"{"watched_at":"\#($0)T12:00:00.000Z","ids":{"trakt":1000}}"# }
            _ = try await self.add(#"{"movies":[\#(plays.joined(separator: ","))]}"#, by: client, token: token)
            func dates(_ query: String) async throws -> [String?] {
                let found = try await client.ask("GET", "/sync/history/movies/1000\(query)", token: token).json.array
                return found.map { $0["watched_at"]?.string.map { String($0.prefix(10)) } }
            }
            #expect(try await dates("") == ["2020-01-03", "2020-01-02", "2020-01-01"])
            #expect(try await dates("?start_at=2020-01-02T12:00:00.000Z") == ["2020-01-03", "2020-01-02"])
            #expect(try await dates("?start_at=2020-01-02&end_at=2020-01-03") == ["2020-01-02"])
        }
    }

    @Test func `an id removes one play, an item all of them`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            try await client.control("POST", "plays", body: #"{"type":"movie","trakt":1000,"times":3}"#)
            let id = try await client.control("GET", "history").json.array.first?["id"]?.integer ?? 0
            func remove(_ body: String) async throws -> JSON {
                try await client.ask("POST", "/sync/history/remove", token: token, body: body).json
            }
            let first = try await remove(#"{"ids":[\#(id),7]}"#)
            #expect(first["deleted"] == ["movies": 1, "episodes": 0])
            #expect(first["not_found"]?["ids"] == [7])
            #expect(try await remove(#"{"movies":[{"ids":{"trakt":1000}}]}"#)["deleted"]?["movies"] == 2)
            #expect(try await client.control("GET", "history").json == [])
        }
    }

    @Test func `a hundred thousand plays are taken, and one item is still found`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            for batch in 0..<100 {
                // Newest first, the worst order for a list that is kept by date.
                let plays = (0..<1000).map { index in
                    let date = Dates.text(Date(timeIntervalSince1970: Double(1_700_000_000 - batch * 1000 - index)))
                    return #"{"watched_at":"\#(date)","ids":{"trakt":\#(1000 + index % 200)}}"#
                }
                let body = #"{"movies":[\#(plays.joined(separator: ","))]}"#
                #expect(try await self.add(body, by: client, token: token).json["added"]?["movies"] == 1000)
            }
            let page = try await client.ask("GET", "/sync/history/movies/1007?limit=1", token: token)
            #expect(page.header("X-Pagination-Item-Count") == "500")
        }
    }

    @Test func `progress counts what has aired and names what is next to watch`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            _ = try await self.add(
                #"{"episodes":[{"ids":{"trakt":200000001}},{"ids":{"trakt":200000002}}]}"#,
                by: client,
                token: token
            )
            let progress = try await client.ask("GET", "/shows/severance/progress/watched", token: token).json
            #expect(progress["aired"] == 19)
            #expect(progress["completed"] == 2)
            #expect(progress["next_episode"]?["number"] == 3)
            let watched = try await client.ask("GET", "/sync/watched/shows?extended=progress", token: token).json.array
            #expect(watched.first?["plays"] == 2)
            #expect(watched.first?["seasons"]?.array.first?["episodes"]?.array.count == 2)
            let activity = try await client.ask("GET", "/sync/last_activities", token: token).json
            #expect(activity["episodes"]?["watched_at"] == activity["all"])
        }
    }

    @Test(arguments: [(1, 201), (10, 201), (0, 422), (11, 422)])
    func `ratings go from one to ten`(rating: Int, status: Int) async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            let body = #"{"movies":[{"rating":\#(rating),"ids":{"trakt":1000}}]}"#
            #expect(try await client.ask("POST", "/sync/ratings", token: token, body: body).status == status)
            let removed = try await client.ask("POST", "/sync/ratings/remove", token: token, body: body).json
            #expect(removed["deleted"]?["movies"] == .integer(status == 201 ? 1 : 0))
        }
    }
}
