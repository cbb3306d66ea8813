import Foundation
import GRDB
import MediaIdentification
import Playback
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// What the user has said is nobody's business, and whose business the rest is.
@Suite struct PrivacyTests {
    private static let dune = ScrobbleItem.movie(trakt: 1001, title: "Dune", year: 2021)

    /// A viewing that runs, and that Trakt shows as watched now.
    private func watchDune(at desk: Desk, _ engine: SyncEngine<TestClock>) async throws -> Viewing {
        let viewing = Viewing(
            session: "here",
            account: "ann",
            evidence: MediaEvidence(path: "/films/Dune (2021).mkv", duration: 9300),
            description: MediaIdentifier().describe(MediaEvidence(path: "/films/Dune (2021).mkv")),
            startedAt: desk.clock.date
        )
        try desk.outbox.insert(viewing)
        try desk.happen(.matched(Self.dune), to: viewing)
        return viewing
    }

    private func isShownAsWatching(_ desk: Desk) async throws -> Bool {
        try await desk.client().watching(token: try #require(desk.tokens.load()).access) != nil
    }

    private func start(_ viewing: Viewing, at desk: Desk, _ engine: SyncEngine<TestClock>) async throws {
        let live = Task { await engine.run() }
        engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 5))
        while try await !self.isShownAsWatching(desk) { await Task.yield() }
        live.cancel()
        await live.value
    }

    @Test func `what is made private is shown as watching no more, and leaves no place and no row`() async throws {
        try await withDesk { desk in
            let lock = try #require(desk.outbox.sessionLock("here"))
            let engine = try desk.engine()
            let viewing = try await self.watchDune(at: desk, engine)
            try await self.start(viewing, at: desk, engine)
            #expect(engine.silence(viewing.id))
            #expect(try PrivateViewings(in: desk.outbox).erase(viewing.id, wasLive: true))
            #expect(try await engine.takeBack() == nil)
            #expect(try await !self.isShownAsWatching(desk))
            #expect(try await desk.places().isEmpty)
            #expect(try PrivateViewings(in: desk.outbox).retractions().isEmpty && desk.outbox.entry(viewing.id) == nil)
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `what is watched anew keeps what it has told while the private one is taken back`() async throws {
        try await withDesk { desk in
            let lock = try #require(desk.outbox.sessionLock("here"))
            let engine = try desk.engine()
            let viewing = try await self.watchDune(at: desk, engine)
            try await self.start(viewing, at: desk, engine)
            try PrivateViewings(in: desk.outbox).erase(viewing.id, wasLive: engine.silence(viewing.id))
            desk.clock.advance(by: 60)
            let token = try #require(desk.tokens.load()).access
            let again = try await self.watchDune(at: desk, engine)
            _ = try await desk.client().scrobble(.start, Self.dune, progress: 30, token: token)
            desk.clock.advance(by: 10)
            _ = try await desk.client().scrobble(.pause, Self.dune, progress: 40, token: token)
            desk.clock.advance(by: 10)
            #expect(try await engine.takeBack() == nil)
            #expect(try await self.isShownAsWatching(desk))
            #expect(try await desk.places().count == 1)
            #expect(try PrivateViewings(in: desk.outbox).retractions().isEmpty)
            #expect(try desk.outbox.entry(again.id) != nil)
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `without a network it is taken back later, and until then only a number is kept`() async throws {
        try await withDesk { desk in
            let lock = try #require(desk.outbox.sessionLock("here"))
            let engine = try desk.engine()
            let viewing = try await self.watchDune(at: desk, engine)
            try await self.start(viewing, at: desk, engine)
            try await desk.fault(#"{"path":"/users/me/watching","status":503,"count":1}"#)
            try PrivateViewings(in: desk.outbox).erase(viewing.id, wasLive: engine.silence(viewing.id))
            #expect(try await engine.takeBack() != nil)
            let kept = try desk.outbox.read { try Row.fetchAll($0, sql: "SELECT * FROM retraction") }
            #expect(kept.count == 1 && !"\(kept)".contains("Dune") && "\(kept)".contains("1001"))
            try await desk.endFaults()
            _ = try await desk.engine().drain(isPatient: false)
            #expect(try await !self.isShownAsWatching(desk))
            #expect(try PrivateViewings(in: desk.outbox).retractions().isEmpty)
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `what was never told is not told to be taken back`() async throws {
        try await withDesk { desk in
            let engine = try desk.engine()
            let viewing = try await self.watchDune(at: desk, engine)
            #expect(!engine.silence(viewing.id))
            #expect(try !PrivateViewings(in: desk.outbox).erase(viewing.id, wasLive: false))
            engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 5))
            #expect(try await engine.takeBack() == nil)
            #expect(try await desk.writes().isEmpty)
        }
    }

    @Test func `a play that has been delivered is taken back too, that one only`() async throws {
        try await withDesk { desk in
            let other = try desk.viewing(endedAgo: 86400)
            let own = try desk.viewing(endedAgo: 4000)
            _ = try await desk.engine().drain(isPatient: false)
            #expect(try await desk.plays().count == 2)
            try PrivateViewings(in: desk.outbox).erase(own.id)
            #expect(try await desk.engine().takeBack() == nil)
            #expect(try await desk.plays().count == 1)
            #expect(try desk.state(other).state == .delivered)
        }
    }

    @Test func `a place of another device stays`() async throws {
        try await withDesk { desk in
            let token = try #require(desk.tokens.load()).access
            _ = try await desk.client().scrobble(.stop, Self.dune, progress: 40, token: token)
            desk.clock.advance(by: 600)
            let engine = try desk.engine()
            let viewing = try await self.watchDune(at: desk, engine)
            try PrivateViewings(in: desk.outbox).erase(viewing.id, wasLive: true)
            #expect(try await engine.takeBack() == nil)
            #expect(try await desk.places().count == 1)
        }
    }

    @Test func `a rule that comes after the match holds before anything is sent`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 4000)
            try desk.outbox.saidCorrections.remember(
                Correction(scope: .init(folder: "/"), target: .never),
                at: desk.clock.date
            )
            _ = try await desk.engine().drain(isPatient: false)
            #expect(try await desk.writes().isEmpty)
            #expect(try desk.state(viewing).state == .dropped)
        }
    }

    // MARK: - Whose it is

    private func viewing(of account: String?, at desk: Desk, endedAgo seconds: Double = 4000) throws -> Viewing {
        var viewing = try desk.viewing(endedAgo: seconds)
        viewing.account = account
        try desk.outbox.write { [viewing] in try viewing.update($0) }
        return viewing
    }

    @Test func `what was watched as somebody else is kept, until that one is back`() async throws {
        try await withDesk { desk in
            let account = ConnectedAccount(directory: desk.home.url.path)
            account.save("bob")
            let viewing = try self.viewing(of: "ann", at: desk)
            let own = try self.viewing(of: nil, at: desk, endedAgo: 90_000)
            _ = try await desk.engine().drain(isPatient: false)
            let kept = try desk.state(viewing)
            #expect(kept.state == .parked && kept.reason?.contains("watched as ann") == true)
            #expect(kept.reason?.contains("queue retry --mine") == true)
            #expect(try desk.state(own).state == .delivered)
            // Trying again changes nothing of whose it is.
            try desk.outbox.retry(viewing.id)
            _ = try await desk.engine().drain(isPatient: false)
            #expect(try desk.state(viewing).state == .parked)
            account.save("ann")
            _ = try await desk.engine().drain(isPatient: false)
            #expect(try desk.state(viewing).state == .delivered)
        }
    }

    @Test func `what may have been told as somebody else is not looked for in another history`() async throws {
        try await withDesk { desk in
            ConnectedAccount(directory: desk.home.url.path).save("bob")
            let viewing = try self.viewing(of: "ann", at: desk)
            try desk.happen(.claimed, to: viewing)
            try desk.happen(.sent(SentPlay(.history, sentAt: desk.clock.date)), to: viewing)
            _ = try await desk.engine().drain(isPatient: false)
            #expect(try desk.state(viewing).state == .parked)
            #expect(try await !desk.journal().contains { $0.path.hasPrefix("/sync/history/") })
        }
    }

    @Test func `the user says whose it is`() async throws {
        try await withDesk { desk in
            ConnectedAccount(directory: desk.home.url.path).save("bob")
            let viewing = try self.viewing(of: "ann", at: desk)
            _ = try await desk.engine().drain(isPatient: false)
            try KeptViewings(in: desk.outbox).assign(viewing.id, to: "bob")
            _ = try await desk.engine().drain(isPatient: false)
            #expect(try desk.state(viewing).state == .delivered)
        }
    }
}
