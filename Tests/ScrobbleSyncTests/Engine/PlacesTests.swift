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
}
