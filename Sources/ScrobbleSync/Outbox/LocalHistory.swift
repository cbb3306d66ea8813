package import Foundation
internal import GRDB
internal import MediaIdentification
internal import Storage

/// What was watched, for a user who wants some of it to be forgotten here; at the receiver everything stays as it is.
package struct LocalHistory: Sendable {
    private let outbox: Outbox

    package init(_ outbox: Outbox) { self.outbox = outbox }

    package enum Forgettable: Hashable, Sendable {
        case all
        /// One viewing.
        case viewing(String)
        /// All viewings of the film or episode of this one.
        case item(String)
        /// A file, or all that is in a folder; an address, or all under it.
        case path(String)
        /// All that ended before.
        case before(Date)
    }

    /// The viewings that are meant.
    ///
    /// - Parameter meant: What is to be forgotten; ids are whole.
    /// - Returns: Viewings with what is owed for them, the oldest first.
    /// - Throws: `DatabaseError`.
    package func viewings(_ meant: Forgettable) throws -> [OutboxEntry] {
        let chosen: (OutboxEntry) -> Bool
        switch meant {
        case .all: chosen = { _ in true }
        case .viewing(let id): chosen = { $0.id == id }
        case .item(let id):
            guard let one = try self.outbox.entry(id) else { return [] }
            chosen = { other in
                other.id == id
                    || other.viewing.evidence.path == one.viewing.evidence.path
                        && other.viewing.description.episodes == one.viewing.description.episodes
                    || one.delivery.itemKey != nil && other.delivery.itemKey == one.delivery.itemKey
            }
        case .path(let path):
            let scope = Correction(scope: Correction.Scope(folder: path), target: .never)
            chosen = { scope.applies(to: $0.viewing.evidence, $0.viewing.description) }
        case .before(let date): chosen = { $0.viewing.endedAt < date }
        }
        return try self.everything(chosen)
    }

    private func everything(_ isMeant: (OutboxEntry) -> Bool) throws -> [OutboxEntry] {
        var found: [OutboxEntry] = []
        var offset = 0
        while true {
            let page = try self.outbox.entries(in: Delivery.State.allCases, limit: 500, offset: offset)
            found += page.filter(isMeant)
            guard page.count == 500 else { return found }
            offset += page.count
        }
    }

    /// How many places the receiver has been told and keeps, apart from plays.
    ///
    /// - Throws: `StorageTrouble`.
    package func keptPlaces() throws -> Int {
        try self.outbox.read { db in
            let sql = "SELECT sum(number) FROM stateCount WHERE state = 'delivered' AND kind = 'place'"
            return try Int.fetchOne(db, sql: sql) ?? 0
        }
    }

    /// The viewings whose rating has not been told yet.
    package func waitingRatings() throws -> Set<String> {
        try self.outbox.read { db in
            Set(try String.fetchAll(db, sql: "SELECT viewing FROM rating WHERE state = 'finished'"))
        }
    }

    /// Erases viewings with all that is owed for them, so that nothing of them can be read in the file any more.
    ///
    /// - Parameter ids: Of viewings that no player writes.
    /// - Throws: `DatabaseError`; then nothing is erased.
    package func forget(_ ids: [String]) throws {
        try self.outbox.write { db in
            for id in ids {
                try db.execute(sql: "DELETE FROM rating WHERE viewing = ?", arguments: [id])
                try Viewing.deleteOne(db, key: id)
            }
            try ItemTitle.clean(db)
        }
        try ViewingStore.shrink(self.outbox.database, isAsked: true)
    }

    /// Damaged stores that were set aside, and may still hold what is forgotten here.
    package var damagedStores: [String] {
        // A folder that cannot be listed has none that could be named.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: self.outbox.directory)) ?? []
        return names.filter { $0.hasPrefix("viewings.sqlite.damaged-") }.sorted().map {
            "\(self.outbox.directory)/\($0)"
        }
    }
}
