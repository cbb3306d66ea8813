internal import GRDB
package import MediaIdentification

/// What may change about a viewing while it runs, beside how far it has come.
extension Outbox {
    /// Stores what became known about the file after the viewing had begun; a match is looked for anew.
    package func describe(_ id: String, _ evidence: MediaEvidence, _ description: MediaDescription) throws {
        try self.write { db in
            guard var viewing = try Viewing.fetchOne(db, key: id), viewing.state == .watching else { return }
            let isOnePart = viewing.description.episodes.count == 1 && description.episodes.count > 1
            viewing.evidence = evidence
            if !isOnePart, viewing.description != description {
                viewing.description = description
                viewing.item = nil
            }
            try viewing.update(db)
        }
    }

    /// The last viewing of a file, over or not; nil for one that is played for the first time.
    package func lastViewing(of path: String) throws -> Viewing? {
        try self.read { db in
            try Viewing.filter(sql: "json_extract(evidence, '$.path') = ? AND state <> 'watching'", arguments: [path])
                .order(Column("endedAt").desc).fetchOne(db)
        }
    }

    /// Removes a viewing that the user wants to leave no trace.
    package func erase(_ id: String) throws {
        try self.write { db in _ = try Viewing.deleteOne(db, key: id) }
        // What was deleted must not stay readable in the file or in its log.
        try self.database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    }
}
