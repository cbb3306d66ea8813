import Foundation
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct PlacesTests {
    @Test func `a place to resume from is told late when it is still the newest word`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000, progress: 40, isCounted: false)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try await desk.places().map(\.progress) == [40])
            #expect(try await desk.plays().isEmpty)
        }
    }

    @Test func `a place is not told when Trakt has heard something newer of the item`() async throws {
        try await withDesk { desk in
            let watched = try desk.viewing(endedAgo: 9000, progress: 40, isCounted: false)
            try await desk.post("plays", #"[{"type":"movie","trakt":1001}]"#)
            let paused = try desk.viewing(
                .movie(trakt: 1002, title: nil, year: nil),
                endedAgo: 9000,
                progress: 30,
                isCounted: false
            )
            let token = try #require(desk.tokens.load()).access
            desk.clock.advance(by: 2)
            _ = try await desk.client().scrobble(
                .pause,
                .movie(trakt: 1002, title: nil, year: nil),
                progress: 60,
                token: token
            )
            desk.clock.advance(by: 2)
            _ = try await desk.engine().drain()
            #expect(try desk.state(watched).state == .dropped)
            #expect(try desk.state(paused).state == .dropped)
            #expect(try await desk.places().map(\.progress) == [60])
        }
    }

    @Test func `a question that is answered by a conflict says nothing about the place`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000, progress: 40, isCounted: false)
            try await desk.fault(#"{"path":"/sync/last_activities","status":409,"skip":1}"#)
            for _ in 0..<3 {
                _ = try await desk.engine().drain()
                desk.clock.advance(by: 60)
            }
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try await desk.places().map(\.progress) == [40])
        }
    }

    @Test func `something newer of another item does not matter`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000, progress: 40, isCounted: false)
            try await desk.post("plays", #"[{"type":"movie","trakt":1003}]"#)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
        }
    }

    @Test func `of two places of one item only the newer is told`() async throws {
        try await withDesk { desk in
            let old = try desk.viewing(endedAgo: 9000, progress: 40, isCounted: false)
            let new = try desk.viewing(endedAgo: 8000, progress: 20, isCounted: false)
            _ = try await desk.engine().drain()
            #expect(try desk.state(old).state == .dropped)
            #expect(try desk.state(new).state == .delivered)
            #expect(try await desk.places().map(\.progress) == [20])
        }
    }

    @Test func `what was not really watched is no play, however far it came`() async throws {
        try await withDesk { desk in
            try desk.viewing(endedAgo: 5, progress: 97, isCounted: false)
            _ = try await desk.engine().drain()
            #expect(try await desk.plays().isEmpty)
            #expect(try await desk.places().map(\.progress) == [79])
        }
    }

    @Test func `the very beginning is no place, and costs no request`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 5, progress: 0.4, isCounted: false)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .dropped)
            #expect(try await desk.writes().isEmpty)
        }
    }

    // MARK: - The newest word

    private static let item = ScrobbleItem.movie(trakt: 1001, title: "Dune", year: 2021)

    /// Tells Trakt as another device of the same user would.
    private func elsewhere(_ desk: Desk, _ call: TraktClient.ScrobbleCall, at percent: Double) async throws {
        let token = try #require(desk.tokens.load()).access
        _ = try await desk.client().scrobble(call, Self.item, progress: percent, token: token)
        desk.clock.advance(by: 2)
    }

    @Test(arguments: [TraktClient.ScrobbleCall.pause, .stop], [250.0, 9000])
    func `a window that is left open at a place does not overwrite what was seen elsewhere meanwhile`(
        call: TraktClient.ScrobbleCall,
        ago: Double
    ) async throws {
        try await withDesk { desk in
            // Paused here, and told when it was; closed now.
            try await self.elsewhere(desk, .pause, at: 50)
            desk.clock.advance(by: 100)
            try await self.elsewhere(desk, call, at: call == .pause ? 70 : 95)
            let viewing = try desk.viewing(endedAgo: min(ago, 103), progress: 50, isCounted: false)
            desk.clock.advance(by: ago - 103)
            _ = await (try desk.engine()).finish()
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .dropped)
            #expect(try await desk.places().map(\.progress) == (call == .pause ? [70] : []))
        }
    }

    @Test(arguments: [50.0, 60]) func `our own pause is an echo, and no newer word`(progress: Double) async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 30, progress: progress, isCounted: false)
            let told = ToldPlace(progress: 50, sentAt: desk.clock.date - 29)
            try desk.outbox.owed(to: .trakt).noteTold(told, of: Self.item, by: viewing.id)
            desk.clock.advance(by: -28)
            try await self.elsewhere(desk, .pause, at: 50)
            desk.clock.advance(by: 26)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try await desk.places().map(\.progress) == [progress])
        }
    }

    @Test func `what Trakt has already is not told again, which would only change its time`() async throws {
        try await withDesk { desk in
            try await self.elsewhere(desk, .pause, at: 50)
            let viewing = try desk.viewing(endedAgo: 3, progress: 50, isCounted: false)
            desk.clock.advance(by: 36000)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try await desk.writes().map(\.path) == ["/scrobble/pause"])
        }
    }

    @Test func `where Trakt does not say when anything changed it is asked what`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 30, progress: 50, isCounted: false)
            try await self.elsewhere(desk, .pause, at: 70)
            try await desk.fault(#"{"path":"/sync/last_activities","status":200,"body":"{}","skip":1}"#)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .dropped)
            #expect(try await desk.places().map(\.progress) == [70])
        }
    }
}
