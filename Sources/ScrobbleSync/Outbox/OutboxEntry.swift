internal import GRDB

/// A viewing and what is owed for it to one receiver: one line of the queue.
package struct OutboxEntry: Hashable, Sendable {
    package var viewing: Viewing
    package var delivery: Delivery

    package var id: String { self.viewing.id }
}

extension OutboxEntry: FetchableRecord {
    /// All columns of both; no two share a name.
    ///
    /// The delivery is looked up first, by an index of its own.
    static let columns = """
        SELECT delivery.*, viewing.* FROM delivery CROSS JOIN viewing ON viewing.id = delivery.viewing
        """

    init(row: Row) throws {
        self.init(viewing: try Viewing(row: row), delivery: try Delivery(row: row))
    }
}

extension Delivery: FetchableRecord, PersistableRecord {
    static let databaseTableName = "delivery"
}
