import Logbook
import Logging
import ScrobbleSync
import TraktAPI

extension Environment {
    /// Gives the login back to Trakt and forgets it.
    ///
    /// - Returns: What was there to give back, and what stays queued.
    /// - Throws: `DatabaseError` when the store fails.
    package func logOut() async throws -> LogoutReport {
        let token = self.tokens.load()
        // Gone here in any case, also when Trakt does not answer and somebody does not wait for it.
        self.tokens.remove()
        self.account.remove()
        self.logger.info("The login was forgotten")
        if let token { await self.giveBack(token) }
        return LogoutReport(wasConnected: token != nil, waiting: try self.outbox().waitingCount())
    }

    private func giveBack(_ token: AccessToken) async {
        await self.withTransport { transport in
            guard let client = self.trakt(transport) else { return }
            await self.logger.attempt("The login could not be given back; it ends by itself") {
                try await client.revoke(token.access)
            }
        }
    }
}
