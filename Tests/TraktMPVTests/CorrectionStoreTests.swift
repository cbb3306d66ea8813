import Foundation
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

@Suite struct CorrectionStoreTests {
    @Test func `without a network what the user says is stored all the same, and told apart from a failure`()
        async throws
    {
        let environment = Environment.unreachable(try TemporaryDirectory())
        let outbox = try environment.outbox()
        // What was delivered before has to be looked at anew, which takes Trakt.
        let evidence = MediaEvidence(path: "/films/Dune (2021).mkv")
        var viewing = Viewing(
            session: "gone",
            evidence: evidence,
            description: MediaIdentifier().describe(evidence),
            startedAt: Date(timeIntervalSince1970: 1e9)
        )
        viewing.isCounted = true
        try outbox.insert(viewing)
        let inputs: [Delivery.Input] = [
            .matched(.movie(trakt: 1, title: "Dune", year: 2021)), .ended(viewing.owed), .claimed,
            .sent(SentPlay(.stop, sentAt: viewing.endedAt)), .answered(.done(number: 7)),
        ]
        for input in inputs {
            #expect(try outbox.apply([.init(input, viewing: viewing.id)], at: viewing.endedAt).count == 1)
        }
        let correction = Correction(scope: .init(file: evidence.path), target: .movie("dune-1984"))
        let stored = try await environment.withTrakt { trakt in
            let matcher = try #require(trakt).matcher(outbox)
            return try await CorrectionStore(in: environment, outbox: outbox).remember(correction, matcher: matcher)
        }
        guard case .onlyStored = stored else {
            Issue.record("\(stored)")
            return
        }
        #expect(try outbox.saidCorrections.all().map(\.target) == [.movie("dune-1984")])
    }
}
