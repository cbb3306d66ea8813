internal import GRDB

/// A viewing and what is owed for it to one receiver: one line of the queue.
package struct OutboxEntry: Hashable, Sendable {
    package var viewing: Viewing
    package var delivery: Delivery
    /// What the item is called that was told, or is to be; nil where that is not known.
    package var told: ItemTitle?
    /// Columns that cannot be read: what stands for them here is made up, and nothing of it is sent or taken for a match.
    package var unreadable: [String] = []
    /// Whether all can be read that is owed for it, so that it can become something else.
    package var isDeliveryReadable = true
    /// Where it stands among the others, whatever is in those columns.
    var position: Outbox.Position

    package var id: String { self.viewing.id }

    package init(viewing: Viewing, delivery: Delivery, told: ItemTitle? = nil) {
        self.viewing = viewing
        self.delivery = delivery
        self.told = told ?? delivery.item.flatMap { ItemTitle($0) }
        self.position = Outbox.Position(watchedAt: delivery.watchedAt.databaseValue, viewing: viewing.id.databaseValue)
    }
}

extension OutboxEntry: FetchableRecord {
    /// All columns of both; no two share a name.
    ///
    /// The delivery is looked up first, by an index of its own.
    static let columns = """
        SELECT delivery.*, viewing.*, \(ItemTitle.column) FROM delivery CROSS JOIN viewing ON viewing.id = delivery.viewing
        """

    /// One bad row must not keep the others from being read: it is read as far as it can be.
    init(row: Row) {
        let (viewing, delivery) = (Viewing.readable(in: row), Delivery.readable(in: row))
        self.init(viewing: viewing.record, delivery: delivery.record, told: ItemTitle(in: row))
        self.unreadable = viewing.unreadable + delivery.unreadable.filter { !viewing.unreadable.contains($0) }
        self.isDeliveryReadable = delivery.unreadable.isEmpty
        self.position = Outbox.Position(watchedAt: row["watchedAt"] ?? .null, viewing: row["viewing"] ?? .null)
    }
}

extension OutboxEntry {
    /// What becomes of it without a match: left to the user where it matters what it is, which a place of what is at
    /// Trakt by no name does not, nor a look.
    func inputWithoutMatch(_ reason: String, isNowhere: Bool) -> Delivery.Input {
        let isIdle = self.delivery.kind == .place && self.delivery.state == .finished && self.unreadable.isEmpty
        guard isIdle, isNowhere || self.viewing.isLook() else { return .unmatched(reason: reason) }
        return .superseded(reason: "stopped at \(Int(self.viewing.progress)) %; \(reason)")
    }
}

extension Delivery: FetchableRecord, PersistableRecord {
    static let databaseTableName = "delivery"
}
