import Foundation
import Logbook
import Logging
import ScrobbleSync
import TaskRuntime
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
            authorizer: Authorizer(client: client, store: self.tokens, clock: clock, logger: self.logger),
            matcher: self.matcher(client, outbox),
            clock: clock,
            logger: self.logger,
            onEvent: onEvent
        )
    }

    /// Finds what files are, by what the user has said first; without an outbox by the rules of the config alone.
    func matcher(_ client: TraktClient, _ outbox: Outbox?) -> MediaMatcher {
        MediaMatcher(
            client: client,
            cache: self.cache,
            corrections: self.corrections(outbox),
            logger: self.logger
        )
    }

    /// Finds what files are as if the user had never said anything: to choose anew.
    func guesser(_ client: TraktClient) -> MediaMatcher {
        MediaMatcher(client: client, cache: self.cache, logger: self.logger.adding("purpose", "to choose anew"))
    }

    /// Sends what waits, for as long as it takes or until the task is cancelled.
    ///
    /// - Parameters:
    ///   - all: Whether a very long queue may go out at once.
    ///   - onStep: Called for each viewing that is settled.
    /// - Returns: What happened.
    /// - Throws: `DatabaseError` when the store fails.
    package func sync(all: Bool, onStep: @escaping @Sendable (SyncStep) -> Void) async throws -> SyncReport {
        let outbox = try self.outbox()
        return try await self.withTransport { transport in
            let engine = self.engine(outbox, transport) { event in
                let step = SyncStep(event) { id in self.title(of: id, outbox) }
                if let step { onStep(step) }
            }
            guard let engine else {
                return SyncReport(delivered: 0, parked: 0, waiting: 0, obstacle: Self.missingClientID)
            }
            if let trouble = outbox.takeTrouble() { self.tell(trouble) }
            let report = try await engine.drain(isPatient: false, all: all)
            return SyncReport(
                delivered: report.delivered,
                parked: report.parked,
                waiting: report.waiting,
                obstacle: report.obstacle
            )
        }
    }

    private func title(of viewing: String, _ outbox: Outbox) -> String {
        let known = self.logger.attempt("A viewing could not be read", { try outbox.entry(viewing) })
        return (known ?? nil)?.viewing.displayTitle ?? viewing
    }
}
