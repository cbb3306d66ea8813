internal import Foundation
internal import GRDB
internal import MediaIdentification

/// Earlier viewings that no item was found for: whoever was told once need not be told at each opening.
struct UnmatchedViewings {
    private let outbox: Outbox

    /// More files of one folder are not looked at.
    private static let most = 50

    init(in outbox: Outbox) { self.outbox = outbox }

    /// Whether the file of a viewing was opened before and no item was found; of a home video, any in its folder.
    ///
    /// - Throws: `DatabaseError`.
    func hasAsked(about viewing: Viewing) throws -> Bool {
        let path = viewing.evidence.path
        let isAsked = try self.outbox.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (\(Self.selection("1")) WHERE json_extract(evidence, '$.path') = ? AND viewing.id <> ?
                    AND item IS NULL)
                    """,
                arguments: [path, viewing.id]
            ) ?? false
        }
        if isAsked { return true }
        guard HomeVideo.isOne(viewing.description, viewing.evidence) else { return false }
        return try self.beside(viewing, "item IS NULL").contains { HomeVideo.isOne($0.description, $0.evidence) }
    }

    /// Whether it was said of a file in the same folder that nothing of it is told.
    ///
    /// - Throws: `DatabaseError`.
    func hasExcluded(beside viewing: Viewing) throws -> Bool {
        try !self.beside(viewing, "reason = '\(CorrectionPlan.exclusion)'").isEmpty
    }

    /// Viewings of files in the same folder or below it, found by the index of paths.
    private func beside(_ viewing: Viewing, _ condition: String) throws -> [Viewing] {
        let folder = MediaLocation.folder(of: viewing.evidence.path)
        return try self.outbox.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    \(Self.selection("viewing.*")) WHERE json_extract(evidence, '$.path') > ?
                    AND json_extract(evidence, '$.path') < ? AND viewing.id <> ? AND \(condition) LIMIT \(Self.most)
                    """,
                // The character behind the slash.
                arguments: ["\(folder)/", "\(folder)0", viewing.id]
            )
            // One that cannot be read says nothing.
            return rows.compactMap { try? Viewing(row: $0) }
        }
    }

    private static func selection(_ what: String) -> String {
        "SELECT \(what) FROM viewing CROSS JOIN delivery ON delivery.viewing = viewing.id"
    }
}
