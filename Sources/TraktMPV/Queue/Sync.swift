import Foundation
import ScrobbleSync
import TraktAPI

extension Environment {
    /// Everything that sends, over a transport; nil without a client id.
    func engine(
        _ outbox: Outbox,
        _ transport: any HTTPTransport,
        onEvent: @escaping @Sendable (SyncEvent) -> Void
    ) -> SyncEngine<EventLoopClock>? {
        guard let client = self.trakt(transport) else { return nil }
        let clock = EventLoopClock()
        return SyncEngine(
            outbox: outbox,
            client: client,
            authorizer: Authorizer(client: client, store: self.tokens, clock: clock),
            matcher: self.matcher(client, outbox),
            clock: clock,
            onEvent: onEvent
        )
    }

    /// Finds what files are, by what the user has said first; without an outbox by the rules of the config alone.
    func matcher(_ client: TraktClient, _ outbox: Outbox?) -> MediaMatcher {
        MediaMatcher(client: client, cache: self.cache, corrections: self.corrections(outbox))
    }

    /// Finds what files are as if the user had never said anything: to choose anew.
    func guesser(_ client: TraktClient) -> MediaMatcher { MediaMatcher(client: client, cache: self.cache) }

    /// Sends what waits, for as long as it takes or until the task is cancelled.
    ///
    /// - Parameters:
    ///   - all: Whether a very long queue may go out at once.
    ///   - onStep: Called for each viewing that is settled.
    /// - Returns: What happened.
    /// - Throws: `DatabaseError` when the store fails.
    package func sync(all: Bool, onStep: @escaping @Sendable (SyncStep) -> Void) async throws -> SyncReport {
        let outbox = try self.outbox()
        let transport = AsyncHTTPTransport()
        let engine = self.engine(outbox, transport) { event in
            let step = SyncStep(event) { id in (try? outbox.entry(id))?.viewing.displayTitle ?? id }
            if let step { onStep(step) }
        }
        guard let engine else {
            try await transport.shutdown()
            return SyncReport(delivered: 0, parked: 0, waiting: 0, obstacle: Self.missingClientID)
        }
        if let trouble = outbox.takeTrouble() { self.tell(trouble) }
        let result: Result<PassReport, any Error>
        do { result = .success(try await engine.drain(isPatient: false, all: all)) } catch { result = .failure(error) }
        try? await transport.shutdown()
        let report = try result.get()
        return SyncReport(
            delivered: report.delivered,
            parked: report.parked,
            waiting: report.waiting,
            obstacle: report.obstacle
        )
    }
}
