import Foundation
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct MatchDeskTests {
    private func environment(_ home: TemporaryDirectory, clientID: String?) -> Environment {
        var variables = ["HOME": home.url.path, "TRAKT_MPV_API_URL": "http://127.0.0.1:9"]
        variables["TRAKT_MPV_CLIENT_ID"] = clientID
        let paths = Paths(variables)
        return Environment(
            paths: paths,
            settings: Settings(paths, variables: variables),
            isInteractive: false
        )
    }

    /// A transport that is let go without being shut down ends a debug build, and these tests with it.
    @Test func `without a client id there is no desk, and the transport is shut down`() async throws {
        let environment = self.environment(try TemporaryDirectory(), clientID: nil)
        await #expect(throws: MatchMistake.noClientID) {
            try await MatchDesk.use(in: environment, path: "/films/Dune.mkv") { _ in }
        }
    }

    @Test func `what the body of a desk throws comes through, and the transport is shut down`() async throws {
        let environment = self.environment(try TemporaryDirectory(), clientID: "test")
        await #expect(throws: MatchMistake.folderAsFilm) {
            try await MatchDesk.use(in: environment, path: "/films/Dune.mkv") { _ in throw MatchMistake.folderAsFilm }
        }
    }
}
