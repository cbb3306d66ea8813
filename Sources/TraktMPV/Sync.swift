import Foundation
import ScrobbleSync
import TraktAPI

extension Environment {
    /// Sends what waits, for as long as it takes or until the task is cancelled.
    ///
    /// - Parameter isPatient: Whether waits after failures are kept.
    /// - Returns: What happened.
    /// - Throws: `DatabaseError` when the store fails.
    package func sync(isPatient: Bool) async throws -> SyncReport {
        let outbox = try self.outbox()
        let transport = AsyncHTTPTransport()
        guard let client = self.trakt(transport) else {
            try await transport.shutdown()
            return SyncReport(delivered: 0, parked: 0, waiting: 0, obstacle: Self.missingClientID)
        }
        let authorizer = Authorizer(client: client, store: self.tokens, clock: ContinuousClock())
        let engine = SyncEngine(
            outbox: outbox,
            client: client,
            authorizer: authorizer,
            matcher: MediaMatcher(client: client),
            clock: ContinuousClock()
        )
        let report: SyncEngine<ContinuousClock>.Report
        do {
            report = try await engine.drain(isPatient: isPatient)
        } catch {
            try? await transport.shutdown()
            throw error
        }
        try? await transport.shutdown()
        return SyncReport(
            delivered: report.delivered,
            parked: report.parked,
            waiting: report.waiting,
            obstacle: report.obstacle
        )
    }

    /// Gives the login back to Trakt and forgets it.
    ///
    /// - Returns: How many viewings stay queued.
    /// - Throws: `DatabaseError` when the store fails.
    package func logOut() async throws -> Int {
        let transport = AsyncHTTPTransport()
        if let token = self.tokens.load(), let client = self.trakt(transport) {
            try? await client.revoke(token.access)
        }
        self.tokens.remove()
        try? await transport.shutdown()
        let counts = try self.outbox().counts()
        return (counts[.finished] ?? 0) + (counts[.unsure] ?? 0)
    }
}
