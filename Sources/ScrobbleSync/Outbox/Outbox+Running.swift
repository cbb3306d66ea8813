internal import Foundation
internal import GRDB
package import MediaIdentification

/// What may change about a viewing while it runs, beside how far it has come.
extension Outbox {
    /// Stores what became known about the file after the viewing had begun; a match is looked for anew.
    package func describe(_ id: String, as evidence: MediaEvidence, _ description: MediaDescription) throws {
        try self.write { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM viewing WHERE id = ?", arguments: [id]),
                try Delivery.filter(sql: "viewing = ? AND state = 'watching'", arguments: [id]).fetchCount(db) > 0
            else { return }
            var (viewing, unreadable) = Viewing.readable(in: row)
            // These two are known anew; what else cannot be read would be lost.
            guard Set(unreadable).isSubset(of: ["evidence", "description"]) else { return }
            let isOnePart = viewing.description.episodes.count == 1 && description.episodes.count > 1
            viewing.evidence = evidence
            if !isOnePart, viewing.description != description {
                viewing.description = description
                _ = try Self.apply(Self.changes(.describedAnew, of: id), at: viewing.endedAt, in: db)
            }
            try viewing.update(db)
        }
    }

    /// The last viewing of a file that is over; nil for one that is played for the first time.
    package func lastViewing(of path: String, for receiver: Receiver = .trakt) throws -> OutboxEntry? {
        try self.lastViewings(of: path, for: receiver, limit: 1).first
    }
}
