import Foundation
import MediaIdentification
import Playback
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct LiveTests {
    private static let item = ScrobbleItem.movie(trakt: 1001, title: "Dune", year: 2021)

    @Test func `only the newest word on a viewing is told`() async throws {
        try await withDesk { desk in
            let (viewing, lock) = try desk.watching()
            let engine = try desk.engine()
            engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 3))
            engine.tell(.pause, of: viewing.id, at: PlaybackProgress(percent: 4))
            engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 5))
            try await desk.running(engine) { try await !desk.writes().isEmpty }
            let writes = try await desk.writes()
            #expect(writes.map(\.path) == ["/scrobble/start"])
            #expect(writes.first?.body.contains("\"progress\":5") == true)
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `what is old is not told`() async throws {
        try await withDesk { desk in
            let (viewing, lock) = try desk.watching()
            let engine = try desk.engine()
            engine.tell(.pause, of: viewing.id, at: PlaybackProgress(percent: 40))
            desk.clock.advance(by: 31)
            let late = try desk.viewing(endedAgo: 9000)
            try await desk.running(engine) { try desk.state(late).state == .delivered }
            #expect(try await desk.writes().map(\.path) == ["/sync/history"])
            withExtendedLifetime(lock) {}
        }
    }

    @Test(arguments: [0.5, 80, 99])
    func `a pause that Trakt would refuse is not told`(progress: Double) async throws {
        try await withDesk { desk in
            let (viewing, lock) = try desk.watching()
            let engine = try desk.engine()
            engine.tell(.pause, of: viewing.id, at: PlaybackProgress(percent: progress))
            let late = try desk.viewing(.movie(trakt: 1002, title: nil, year: nil), endedAgo: 9000)
            try await desk.running(engine) { try desk.state(late).state == .delivered }
            #expect(try await desk.writes().map(\.path) == ["/sync/history"])
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `how much waits is told, and also that nothing does any more`() async throws {
        try await withDesk { desk in
            let engine = try desk.engine()
            try await desk.fault(#"{"path":"/sync/history","status":503}"#)
            let late = try desk.viewing(endedAgo: 9000)
            try await desk.running(engine) { desk.events.all.contains(.waiting(1)) }
            #expect(!desk.events.all.contains(.waiting(0)))
            desk.clock.advance(by: 3600)
            try await desk.running(engine) { desk.events.all.contains(.waiting(0)) }
            #expect(try desk.state(late).state == .delivered)
        }
    }

    @Test func `a pause that is not told proves nothing about Trakt`() async throws {
        try await withDesk { desk in
            let (viewing, lock) = try desk.watching()
            let engine = try desk.engine()
            let clock = desk.clock
            let gate = try DeliveryGate(directory: desk.outbox.directory) { Timestamp(date: clock.date) }
            for _ in 0..<2 { try gate.note(.failed, isWrite: false) }
            var other = viewing
            other.id = "OTHER"
            try desk.outbox.insert(other)
            try desk.happen(.matched(Self.item), to: other)
            try await desk.fault(#"{"path":"/scrobble/start","status":503,"count":100}"#)
            engine.tell(.pause, of: viewing.id, at: PlaybackProgress(percent: 90))
            engine.tell(.start, of: other.id, at: PlaybackProgress(percent: 3))
            try await desk.running(engine) { try gate.state().failures != 2 }
            #expect(try gate.state().failures == 3)
            withExtendedLifetime(lock) {}
        }
    }

    @Test(arguments: [404, 405])
    func `where Trakt has no pause, a stop below the mark takes its place`(status: Int) async throws {
        try await withDesk { desk in
            let (viewing, lock) = try desk.watching()
            let engine = try desk.engine()
            try await desk.fault(#"{"path":"/scrobble/pause","status":\#(status),"count":9}"#)
            engine.tell(.pause, of: viewing.id, at: PlaybackProgress(percent: 40))
            try await desk.running(engine) { try await !desk.places().isEmpty }
            #expect(try await desk.writes().map(\.path) == ["/scrobble/pause", "/scrobble/stop"])
            #expect(try await desk.places().map(\.progress) == [40])
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `nothing is said about a viewing after its stop`() async throws {
        try await withDesk { desk in
            let (viewing, lock) = try desk.watching()
            let engine = try desk.engine()
            try desk.outbox.checkpoint(
                viewing.id,
                progress: 96,
                played: 3600,
                isCounted: true,
                at: desk.clock.date,
                isOver: true
            )
            engine.wake()
            try await desk.running(engine) { try desk.state(viewing).state == .delivered }
            let other = try desk.viewing(.movie(trakt: 1002, title: nil, year: nil), endedAgo: 9000)
            engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 96))
            engine.wake()
            try await desk.running(engine) { try desk.state(other).state == .delivered }
            #expect(try await desk.writes().map(\.path) == ["/scrobble/stop", "/sync/history"])
            withExtendedLifetime(lock) {}
        }
    }
}
