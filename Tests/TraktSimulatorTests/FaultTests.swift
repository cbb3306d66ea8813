import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct FaultTests {
    static let path = "/sync/history"
    static let body = #"{"movies":[{"ids":{"trakt":1000}}]}"#

    struct Case: Sendable, CustomTestStringConvertible {
        var fault: String
        var status: Int
        var plays: Int
        var end = RawAnswer.End.closed
        var check: @Sendable (RawAnswer) -> Bool = { _ in true }

        var testDescription: String { self.fault }
    }

    @Test(arguments: [
        Case(fault: #""status":503"#, status: 503, plays: 0) { $0.body.isEmpty },
        Case(fault: #""status":521,"applied":true"#, status: 521, plays: 1),
        Case(fault: #""status":429,"retryAfter":"soon, perhaps""#, status: 429, plays: 0) {
            $0.header("Retry-After") == "soon, perhaps"
        },
        Case(fault: #""status":429,"retryAfter":7"#, status: 429, plays: 0) { $0.header("Retry-After") == "7" },
        Case(fault: #""status":403,"html":true,"size":2000000"#, status: 403, plays: 0) {
            $0.body.utf8.count == 2_000_000 && $0.header("Content-Type")?.hasPrefix("text/html") == true
        },
        Case(fault: #""status":401,"body":"{\"error\":\"invalid_grant\"}""#, status: 401, plays: 0) {
            $0.json["error"] == "invalid_grant"
        },
        Case(fault: #""kind":"html""#, status: 201, plays: 1) { $0.body.hasPrefix("<html>") },
        Case(fault: #""kind":"truncated""#, status: 201, plays: 1) { $0.body.hasPrefix("{") && $0.json == .null },
        Case(fault: #""kind":"wrong-types""#, status: 201, plays: 1) { $0.json["added"]?["movies"]?.string != nil },
        Case(fault: #""kind":"nulls""#, status: 201, plays: 1) { $0.json["added"]?["movies"] == .null },
        Case(fault: #""kind":"empty""#, status: 201, plays: 1) { $0.body.isEmpty },
        Case(fault: #""kind":"delay","milliseconds":1"#, status: 201, plays: 1) { $0.json["added"]?["movies"] == 1 },
        Case(fault: #""kind":"slow","milliseconds":0.01"#, status: 201, plays: 1) { $0.json["added"]?["movies"] == 1 },
        Case(fault: #""kind":"hang","seconds":0.01"#, status: 0, plays: 0) { $0.bytes.isEmpty },
        Case(fault: #""kind":"lost""#, status: 0, plays: 1) { $0.bytes.isEmpty },
        Case(fault: #""kind":"lost","applied":false"#, status: 0, plays: 0) { $0.bytes.isEmpty },
        Case(fault: #""kind":"reset-before""#, status: 0, plays: 0, end: .reset) { $0.bytes.isEmpty },
        Case(fault: #""kind":"reset-before","applied":true"#, status: 0, plays: 1, end: .reset) { $0.bytes.isEmpty },
        Case(fault: #""kind":"reset-during""#, status: 201, plays: 1, end: .reset) {
            let length = $0.header("Content-Length").flatMap { Int($0) } ?? 0
            return length > 100 && $0.body.utf8.count == length / 2
        },
        Case(fault: #""kind":"reset-after""#, status: 201, plays: 1, end: .reset) { $0.json["added"]?["movies"] == 1 },
    ])
    func `each fault does to the socket and the history what it says`(_ row: Case) async throws {
        try await withSimulator { client, _ in
            let token = try await client.login()
            let fault = #"{"path":"/sync/history","method":"POST",\#(row.fault)}"#
            #expect(try await client.control("POST", "faults", body: fault).status == 204)
            let answer = try await client.ask("POST", Self.path, token: token, body: Self.body)
            #expect(answer.status == row.status)
            #expect(answer.end == row.end)
            #expect(row.check(answer))
            #expect(try await client.control("GET", "history").json.array.count == row.plays)
            let line = try await client.control("GET", "journal").json.array.last
            #expect(line?["status"] == .integer(row.status))
            #expect(line?["fault"]?.string != nil)
            #expect(try await client.ask("POST", Self.path, token: token, body: Self.body).status == 201)
        }
    }

    @Test func `a fault meets its method and path only, after those it lets pass, as often as it says`() async throws {
        try await withSimulator { client, _ in
            let fault = #"{"path":"/movies","method":"GET","status":500,"skip":1,"count":2}"#
            try await client.control("POST", "faults", body: fault)
            var statuses: [Int] = []
            for path in ["/shows/2000", "/movies/1000", "/movies/1000", "/movies/1001", "/movies/1000"] {
                statuses.append(try await client.ask("GET", path).status)
            }
            #expect(statuses == [200, 200, 500, 500, 200])
        }
    }

    @Test func `the dice fall the same way with the same seed`() async throws {
        let plans = (FaultPlan(), FaultPlan())
        var hits: [[Bool]] = []
        for plan in [plans.0, plans.1] {
            await plan.add(try Fault(JSON(parsing: #"{"path":"/","probability":0.5,"seed":7}"#.utf8) ?? .null))
            var row: [Bool] = []
            for _ in 0..<100 { row.append(await plan.take(for: "/x", "GET") != nil) }
            hits.append(row)
        }
        #expect(hits[0] == hits[1])
        #expect((30...70).contains(hits[0].count { $0 }))
    }

    @Test func `while it is down nobody gets an answer but whoever turns the knobs`() async throws {
        try await withSimulator { client, _ in
            try await client.control("POST", "faults", body: #"{"kind":"down","seconds":600}"#)
            let answer = try await client.ask("GET", "/movies/1000")
            #expect(answer.bytes.isEmpty)
            #expect(answer.end == .reset)
            #expect(try await client.control("DELETE", "faults").status == 204)
            #expect(try await client.ask("GET", "/movies/1000").status == 200)
        }
    }

    @Test(arguments: [
        #"{"path":"/scrobble/stop","kind":"reset-before","count":3}"#, "path=/scrobble/stop,kind=reset-before,count=3",
    ])
    func `the command line takes faults in two forms`(text: String) throws {
        let fault = try Fault(commandLine: text)
        #expect(fault.path == "/scrobble/stop")
        #expect(fault.kind == .resetBefore)
        #expect(fault.count == 3)
    }

    @Test(arguments: [
        (#"{"kind":"weird"}"#, "The kind of a fault is one of"), (#"{"pth":"/"}"#, "A fault has no \"pth\"."),
        (#"{"status":1000000}"#, "A status has three digits."), ("nonsense", "This is no JSON."),
    ])
    func `a fault that cannot be understood is refused in words`(body: String, words: String) async throws {
        try await withSimulator { client, _ in
            let answer = try await client.control("POST", "faults", body: body)
            #expect(answer.status == 400)
            #expect(answer.json["error"]?.string?.hasPrefix(words) == true)
        }
    }
}
