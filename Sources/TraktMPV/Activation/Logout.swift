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
        // Gone here in any case, also when Trakt does not answer and somebody does not wait for it.
        self.tokens.remove()
        self.account.remove()
        if let token, let client = self.trakt(transport) { try? await client.revoke(token.access) }
        try? await transport.shutdown()
        return LogoutReport(wasConnected: token != nil, waiting: try self.outbox().waitingCount())
    }
}
