import Foundation
import TaskRuntime
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct AuthorizerTests {
    private func authorizer(_ desk: Desk) throws -> Authorizer<TestClock> {
        let clock = desk.clock
        return Authorizer(client: try desk.client(), store: desk.tokens, clock: clock, now: { clock.date })
    }

    private func refreshes(_ desk: Desk) async throws -> [SimulatorClient.Line] {
        try await desk.journal().filter { $0.path == "/oauth/token" }
    }

    @Test func `a pair is renewed at half life, once for all who ask`() async throws {
        try await withDesk { desk in
            let before = try #require(desk.tokens.load())
            let date = desk.clock
            // They wait for each other by the real clock: the manual one would have lost patience before Trakt has answered.
            let all = try (0..<3).map { _ in
                Authorizer(client: try desk.client(), store: desk.tokens, clock: EventLoopClock(), now: { date.date })
            }
            #expect(try await all[0].token() == before.access)
            desk.clock.advance(by: 4 * 86400)
            let tokens = try await withThrowingTaskGroup(of: String.self) { group in
                for index in 0..<12 { group.addTask { try await all[index % 3].token() } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(tokens.count == 1)
            #expect(!tokens.contains(before.access))
            #expect(try await self.refreshes(desk).count == 1)
        }
    }

    @Test(arguments: [
        #""status":503"#, #""status":429,"retryAfter":"60""#, #""status":403,"html":true"#, #""kind":"reset-before""#,
        #""status":400,"body":"{\"error\":\"invalid_request\"}""#, #""status":401,"body":"x""#, #""status":404"#,
    ])
    func `a pair that still lives is used when its renewal fails for now, and is not asked for again at once`(
        fault: String
    ) async throws {
        try await withDesk { desk in
            let before = try #require(desk.tokens.load())
            let authorizer = try self.authorizer(desk)
            desk.clock.advance(by: 4 * 86400)
            try await desk.fault(#"{"path":"/oauth/token",\#(fault),"count":9}"#)
            for _ in 0..<3 { #expect(try await authorizer.token() == before.access) }
            #expect(try await self.refreshes(desk).count == 1)
            #expect(desk.tokens.load() == before)
            desk.clock.advance(by: 4 * 86400)
            await #expect(throws: Authorizer<TestClock>.Failure.self) { try await authorizer.token() }
            #expect(desk.tokens.load() == before)
            try await desk.endFaults()
            #expect(try await authorizer.token() != before.access)
        }
    }

    @Test func `only the word that the grant is invalid, on an unchanged pair, ends the login`() async throws {
        try await withDesk { desk in
            let authorizer = try self.authorizer(desk)
            var spoiled = try #require(desk.tokens.load())
            spoiled.refresh = "unknown"
            try desk.tokens.save(spoiled)
            desk.clock.advance(by: 8 * 86400)
            await #expect(throws: Authorizer<TestClock>.Failure.signedOut) { try await authorizer.token() }
            #expect(desk.tokens.load() == nil)
        }
    }

    @Test func `a pair that another process has renewed meanwhile is taken`() async throws {
        try await withDesk { desk in
            let authorizer = try self.authorizer(desk)
            let old = try #require(desk.tokens.load())
            try await desk.logIn()
            let new = try #require(desk.tokens.load())
            #expect(try await authorizer.token(after: old.access) == new.access)
            #expect(try await self.refreshes(desk).isEmpty)
        }
    }

    @Test func `a wrong clock does not make a fresh pair look dead`() async throws {
        try await withDesk { desk in
            try await desk.post("clock", #"{"skew": -2592000}"#)
            desk.clock.advance(by: 8 * 86400)
            let authorizer = try self.authorizer(desk)
            for _ in 0..<3 { _ = try await authorizer.token() }
            #expect(try await self.refreshes(desk).count == 1)
        }
    }

    @Test func `tokens are not renewed where the new pair could not be kept`() async throws {
        try await withDesk { desk in
            let authorizer = try self.authorizer(desk)
            desk.clock.advance(by: 8 * 86400)
            // In the way of the trial's rename.
            let trial = desk.home.url.appending(path: "token.json.trial")
            try FileManager.default.createDirectory(at: trial.appending(path: "x"), withIntermediateDirectories: true)
            await #expect(throws: Authorizer<TestClock>.Failure.self) { try await authorizer.token() }
            #expect(try await self.refreshes(desk).isEmpty)
            try FileManager.default.removeItem(at: trial)
            _ = try await authorizer.token()
        }
    }
}
