import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct DeliveryDecisionTests {
    @Test(arguments: [
        (TraktError.alreadyScrobbled(watchedAt: nil, expiresAt: nil), DeliveryDecision.settle),
        (.unauthorized, .renewLogin), (.rateLimited(retryAfter: .seconds(7)), .postponeAll(.seconds(7))),
        (.rateLimited(retryAfter: nil), .postponeAll(nil)),
        (.serverUnavailable(status: 503), .verify(after: .seconds(5))),
        (.unexpectedResponse(status: 200), .verify(after: .seconds(5))),
        (.unreachable(.init(mayHaveArrived: true, reason: "")), .verify(after: .seconds(5))),
        (.unreachable(.init(mayHaveArrived: false, reason: "")), .postpone(.seconds(5))),
        (.notFound, .park(reason: TraktError.notFound.description)),
        (.forbidden, .stopQueue(reason: TraktError.forbidden.description)),
        (.accountLocked, .stopQueue(reason: TraktError.accountLocked.description)),
    ])
    func `every answer has its fate`(error: TraktError, decision: DeliveryDecision) {
        #expect(DeliveryDecision(after: error, failures: 1) == decision)
    }

    @Test(arguments: [(1, 5), (4, 40), (10, 1800), (1000, 1800), (0, 5), (-5, 5)])
    func `waits double up to half an hour`(failures: Int, seconds: Int) {
        #expect(backoff(afterFailures: failures) == .seconds(seconds))
    }

    @Test(arguments: [
        ("The Wire", "wire"), ("Marvel's Daredevil", "marvels daredevil"), ("Law & Order", "law and order"),
        ("Pokémon", "pokemon"), ("The", "the"), ("", ""), ("24", "24"),
    ])
    func `titles are compared by their words`(title: String, words: String) {
        #expect(MediaMatcher.normalized(title) == words)
    }
}
