import TestSupport
import Testing

@testable import TraktSimulator

/// Apps that are gone, and accounts with one place for an app.
@Suite struct AppsTests {
    private func connect(_ client: RawClient, _ app: String) async throws -> RawAnswer {
        let code = try await client.ask("POST", "/oauth/device/code", body: #"{"client_id":"\#(app)"}"#).json
        let body = #"{"client_id":"\#(app)","code":"\#(code["device_code"]?.string ?? "")"}"#
        return try await client.ask("POST", "/oauth/device/token", body: body)
    }

    private func settings(_ client: RawClient, _ answer: RawAnswer, _ app: String) async throws -> RawAnswer {
        let headers = RawClient.manners(token: answer.json["access_token"]?.string, app: app)
        return try await client.send("GET", "/users/settings", headers: headers)
    }

    @Test func `an app that is gone is invalid_client at OAuth and 403 on all else, until it is back`() async throws {
        try await withSimulator { client, _ in
            let login = try await self.connect(client, "key")
            try await client.control("POST", "delete-app/key")
            for (path, body) in [
                ("device/code", #"{"client_id":"key"}"#), ("device/token", #"{"client_id":"key","code":"x"}"#),
                ("token", #"{"client_id":"key","refresh_token":"x","redirect_uri":"o","grant_type":"refresh_token"}"#),
                ("revoke", #"{"client_id":"key","token":"x"}"#),
            ] {
                let answer = try await client.ask("POST", "/oauth/\(path)", body: body)
                #expect(answer.status == 401 && answer.json["error"] == "invalid_client")
            }
            let refused = try await self.settings(client, login, "key")
            #expect(refused.status == 403 && refused.body.utf8.count == 9)
            #expect(try await client.ask("GET", "/search/movie?query=dune").status == 403)
            try await client.control("POST", "restore-app/key")
            // The login has lived through it.
            #expect(try await self.settings(client, login, "key").status == 200)
        }
    }

    @Test func `an app that is blocked gets logins, and 403 on all else`() async throws {
        try await withSimulator {
            $0.blockedApps = ["key"]
        } _: { client, _ in
            let login = try await self.connect(client, "key")
            #expect(login.status == 200)
            let refused = try await self.settings(client, login, "key")
            #expect(refused.status == 403 && refused.body.utf8.count == 9)
            let other = try await self.connect(client, "other")
            #expect(try await self.settings(client, other, "other").status == 200)
        }
    }

    @Test func `a token is good for its own app only`() async throws {
        try await withSimulator { client, _ in
            let login = try await self.connect(client, "one")
            #expect(try await self.settings(client, login, "one").status == 200)
            #expect(try await self.settings(client, login, "two").status == 401)
            let refresh = login.json["refresh_token"]?.string ?? ""
            let body =
                #"{"client_id":"two","refresh_token":"\#(refresh)","redirect_uri":"o","grant_type":"refresh_token"}"#
            #expect(try await client.ask("POST", "/oauth/token", body: body).json["error"] == "invalid_grant")
        }
    }

    @Test func `a second app is refused with the limit where there is one place, and not to VIP members`() async throws
    {
        try await withSimulator {
            $0.places = .refuse
        } _: { client, _ in
            #expect(try await self.connect(client, "one").status == 200)
            #expect(try await self.connect(client, "one").status == 200)
            let refused = try await self.connect(client, "two")
            #expect(refused.status == 420 && refused.header("X-Account-Limit") == "1")
            #expect(refused.header("X-VIP-User") == "false")
            #expect(refused.header("X-Upgrade-URL") == "https://trakt.tv/vip")
            try await client.control("POST", "vip", body: #"{"vip": true}"#)
            #expect(try await self.connect(client, "two").status == 200)
        }
    }

    @Test func `a second app displaces the first, where that is what happens`() async throws {
        try await withSimulator {
            $0.places = .displace
        } _: { client, _ in
            let first = try await self.connect(client, "one")
            let second = try await self.connect(client, "two")
            #expect(try await self.settings(client, first, "one").status == 401)
            #expect(try await self.settings(client, second, "two").status == 200)
        }
    }

    @Test func `what is for VIP members only is 426 with the page`() async throws {
        try await withSimulator {
            $0.vipPaths = ["/users/settings"]
        } _: { client, _ in
            let login = try await self.connect(client, "key")
            let refused = try await self.settings(client, login, "key")
            #expect(refused.status == 426 && refused.header("X-Upgrade-URL") == "https://trakt.tv/vip")
            try await client.control("POST", "vip", body: #"{"vip": true}"#)
            let settings = try await self.settings(client, login, "key").json
            #expect(settings["user"]?["vip"] == true)
            #expect(settings["limits"]?["list"]?["count"] == 100)
        }
    }

    @Test func `the pages say which apps are connected, how many may be, and what approving takes away`() async throws {
        try await withSimulator {
            $0.approvesAll = false
            $0.places = .displace
        } _: { client, _ in
            func form(_ path: String, _ body: String) async throws -> RawAnswer {
                let headers = ["Content-Type": "application/x-www-form-urlencoded"]
                return try await client.send("POST", path, headers: headers, body: body)
            }
            func newCode(_ app: String) async throws -> JSON {
                try await client.ask("POST", "/oauth/device/code", body: #"{"client_id":"\#(app)"}"#).json
            }
            let first = try await newCode("one")
            try await client.control("POST", "approve/\(first["user_code"]?.string ?? "")")
            let poll = #"{"client_id":"one","code":"\#(first["device_code"]?.string ?? "")"}"#
            _ = try await client.ask("POST", "/oauth/device/token", body: poll)
            let page = try await client.send("GET", "/settings/apps").body
            #expect(page.contains("A free account may connect one community app.") && page.contains("<td>one</td>"))
            let second = try await newCode("two")["user_code"]?.string ?? ""
            let question = try await form("/activate/sign-in", "code=\(second)&username=me&password=x").body
            #expect(question.contains("approving disconnects the app that has it now"))
            #expect(try await form("/settings/apps/disconnect", "app=one").body.contains("No app is connected."))
            #expect(try await client.send("GET", "/settings/apps/api").body.contains("API apps are for VIP members."))
        }
    }

    @Test func `a page says that there is no place, in the words of its own`() async throws {
        try await withSimulator {
            $0.approvesAll = false
            $0.places = .refuse
        } _: { client, clock in
            for (app, standing) in [("one", 204), ("two", 420)] {
                let code = try await client.ask("POST", "/oauth/device/code", body: #"{"client_id":"\#(app)"}"#).json
                let word = code["user_code"]?.string ?? ""
                #expect(try await client.control("POST", "approve/\(word)").status == standing)
                let poll = #"{"client_id":"\#(app)","code":"\#(code["device_code"]?.string ?? "")"}"#
                _ = try await client.ask("POST", "/oauth/device/token", body: poll)
                let headers = ["Content-Type": "application/x-www-form-urlencoded"]
                let page = try await client.send("POST", "/activate", headers: headers, body: "code=\(word)").body
                #expect(page.contains("it is taken") == (app == "two"))
                clock.advance(by: 5)
            }
        }
    }
}
