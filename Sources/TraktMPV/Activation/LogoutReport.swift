import Logbook
import Logging
import ScrobbleSync
import TraktAPI

/// What `logout` did.
package struct LogoutReport: Hashable, Report {
    package var wasConnected: Bool
    /// Viewings that stay queued until the next login.
    package var waiting: Int

    package var lines: [String] {
        let page = "Connected apps: \(AppPermissions.page)"
        guard self.wasConnected else { return ["Nobody was logged in.", page] }
        let left = self.waiting
        return [left == 0 ? "Logged out." : "Logged out. \(left) viewings stay queued until the next login.", page]
    }
}

extension LogoutReport {
    /// Forgets the login and revokes it at Trakt.
    ///
    /// - Parameter environment: Where somebody may be connected.
    /// - Returns: Whether there was a login, and what stays queued.
    /// - Throws: `DatabaseError` when the store fails.
    package static func logOut(in environment: Environment) async throws -> Self {
        // Deleted here in any case, also when Trakt does not answer and nobody waits for it.
        let token = environment.tokens.remove()
        environment.account.remove()
        environment.logger.info("The login was forgotten")
        if let token { await Self.revoke(token, in: environment) }
        return Self(wasConnected: token != nil, waiting: try environment.outbox().waitingCount())
    }

    private static func revoke(_ token: AccessToken, in environment: Environment) async {
        await environment.withTrakt { trakt in
            guard let trakt else { return }
            await environment.logger.attempt("The login could not be revoked; it expires by itself") {
                try await trakt.client.revoke(token.access)
            }
        }
    }
}
