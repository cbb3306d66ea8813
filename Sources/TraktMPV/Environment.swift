import Foundation
package import ScrobbleSync
import TraktAPI

/// The world that a command runs in.
package struct Environment: Sendable {
    package let paths: Paths
    package let settings: Settings
    package let isInteractive: Bool
    /// What Trakt has said before; one for all that match.
    let cache: MatchCache

    package init(paths: Paths, settings: Settings, isInteractive: Bool) {
        self.paths = paths
        self.settings = settings
        self.isInteractive = isInteractive
        self.cache = MatchCache(directory: paths.cacheDirectory)
    }

    /// The real one.
    package static func live() -> Self {
        let variables = ProcessInfo.processInfo.environment
        let paths = Paths(variables)
        let isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
        return Self(paths: paths, settings: Settings(paths, variables: variables), isInteractive: isInteractive)
    }

    /// One line for the user, beside what a command prints.
    package func tell(_ sentence: String) {
        try? FileHandle.standardError.write(contentsOf: Data("trakt-mpv: \(sentence)\n".utf8))
    }

    package func tellComplaints() {
        for complaint in self.settings.complaints { self.tell(complaint) }
    }

    package func outbox() throws -> Outbox { try Outbox(directory: self.paths.stateDirectory) }

    var account: AccountFile { AccountFile(directory: self.paths.stateDirectory) }

    package var tokens: TokenStore { TokenStore(directory: self.paths.stateDirectory) }

    /// Trakt over a transport; nil without a client id.
    func trakt(_ transport: any HTTPTransport) -> TraktClient? {
        guard let id = self.settings.clientID, !id.isEmpty else { return nil }
        return TraktClient(
            TraktClient.Credentials(clientID: id, clientSecret: self.settings.clientSecret),
            api: self.settings.api,
            auth: self.settings.auth,
            userAgent: "trakt-mpv/\(Self.version)",
            transport: transport
        )
    }

    package static let version = "0.1.0"
    package static let missingClientID =
        "No client id: create an app at https://trakt.tv/oauth/applications and put its id into TRAKT_MPV_CLIENT_ID or "
        + "client_id in the config. Playing goes on, and everything is recorded."
}
