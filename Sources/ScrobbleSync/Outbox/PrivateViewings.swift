internal import Foundation
internal import GRDB
internal import TraktAPI

/// What the user has made private after it was told: it is taken back, and then nothing of it is here any more.
///
/// Of the file only the receiver's number of the item is kept, and when it was watched; no title and no path.
struct Retraction: Codable, Hashable, Sendable {
    var viewing: String
    var receiver: Receiver
    /// The account that was told; nil where its name was not known.
    var account: String?
    /// As it was when the viewing was erased.
    var delivery: Delivery
    /// Whether the receiver may show it as watched now.
    var wasLive: Bool
    var startedAt: Date
}

extension Retraction: FetchableRecord, PersistableRecord {
    static let databaseTableName = "retraction"
}

extension Retraction {
    /// What is to be taken back of a viewing; nil where nothing can have been told.
    init?(_ viewing: Viewing, _ delivery: Delivery, wasLive: Bool) throws {
        guard delivery.item != nil, wasLive || delivery.mayHaveBeenTold else { return nil }
        self.viewing = viewing.id
        self.receiver = delivery.receiver
        self.account = viewing.account
        self.delivery = try Self.withoutWords(delivery)
        self.wasLive = wasLive
        self.startedAt = viewing.startedAt
    }

    /// The same without title and reason.
    private static func withoutWords(_ delivery: Delivery) throws -> Delivery {
        let whole = try JSONSerialization.jsonObject(with: JSONEncoder().encode(delivery))
        guard var members = whole as? [String: Any] else { return delivery }
        members["reason"] = nil
        members["wish"] = nil
        if var item = members["item"] as? [String: [String: Any]] {
            for key in item.keys { item[key]?["title"] = nil }
            members["item"] = item
        }
        return try JSONDecoder().decode(Delivery.self, from: JSONSerialization.data(withJSONObject: members))
    }
}

extension Delivery {
    /// Whether the receiver may have been told what is owed, by us.
    var mayHaveBeenTold: Bool {
        self.otherApp == nil
            && ([.sending, .unsure, .delivered].contains(self.state) || !self.trace.isEmpty || self.number != nil)
    }

    /// Whether a play may be in the history.
    var mayHaveLeftPlay: Bool {
        self.kind == .play && (self.state != .dropped || self.wish != nil) && self.mayHaveBeenTold
    }
}

/// Viewings that are to leave no trace here, and what is still to be taken back of them at a receiver.
package struct PrivateViewings: Sendable {
    private let outbox: Outbox

    package init(in outbox: Outbox) { self.outbox = outbox }

    /// Removes a viewing, with what is owed for it.
    ///
    /// What was told of it is to be taken back from now on: that is stored in the same step.
    ///
    /// - Parameters:
    ///   - id: The viewing.
    ///   - wasLive: Whether it may have been told that it is watched now.
    /// - Returns: Whether there is something to be taken back.
    /// - Throws: `DatabaseError`; then it is as it was.
    @discardableResult
    package func erase(_ id: String, wasLive: Bool = false) throws -> Bool {
        self.outbox.rescue.erase(id)
        let isTold = try self.outbox.write { db in
            var isTold = false
            if let viewing = try Viewing.fetchOne(db, key: id) {
                for delivery in try Delivery.filter(Column("viewing") == id).fetchAll(db) {
                    guard let retraction = try Retraction(viewing, delivery, wasLive: wasLive) else { continue }
                    try retraction.upsert(db)
                    isTold = true
                }
            }
            try db.execute(sql: "DELETE FROM rating WHERE viewing = ?", arguments: [id])
            try Viewing.deleteOne(db, key: id)
            try ItemTitle.clean(db)
            return isTold
        }
        try self.clearLog()
        return isTold
    }

    /// What is to be taken back; one that cannot be read is left for another version.
    func retractions(from receiver: Receiver = .trakt) throws -> [Retraction] {
        try self.outbox.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM retraction WHERE receiver = ? ORDER BY startedAt",
                arguments: [receiver.rawValue]
            )
            // Of another version, or damaged: nothing can be taken back by it.
            .compactMap { try? Retraction(row: $0) }
        }
    }

    /// Whether the same item is on again, in a viewing that is not private.
    func isWatchedAnew(_ item: ScrobbleItem, since retraction: Retraction) throws -> Bool {
        try self.later(item, retraction, and: "delivery.state = 'watching'") != nil
    }

    /// When the next viewing of the same item began that is not private; nil where there was none.
    func nextStart(of item: ScrobbleItem, since retraction: Retraction) throws -> Date? {
        try self.later(item, retraction, and: "TRUE")
    }

    private func later(_ item: ScrobbleItem, _ retraction: Retraction, and condition: String) throws -> Date? {
        try self.outbox.read { db in
            try Date.fetchOne(
                db,
                sql: """
                    SELECT min(viewing.startedAt) FROM delivery JOIN viewing ON viewing.id = delivery.viewing
                    WHERE delivery.itemKey = ? AND delivery.receiver = ? AND viewing.startedAt > ? AND \(condition)
                    """,
                arguments: [item.key, retraction.receiver.rawValue, retraction.startedAt]
            )
        }
    }

    func settle(_ retraction: Retraction) throws {
        try self.outbox.write { _ = try retraction.delete($0) }
        try self.clearLog()
    }

    /// What was deleted must not stay readable in the file or in its log.
    private func clearLog() throws {
        try self.outbox.database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }
}
