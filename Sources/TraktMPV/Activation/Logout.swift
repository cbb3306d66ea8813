import ScrobbleSync
import TraktAPI

extension Environment {
    /// Gives the login back to Trakt and forgets it.
    ///
    /// - Returns: What was there to give back, and what stays queued.
    /// - Throws: `DatabaseError` when the store fails.
    package func logOut() async throws -> LogoutReport {
        let transport = AsyncHTTPTransport()
        let token = self.tokens.load()
        if let token, let client = self.trakt(transport) {
            // As well as it goes: the local login is gone in any case.
            try? await client.revoke(token.access)
        }
        self.tokens.remove()
        self.account.remove()
        try? await transport.shutdown()
        let counts = try self.outbox().counts()
        return LogoutReport(
            wasConnected: token != nil,
            waiting: Viewing.State.waiting.reduce(0) { $0 + (counts[$1] ?? 0) }
        )
    }
}
