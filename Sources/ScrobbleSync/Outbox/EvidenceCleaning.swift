internal import Foundation
internal import GRDB
internal import MediaIdentification

/// Cleans rows of versions that kept whole addresses, and the texts and names that facts were drawn from.
///
/// No row is lost: one that cannot be read is left as it is.
enum EvidenceCleaning {
    static func clean(_ db: Database) throws {
        try self.cleanViewings(db)
        try self.cleanCorrections(db)
    }

    /// Those that hold more than facts: an address, a text, a tag, a neighbour.
    private static let suspects = """
        SELECT id FROM viewing WHERE instr(evidence, '://') > 0 OR instr(evidence, '"nfo":["') > 0
        OR instr(evidence, '"neighbours":["') > 0 OR instr(evidence, '"metadata":{"') > 0
        """

    /// By the two columns alone: other migrations may change the table before and behind.
    private static func cleanViewings(_ db: Database) throws {
        for id in try String.fetchAll(db, sql: self.suspects) {
            let sql = "SELECT evidence, description FROM viewing WHERE id = ?"
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [id]),
                let evidence = Self.decoded(row.readable("evidence"), MediaEvidence.self),
                let description = Self.decoded(row.readable("description"), MediaDescription.self)
            else { continue }
            try self.clean(id, evidence, description, db)
        }
    }

    private static func decoded<Value: Decodable>(_ text: String?, _ type: Value.Type) -> Value? {
        // Another place says that it cannot be read.
        text.flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
    }

    private static func clean(
        _ id: String,
        _ evidence: MediaEvidence,
        _ description: MediaDescription,
        _ db: Database
    ) throws {
        var cleaned = description
        if MediaAddress.isAddress(evidence.path) {
            cleaned = MediaIdentifier().describe(evidence)
            if description.episodes.count == 1, cleaned.episodes.count > 1 {
                cleaned.episodes = description.episodes
                cleaned.absolute = description.absolute
            }
        }
        if let title = description.title, title != cleaned.title {
            try db.execute(
                sql: "UPDATE delivery SET reason = ? WHERE viewing = ? AND instr(reason, ?) > 0",
                arguments: ["needs a match: the name does not say what it is", id, title]
            )
        }
        // Cut and thinned out by having been read and being written.
        let texts = try [JSONEncoder().encode(evidence), JSONEncoder().encode(cleaned)]
            .map { String(decoding: $0, as: UTF8.self) }
        try db.execute(
            sql: "UPDATE viewing SET evidence = ?, description = ? WHERE id = ?",
            arguments: [texts[0], texts[1], id]
        )
    }

    private static func cleanCorrections(_ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT id, file, folder FROM correction WHERE instr(file, '://') > 0 OR instr(folder, '://') > 0"
        )
        for row in rows {
            // They were meant with every query.
            let file = MediaAddress.withoutDigest(MediaAddress.kept(row["file"]))
            let folder = MediaAddress.withoutDigest(MediaAddress.kept(row["folder"]))
            // Two that are one now: the later holds.
            try db.execute(
                sql: "UPDATE OR REPLACE correction SET file = ?, folder = ? WHERE id = ?",
                arguments: [file, folder, row["id"] as Int64]
            )
        }
    }
}
