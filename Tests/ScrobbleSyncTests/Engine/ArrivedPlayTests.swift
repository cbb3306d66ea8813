import Foundation
import MediaIdentification
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct ArrivedPlayTests {
    private static let sent = Date(timeIntervalSince1970: 1_790_000_000)

    private func viewing(_ id: String, stopSent seconds: Double) -> Viewing {
        var viewing = Viewing(
            id: id,
            session: "session",
            evidence: MediaEvidence(path: "/Dune.mkv"),
            description: MediaDescription(),
            startedAt: Self.sent
        )
        viewing.state = .unsure
        viewing.stopSentFrom = Self.sent + seconds
        viewing.stopSentUntil = Self.sent + seconds
        return viewing
    }

    private func play(_ id: Int64, at seconds: Double) throws -> TraktHistoryItem {
        let text = #"{"id": \#(id), "watched_at": "\#(TraktDate.text(Self.sent + seconds))"}"#
        return try JSONDecoder().decode(TraktHistoryItem.self, from: Data(text.utf8))
    }

    @Test(arguments: [
        (-3600.0, false), (-21, false), (-20, true), (0, true), (20, true), (45, true), (600, true), (601, false),
    ])
    func `a stop is found where Trakt has come to it late, not where it cannot be`(
        seconds: Double,
        isFound: Bool
    ) throws {
        let search = ArrivedPlay(viewing: self.viewing("one", stopSent: 0), neighbours: [], claimed: [])
        #expect(search.find(in: [try self.play(7, at: seconds)])?.id == (isFound ? 7 : nil))
    }

    @Test(arguments: [(20.0, true), (21, false)])
    func `a stop that was answered is not late`(seconds: Double, isFound: Bool) throws {
        var viewing = self.viewing("one", stopSent: 0)
        viewing.state = .delivered
        let search = ArrivedPlay(viewing: viewing, neighbours: [], claimed: [])
        #expect(search.find(in: [try self.play(7, at: seconds)])?.id == (isFound ? 7 : nil))
    }

    @Test func `of two viewings close to each other each gets the play that is nearest`() throws {
        let first = self.viewing("first", stopSent: 0)
        let second = self.viewing("second", stopSent: 300)
        let plays = [try self.play(1, at: 40), try self.play(2, at: 301)]
        #expect(ArrivedPlay(viewing: first, neighbours: [second], claimed: []).find(in: plays)?.id == 1)
        #expect(ArrivedPlay(viewing: second, neighbours: [first], claimed: []).find(in: plays)?.id == 2)
        // Where only the later one has arrived, it is not taken for the earlier one's.
        #expect(ArrivedPlay(viewing: first, neighbours: [second], claimed: []).find(in: [plays[1]]) == nil)
        #expect(ArrivedPlay(viewing: first, neighbours: [], claimed: [2]).find(in: [plays[1]]) == nil)
    }
}
