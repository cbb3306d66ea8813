import Foundation
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// A wall clock that is wrong, or set while something waits; Trakt's own is right.
@Suite struct WrongClockTests {
    private static let film = ScrobbleItem.movie(trakt: 1001, title: "Dune", year: 2021)
    private static let day = 86400.0
    /// To 1970.
    private static let none = -1_790_000_000.0 + 86400

    /// A viewing of an hour that has just ended, as a player with these clocks writes it down.
    private func watch(
        at desk: Desk,
        progress: Double = 95,
        isCounted: Bool = true,
        isKilled: Bool = false
    ) throws -> Viewing {
        let began = desk.now
        var viewing = Viewing(
            session: "gone",
            evidence: MediaEvidence(path: "/film.mkv"),
            description: MediaDescription(),
            startedAt: began.date
        )
        viewing.boot = began.boot
        (viewing.startedUptime, viewing.endedUptime) = (began.uptime, began.uptime)
        try desk.outbox.insert(viewing)
        try desk.happen(.matched(Self.film), to: viewing)
        desk.clock.advance(by: 3600)
        let ended = desk.now
        if isKilled {
            let beat = Heartbeat(
                viewing: viewing.id,
                progress: progress,
                played: 3600,
                isCounted: isCounted,
                date: ended.date,
                uptime: ended.uptime
            )
            try #require(desk.outbox.sessionLock("gone")).beat(beat)
        } else {
            try desk.outbox.checkpoint(
                viewing.id,
                progress: progress,
                played: 3600,
                isCounted: isCounted,
                at: ended.date,
                uptime: ended.uptime,
                isOver: true
            )
        }
        return viewing
    }

    private func expectPlay(at time: Date, _ desk: Desk, within seconds: Double = 0.01) async throws {
        let plays = try await desk.plays()
        #expect(plays.count == 1)
        let date = try #require(plays.first?.date)
        #expect(abs(date.timeIntervalSince(time)) < seconds, "off by \(date.timeIntervalSince(time)) s")
    }

    // MARK: - Set between watching and sending

    @Test(arguments: [Self.none, -3 * Self.day, -50, 50, 3 * Self.day], [false, true])
    func `a clock that was wrong while watching and was set since changes no time`(
        wrongBy: Double,
        isKilled: Bool
    ) async throws {
        try await withDesk { desk in
            desk.setClock(wrongBy: wrongBy)
            let viewing = try self.watch(at: desk, isKilled: isKilled)
            let end = desk.clock.date
            desk.setClock(wrongBy: 0)
            desk.clock.advance(by: 7200)
            _ = try await desk.engine().drain()
            try await self.expectPlay(at: end, desk)
            let stored = try desk.entry(viewing)
            #expect(abs(stored.viewing.startedAt.timeIntervalSince(end - 3600)) < 0.01)
            #expect(abs(stored.delivery.watchedAt.timeIntervalSince(end)) < 0.01)
            let told = desk.events.all.filter { if case .timesMended = $0 { true } else { false } }
            #expect(told.count == 1)
            let note = try #require(try ClockNotes(in: desk.outbox).latest(at: desk.now.date))
            #expect(note.isSet && abs(note.seconds + wrongBy) < 1)
            #expect(note.sentence.hasSuffix("its times were put right."))
        }
    }

    @Test(arguments: [Self.none, -3 * Self.day, 3 * Self.day])
    func `a clock that is wrong when it is sent, and was right before, changes no time`(
        wrongBy: Double
    ) async throws {
        try await withDesk { desk in
            _ = try self.watch(at: desk)
            let end = desk.clock.date
            desk.clock.advance(by: 7200)
            desk.setClock(wrongBy: wrongBy)
            _ = try await desk.engine().drain()
            // Trakt's own time is told in whole seconds.
            try await self.expectPlay(at: end, desk, within: 1.5)
        }
    }

    @Test func `a clock that is set while the program runs is no offset of Trakt's any more`() async throws {
        try await withDesk { desk in
            desk.setClock(wrongBy: -3 * Self.day)
            let engine = try desk.engine()
            _ = try await engine.drain()
            let dune = MediaDescription(kind: .movie, title: "Dune", year: 2021)
            _ = await engine.place(of: dune, MediaEvidence(path: "x"))
            desk.setClock(wrongBy: 0)
            _ = try self.watch(at: desk)
            let end = desk.clock.date
            desk.clock.advance(by: 60)
            _ = try await engine.drain()
            try await self.expectPlay(at: end, desk)
        }
    }

    // MARK: - Another boot

    @Test func `what was watched before the machine was started with a wrong clock keeps its time`() async throws {
        try await withDesk { desk in
            _ = try self.watch(at: desk)
            let end = desk.clock.date
            desk.clock.advance(by: 7200)
            desk.restart()
            desk.setClock(wrongBy: Self.none)
            _ = try await desk.engine().drain()
            try await self.expectPlay(at: end, desk)
        }
    }

    @Test func `an end in the future is never fresh, and not told as one`() async throws {
        try await withDesk { desk in
            desk.setClock(wrongBy: 3 * Self.day)
            let viewing = try self.watch(at: desk)
            desk.setClock(wrongBy: 0)
            // Nothing tells the true time any more.
            desk.restart()
            desk.clock.advance(by: 60)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try await desk.writes().map(\.path) == ["/sync/history"])
            let date = try #require(try await desk.plays().first?.date)
            #expect(date <= desk.clock.date)
        }
    }

    @Test(arguments: [false, true])
    func `a place whose end lies in the future is not told as if it were the newest word`(
        isOfAnotherBoot: Bool
    ) async throws {
        try await withDesk { desk in
            desk.setClock(wrongBy: 3 * Self.day)
            _ = try self.watch(at: desk, progress: 40, isCounted: false)
            desk.setClock(wrongBy: 0)
            if isOfAnotherBoot { desk.restart() }
            desk.clock.advance(by: 60)
            let token = try #require(desk.tokens.load()).access
            _ = try await desk.client().scrobble(.pause, Self.film, progress: 60, token: token)
            desk.clock.advance(by: 400)
            _ = try await desk.engine().drain()
            #expect(try await desk.places().map(\.progress) == [60])
        }
    }

    // MARK: - Waits

    @Test func `a next attempt days ahead, left by a wrong clock, holds nothing`() async throws {
        try await withDesk { desk in
            desk.setClock(wrongBy: 3 * Self.day)
            let viewing = try self.watch(at: desk)
            try await desk.fault(#"{"path":"/sync/history","method":"POST","kind":"lost","applied":false}"#)
            try await desk.fault(#"{"path":"/scrobble/stop","kind":"lost","applied":false}"#)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).nextAttemptAt ?? .distantPast > desk.clock.date + 2 * Self.day)
            try await desk.endFaults()
            desk.setClock(wrongBy: 0)
            desk.restart()
            desk.clock.advance(by: 60)
            for _ in 0..<3 {
                let report = try await desk.engine().drain()
                #expect(report.nextTry ?? 0 <= 3600)
                desk.clock.advance(by: 700)
            }
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try await desk.plays().count == 1)
        }
    }
}
