import Foundation
import TestSupport

@testable import TraktMPV

extension Environment {
    /// The environment of a user who is not at a terminal, and whose Trakt is a closed port.
    static func unreachable(_ home: TemporaryDirectory, clientID: String? = "test") -> Self {
        var variables = [
            "HOME": home.url.path, "TRAKT_MPV_API_URL": "http://127.0.0.1:9",
            "TRAKT_MPV_AUTH_URL": "http://127.0.0.1:9",
        ]
        variables["TRAKT_MPV_CLIENT_ID"] = clientID
        let paths = Paths(variables)
        return Self(paths: paths, settings: Settings(paths, variables: variables), isInteractive: false)
    }
}
