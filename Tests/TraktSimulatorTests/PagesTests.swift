import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct PagesTests {
    private static func form(
        _ client: RawClient,
        _ path: String,
        body: String,
        cookie: String = ""
    ) async throws -> RawAnswer {
        var headers = ["Content-Type": "application/x-www-form-urlencoded"]
        if !cookie.isEmpty { headers["Cookie"] = cookie }
        return try await client.send("POST", path, headers: headers, body: body)
    }

    @Test(arguments: [("approve", 200, "Connected"), ("deny", 418, "Denied")])
    func `a person goes from the code to the end`(answer: String, status: Int, heading: String) async throws {
        try await withSimulator {
            $0.approvesAll = false
        } _: { client, _ in
            let code = try await client.ask("POST", "/oauth/device/code", body: #"{"client_id":"key"}"#).json
            let word = code["user_code"]?.string ?? ""
            let prefilled = try await client.send("GET", "/activate/\(word)")
            #expect(prefilled.body.contains("id=\"code\" name=\"code\" value=\"\(word)\""))
            let signIn = try await Self.form(client, "/activate", body: "code=\(word.lowercased())")
            #expect(["username", "password", "sign-in"].allSatisfy { signIn.body.contains("id=\"\($0)\"") })
            let early = try await Self.form(client, "/activate/answer", body: "code=\(word)&answer=approve")
            #expect(early.status == 403)
            let signedIn = try await Self.form(client, "/activate/sign-in", body: "code=\(word)&username=me&password=x")
            #expect(["permissions", "approve", "deny"].allSatisfy { signedIn.body.contains("id=\"\($0)\"") })
            let cookie = String((signedIn.header("Set-Cookie") ?? "").prefix { $0 != ";" })
            // Signed in once, the person is not asked again.
            #expect(
                try await Self.form(client, "/activate", body: "code=\(word)", cookie: cookie).body.contains(
                    "id=\"approve\""
                )
            )
            let end = try await Self.form(
                client,
                "/activate/answer",
                body: "code=\(word)&answer=\(answer)",
                cookie: cookie
            )
            #expect(end.body.contains("<h1>\(heading)</h1><p id=\"done\">"))
            let poll = #"{"client_id":"key","code":"\#(code["device_code"]?.string ?? "")"}"#
            #expect(try await client.ask("POST", "/oauth/device/token", body: poll).status == status)
            #expect(try await Self.form(client, "/activate", body: "code=\(word)").body.contains("used already"))
        }
    }

    @Test func `wrong and expired codes are told in words`() async throws {
        try await withSimulator { client, clock in
            #expect(try await Self.form(client, "/activate", body: "code=NOSUCH").body.contains("This code is wrong."))
            let code = try await client.ask("POST", "/oauth/device/code", body: #"{"client_id":"key"}"#).json
            clock.advance(by: 600)
            let late = try await Self.form(client, "/activate", body: "code=\(code["user_code"]?.string ?? "")")
            #expect(late.body.contains("This code has expired."))
        }
    }

    @Test(arguments: ["/activate/%3Cscript%3E", "/activate/%22%3E%3Cscript%3E"])
    func `what comes from outside is shown as text`(path: String) async throws {
        try await withSimulator { client, _ in
            let prefilled = try await client.send("GET", path)
            let refused = try await Self.form(client, "/activate", body: "code=%22%3E%3Cscript%3E")
            for answer in [prefilled, refused] {
                #expect(answer.status == 200)
                #expect(!answer.body.contains("<script>"))
            }
        }
    }

    @Test func `the first page shows what is on and what was watched`() async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            try await client.control("POST", "plays", body: #"[{"type":"movie","trakt":1000},{"trakt":200000016}]"#)
            let body = #"{"movie":{"ids":{"trakt":1002}},"progress":10}"#
            _ = try await client.ask("POST", "/scrobble/start", token: token, body: body)
            let page = try await client.send("GET", "/").body
            #expect(page.contains("<p id=\"now\">The Matrix (1999)</p>"))
            #expect(page.contains("Severance 2×07"))
            #expect(page.contains("http-equiv=\"refresh\""))
        }
    }
}
