import Foundation
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// Plays of here and of Trakt, each once.
@Suite struct HistoryTests {
    private static let start = Date(timeIntervalSince1970: 1_790_000_000)

    private func trakt(_ number: Int64, minutes: Double?, episode: Int = 16) throws -> TraktHistoryItem {
        let date = minutes.map { #","watched_at":"\#(TraktDate.text(Self.start + $0 * 60))""# } ?? ""
        let text = #"{"id":\#(number),"episode":{"ids":{"trakt":\#(episode)}},"show":{"title":"S","ids":{}}\#(date)}"#
        return try JSONDecoder().decode(TraktHistoryItem.self, from: Data(text.utf8))
    }

    private func own(
        _ id: String,
        minutes: Double,
        number: Int64? = nil,
        account: String? = "me",
        episode: Int = 16
    ) -> OutboxEntry {
        var viewing = Viewing(
            id: id,
            session: "s",
            account: account,
            evidence: MediaEvidence(path: "/x"),
            description: MediaDescription(),
            startedAt: Self.start
        )
        let end = Self.start + minutes * 60
        viewing.endedAt = end
        var delivery = Delivery(viewing: id, to: .trakt, startedAt: Self.start)
        let inputs: [Delivery.Input] = [
            .matched(.episode(trakt: episode)), .ended(.init(.play, watchedAt: end)), .claimed,
            .sent(SentPlay(.history, sentAt: end, playTime: end)), .answered(.done(number: number)),
        ]
        for input in inputs { _ = delivery.receive(input, at: end) }
        #expect(delivery.state == .delivered)
        return OutboxEntry(viewing: viewing, delivery: delivery)
    }

    private func read(_ plays: [TraktHistoryItem], reachesTo minutes: Double? = nil) -> HistoryRead {
        var read = HistoryRead()
        read.plays = plays
        read.reachesTo = minutes.map { Self.start + $0 * 60 } ?? .distantPast
        return read
    }

    @Test func `what is ours is known by Trakt's number, else by item and time; the rest is from elsewhere`() throws {
        let own = [self.own("A", minutes: 300, number: 7), self.own("B", minutes: 200), self.own("C", minutes: 100)]
        let history = [
            try self.trakt(9, minutes: 400), try self.trakt(7, minutes: 290), try self.trakt(8, minutes: 201),
            try self.trakt(5, minutes: 100, episode: 17), try self.trakt(4, minutes: nil),
        ]
        let joined = JoinedHistory(own: own, self.read(history), account: "me").plays
        let pairs = joined.map { "\($0.entry?.id ?? "-") \($0.atTrakt.map { "\($0.id)" } ?? "-") \($0.isLost)" }
        #expect(pairs == ["- 9 false", "A 7 false", "B 8 false", "C - true", "- 5 false", "- 4 false"])
    }

    @Test(
        arguments: [
            // Trakt was read to the end; not so far back; not at all; and it is another account's.
            (nil, "me", true), (60.0, "me", true), (95.0, "me", false), (1e9, "me", false), (nil, "other", false),
        ] as [(Double?, String, Bool)]
    )
    func `only what was read can say that a play is gone`(reachesTo: Double?, account: String, isLost: Bool) throws {
        let joined = JoinedHistory(
            own: [self.own("A", minutes: 100)],
            self.read([], reachesTo: reachesTo),
            account: account
        )
        #expect(joined.plays.map(\.isLost) == [isLost])
    }

    @Test func `two plays of one episode within minutes stay two`() throws {
        let own = [self.own("A", minutes: 100), self.own("B", minutes: 110)]
        let history = [try self.trakt(2, minutes: 110), try self.trakt(1, minutes: 100)]
        let joined = JoinedHistory(own: own, self.read(history), account: nil).plays
        #expect(joined.map { $0.entry?.id } == ["B", "A"] && joined.map { $0.atTrakt?.id } == [2, 1])
    }

    @Test func `it is read page by page, and no further than is wanted`() async throws {
        try await withDesk { desk in
            try await desk.post("plays", #"{"type":"movie","trakt":1000,"times":520}"#)
            let engine = try desk.engine()
            func requests() async throws -> Int {
                try await desk.journal().count { $0.path.hasPrefix("/sync/history") }
            }
            let some = try await engine.history(.init(), isEnough: { $0.count > 50 }, onPage: { _, _ in })
            #expect(some.plays.count == 250 && some.isCut && some.obstacle == nil)
            #expect(try await requests() == 1)
            let all = try await engine.history(.init(kind: .movie), isEnough: { _ in false }, onPage: { _, _ in })
            #expect(all.plays.count == 520 && !all.isCut && all.reachesTo == .distantPast)
            #expect(try await requests() == 4)
            #expect(try await engine.history(.init(kind: .episode), isEnough: { _ in false }, onPage: { _, _ in }).plays.isEmpty)
        }
    }

    @Test func `what was read before trouble is kept, with the reason that there is not more`() async throws {
        try await withDesk { desk in
            try await desk.post("plays", #"{"type":"movie","trakt":1000,"times":520}"#)
            try await desk.fault(#"{"path":"/sync/history","kind":"status","status":503,"skip":1,"count":50}"#)
            let read = try await desk.engine().history(.init(), isEnough: { _ in false }, onPage: { _, _ in })
            #expect(read.obstacle != nil && read.plays.count <= 250)
        }
    }
}
