import Foundation
import MediaIdentification
import Playback
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// A look at a film: too short to mean anything, and a start at Trakt wipes the place.
@Suite struct LookTests {
    private static let item = ScrobbleItem.movie(trakt: 1001, title: "Dune", year: 2021)
    private static let other = ScrobbleItem.movie(trakt: 1002, title: nil, year: nil)
    private static let path = "/films/Dune (2021).mkv"
    /// Seconds.
    private static let duration = 9300.0

    /// A player that shows a film, with an engine of its own.
    private struct Player {
        let desk: Desk
        let engine: SyncEngine<TestClock>
        let viewing: Viewing
        private(set) var lock: SessionLock?

        init(_ desk: Desk, _ item: ScrobbleItem = LookTests.item, session: String = "here") throws {
            self.desk = desk
            self.engine = try desk.engine()
            self.lock = desk.outbox.sessionLock(session)
            let evidence = MediaEvidence(path: LookTests.path, duration: LookTests.duration)
            self.viewing = Viewing(
                session: session,
                evidence: evidence,
                description: MediaIdentifier().describe(evidence),
                startedAt: desk.clock.date
            )
            try desk.outbox.insert(self.viewing)
            try desk.happen(.matched(item), to: self.viewing)
        }

        /// Tells a call and waits until Trakt has it.
        func tell(_ call: ScrobbleIntent.LiveCall, at percent: Double, played: Double = 0) async throws {
            let path = call == .start ? "/scrobble/start" : "/scrobble/pause"
            let before = try await self.desk.writes().count { $0.path == path }
            let service = Task { await self.engine.run() }
            self.engine.tell(call, of: self.viewing.id, at: PlaybackProgress(percent: percent), played: played)
            for _ in 0..<1000 where try await self.desk.writes().count(where: { $0.path == path }) == before {
                try await Task.sleep(for: .milliseconds(5))
            }
            service.cancel()
            await service.value
        }

        func note(_ percent: Double, played: Double, isOver: Bool) throws {
            try self.desk.outbox.checkpoint(
                self.viewing.id,
                progress: percent,
                played: played,
                isCounted: false,
                at: self.desk.clock.date,
                isOver: isOver
            )
        }

        /// The window is closed.
        func close(at percent: Double, played: Double) async throws {
            try self.note(percent, played: played, isOver: true)
            _ = await self.engine.finish()
        }

        /// Nothing more is heard of it: `kill -9`.
        mutating func die() { self.lock = nil }
    }

    private func elsewhere(_ desk: Desk, _ call: TraktClient.ScrobbleCall, at percent: Double) async throws {
        let token = try #require(desk.tokens.load()).access
        _ = try await desk.client().scrobble(call, Self.item, progress: percent, token: token)
        desk.clock.advance(by: 7200)
    }

    private func place(_ desk: Desk) async throws -> StoredPlace? {
        let evidence = MediaEvidence(path: Self.path, duration: Self.duration)
        return try await desk.engine().place(of: MediaIdentifier().describe(evidence), evidence)
    }

    // MARK: - Where nothing was

    @Test(arguments: [(79.0, 5.0), (2, 12), (60, 40)])
    func `what was only looked at leaves no place where none was, and is not on any more`(
        progress: Double,
        played: Double
    ) async throws {
        try await withDesk { desk in
            let player = try Player(desk)
            try await player.tell(.start, at: 0.1)
            desk.clock.advance(by: played)
            try await player.close(at: progress, played: played)
            for _ in 0..<2 { _ = try await desk.engine().drain() }
            #expect(try await desk.places().isEmpty)
            #expect(try await !desk.isWatching())
            #expect(try await self.place(desk) == nil)
            #expect(try desk.state(player.viewing).state == .dropped)
        }
    }

    @Test func `a look takes no place away that another device has left meanwhile`() async throws {
        try await withDesk { desk in
            let player = try Player(desk)
            try await player.tell(.start, at: 0.1)
            desk.clock.advance(by: 5)
            try await self.elsewhere(desk, .pause, at: 70)
            try await player.close(at: 0.2, played: 5)
            _ = try await desk.engine().drain()
            #expect(try await desk.places().map(\.progress) == [70])
        }
    }

    // MARK: - Put back

    @Test(arguments: [(0.2, 12.0), (2, 12), (70, 40)])
    func `after a look the place is as it was, and known as from then`(progress: Double, played: Double) async throws {
        try await withDesk { desk in
            let left = desk.clock.date
            try await self.elsewhere(desk, .pause, at: 50)
            let player = try Player(desk)
            try await player.tell(.start, at: progress)
            #expect(try await desk.places().isEmpty)
            desk.clock.advance(by: played)
            try await player.close(at: progress, played: played)
            #expect(try await desk.places().map(\.progress) == [50])
            let place = try #require(await self.place(desk))
            #expect(place.progress == 50 && place.isFromElsewhere)
            #expect(abs(place.date.timeIntervalSince(left)) < 2)
            // It is done once.
            let writes = try await desk.writes().count
            for _ in 0..<2 { _ = try await desk.engine().drain() }
            #expect(try await desk.writes().count == writes)
        }
    }

    @Test func `a player that is killed during a look leaves it to the next start`() async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            var player = try Player(desk)
            try await player.tell(.start, at: 0)
            player.lock?.beat(
                Heartbeat(viewing: player.viewing.id, progress: 0.1, played: 9, isCounted: false, date: desk.clock.date)
            )
            player.die()
            desk.clock.advance(by: 3600)
            _ = try await desk.engine().drain()
            #expect(try await desk.places().map(\.progress) == [50])
        }
    }

    @Test func `what is to be put back is tried again after a bad answer, and once it is there left alone`()
        async throws
    {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            let player = try Player(desk)
            try await player.tell(.start, at: 0)
            try await desk.fault(#"{"path":"/scrobble/stop","status":503}"#)
            try await desk.fault(#"{"path":"/scrobble/stop","kind":"lost","applied":true}"#)
            try await player.close(at: 0.1, played: 12)
            for _ in 0..<4 {
                desk.clock.advance(by: 60)
                _ = try await desk.engine().drain()
            }
            #expect(try await desk.places().map(\.progress) == [50])
            #expect(try await desk.writes().count { $0.path == "/scrobble/stop" } == 2)
        }
    }

    @Test func `a second look before the first is put back takes it over`() async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            let first = try Player(desk)
            try await first.tell(.start, at: 0)
            try first.note(0.1, played: 12, isOver: true)
            let second = try Player(desk, session: "there")
            try await second.tell(.start, at: 0)
            #expect(try await desk.places().isEmpty)
            try await second.close(at: 0.1, played: 12)
            #expect(try await desk.places().map(\.progress) == [50])
        }
    }

    @Test func `what was shown as another film has its place back when the user has said what it is`() async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            let player = try Player(desk)
            try await player.tell(.start, at: 0)
            try desk.happen(.userCorrected, to: player.viewing)
            try desk.happen(.matched(Self.other), to: player.viewing)
            try await player.close(at: 30, played: 2800)
            let places = try await desk.places().sorted { $0.trakt < $1.trakt }
            #expect(places.map(\.trakt) == [1001, 1002] && places.map(\.progress) == [50, 30])
        }
    }

    @Test func `a pause in a look stores the place that was there`() async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            let player = try Player(desk)
            try await player.tell(.start, at: 3)
            try player.note(3.2, played: 12, isOver: false)
            try await player.tell(.pause, at: 3.2)
            #expect(try await desk.places().map(\.progress) == [50])
            try await player.tell(.start, at: 3.2)
            try await player.close(at: 3.3, played: 20)
            #expect(try await desk.places().map(\.progress) == [50])
        }
    }

    @Test func `a pause is told before the store knows that it is of more than a look`() async throws {
        try await withDesk { desk in
            let player = try Player(desk)
            try await player.tell(.start, at: 3)
            try player.note(3.2, played: 25, isOver: false)
            // The player writes it down meanwhile.
            try await player.tell(.pause, at: 4.2, played: 120)
            #expect(try await desk.places().map(\.progress) == [4.2])
        }
    }

    // MARK: - Not put back

    @Test func `a look that becomes watching has a place of its own`() async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            let player = try Player(desk)
            try await player.tell(.start, at: 0)
            desk.clock.advance(by: 600)
            try await player.close(at: 7, played: 600)
            #expect(try await desk.places().map(\.progress) == [7])
            #expect(try await self.place(desk)?.progress == 7)
        }
    }

    @Test func `whoever goes on from the place for a moment moves it`() async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            let player = try Player(desk)
            try await player.tell(.start, at: 50)
            desk.clock.advance(by: 20)
            try await player.close(at: 50.2, played: 20)
            #expect(try await desk.places().map(\.progress) == [50.2])
        }
    }

    @Test(arguments: [TraktClient.ScrobbleCall.pause, .stop])
    func `a newer word is not overwritten by what was there before`(call: TraktClient.ScrobbleCall) async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            var player = try Player(desk)
            try await player.tell(.start, at: 0)
            player.die()
            desk.clock.advance(by: 60)
            try await self.elsewhere(desk, call, at: call == .pause ? 70 : 95)
            _ = try await desk.engine().drain()
            #expect(try await desk.places().map(\.progress) == (call == .pause ? [70] : []))
        }
    }

    @Test func `a place that was told between the question and the start is the one that is put back`() async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 20)
            let evening = try desk.viewing(endedAgo: 3600, progress: 60, isCounted: false)
            let player = try Player(desk)
            // As if it had been asked before the queue told the evening's place.
            try await player.tell(.start, at: 0)
            try await player.close(at: 0.1, played: 12)
            desk.clock.advance(by: 3600)
            _ = try await desk.engine().drain()
            #expect(try desk.state(evening).state == .delivered)
            #expect(try await desk.places().map(\.progress) == [60])
        }
    }

    // MARK: - Without a network

    @Test func `a look without a network neither takes a waiting place back nor Trakt's`() async throws {
        try await withDesk { desk in
            let evening = try desk.viewing(endedAgo: 3600, progress: 40, isCounted: false)
            let player = try Player(desk)
            desk.clock.advance(by: 20)
            try player.note(3, played: 15, isOver: true)
            _ = try await desk.engine().drain()
            #expect(try desk.state(evening).state == .delivered)
            #expect(try desk.state(player.viewing).state == .dropped)
            #expect(try await desk.places().map(\.progress) == [40])

            let again = try Player(desk, session: "again")
            desk.clock.advance(by: 20)
            try again.note(3, played: 15, isOver: true)
            _ = try await desk.engine().drain()
            #expect(try await desk.places().map(\.progress) == [40])
        }
    }

    @Test func `a place that waits is told when the look at its film is over`() async throws {
        try await withDesk { desk in
            let evening = try desk.viewing(endedAgo: 3600, progress: 40, isCounted: false)
            let player = try Player(desk)
            _ = try await desk.engine().drain()
            #expect(try desk.state(evening).state == .finished)
            try player.note(0.1, played: 15, isOver: true)
            _ = try await desk.engine().drain()
            #expect(try await desk.places().map(\.progress) == [40])
        }
    }

    @Test func `a start is not told where what it wipes cannot be kept`() async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            let player = try Player(desk)
            try await desk.fault(#"{"path":"/sync/playback","status":500,"count":99}"#)
            let service = Task { await player.engine.run() }
            player.engine.tell(.start, of: player.viewing.id, at: PlaybackProgress(percent: 1))
            for _ in 0..<500 where try await desk.journal().count(where: { $0.path.hasPrefix("/sync/playback") }) < 3 {
                try await Task.sleep(for: .milliseconds(5))
            }
            service.cancel()
            await service.value
            #expect(try await desk.writes().map(\.path) == ["/scrobble/pause"])
            #expect(try await desk.places().map(\.progress) == [50])
        }
    }
}
