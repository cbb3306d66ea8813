import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

/// Shows that are hidden, dropped or watched anew.
@Suite struct HiddenTests {
    @Test(arguments: [("progress_watched", "hidden_at"), ("dropped", "dropped_at")])
    func `a show is hidden in its section until it is shown again`(section: String, activity: String) async throws {
        try await withSimulator { client, clock in
            let token = try await client.login()
            func list(_ query: String = "?type=show") async throws -> [JSON] {
                try await client.ask("GET", "/users/hidden/\(section)\(query)", token: token).json.array
            }
            let body = #"{"shows":[{"ids":{"slug":"severance"}},{"title":"No Such Show"}]}"#
            clock.advance(by: 60)
            let answer = try await client.ask("POST", "/users/hidden/\(section)", token: token, body: body)
            #expect(answer.status == 201 && answer.json["added"]?["shows"] == 1)
            #expect(answer.json["not_found"]?["shows"]?.array.count == 1)
            #expect(try await list().first?["show"]?["title"] == "Severance")
            #expect(try await list("?type=movie").isEmpty)
            let changes = try await client.ask("GET", "/sync/last_activities", token: token).json
            #expect(changes["shows"]?[activity] == .date(clock.date))
            _ = try await client.ask("POST", "/users/hidden/\(section)/remove", token: token, body: body)
            #expect(try await list().isEmpty)
        }
    }

    @Test func `a section that is not there is not found, and wrong types are refused`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            #expect(try await client.ask("GET", "/users/hidden/nonsense", token: token).status == 404)
            let refused = try await client.ask("POST", "/users/hidden/dropped", token: token, body: #"{"shows":1}"#)
            #expect(refused.status == 400)
        }
    }

    @Test func `what was watched before a show was reset counts no more in its progress`() async throws {
        try await withSimulator { client, clock in
            let token = try await client.login()
            try await client.control("POST", "plays", body: #"[{"trakt":200000001},{"trakt":200000002}]"#)
            clock.advance(by: 60)
            let reset = try await client.ask("POST", "/shows/severance/progress/watched/reset", token: token)
            #expect(reset.json["reset_at"] == .date(clock.date))
            func progress() async throws -> JSON {
                try await client.ask("GET", "/shows/severance/progress/watched", token: token).json
            }
            #expect(try await progress()["completed"] == 0)
            let watched = try await client.ask("GET", "/sync/watched/shows", token: token).json.array.first
            #expect(watched?["reset_at"] == .date(clock.date) && watched?["plays"] == 2)
            clock.advance(by: 60)
            try await client.control("POST", "plays", body: #"[{"trakt":200000001}]"#)
            #expect(try await progress()["completed"] == 1)
            #expect(try await progress()["next_episode"]?["number"] == 2)
            let back = try await client.ask("DELETE", "/shows/severance/progress/watched/reset", token: token)
            #expect(back.status == 204)
            #expect(try await progress()["completed"] == 2)
        }
    }
}
