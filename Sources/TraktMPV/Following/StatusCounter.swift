import ScrobbleSync

/// Counts again and again how it stands, with the store kept open and nobody kept from mending it.
///
/// Of a store that is closed GRDB leaves something to Dispatch's shared queues, which wake the processor once a second from
/// then on. Made and used on one thread.
final class StatusCounter {
    private let environment: Environment
    private var desk: QueueDesk?

    init(in environment: Environment) { self.environment = environment }

    /// - Throws: What the store throws.
    func count() throws -> StatusReport {
        let desk = try self.resumed() ?? QueueDesk(in: self.environment)
        self.desk = desk
        defer { StoreRest(of: desk.outbox).begin() }
        return try StatusReport(of: desk)
    }

    private func resumed() -> QueueDesk? {
        guard let desk, StoreRest(of: desk.outbox).end() else {
            self.desk = nil
            return nil
        }
        return desk
    }
}
