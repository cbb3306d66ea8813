import Foundation
import TaskRuntime
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// Somebody logs in or out while the login is being renewed.
@Suite struct LoginRaceTests {
    private typealias Failure = Authorizer<TestClock>.Failure

    /// A renewal that Trakt has answered and nobody has heard of yet, and what happens meanwhile.
    private func renewal(
        _ desk: Desk,
        meanwhile: () async throws -> Void
    ) async throws -> Result<String, any Error> {
        let held = HeldTransport(desk.transport, path: "/oauth/token")
        let clock = desk.clock
        let authorizer = Authorizer(
            client: try desk.client(over: held),
            store: desk.tokens,
            clock: clock,
            now: { clock.date }
        )
        let task = Task { try await authorizer.token() }
        await held.arrival()
        try await meanwhile()
        held.open()
        return await task.result
    }

    private func isKnown(_ access: String, _ desk: Desk) async throws -> Bool {
        do {
            _ = try await desk.client().lastActivities(token: access)
            return true
        } catch TraktError.unauthorized {
            return false
        }
    }

    @Test(arguments: [4.0, 8]) func `a renewal under way does not undo a logout`(days: Double) async throws {
        try await withDesk { desk in
            desk.clock.advance(by: days * 86400)
            let result = try await self.renewal(desk) { _ = desk.tokens.remove() }
            #expect(throws: Failure.signedOut) { try result.get() }
            #expect(desk.tokens.load() == nil)
            // What it brought is nobody's: it is no login any more.
            #expect(try await desk.journal().filter { $0.path == "/oauth/revoke" }.count == 1)
        }
    }

    @Test(arguments: [4.0, 8]) func `a renewal under way does not overwrite a new login`(days: Double) async throws {
        try await withDesk { desk in
            desk.clock.advance(by: days * 86400)
            let result = try await self.renewal(desk) { try await desk.logIn() }
            let pair = try #require(desk.tokens.load())
            #expect(try result.get() == pair.access)
            #expect(try await self.isKnown(pair.access, desk))
            #expect(try await desk.journal().count { $0.path == "/oauth/device/token" } == 2)
        }
    }

    @Test func `a refused renewal does not end a login that was made meanwhile`() async throws {
        try await withDesk { desk in
            var spoiled = try #require(desk.tokens.load())
            spoiled.refresh = "unknown"
            try desk.tokens.save(spoiled)
            desk.clock.advance(by: 8 * 86400)
            let result = try await self.renewal(desk) { try await desk.logIn() }
            let pair = try #require(desk.tokens.load())
            #expect(try result.get() == pair.access && pair.refresh != "unknown")
        }
    }

    @Test func `logging out and in again while a renewal is under way keeps the last word`() async throws {
        try await withDesk { desk in
            desk.clock.advance(by: 8 * 86400)
            let result = try await self.renewal(desk) {
                _ = desk.tokens.remove()
                try await desk.logIn()
                _ = desk.tokens.remove()
            }
            #expect(throws: Failure.signedOut) { try result.get() }
            #expect(desk.tokens.load() == nil)
        }
    }

    @Test func `a renewal that is stored takes place while somebody looks at the pair`() async throws {
        try await withDesk { desk in
            let before = try #require(desk.tokens.load())
            desk.clock.advance(by: 8 * 86400)
            let result = try await self.renewal(desk) { #expect(desk.tokens.load() == before) }
            #expect(try desk.tokens.load()?.access == result.get())
        }
    }
}
