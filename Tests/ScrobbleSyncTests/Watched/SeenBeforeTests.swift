import Foundation
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct SeenBeforeTests {
    private static let march = Date(timeIntervalSince1970: 1_710_000_000)
    private static let day = 86400.0

    private static func own(_ days: [Double], isCounted: Bool = true) -> [PastViewing] {
        days.map { days in
            PastViewing(id: "\(days)", episodes: [], isCounted: isCounted, progress: 95, endedAt: Self.march + days * Self.day)
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var trakt: SeenCount?
        var readAt: Double?
        var resetAt: Double?
        var own: [Double] = []
        var sentence: String?
    }

    @Test(arguments: [
        Case(testDescription: "never"),
        Case(testDescription: "here once", own: [0], sentence: "seen once, in March 2024"),
        Case(testDescription: "here twice", own: [0, -400], sentence: "seen twice, last in March 2024"),
        Case(
            testDescription: "at Trakt, ours among it",
            trakt: SeenCount(plays: 2, last: Self.march),
            readAt: 30,
            own: [0],
            sentence: "seen twice, last in March 2024"
        ),
        Case(
            testDescription: "at Trakt, and here since it was read",
            trakt: SeenCount(plays: 2, last: Self.march),
            readAt: 30,
            own: [0, 31],
            sentence: "seen 3 times, last in April 2024"
        ),
        Case(
            testDescription: "never told to Trakt",
            readAt: 30,
            own: [0],
            sentence: "seen once, in March 2024"
        ),
        Case(testDescription: "without a date", trakt: SeenCount(plays: 1, last: nil), readAt: 1, sentence: "seen once"),
        Case(testDescription: "before it was begun anew", resetAt: 30, own: [0, 10]),
        Case(testDescription: "since it was begun anew", resetAt: 5, own: [0, 10], sentence: "seen once, in March 2024"),
        Case(
            testDescription: "nobody knows how often since",
            trakt: SeenCount(plays: nil, last: Self.march),
            readAt: 1,
            resetAt: -5,
            sentence: "seen before, last in March 2024"
        ),
    ])
    func `it is said how often, and when last`(_ one: Case) {
        let seen = SeenBefore(
            atTrakt: one.trakt,
            readAt: one.readAt.map { Self.march + $0 * Self.day },
            resetAt: one.resetAt.map { Self.march + $0 * Self.day },
            own: Self.own(one.own)
        )
        #expect(seen?.sentence(in: .gmt) == one.sentence)
    }

    @Test func `what was left before its end was not seen`() {
        #expect(SeenBefore(own: Self.own([0], isCounted: false)) == nil)
    }

    @Test(
        arguments: [
            (SeenCount(plays: 3, last: march), nil, SeenCount(plays: 3, last: march)),
            (SeenCount(plays: 3, last: march), march + 1, nil), (SeenCount(plays: 3, last: nil), march, nil),
            (SeenCount(plays: 3, last: march), march - 1, SeenCount(plays: nil, last: march)),
            (SeenCount(plays: 1, last: march), march - 1, SeenCount(plays: 1, last: march)),
        ] as [(SeenCount, Date?, SeenCount?)]
    )
    func `of plays before and since a show was begun anew nobody knows the number`(
        count: SeenCount,
        resetAt: Date?,
        since: SeenCount?
    ) {
        #expect(WatchedShow.since(resetAt, count) == since)
    }
}
