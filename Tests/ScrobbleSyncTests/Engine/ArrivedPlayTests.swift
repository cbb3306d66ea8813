import Foundation
import MediaIdentification
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct ArrivedPlayTests {
    private static let sent = Date(timeIntervalSince1970: 1_790_000_000)

    private func delivery(_ id: String, stopSent seconds: Double) -> Delivery {
        var delivery = Delivery(viewing: id, to: .trakt, startedAt: Self.sent)
        let inputs: [Delivery.Input] = [
            .ended(.init(.play, watchedAt: Self.sent)), .claimed, .sent(SentPlay(.stop, sentAt: Self.sent + seconds)),
        ]
        for input in inputs { #expect(delivery.receive(input, at: Self.sent) != nil) }
        return delivery
    }

    private func play(_ id: Int64, at seconds: Double) throws -> TraktHistoryItem {
        let text = #"{"id": \#(id), "watched_at": "\#(TraktDate.text(Self.sent + seconds))"}"#
        return try JSONDecoder().decode(TraktHistoryItem.self, from: Data(text.utf8))
    }

    @Test(arguments: [
        (-3600.0, false), (-21, false), (-20, true), (0, true), (20, true), (45, true), (1800, true), (1801, false),
    ])
    func `a stop is found where Trakt has come to it late, not where it cannot be`(
        seconds: Double,
        isFound: Bool
    ) throws {
        let search = ArrivedPlay(delivery: self.delivery("one", stopSent: 0), neighbours: [], claimed: [])
        #expect(search.find(in: [try self.play(7, at: seconds)])?.id == (isFound ? 7 : nil))
    }

    @Test(arguments: [(20.0, true), (21, false)])
    func `a stop that was answered is not late`(seconds: Double, isFound: Bool) throws {
        var delivery = self.delivery("one", stopSent: 0)
        #expect(delivery.receive(.answered(.done(number: nil)), at: Self.sent) == [.announceDelivered])
        let search = ArrivedPlay(delivery: delivery, neighbours: [], claimed: [])
        #expect(search.find(in: [try self.play(7, at: seconds)])?.id == (isFound ? 7 : nil))
    }

    @Test func `of two viewings close to each other each gets the play that is nearest`() throws {
        let first = self.delivery("first", stopSent: 0)
        let second = self.delivery("second", stopSent: 300)
        let plays = [try self.play(1, at: 40), try self.play(2, at: 301)]
        #expect(ArrivedPlay(delivery: first, neighbours: [second], claimed: []).find(in: plays)?.id == 1)
        #expect(ArrivedPlay(delivery: second, neighbours: [first], claimed: []).find(in: plays)?.id == 2)
        // Where only the later one has arrived, it is not taken for the earlier one's.
        #expect(ArrivedPlay(delivery: first, neighbours: [second], claimed: []).find(in: [plays[1]]) == nil)
        #expect(ArrivedPlay(delivery: first, neighbours: [], claimed: [2]).find(in: [plays[1]]) == nil)
    }
}
