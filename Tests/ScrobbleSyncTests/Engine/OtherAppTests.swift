import Foundation
import MediaIdentification
import Playback
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// A server, a television or a check-in tells Trakt of the same film: it counts once.
@Suite struct OtherAppTests {
    private static let item = ScrobbleItem.movie(trakt: 1001, title: "Dune", year: 2021)

    /// Has another app tell that a film is on.
    private func showElsewhere(
        _ desk: Desk,
        trakt: Int = 1001,
        action: String = "scrobble",
        seconds: Int = 3000
    )
        async throws
    {
        let body = #"{"type":"movie","trakt":\#(trakt),"action":"\#(action)","progress":10,"seconds":\#(seconds)}"#
        try await desk.post("watching", body)
    }

    /// Has Trakt know a play that we have not told.
    private func addPlay(_ desk: Desk, at date: Date, action: String = "scrobble") async throws {
        let body = #"{"type":"movie","trakt":1001,"watched_at":"\#(TraktDate.text(date))","action":"\#(action)"}"#
        try await desk.post("plays", body)
    }

    private func questions(_ desk: Desk) async throws -> Int {
        try await desk.journal().count { $0.path == "/users/me/watching" }
    }

    /// A viewing of which another app tells, to its end.
    private func watchedElsewhere(_ desk: Desk, isCounted: Bool = true) async throws -> Viewing {
        let (viewing, lock) = try desk.watching()
        let engine = try desk.engine()
        engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 3))
        try await desk.running(engine) {
            desk.events.all.contains(.toldElsewhere(viewing: viewing.id, isCheckIn: false))
                || desk.events.all.contains(.toldElsewhere(viewing: viewing.id, isCheckIn: true))
        }
        desk.clock.advance(by: 2000)
        try desk.outbox.checkpoint(
            viewing.id,
            progress: isCounted ? 97 : 40,
            played: 2000,
            isCounted: isCounted,
            at: desk.clock.date,
            isOver: true
        )
        withExtendedLifetime(lock) {}
        return viewing
    }

    @Test func `of what another app tells nothing is told while it runs, and it is asked about once`() async throws {
        try await withDesk { desk in
            try await self.showElsewhere(desk)
            let (viewing, lock) = try desk.watching()
            let engine = try desk.engine()
            for (call, percent) in [(ScrobbleIntent.LiveCall.start, 3.0), (.pause, 30), (.start, 30), (.pause, 40)] {
                engine.tell(call, of: viewing.id, at: PlaybackProgress(percent: percent))
                let other = try desk.viewing(.movie(trakt: 1002, title: nil, year: nil), endedAgo: 9000)
                engine.wake()
                try await desk.running(engine) { try desk.state(other).state == .delivered }
            }
            #expect(try await desk.writes().allSatisfy { $0.path == "/sync/history" })
            #expect(try await self.questions(desk) == 1)
            #expect(desk.events.all.count { $0 == .toldElsewhere(viewing: viewing.id, isCheckIn: false) } == 1)
            #expect(try desk.state(viewing).otherApp?.isCheckIn == false)
            withExtendedLifetime(lock) {}
        }
    }

    /// Seconds from the end of the viewing to the play of the other app.
    @Test(arguments: [-1500.0, -120, 1, 300])
    func `the play of another app near the same time is this viewing's, and nothing is added`(
        offset: Double
    )
        async throws
    {
        try await withDesk { desk in
            try await self.showElsewhere(desk)
            let viewing = try await self.watchedElsewhere(desk)
            let end = try desk.state(viewing).watchedAt
            if offset > 0 {
                #expect(try await desk.engine().drain().waiting == 1)
                #expect(try desk.state(viewing).reason == nil)
            }
            try await self.addPlay(desk, at: end + offset)
            desk.clock.advance(by: 600)
            #expect(try await desk.engine().drain().delivered == 1)
            let state = try desk.state(viewing)
            #expect(state.state == .delivered && state.otherApp != nil)
            #expect(try await desk.plays().map(\.id) == [state.number])
            #expect(try await desk.writes().isEmpty)
        }
    }

    @Test func `the play of another app is taken back where it is meant, and stays where only the last one is`()
        async throws
    {
        try await withDesk { desk in
            try await self.showElsewhere(desk)
            let viewing = try await self.watchedElsewhere(desk)
            try await self.addPlay(desk, at: desk.clock.date)
            #expect(try await desk.engine().drain().delivered == 1)
            let number = try #require(try desk.state(viewing).number)
            let app = try #require(try desk.state(viewing).otherApp)
            #expect(try await desk.engine().undo(try desk.entry(viewing)) == .stays(toldBy: app))
            #expect(try desk.state(viewing).state == .delivered)
            _ = try await desk.engine().drain()
            #expect(try await desk.plays().map(\.id) == [number])
            let undone = try await desk.engine().undo(try desk.entry(viewing), isNamed: true)
            #expect(undone == .removed(historyID: number))
            #expect(try await desk.plays().isEmpty)
        }
    }

    @Test func `what another app tells of and we have not told yet is given up here, and stays there`() async throws {
        try await withDesk { desk in
            try await self.showElsewhere(desk)
            let viewing = try await self.watchedElsewhere(desk)
            #expect(try await desk.engine().undo(try desk.entry(viewing)) == .neverTold)
            try await self.addPlay(desk, at: desk.clock.date)
            desk.clock.advance(by: 600)
            _ = try await desk.engine().drain()
            #expect(try await desk.plays().count == 1)
            #expect(try await desk.writes().isEmpty)
        }
    }

    @Test func `what another app does not bring to its end is added with the time at which it was watched`()
        async throws
    {
        try await withDesk { desk in
            // Watched the day before, and ten minutes before this began: other viewings, though not ours.
            try await self.addPlay(desk, at: desk.clock.date - 86400)
            try await self.addPlay(desk, at: desk.clock.date - 2000)
            try await self.showElsewhere(desk, seconds: 4000)
            let viewing = try await self.watchedElsewhere(desk)
            let end = try desk.state(viewing).watchedAt
            var waits: [Double] = []
            for _ in 0..<20 where try desk.state(viewing).state != .delivered {
                _ = try await desk.engine().drain()
                let next = try desk.state(viewing).nextAttemptAt?.timeIntervalSince(desk.clock.date) ?? 0
                if try desk.state(viewing).state == .finished { waits.append(next.rounded()) }
                desk.clock.advance(by: next + 0.1)
            }
            // Seconds, a minute, ten minutes, and a moment after what is on there has come to its end.
            #expect(waits == [2, 58, 540, 1460])
            let plays = try await desk.plays()
            #expect(plays.count == 3)
            let own = try #require(plays.compactMap(\.date).max())
            #expect(abs(own.timeIntervalSince(end)) < 1)
            #expect(try desk.state(viewing).otherApp == nil)
            #expect(try await desk.writes().map(\.path) == ["/sync/history"])
        }
    }

    @Test func `a check-in of the user's counts once, when it has become a play`() async throws {
        try await withDesk { desk in
            try await self.showElsewhere(desk, action: "checkin", seconds: 5000)
            let viewing = try await self.watchedElsewhere(desk)
            for seconds in [2.0, 60, 540, 2000] {
                _ = try await desk.engine().drain()
                #expect(try desk.state(viewing).state == .finished)
                desk.clock.advance(by: seconds)
            }
            desk.clock.advance(by: 600)
            #expect(try await desk.engine().drain().delivered == 1)
            #expect(try await desk.plays().map(\.action) == ["checkin"])
            #expect(try await desk.writes().isEmpty)
        }
    }

    /// An app that has died, or has only paused: its place, where it has told one, is from before the viewing or after it.
    @Test(arguments: [nil, 21.0, 55.0])
    func `of a place nothing is told while another app tells, and when that is over the newest one stays`(
        elsewhere: Double?
    )
        async throws
    {
        try await withDesk { desk in
            let (client, token) = (try desk.client(), desk.tokens.load()?.access ?? "")
            if elsewhere == 21 {
                let item = Self.item
                _ = try await client.scrobble(.pause, item, progress: 21, token: token)
                desk.clock.advance(by: 600)
            }
            let before = try await desk.writes().count
            try await self.showElsewhere(desk)
            let viewing = try await self.watchedElsewhere(desk, isCounted: false)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .finished)
            #expect(try await desk.writes().count == before)
            #expect(try await desk.isWatching())
            if elsewhere == 55 {
                desk.clock.advance(by: 300)
                _ = try await client.scrobble(.stop, Self.item, progress: 55, token: token)
            }
            for _ in 0..<20 where try desk.state(viewing).state == .finished {
                let next = try desk.state(viewing).nextAttemptAt?.timeIntervalSince(desk.clock.date) ?? 0
                desk.clock.advance(by: max(next, 0) + 0.1)
                _ = try await desk.engine().drain()
            }
            #expect(try desk.state(viewing).state == (elsewhere == 55 ? .dropped : .delivered))
            #expect(try await desk.places().map(\.progress) == [elsewhere == 55 ? 55 : 40])
        }
    }

    enum OwnStart: CaseIterable, Sendable {
        case killed, otherWindow, madePrivate, otherFilm, shownByNobody
    }

    @Test(arguments: OwnStart.allCases)
    func `what we have told ourselves is no other app's`(own: OwnStart) async throws {
        try await withDesk { desk in
            var locks: [SessionLock?] = []
            if own == .otherFilm { try await self.showElsewhere(desk, trakt: 1000) }
            if [.killed, .otherWindow, .madePrivate].contains(own) {
                let (first, lock) = try desk.watching()
                let engine = try desk.engine()
                engine.tell(.start, of: first.id, at: PlaybackProgress(percent: 30))
                try await desk.running(engine) { try await !desk.writes().isEmpty }
                if own == .otherWindow { locks.append(lock) }
                desk.clock.advance(by: own == .killed ? 3000 : 20)
                if own == .madePrivate {
                    #expect(try PrivateViewings(in: desk.outbox).erase(first.id, wasLive: true))
                    try await desk.fault(#"{"path":"/scrobble/stop","status":503,"count":9}"#)
                }
            }
            let lock = try #require(desk.outbox.sessionLock("there"))
            var viewing = Viewing(
                session: "there",
                evidence: .init(path: "/film.mkv"),
                description: .init(),
                startedAt: desk.clock.date
            )
            viewing.played = 60
            try desk.outbox.insert(viewing)
            try desk.happen(.matched(Self.item), to: viewing)
            let before = try await desk.writes().count { $0.path == "/scrobble/start" }
            let engine = try desk.engine()
            engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 31))
            try await desk.running(engine) {
                try await desk.writes().count { $0.path == "/scrobble/start" } == before + 1
            }
            #expect(try desk.state(viewing).otherApp == nil)
            locks.append(lock)
            withExtendedLifetime(locks) {}
        }
    }

    @Test(arguments: [#""status":503"#, #""kind":"wrong-types""#, #""kind":"nulls""#, #""kind":"html","size":2000"#])
    func `where Trakt does not say what is on, what is watched is told as ever`(fault: String) async throws {
        try await withDesk { desk in
            try await desk.fault(#"{"path":"/users/me/watching",\#(fault)}"#)
            let (viewing, lock) = try desk.watching()
            let engine = try desk.engine()
            engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 3))
            try await desk.running(engine) { try await !desk.writes().isEmpty }
            #expect(try await desk.writes().map(\.path) == ["/scrobble/start"])
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `the play of another app is not ours to take back when the film is made private`() async throws {
        try await withDesk { desk in
            try await self.showElsewhere(desk)
            let viewing = try await self.watchedElsewhere(desk)
            try await self.addPlay(desk, at: desk.clock.date)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try !PrivateViewings(in: desk.outbox).erase(viewing.id))
            _ = try await desk.engine().drain()
            #expect(try await desk.plays().count == 1)
        }
    }
}
