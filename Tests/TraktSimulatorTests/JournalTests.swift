import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct JournalTests {
    @Test func `what came is noted in order, and no secret with it`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await withSimulator {
            $0.journalPath = path
        } _: { client, clock in
            let token = try await client.login()
            _ = try await client.ask("GET", "/sync/history?limit=5", token: token)
            let lines = try await client.control("GET", "journal").json.array
            #expect(lines.map { $0["path"] } == ["/oauth/device/code", "/oauth/device/token", "/sync/history"])
            let last = try #require(lines.last)
            #expect(last["query"] == "limit=5")
            #expect(last["status"] == 200)
            #expect(last["time"] == .date(clock.date))
            #expect(last["headers"]?["user-agent"] == "test/1")
            #expect(last["headers"]?["authorization"] == .string(Journal.redacted("Bearer \(token)")))
            let tail = try await client.control("GET", "journal?since=2").json.array
            #expect(tail == [last])
            let file = try String(contentsOfFile: path, encoding: .utf8)
            #expect(file.split(separator: "\n").map { JSON(parsing: $0.utf8) } == lines)
            #expect(!file.contains(token))
            try await client.control("POST", "reset")
            #expect(try await client.control("GET", "journal").json == [])
        }
    }
}
