import Foundation
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// Files that no catalogue knows: what becomes of them, and what is said.
@Suite struct HomeVideoTests {
    /// A viewing of a file that is over.
    private func watched(
        _ path: String,
        _ desk: Desk,
        played: Double,
        isCounted: Bool = false
    ) throws -> Viewing {
        let evidence = MediaEvidence(path: path, duration: 600)
        var viewing = Viewing(
            session: "gone",
            evidence: evidence,
            description: MediaIdentifier().describe(evidence),
            startedAt: desk.clock.date - played
        )
        viewing.progress = isCounted ? 95 : played / 6
        viewing.played = played
        viewing.isCounted = isCounted
        viewing.endedAt = desk.clock.date - 1
        try desk.outbox.insert(viewing)
        try desk.happen(.ended(viewing.owed), to: viewing)
        return viewing
    }

    @Test(arguments: ["/home/IMG_20240714_153022.mp4", "/home/Birthday party.mkv"], [5.0, 200])
    func `what would not have counted is parked for nobody`(path: String, played: Double) async throws {
        try await withDesk { desk in
            let viewing = try self.watched(path, desk, played: played)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .dropped)
            #expect(!desk.events.all.contains { if case .parked = $0 { true } else { false } })
        }
    }

    @Test(arguments: ["/home/IMG_20240714_153022.mp4", "/home/Birthday party.mkv"])
    func `what would have counted is parked with the reason`(path: String) async throws {
        try await withDesk { desk in
            let viewing = try self.watched(path, desk, played: 580, isCounted: true)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .parked)
        }
    }

    @Test func `Trakt is not asked for the name of a camera's file`() async throws {
        try await withDesk { desk in
            _ = try self.watched("/home/IMG_20240714_153022.mp4", desk, played: 580, isCounted: true)
            _ = try await desk.engine().drain()
            #expect(try await desk.journal().allSatisfy { !$0.path.hasPrefix("/search") })
        }
    }

    private func news(_ desk: Desk) -> [MatchNews] {
        desk.events.all.compactMap { if case .needsMatch(_, _, let news) = $0 { news } else { nil } }
    }

    @Test func `that nothing like it is known is news once for a file, and once for a folder of a camera`() async throws
    {
        try await withDesk { desk in
            let paths = [
                "/home/Birthday party.mkv", "/home/Birthday party.mkv", "/home/Wedding of ours.mkv",
                "/cam/IMG_20240714_153022.mp4", "/cam/IMG_20240715_153022.mp4", "/other/IMG_20240714_153022.mp4",
            ]
            for path in paths {
                _ = try self.watched(path, desk, played: 5)
                _ = try await desk.engine().drain()
            }
            #expect(
                self.news(desk) == [
                    .unknown, .knownAsUnknown, .unknown, .unknown, .knownAsUnknown, .unknown,
                ]
            )
        }
    }

    @Test func `what the user says a camera's file is holds`() async throws {
        try await withDesk { desk in
            let path = "/home/IMG_20240714_153022.mp4"
            let correction = Correction(scope: .init(file: path), target: .movie("1001"))
            try Corrections(outbox: desk.outbox).remember(correction, at: desk.clock.date)
            let viewing = try self.watched(path, desk, played: 580, isCounted: true)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
        }
    }

    @Test func `a look at what may be several is parked for nobody, a place in it is`() async throws {
        try await withDesk { desk in
            let look = try self.watched("/tv/The Office S01E01.mkv", desk, played: 5)
            let place = try self.watched("/tv/The Office S01E02.mkv", desk, played: 200)
            _ = try await desk.engine().drain()
            #expect(try desk.state(look).state == .dropped)
            #expect(try desk.state(place).state == .parked)
        }
    }

    @Test func `a folder of which nothing is told is news once`() async throws {
        try await withDesk { desk in
            let correction = Correction(scope: .init(folder: "/home"), target: .never)
            try Corrections(outbox: desk.outbox).remember(correction, at: desk.clock.date)
            for path in ["/home/A film (2001).mkv", "/home/Another film (2002).mkv"] {
                _ = try self.watched(path, desk, played: 580, isCounted: true)
                _ = try await desk.engine().drain()
            }
            let news = desk.events.all.compactMap { if case .excluded(_, let isNews) = $0 { isNews } else { nil } }
            #expect(news == [true, false])
        }
    }
}
