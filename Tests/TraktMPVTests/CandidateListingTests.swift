import ScrobbleSync
import Testing
import TraktAPI

@testable import TraktMPV

@Suite struct CandidateListingTests {
    private static func candidate(_ kind: TraktClient.Kind, _ id: Int, title: String) -> Candidate {
        Candidate(kind: kind, trakt: id, title: title, year: 2005, score: CandidateScore())
    }

    private static var listing: CandidateListing {
        var found = MatchExplanation()
        found.candidates = [
            Self.candidate(.show, 7, title: "The \u{1B}[31mOffice"), Self.candidate(.movie, 8, title: "Dune"),
        ]
        found.reason = "needs a match: one\nor the other"
        return CandidateListing(found, searched: nil)
    }

    @Test func `candidates are numbered and harmless`() {
        #expect(
            Self.listing.lines == [
                "Needs a match: oneor the other", "1  The [31mOffice (2005), show 7, without this episode",
                "2  Dune (2005), film 8",
            ]
        )
    }

    @Test func `where nobody can be asked, what is advised can be typed as it stands`() throws {
        #expect(Self.listing.advice == "Say which with --show or --movie, as in `--show 7`.")
        #expect(CandidateListing(MatchExplanation(), searched: nil).advice.contains("address"))
    }

    @Test(
        arguments: [
            ("", .leave), ("  ", .leave), ("n", .chosen(.never)), ("the office", .search("the office")),
            ("3", .search("3")),
            ("-1", .search("-1")), ("99999999999999999999", .search("99999999999999999999")), ("0", .search("0")),
        ] as [(String, CandidateListing.Answer)]
    )
    func `an answer that is no number of the list is a search, nothing, or never`(
        text: String,
        answer: CandidateListing.Answer
    ) {
        #expect(Self.listing.choice(text) == answer)
    }

    @Test func `a number or an address chooses`() throws {
        let show = try #require(TraktReference("7"))
        #expect(Self.listing.choice(" 1 ") == .chosen(.show(show, .init())))
        #expect(Self.listing.choice("2") == .chosen(.movie(try #require(TraktReference("8")))))
        let address = "https://trakt.tv/shows/severance/seasons/2"
        #expect(Self.listing.choice(address) == .chosen(.show(try #require(TraktReference(address)), .init())))
    }
}
