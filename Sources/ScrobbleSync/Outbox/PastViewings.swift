package import Foundation
internal import GRDB

/// What matters of a viewing to one that comes after it.
package struct PastViewing: Codable, Hashable, Sendable {
    package var id: String
    /// The numbers of the episodes that it was of; empty for a film.
    package var episodes: [Int]
    package var isCounted: Bool
    /// How far it was when it counted, in percent; nil where that is not known.
    package var countedAt: Double?
    /// Percent.
    package var progress: Double
    package var endedAt: Date
}

extension PastViewing: FetchableRecord {
    /// Of what an older version has stored, some have no list of episodes.
    fileprivate static let columns = """
        id, coalesce(CASE WHEN json_valid(description) THEN json_extract(description, '$.episodes') END, '[]') AS episodes,
        isCounted, countedAt, progress, endedAt
        """

    /// One that cannot be read says nothing about the next.
    fileprivate static func readable(_ rows: [Row]) -> [Self] {
        // The queue shows it as unreadable.
        rows.compactMap { try? Self(row: $0) }
    }
    fileprivate static let most = 20
}

/// What is known of earlier viewings, asked when a file is opened: by indexes, without a network.
///
/// What was given up, by the user or as nothing to tell, says nothing about the next one.
package struct PastViewings: Sendable {
    private let outbox: Outbox

    /// - Parameter outbox: The store.
    package init(in outbox: Outbox) { self.outbox = outbox }

    /// The last viewings of a file, newest first; also those whose player is gone without a word.
    ///
    /// - Parameters:
    ///   - path: Of the file.
    ///   - receiver: For whom.
    /// - Returns: A few of them.
    /// - Throws: `DatabaseError`.
    package func of(_ path: String, for receiver: Receiver = .trakt) throws -> [PastViewing] {
        // How far a player has come that was killed is in its last sign of life.
        try self.outbox.settleAbandoned()
        return try self.outbox.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(PastViewing.columns)
                    FROM viewing CROSS JOIN delivery ON delivery.viewing = viewing.id
                    WHERE json_extract(evidence, '$.path') = ? AND receiver = ?
                    AND state <> 'dropped' ORDER BY endedAt DESC LIMIT \(PastViewing.most)
                    """,
                arguments: [path, receiver.rawValue]
            )
            return PastViewing.readable(rows)
        }
    }

    /// The last viewings of the item of a viewing, newest first, without it: of whatever file.
    ///
    /// - Parameters:
    ///   - viewing: The id of one whose item is known; of another nothing is found.
    ///   - receiver: For whom.
    /// - Returns: A few of them.
    /// - Throws: `DatabaseError`.
    package func like(_ viewing: String, for receiver: Receiver = .trakt) throws -> [PastViewing] {
        try self.outbox.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(PastViewing.columns)
                    FROM delivery CROSS JOIN viewing ON viewing.id = delivery.viewing
                    WHERE itemKey = (SELECT itemKey FROM delivery WHERE viewing = ? AND receiver = ?) AND receiver = ?
                    AND viewing <> ? AND state <> 'dropped' ORDER BY watchedAt DESC LIMIT \(PastViewing.most)
                    """,
                arguments: [viewing, receiver.rawValue, receiver.rawValue, viewing]
            )
            return PastViewing.readable(rows)
        }
    }
}
