import Foundation
import ScrobbleSync
import TraktAPI

extension Environment {
    func engine(
        _ outbox: Outbox,
        _ transport: any HTTPTransport,
        onEvent: @escaping @Sendable (SyncEvent) -> Void
    ) -> SyncEngine<ContinuousClock>? {
        guard let client = self.trakt(transport) else { return nil }
        let authorizer = Authorizer(client: client, store: self.tokens, clock: ContinuousClock())
        return SyncEngine(outbox: outbox, client: client, authorizer: authorizer, clock: ContinuousClock())
    }

    package func sync(all: Bool, onStep: @escaping @Sendable (SyncStep) -> Void) async throws -> SyncReport {
        fatalError()
    }
}
