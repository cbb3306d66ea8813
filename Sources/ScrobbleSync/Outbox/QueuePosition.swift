internal import GRDB

/// Where a page of a listing ended.
package struct QueuePosition: Hashable, Sendable {
    /// As the store has them, for what cannot be read has a place, too.
    var watchedAt: DatabaseValue
    var viewing: DatabaseValue

    init(watchedAt: DatabaseValue, viewing: DatabaseValue) {
        self.watchedAt = watchedAt
        self.viewing = viewing
    }

    package init(_ entry: OutboxEntry) { self = entry.position }
}
