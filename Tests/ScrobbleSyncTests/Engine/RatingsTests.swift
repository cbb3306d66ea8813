import Foundation
import TestSupport
import Testing
import TraktAPI
import TraktSimulator

@testable import ScrobbleSync

/// Ratings in the queue: told once, refused, retried, given up, and never in the place of a newer one.
@Suite struct RatingsTests {
    private static let item = #"{"ids":{"trakt":1001}}"#

    /// Rates the film as another device of the same user.
    private static func rateElsewhere(_ desk: Desk, _ rating: Int, ago seconds: Double) async throws {
        let time = TraktDate.text(desk.clock.date - seconds)
        let body = #"{"movies":[{"rating":\#(rating),"rated_at":"\#(time)","ids":{"trakt":1001}}]}"#
        try await desk.sendElsewhere("/sync/ratings", body)
    }

    @Test(arguments: [(600.0, 3, 3), (4000.0, 3, 9)])
    func `a rating that waited does not overwrite one that was given later elsewhere`(
        ago: Double,
        elsewhere: Int,
        kept: Int
    ) async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewing = try desk.viewing(endedAgo: 7200)
            try desk.outbox.ratings.rate(viewing.id, 9, at: desk.clock.date - 3600)
            try await Self.rateElsewhere(desk, elsewhere, ago: ago)
            _ = try await desk.engine().drain()
            #expect(try await desk.ratings() == [kept])
            let rating = try desk.outbox.ratings.rating(of: viewing.id)
            #expect(rating?.state == (kept == 9 ? nil : .dropped))
            if kept != 9 { #expect(rating?.reason == "Trakt has a newer rating of this: 3") }
            // That is for good.
            _ = try await desk.engine().drain()
            #expect(try await desk.ratings() == [kept])
        }
    }

    @Test func `a rating that was tried is compared, and one that has arrived is not sent again`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewing = try desk.viewing(endedAgo: 7200)
            _ = try await desk.engine().drain()
            try desk.outbox.ratings.rate(viewing.id, 9, at: desk.clock.date)
            try await desk.fault(#"{"path":"/sync/ratings","method":"POST","kind":"lost","applied":true}"#)
            _ = try await desk.engine().drain()
            #expect(try desk.outbox.ratings.rating(of: viewing.id)?.attempts == 1)
            _ = try await desk.engine().drain()
            #expect(try desk.outbox.ratings.rating(of: viewing.id) == nil)
            #expect(try await desk.writes().count { $0.path == "/sync/ratings" } == 1)
            #expect(try await desk.ratings() == [9])
        }
    }

    @Test func `a rating that has just been given is told without a question`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewing = try desk.viewing(endedAgo: 7200)
            _ = try await desk.engine().drain()
            try desk.outbox.ratings.rate(viewing.id, 9, at: desk.clock.date)
            _ = try await desk.engine().drain()
            #expect(try await desk.journal().count { $0.path.hasPrefix("/sync/ratings") } == 1)
            #expect(try await desk.ratings() == [9])
        }
    }

    @Test(arguments: [
        #""status":503"#, #""kind":"truncated""#, #""kind":"wrong-types""#, #""kind":"lost""#,
        #""status":200,"body":"{}""#,
    ])
    func `where it is not known what Trakt has, nothing is sent, and it is asked again`(fault: String) async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewing = try desk.viewing(endedAgo: 7200)
            try desk.outbox.ratings.rate(viewing.id, 9, at: desk.clock.date - 3600)
            try await Self.rateElsewhere(desk, 3, ago: 60)
            try await desk.fault(#"{"path":"/sync/ratings/movies","method":"GET",\#(fault),"count":9}"#)
            _ = try await desk.engine().drain()
            #expect(try await desk.ratings() == [3])
            #expect(try desk.outbox.ratings.rating(of: viewing.id)?.state == .finished)
            try await desk.endFaults()
            _ = try await desk.engine().drain()
            #expect(try desk.outbox.ratings.rating(of: viewing.id)?.state == .dropped)
        }
    }

    @Test func `a rating at Trakt without a date is left to the user, who may overwrite it`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewing = try desk.viewing(endedAgo: 7200)
            try desk.outbox.ratings.rate(viewing.id, 9, at: desk.clock.date - 3600)
            try await Self.rateElsewhere(desk, 3, ago: 60)
            let body = #"[{\"rating\":3,\"type\":\"movie\",\"movie\":{\"ids\":{\"trakt\":1001}}}]"#
            try await desk.fault(#"{"path":"/sync/ratings/movies","method":"GET","status":200,"body":"\#(body)"}"#)
            _ = try await desk.engine().drain()
            #expect(try desk.outbox.ratings.rating(of: viewing.id)?.state == .parked)
            try desk.outbox.ratings.rate(viewing.id, 8, at: desk.clock.date)
            _ = try await desk.engine().drain()
            #expect(try await desk.ratings() == [8])
        }
    }

    @Test(arguments: [400, 404, 405, 412, 420, 422, 426])
    func `a refused rating is left to the user with its reason, and holds up neither ratings nor plays`(
        status: Int
    ) async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let first = try desk.viewing(endedAgo: 7200)
            let second = try desk.viewing(.movie(trakt: 1002, title: nil, year: nil), endedAgo: 7200)
            _ = try await desk.engine().drain()
            try desk.outbox.ratings.rate(first.id, 9, at: desk.clock.date - 2)
            try desk.outbox.ratings.rate(second.id, 4, at: desk.clock.date - 1)
            try await desk.fault(#"{"path":"/sync/ratings","method":"POST","status":\#(status)}"#)
            let report = try await desk.engine().drain()
            #expect(report.parked == 1)
            #expect(try await desk.ratings() == [4])
            let parked = try #require(try desk.outbox.ratings.rating(of: first.id))
            #expect(parked.state == .parked && parked.reason?.isEmpty == false)
            #expect(try desk.outbox.ratings.all(in: [.parked]).map(\.entry.id) == [first.id])
            #expect(try desk.outbox.ratings.ratingCounts() == [.parked: 1])
            #expect(desk.events.all.contains { if case .parked(first.id, _) = $0 { true } else { false } })
            try desk.viewing(endedAgo: 90000)
            #expect(try await desk.engine().drain().delivered == 1)
            #expect(try desk.outbox.ratings.retryRating(of: first.id))
            _ = try await desk.engine().drain()
            #expect(try await desk.ratings().sorted() == [4, 9])
            #expect(try desk.outbox.ratings.rating(of: first.id) == nil)
        }
    }

    @Test func `a rating that was given up is not told, and one that was changed meanwhile is the one that holds`()
        async throws
    {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewing = try desk.viewing(endedAgo: 7200)
            try desk.outbox.ratings.rate(viewing.id, 9, at: desk.clock.date)
            let old = try #require(try desk.outbox.ratings.rating(of: viewing.id))
            try desk.outbox.ratings.rate(viewing.id, 7, at: desk.clock.date + 1)
            try desk.outbox.owed(to: .trakt).settle(old)
            try desk.outbox.owed(to: .trakt).park(old, reason: "…")
            #expect(try desk.outbox.ratings.rating(of: viewing.id)?.state == .finished)
            #expect(try desk.outbox.ratings.dropRating(of: viewing.id, reason: "given up by the user")?.rating == 7)
            _ = try await desk.engine().drain()
            #expect(try await desk.ratings().isEmpty)
        }
    }

    @Test func `ratings of what is not matched hold up none of the others`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            for index in 0..<60 {
                let unknown = try desk.viewing(nil, endedAgo: 9000 + Double(index))
                try desk.outbox.ratings.rate(unknown.id, 2, at: desk.clock.date - 5000)
            }
            let known = try desk.viewing(endedAgo: 7200)
            try desk.outbox.ratings.rate(known.id, 9, at: desk.clock.date - 3)
            _ = try await desk.engine().drain()
            #expect(try await desk.ratings() == [9])
        }
    }

    @Test func `a rating of what was given up before it was matched goes with it`() async throws {
        try await withDesk { desk in
            let unknown = try desk.viewing(nil, endedAgo: 9000)
            try desk.outbox.ratings.rate(unknown.id, 2, at: desk.clock.date - 5000)
            _ = try await desk.engine().drain()
            #expect(try desk.outbox.ratings.rating(of: unknown.id)?.state == .finished)
            #expect(try desk.outbox.drop(unknown.id, reason: "given up by the user"))
            _ = try await desk.engine().drain()
            #expect(try desk.outbox.ratings.rating(of: unknown.id)?.state == .dropped)
        }
    }

    @Test func `what was watched last is found by the time of watching, delivered or not, and only where it counts`()
        async throws
    {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            #expect(try desk.outbox.lastWatched() == nil)
            let delivered = try desk.viewing(endedAgo: 7200)
            _ = try await desk.engine().drain()
            #expect(try desk.outbox.lastWatched()?.id == delivered.id)
            // An older one that arrives later is not what was watched last.
            try desk.viewing(endedAgo: 90000)
            _ = try await desk.engine().drain()
            #expect(try desk.outbox.lastWatched()?.id == delivered.id)
            let waiting = try desk.viewing(nil, endedAgo: 3600)
            #expect(try desk.outbox.lastWatched()?.id == waiting.id)
            try desk.viewing(endedAgo: 1800, progress: 40, isCounted: false)
            #expect(try desk.outbox.lastWatched()?.id == waiting.id)
            let given = try desk.viewing(endedAgo: 600)
            try desk.happen(.userDropped(reason: "given up by the user"), to: given)
            #expect(try desk.outbox.lastWatched()?.id == waiting.id)
        }
    }

    @Test func `nothing of what is erased stays, its rating neither`() async throws {
        try await withDesk({ $0.hasRateLimits = false }) { desk in
            let viewing = try desk.viewing(endedAgo: 60)
            try desk.outbox.ratings.rate(viewing.id, 9, at: desk.clock.date)
            try PrivateViewings(in: desk.outbox).erase(viewing.id)
            #expect(try desk.outbox.ratings.rating(of: viewing.id) == nil)
        }
    }
}

extension Desk {
    /// Tells Trakt something as another device of the same user.
    func sendElsewhere(_ path: String, _ body: String) async throws {
        let token = try #require(self.tokens.load()).access
        try await self.send("POST", path, headers: RawClient.manners(token: token, app: "test"), body: body)
    }
}
