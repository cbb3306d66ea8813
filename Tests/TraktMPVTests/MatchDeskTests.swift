import TestSupport
import Testing

@testable import ScrobbleSync
@testable import TraktMPV

@Suite struct MatchDeskTests {
    /// A transport that is let go without being shut down ends a debug build, and these tests with it.
    @Test func `without a client id there is no desk, and the transport is shut down`() async throws {
        let environment = Environment.unreachable(try TemporaryDirectory(), clientID: nil)
        await #expect(throws: MatchMistake.noClientID) {
            try await MatchDesk.use(in: environment, path: "/films/Dune.mkv") { _ in }
        }
    }

    @Test func `what the body of a desk throws comes through, and the transport is shut down`() async throws {
        let environment = Environment.unreachable(try TemporaryDirectory())
        await #expect(throws: MatchMistake.folderAsFilm) {
            try await MatchDesk.use(in: environment, path: "/films/Dune.mkv") { _ in throw MatchMistake.folderAsFilm }
        }
    }

    @Test(arguments: [
        (nil, "Dune (2021)"), (OtherApp(isCheckIn: false), "Dune (2021), told by another app"),
        (OtherApp(isCheckIn: true), "Dune (2021), told by your check-in"),
    ])
    func `whose play is to be replaced is said before`(app: OtherApp?, words: String) {
        #expect(RememberedMatch.words("Dune (2021)", toldBy: app) == words)
    }
}
