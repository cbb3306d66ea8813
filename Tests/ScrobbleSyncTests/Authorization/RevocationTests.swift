import Foundation
import Storage
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct RevocationTests {
    @Test func `who logs out waits for a renewal, whose result does not bring the login back`() async throws {
        try await withDesk { desk in
            let tokens = desk.tokens
            var renewal = tokens.lock()
            #expect(renewal != nil)
            let logout = Task { try await tokens.forget(ContinuousClock()) { #expect($0.access == "new") } }
            // The renewal stores its pair and ends.
            let old = try #require(tokens.load())
            try tokens.save(
                AccessToken(access: "new", refresh: "new", receivedAt: old.receivedAt, expiresAt: old.expiresAt)
            )
            withExtendedLifetime(renewal) {}
            renewal = nil
            #expect(try await logout.value)
            #expect(tokens.load() == nil)
        }
    }

    @Test func `a login that is over is remembered until Trakt knows, and only its access token`() async throws {
        try await withDesk { desk in
            let token = try #require(desk.tokens.load())
            let revocations = Revocations(directory: desk.home.url.path)
            try revocations.add(token, at: desk.clock.date)
            let file = desk.home.url.path + "/revocations.json"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.contains(token.access) && !text.contains(token.refresh))
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            try await desk.fault(#"{"path":"/oauth/revoke","status":503,"count":1}"#)
            await #expect(throws: TraktError.self) { try await revocations.settle(desk.client(), at: desk.clock.date) }
            #expect(!revocations.isEmpty)
            try await revocations.settle(desk.client(), at: desk.clock.date)
            #expect(revocations.isEmpty && !FileManager.default.fileExists(atPath: file))
            #expect(try await desk.journal().count { $0.path == "/oauth/revoke" } == 2)
        }
    }

    @Test func `what has expired by itself is forgotten without a word`() async throws {
        try await withDesk { desk in
            let revocations = Revocations(directory: desk.home.url.path)
            try revocations.add(try #require(desk.tokens.load()), at: desk.clock.date - 100 * 86400)
            try await revocations.settle(desk.client(), at: desk.clock.date)
            #expect(revocations.isEmpty)
            #expect(try await !desk.journal().contains { $0.path == "/oauth/revoke" })
        }
    }

    @Test func `a new login is nobody's until its name is known`() async throws {
        try await withDesk { desk in
            let account = ConnectedAccount(directory: desk.home.url.path)
            account.save("ann")
            try desk.tokens.begin(try #require(desk.tokens.load()))
            #expect(account.name == nil)
            account.save("you")
            #expect(account.name == nil)
        }
    }
}
