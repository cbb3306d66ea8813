import Foundation
import Testing
import TestSupport
import TraktAPI
import TraktSimulator

@testable import ScrobbleSync

/// An app that is gone or blocked, and accounts with one place for an app (`Documentation/trakt.md §1.6`).
@Suite struct AppGoneTests {
    private func watchDune(_ desk: Desk) throws -> Viewing { try desk.viewing(endedAgo: 3600) }

    @Test func `an app that is gone stops the sending, not the login, and is asked for rarely`() async throws {
        try await withDesk { desk in
            let viewing = try self.watchDune(desk)
            let login = desk.tokens.load()
            try await desk.post("delete-app/test")
            let engine = try desk.engine()
            let first = try await engine.drain()
            #expect(first.obstacle == TraktError.forbidden.description)
            let count = try await desk.journal().count
            // A day of a player that looks every few minutes.
            for _ in 0..<200 {
                desk.clock.advance(by: 432)
                #expect(try await engine.drain().obstacle == TraktError.forbidden.description)
            }
            #expect(try await desk.journal().count - count <= 10)
            #expect(desk.tokens.load() == login)
            #expect(try desk.state(viewing).state == .finished)
            // It is back: all goes on by itself.
            try await desk.post("restore-app/test")
            desk.clock.advance(by: 2 * 86400)
            _ = try await engine.drain()
            #expect(try desk.state(viewing).state == .delivered)
        }
    }

    @Test func `a renewal of an app that is gone ends no login and is not tried at every turn`() async throws {
        try await withDesk { desk in
            let viewing = try self.watchDune(desk)
            desk.clock.advance(by: 8 * 86400)
            try await desk.post("delete-app/test")
            let engine = try desk.engine()
            for _ in 0..<30 {
                #expect(try await engine.drain().obstacle == TraktError.forbidden.description)
                desk.clock.advance(by: 60)
            }
            #expect(try await desk.journal().filter { $0.path == "/oauth/token" }.count == 1)
            #expect(desk.tokens.load() != nil && !desk.tokens.hasDied)
            #expect(try desk.state(viewing).state == .finished)
        }
    }

    @Test func `another client id asks for a login of its own, says why, and then goes on at once`() async throws {
        try await withDesk { desk in
            let viewing = try self.watchDune(desk)
            try await desk.post("delete-app/test")
            _ = try await desk.engine().drain()
            let other = try desk.engine(app: "mine")
            let count = try await desk.journal().count
            #expect(try await other.drain(isPatient: false).obstacle == LoginWords.otherApp)
            // Nothing was sent with a token that belongs to another app.
            #expect(try await desk.journal().count == count)
            #expect(desk.tokens.load() != nil)
            try await desk.logIn(app: "mine")
            // Not at the next probe: now.
            #expect(try await other.drain().obstacle == nil)
            #expect(try desk.state(viewing).state == .delivered)
        }
    }

    @Test func `going back to the first id needs no other login, while its own is there`() async throws {
        try await withDesk { desk in
            let viewing = try self.watchDune(desk)
            let report = try await desk.engine(app: "mine").drain(isPatient: false)
            #expect(report.obstacle == LoginWords.otherApp)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
        }
    }

    @Test func `a login that another app has displaced is told as that, and nothing is lost`() async throws {
        try await withDesk {
            $0.places = .displace
        } _: { desk in
            let viewing = try self.watchDune(desk)
            let own = try #require(desk.tokens.load())
            // Another program of the user's is connected, elsewhere.
            try await desk.logIn(app: "another")
            try desk.tokens.save(own)
            let report = try await desk.engine().drain(isPatient: false)
            #expect(report.obstacle == LoginWords.ended)
            #expect(LoginWords.ended.contains(TraktPages.connectedApps))
            #expect(desk.tokens.load() == nil && desk.tokens.hasDied)
            #expect(try desk.state(viewing).state == .finished)
            try await desk.logIn()
            #expect(!desk.tokens.hasDied)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
        }
    }

    @Test func `who logs out is not told that somebody else has ended the login`() async throws {
        try await withDesk { desk in
            _ = try self.watchDune(desk)
            #expect(desk.tokens.bury(try #require(desk.tokens.load())))
            desk.tokens.remove()
            let report = try await desk.engine().drain(isPatient: false)
            #expect(report.obstacle == LoginWords.signedOut)
        }
    }

    @Test func `what is for VIP members only is parked with the page, and the rest goes on`() async throws {
        try await withDesk {
            $0.vipPaths = ["/sync/history"]
        } _: { desk in
            let late = try desk.viewing(.movie(trakt: 1002, title: "x", year: 2000), endedAgo: 3600)
            let report = try await desk.engine().drain(isPatient: false)
            #expect(report.obstacle == nil)
            #expect(try desk.state(late).reason == TraktError.upgradeRequired(page: "https://trakt.tv/vip").description)
            try await desk.post("vip", #"{"vip": true}"#)
            try desk.outbox.retry(late.id)
            _ = try await desk.engine().drain(isPatient: false)
            #expect(try desk.state(late).state == .delivered)
        }
    }

    @Test func `a limit that Trakt names stops the queue with its number`() async throws {
        try await withDesk { desk in
            let viewing = try self.watchDune(desk)
            try await desk.fault(
                #"{"path":"/sync/history","method":"POST","status":420,"headers":{"X-Account-Limit":"100000"},"count":1}"#
            )
            let report = try await desk.engine().drain(isPatient: false)
            #expect(report.obstacle?.contains("its limit of 100000") == true)
            #expect(try desk.state(viewing).state == .finished)
        }
    }
}
