import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct ScrobbleTests {
    @Test(arguments: [
        (#""movie":{"ids":{"trakt":1001}}"#, "Dune (2021)"),
        (#""movie":{"ids":{"imdb":"tt0087182"}}"#, "Dune (1984)"),
        (#""movie":{"ids":{"tmdb":438631}}"#, "Dune (2021)"),
        (#""movie":{"ids":{"slug":"dune-1984"}}"#, "Dune (1984)"),
        (#""movie":{"title":"Dune","year":1984}"#, "Dune (1984)"),
        // Without a year it is the latest that goes by the name: a trap for whoever sends no year.
        (#""movie":{"title":"Dune"}"#, "Dune (2021)"),
        (#""episode":{"ids":{"trakt":200000016}}"#, "Severance 2×07"),
        (#""episode":{"ids":{"tvdb":700000016}}"#, "Severance 2×07"),
        (#""show":{"title":"Severance","year":2022},"episode":{"season":2,"number":7}"#, "Severance 2×07"),
        (#""show":{"ids":{"tvdb":371980}},"episode":{"season":2,"number":7}"#, "Severance 2×07"),
        (#""show":{"title":"Attack on Titan"},"episode":{"number_abs":26}"#, "Attack on Titan 2×01"),
        (#""show":{"title":"Sherlock"},"episode":{"season":0,"number":3}"#, "Sherlock 0×03"),
    ])
    func `an item is found by each of its forms`(item: String, title: String) async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            let answer = try await client.ask("POST", "/scrobble/start", token: token, body: "{\(item),\"progress\":1}")
            #expect(answer.status == 201)
            #expect(answer.json["action"] == "start")
            #expect(try await client.control("GET", "watching").json["title"] == .string(title))
        }
    }

    @Test(arguments: [
        (#"{"movie":{"ids":{"trakt":1000}}}"#, 400), (#"{"progress":10}"#, 400), ("", 400), ("[]", 400), ("{", 400),
        (#"{"movie":{"ids":{"trakt":"1000"}},"progress":10}"#, 400),
        (#"{"movie":{"ids":{"trakt":1000.5}},"progress":10}"#, 400),
        (#"{"movie":{"ids":{"trakt":1000}},"progress":"10"}"#, 400),
        (#"{"movie":{"ids":{"trakt":1000}},"progress":10,"app_version":null}"#, 400),
        (#"{"movie":{"ids":{"trakt":1000,"imdb":null}},"progress":10}"#, 400),
        (#"{"movie":{"title":7,"ids":{"trakt":1000}},"progress":10}"#, 400),
        (#"{"movie":1000,"progress":10}"#, 400), (#"{"episode":{"season":1,"number":1},"progress":10}"#, 400),
        (#"{"movie":{"ids":{"trakt":1}},"progress":10}"#, 404),
        (#"{"movie":{"title":"No Such Film"},"progress":10}"#, 404),
        (#"{"show":{"title":"Severance"},"episode":{"season":9,"number":1},"progress":10}"#, 404),
        (#"{"show":{"title":"Severance"},"episode":{"number_abs":3},"progress":10}"#, 404),
        (#"{"movie":{"ids":{"trakt":1000}},"progress":0.5}"#, 422),
        (#"{"movie":{"ids":{"trakt":1000}},"progress":80}"#, 422),
        (#"{"movie":{"ids":{"trakt":1000}},"progress":101}"#, 422),
        (#"{"movie":{"ids":{"trakt":1000}},"progress":79.9}"#, 201),
    ])
    func `a pause with a bad body is refused by its kind`(body: String, status: Int) async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            #expect(try await client.ask("POST", "/scrobble/pause", token: token, body: body).status == status)
        }
    }

    @Test func `a film goes from start to history, and once only within the window`() async throws {
        try await withSimulator {
            $0.duplicateWindow = 100
        } _: { client, clock in
            let token = try await client.login()
            func call(_ name: String, _ progress: Double) async throws -> RawAnswer {
                let body = #"{"movie":{"ids":{"trakt":1000}},"progress":\#(progress)}"#
                return try await client.ask("POST", "/scrobble/\(name)", token: token, body: body)
            }
            _ = try await call("start", 50)
            let watching = try await client.ask("GET", "/users/me/watching", token: token).json
            #expect(watching["expires_at"] == .date(clock.date + 137 * 30))
            _ = try await call("pause", 60)
            let paused = try await client.ask("GET", "/sync/playback/movies", token: token).json.array
            #expect(paused.map { $0["progress"] } == [60])
            _ = try await call("start", 60)
            #expect(try await client.ask("GET", "/sync/playback", token: token).json == [])
            let done = try await call("stop", 100).json
            #expect(done["action"] == "scrobble")
            #expect(done["id"]?.integer ?? 0 > Int(Int32.max))
            #expect(try await client.ask("GET", "/users/me/watching", token: token).status == 204)
            let again = try await call("stop", 100)
            #expect(again.status == 409)
            #expect(again.json == ["watched_at": .date(clock.date), "expires_at": .date(clock.date + 100)])
            clock.advance(by: 100)
            #expect(try await call("stop", 100).status == 201)
            #expect(try await client.control("GET", "history").json.array.count == 2)
        }
    }

    @Test func `watching now ends with the running time`() async throws {
        try await withSimulator { client, clock in
            let token = try await client.login()
            let body = #"{"movie":{"ids":{"trakt":1000}},"progress":50}"#
            _ = try await client.ask("POST", "/scrobble/start", token: token, body: body)
            clock.advance(by: 137 * 30)
            #expect(try await client.ask("GET", "/users/simulated/watching", token: token).status == 204)
            #expect(try await client.ask("GET", "/users/nobody/watching", token: token).status == 404)
        }
    }

    @Test func `a stored position can be deleted once`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            let body = #"{"movie":{"ids":{"trakt":1000}},"progress":50}"#
            _ = try await client.ask("POST", "/scrobble/stop", token: token, body: body)
            let stored = try await client.ask("GET", "/sync/playback", token: token).json.array
            let id = stored.first?["id"]?.integer ?? 0
            #expect(try await client.ask("DELETE", "/sync/playback/\(id)", token: token).status == 204)
            #expect(try await client.ask("DELETE", "/sync/playback/\(id)", token: token).status == 404)
        }
    }

    @Test func `a second checkin waits for the first`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            func checkIn() async throws -> Int {
                try await client.ask("POST", "/checkin", token: token, body: #"{"movie":{"ids":{"trakt":1000}}}"#)
                    .status
            }
            #expect(try await checkIn() == 201)
            #expect(try await checkIn() == 409)
            #expect(try await client.ask("DELETE", "/checkin", token: token).status == 204)
            #expect(try await checkIn() == 201)
        }
    }

    @Test func `another app's word is shown, and can be taken away`() async throws {
        try await withSimulator { client, clock in
            let token = try await client.login()
            let body = #"{"type":"movie","trakt":1000,"progress":50,"seconds":60}"#
            #expect(try await client.control("POST", "watching", body: body).status == 204)
            let on = try await client.ask("GET", "/users/me/watching", token: token).json
            #expect(on["action"] == "scrobble" && on["type"] == "movie")
            #expect(on["started_at"] == .date(clock.date - 137 * 30) && on["expires_at"] == .date(clock.date + 60))
            #expect(try await client.control("DELETE", "watching").status == 204)
            #expect(try await client.ask("GET", "/users/me/watching", token: token).status == 204)
        }
    }

    @Test(arguments: [
        ("{}", 400), ("", 400), (#"{"type":"movie","trakt":1}"#, 404),
        (#"{"type":"movie","trakt":1000,"action":"watch"}"#, 400),
    ])
    func `what cannot be on is refused`(body: String, status: Int) async throws {
        try await withSimulator { client, _ in
            let answer = try await client.control("POST", "watching", body: body)
            #expect(answer.status == status)
        }
    }

    @Test func `a check-in of another app becomes a play when it is over`() async throws {
        try await withSimulator { client, clock in
            let body = #"{"type":"movie","trakt":1000,"action":"checkin","seconds":60}"#
            _ = try await client.control("POST", "watching", body: body)
            let end = clock.date + 60
            clock.advance(by: 61)
            #expect(try await client.control("GET", "watching").json == .null)
            let plays = try await client.control("GET", "history").json.array
            #expect(plays.map { $0["watched_at"] } == [.date(end)])
        }
    }
}
