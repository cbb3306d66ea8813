import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct HTTPRulesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var method = "GET"
        var path = "/shows/severance"
        var without: String?
        var with: [String: String] = [:]
        var status: Int
    }

    @Test(arguments: [
        Case(testDescription: "all in order", status: 200),
        Case(testDescription: "no User-Agent", without: "User-Agent", status: 403),
        Case(testDescription: "a library's User-Agent", with: ["User-Agent": "python-requests/2.32"], status: 403),
        Case(testDescription: "another content type", with: ["Content-Type": "text/plain"], status: 412),
        Case(
            testDescription: "a POST without a type",
            method: "POST",
            path: "/checkin",
            without: "Content-Type",
            status: 412
        ),
        Case(testDescription: "a GET without a type", without: "Content-Type", status: 200),
        Case(testDescription: "no API version", without: "trakt-api-version", status: 403),
        Case(testDescription: "API version 1", with: ["trakt-api-version": "1"], status: 403),
        Case(testDescription: "no API key", without: "trakt-api-key", status: 403),
        Case(testDescription: "a POST without a token", method: "POST", path: "/scrobble/start", status: 401),
        Case(testDescription: "a DELETE without a token", method: "DELETE", path: "/checkin", status: 401),
        Case(testDescription: "history without a token", path: "/sync/history", status: 401),
        Case(testDescription: "settings without a token", path: "/users/settings", status: 401),
        Case(testDescription: "progress without a token", path: "/shows/severance/progress/watched", status: 401),
        Case(testDescription: "what is hidden without a token", path: "/users/hidden/dropped", status: 401),
        Case(testDescription: "a wrong token", path: "/sync/history", with: ["Authorization": "Bearer x"], status: 401),
        Case(
            testDescription: "a token as Basic",
            path: "/sync/history",
            with: ["Authorization": "Basic x"],
            status: 401
        ),
        Case(testDescription: "a path that is not there", path: "/nowhere", status: 404),
        Case(testDescription: "a show that is not there", path: "/shows/no-such-show", status: 404),
        Case(testDescription: "a season that is not there", path: "/shows/severance/seasons/9", status: 404),
        Case(testDescription: "a number that no Int can hold", path: "/shows/99999999999999999999999", status: 404),
    ])
    func `who asks, how and for what decides the status`(_ rule: Case) async throws {
        try await withSimulator { client, _ in
            var headers = RawClient.manners().merging(rule.with) { $1 }
            if let name = rule.without { headers[name] = nil }
            let answer = try await client.send(rule.method, rule.path, headers: headers)
            #expect(answer.status == rule.status)
            if rule.testDescription.contains("User-Agent") {
                #expect(answer.header("Content-Type")?.hasPrefix("text/html") == true)
                #expect(answer.body.contains("error code: 1010"))
            }
        }
    }

    @Test(arguments: [
        ("/search/tvdb/-9223372036854775808?type=show", 200), ("/search/tmdb/-9223372036854775808", 200),
        ("/search/imdb/tt-9223372036854775808", 200), ("/search/trakt/9223372036854775807", 200),
        ("/sync/history/seasons/-9223372036854775808", 404), ("/sync/history?page=-9223372036854775808&limit=0", 200),
        ("/sync/history?start_at=9999-99-99&end_at=0", 200), ("/shows/2000/seasons/-9223372036854775808", 404),
        ("/search/movie?query=%ff%fe", 200), ("/search/movie?query=%", 200), ("/shows/%00%ff", 404),
    ])
    func `odd numbers and bytes get an answer`(path: String, status: Int) async throws {
        try await withSimulator { client, _ in
            let answer = try await client.ask("GET", path, token: try await client.login())
            #expect(answer.status == status)
        }
    }

    @Test func `another method on a known path is 405`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            #expect(try await client.ask("DELETE", "/sync/history", token: token).status == 405)
        }
    }

    @Test func `a second write within a second is refused with the time to wait`() async throws {
        try await withSimulator {
            $0.hasRateLimits = true
        } _: { client, clock in
            let token = try await client.login()
            func write() async throws -> RawAnswer { try await client.ask("DELETE", "/checkin", token: token) }
            #expect(try await write().status == 204)
            let refused = try await write()
            #expect(refused.status == 429)
            #expect(refused.header("Retry-After") == "1")
            let detail = JSON(parsing: (refused.header("X-Ratelimit") ?? "").utf8)
            #expect(detail?["name"] == "AUTHED_API_POST_LIMIT")
            #expect(detail?["limit"] == 1)
            clock.advance(by: 1)
            #expect(try await write().status == 204)
        }
    }

    @Test func `GETs are counted in windows of five minutes`() async throws {
        try await withSimulator {
            $0.hasRateLimits = true
            $0.getLimit = 2
        } _: { client, clock in
            func get() async throws -> RawAnswer { try await client.ask("GET", "/movies/1000") }
            for _ in 0..<2 { #expect(try await get().status == 200) }
            clock.advance(by: 100)
            let refused = try await get()
            #expect(refused.status == 429)
            #expect(refused.header("Retry-After") == "200")
            clock.advance(by: 200)
            #expect(try await get().status == 200)
        }
    }

    @Test func `the server's clock may run ahead`() async throws {
        try await withSimulator {
            $0.clockSkew = 300
        } _: { client, clock in
            let token = try await client.login()
            let body = #"{"movie":{"ids":{"trakt":1000}},"progress":90}"#
            let answer = try await client.ask("POST", "/scrobble/stop", token: token, body: body)
            #expect(answer.header("Date") == Dates.http(clock.date + 300))
            let history = try await client.ask("GET", "/sync/history", token: token).json
            #expect(history.array.first?["watched_at"] == .date(clock.date + 300))
            try await client.control("POST", "clock", body: #"{"skew":-60}"#)
            #expect(try await client.ask("GET", "/movies/1000").header("Date") == Dates.http(clock.date - 60))
        }
    }

    @Test(arguments: [
        (0.0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
    ])
    func `a Date header is written as HTTP wants it`(seconds: Double, text: String) {
        #expect(Dates.http(Date(timeIntervalSince1970: seconds)) == text)
    }

    @Test func `only known programs are let in when they are named`() async throws {
        try await withSimulator {
            $0.clientIDs = ["mine"]
        } _: { client, _ in
            let film = try await client.ask("GET", "/movies/1000")
            #expect(film.status == 403)
            for (name, status) in [("key", 401), ("mine", 200)] {
                let code = try await client.ask("POST", "/oauth/device/code", body: "{\"client_id\":\"\(name)\"}")
                #expect(code.status == status)
            }
        }
    }
}
