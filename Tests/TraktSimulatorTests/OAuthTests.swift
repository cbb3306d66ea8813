import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct OAuthTests {
    private func code(_ client: RawClient) async throws -> JSON {
        try await client.ask("POST", "/oauth/device/code", body: #"{"client_id":"key"}"#).json
    }

    private func poll(_ client: RawClient, _ code: JSON) async throws -> Int {
        let body = #"{"client_id":"key","code":"\#(code["device_code"]?.string ?? "")"}"#
        return try await client.ask("POST", "/oauth/device/token", body: body).status
    }

    @Test func `a device code goes its way from pending to used`() async throws {
        try await withSimulator {
            $0.approvesAll = false
        } _: { client, clock in
            let code = try await self.code(client)
            #expect(code["interval"] == 5)
            #expect(code["expires_in"] == 600)
            #expect(try await self.poll(client, code) == 400)
            clock.advance(by: 4)
            #expect(try await self.poll(client, code) == 429)
            clock.advance(by: 1)
            let word = try #require(code["user_code"]?.string)
            #expect(try await client.control("POST", "approve/\(word)").status == 204)
            #expect(try await self.poll(client, code) == 200)
            clock.advance(by: 5)
            #expect(try await self.poll(client, code) == 409)
            #expect(try await client.control("POST", "approve/\(word)").status == 410)
        }
    }

    @Test func `denied is 418, expired 410, unknown 404`() async throws {
        try await withSimulator {
            $0.approvesAll = false
        } _: { client, clock in
            let code = try await self.code(client)
            try await client.control("POST", "deny/\(code["user_code"]?.string ?? "")")
            #expect(try await self.poll(client, code) == 418)
            clock.advance(by: 600)
            #expect(try await self.poll(client, code) == 410)
            #expect(try await self.poll(client, ["device_code": "none"]) == 404)
        }
    }

    @Test func `the key of the poll is code and not device_code`() async throws {
        try await withSimulator { client, _ in
            let code = try await self.code(client)["device_code"]?.string ?? ""
            let body = #"{"client_id":"key","device_code":"\#(code)"}"#
            #expect(try await client.ask("POST", "/oauth/device/token", body: body).status == 404)
        }
    }

    @Test(arguments: [
        (
            #"{"refresh_token":"x","client_id":"key","redirect_uri":"o","grant_type":"refresh_token"}"#, 400,
            "invalid_grant"
        ),
        (
            #"{"refresh_token":"x","client_id":"key","redirect_uri":"o","grant_type":"password"}"#, 400,
            "unsupported_grant_type"
        ),
        (#"{"refresh_token":"x","client_id":"key","grant_type":"refresh_token"}"#, 400, "invalid_request"),
        (#"{"refresh_token":null,"client_id":"key","redirect_uri":"o"}"#, 400, "invalid_request"),
        (#"{"refresh_token":"x","redirect_uri":"o","grant_type":"refresh_token"}"#, 401, "invalid_client"),
        ("no json", 400, "invalid_request"),
    ])
    func `a refresh that cannot be says why`(body: String, status: Int, error: String) async throws {
        try await withSimulator { client, _ in
            let answer = try await client.ask("POST", "/oauth/token", body: body)
            #expect(answer.status == status)
            #expect(answer.json["error"] == .string(error))
        }
    }

    @Test func `a refresh rotates both tokens, and a revoked token is no good`() async throws {
        try await withSimulator { client, clock in
            let code = try await self.code(client)["device_code"]?.string ?? ""
            let first = try await client.ask(
                "POST",
                "/oauth/device/token",
                body: #"{"client_id":"key","code":"\#(code)"}"#
            )
            .json
            let body = #"""
                {"refresh_token":"\#(first["refresh_token"]?.string ?? "")","client_id":"key","redirect_uri":"o",
                "grant_type":"refresh_token"}
                """#
            clock.advance(by: 7 * 86400)
            #expect(try await client.ask("GET", "/users/settings", token: first["access_token"]?.string).status == 401)
            let second = try await client.ask("POST", "/oauth/token", body: body).json
            #expect(second["created_at"]?.integer == Int(clock.date.timeIntervalSince1970))
            #expect(try await client.ask("POST", "/oauth/token", body: body).json["error"] == "invalid_grant")
            let token = second["access_token"]?.string ?? ""
            let settings = try await client.ask("GET", "/users/settings", token: token)
            #expect(settings.json["user"]?["username"] == "simulated")
            #expect(
                try await client.ask("POST", "/oauth/revoke", body: #"{"token":"\#(token)","client_id":"key"}"#).body
                    == "{}"
            )
            #expect(try await client.ask("GET", "/users/settings", token: token).status == 401)
        }
    }
}
