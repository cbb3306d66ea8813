import Foundation
import TestSupport
import Testing
import TraktAPI
import TraktSimulator

@testable import ScrobbleSync

/// Plays that were delivered and that Trakt has lost.
@Suite struct ResendTests {
    private static func lose(_ desk: Desk, _ plays: [Viewing]) async throws {
        let numbers = try plays.compactMap { try desk.state($0).number }
        #expect(numbers.count == plays.count)
        let list = numbers.map(String.init).joined(separator: ",")
        try await desk.sendElsewhere("/sync/history/remove", #"{"ids":[\#(list)]}"#)
    }

    @Test func `what Trakt has lost is found, and told again with its own time, once`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let kept = try desk.viewing(endedAgo: 90000)
            let lost = try desk.viewing(endedAgo: 50000)
            let other = try desk.viewing(.episode(trakt: 200_200_001), endedAgo: 40000)
            _ = try await desk.engine().drain()
            let before = try await desk.plays()
            try await Self.lose(desk, [lost, other])
            let entries = try [kept, lost, other].map(desk.entry)
            let found = try await desk.engine().missing(of: entries)
            #expect(found.plays.map(\.id) == [lost.id, other.id] && found.obstacle == nil)
            // Looking changes nothing.
            #expect(try await desk.plays().count == 1)
            #expect(try desk.state(lost).state == .delivered)
            _ = try await desk.engine().resend(found.plays)
            try await desk.settle()
            let after = try await desk.plays()
            #expect(Set(after.map(\.watched_at)) == Set(before.map(\.watched_at)) && after.count == 3)
            #expect(try desk.state(lost).state == .delivered)
            #expect(try await desk.engine().missing(of: try [kept, lost, other].map(desk.entry)).plays.isEmpty)
        }
    }

    @Test func `two that find the same missing make one play of it`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let lost = try desk.viewing(endedAgo: 50000)
            _ = try await desk.engine().drain()
            try await Self.lose(desk, [lost])
            let entry = try desk.entry(lost)
            let found = try await desk.engine().missing(of: [entry]).plays
            for _ in 0..<2 {
                _ = try await desk.engine().resend(found)
                try await desk.settle()
            }
            #expect(try await desk.plays().count == 1)
        }
    }

    @Test(arguments: ["lost", "reset-after"])
    func `an addition whose answer is lost is looked up before it is made again`(kind: String) async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let lost = try desk.viewing(endedAgo: 50000)
            _ = try await desk.engine().drain()
            try await Self.lose(desk, [lost])
            try await desk.fault(#"{"path":"/sync/history","method":"POST","kind":"\#(kind)","applied":true}"#)
            let found = try await desk.engine().missing(of: [desk.entry(lost)]).plays
            _ = try await desk.engine().resend(found)
            try await desk.settle()
            #expect(try await desk.plays().count == 1)
            #expect(try desk.state(lost).state == .delivered)
        }
    }

    @Test(arguments: [
        #""status":503"#, #""status":429,"retryAfter":"600""#, #""kind":"truncated""#, #""kind":"html","status":200"#,
        #""kind":"nulls""#, #""kind":"wrong-types""#, #""kind":"lost""#, #""status":200,"body":"{}""#,
    ])
    func `where the history cannot be read nothing is missing, and the reason is told`(fault: String) async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewings = try (0..<2).map { try desk.viewing(endedAgo: 50000 + Double($0) * 9000) }
            _ = try await desk.engine().drain()
            try await Self.lose(desk, [viewings[0]])
            for entries in [viewings, [viewings[0]]] {
                try await desk.fault(#"{"path":"/sync/history","method":"GET",\#(fault),"count":9}"#)
                let found = try await desk.engine().missing(of: entries.map(desk.entry))
                #expect(found.plays.isEmpty && found.obstacle?.isEmpty == false)
                try await desk.endFaults()
                desk.clock.advance(by: 3600)
            }
        }
    }

    @Test func `the history is read to its last page`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewings = try (0..<3).map { try desk.viewing(endedAgo: 500_000 + Double($0) * 9000) }
            _ = try await desk.engine().drain()
            // Newer ones of others fill the first pages.
            let time = TraktDate.text(desk.clock.date - 450_000)
            try await desk.post("plays", #"[{"type":"movie","trakt":1003,"watched_at":"\#(time)","times":700}]"#)
            let found = try await desk.engine().missing(of: viewings.map(desk.entry))
            #expect(found.plays.isEmpty && found.obstacle == nil)
            let pages = try await desk.journal().filter { $0.path == "/sync/history" && $0.method == "GET" }
            #expect(pages.contains { $0.query.contains("page=3") }, "\(pages.map(\.query))")
        }
    }

    @Test func `one page that is missing in the middle makes all of it uncertain`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewings = try (0..<2).map { try desk.viewing(endedAgo: 500_000 + Double($0) * 9000) }
            _ = try await desk.engine().drain()
            let time = TraktDate.text(desk.clock.date - 450_000)
            try await desk.post("plays", #"[{"type":"movie","trakt":1003,"watched_at":"\#(time)","times":700}]"#)
            try await desk.fault(
                #"{"path":"/sync/history","method":"GET","skip":1,"status":200,"body":"[]"}"#
            )
            let found = try await desk.engine().missing(of: viewings.map(desk.entry))
            #expect(found.plays.isEmpty)
        }
    }

    @Test(arguments: [-1500.0, 0, 1500])
    func `a play of the same item near that time is taken for ours, whatever its number`(off: Double) async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let lost = try desk.viewing(endedAgo: 50000)
            _ = try await desk.engine().drain()
            try await Self.lose(desk, [lost])
            // Trakt has put it back from a copy.
            let time = TraktDate.text(lost.endedAt + off)
            try await desk.post("plays", #"[{"type":"movie","trakt":1001,"watched_at":"\#(time)"}]"#)
            #expect(try await desk.engine().missing(of: [desk.entry(lost)]).plays.isEmpty)
        }
    }

    @Test func `the play of another viewing does not stand for the one that is lost`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let first = try desk.viewing(endedAgo: 50000)
            let second = try desk.viewing(endedAgo: 49000)
            _ = try await desk.engine().drain()
            try await Self.lose(desk, [first])
            #expect(try await desk.engine().missing(of: [desk.entry(first)]).plays.map(\.id) == [first.id])
            #expect(try await desk.engine().missing(of: [desk.entry(second)]).plays.isEmpty)
        }
    }

    @Test func `what was delivered is kept for good`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewings = try (0..<3).map { try desk.viewing(endedAgo: 4e8 + Double($0) * 9000) }
            _ = try await desk.engine().drain(all: true)
            let more = try desk.viewing(endedAgo: 600)
            #expect(try desk.outbox.drop(more.id, reason: "given up by the user"))
            for viewing in viewings {
                #expect(try !desk.outbox.drop(viewing.id, reason: "given up by the user"))
            }
            try desk.outbox.settleAbandoned()
            let again = try Outbox(directory: desk.home.url.path, rescueDirectories: [])
            let kept = try again.deliveredPlays(since: desk.clock.date - 5e8)
            #expect(Set(kept.map(\.id)) == Set(viewings.map(\.id)))
            #expect(try again.deliveredPlays(since: desk.clock.date - 3e8).isEmpty)
        }
    }
}

extension Desk {
    /// Goes on until nothing waits, as the queue does in its own time.
    func settle() async throws {
        for _ in 0..<10 {
            if try self.outbox.waitingCount() == 0 { return }
            self.clock.advance(by: 700)
            _ = try await self.engine().drain()
        }
    }
}
