package import Foundation

/// A store as the first version made it, by that version's own statements.
package enum FirstVersionStore {
    /// - Parameters:
    ///   - directory: The state directory.
    ///   - withCorrections: Whether it is of the time after corrections came.
    ///   - rows: Values of viewings, as SQL.
    /// - Throws: `SQLiteFile.Failure`.
    package static func make(in directory: URL, withCorrections: Bool, _ rows: [String]) throws {
        var statements = Self.tables
        if withCorrections { statements += Self.corrections }
        for row in rows {
            statements += """
                INSERT INTO viewing (id, state, session, evidence, description, item, isCounted, progress, played, startedAt,
                endedAt, attempts, nextAttemptAt, reason, historyID) VALUES (\(row));

                """
        }
        try SQLiteFile.execute(statements, in: directory.appending(path: "viewings.sqlite"))
    }

    private static let tables = """
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('v1: viewings and pace');
        CREATE TABLE "viewing" ("id" TEXT PRIMARY KEY NOT NULL, "state" TEXT NOT NULL CHECK ("state" IN
        ('watching', 'finished', 'unsure', 'delivered', 'parked', 'dropped')), "session" TEXT NOT NULL,
        "evidence" TEXT NOT NULL, "description" TEXT NOT NULL, "item" TEXT, "isCounted" BOOLEAN NOT NULL,
        "progress" DOUBLE NOT NULL CHECK (("progress" >= 0) AND ("progress" <= 100)),
        "played" DOUBLE NOT NULL CHECK ("played" >= 0), "startedAt" DATETIME NOT NULL,
        "endedAt" DATETIME NOT NULL, "attempts" INTEGER NOT NULL CHECK ("attempts" >= 0),
        "nextAttemptAt" DATETIME, "reason" TEXT, "historyID" INTEGER);
        CREATE INDEX "viewingByState" ON "viewing"("state", "endedAt");
        CREATE TABLE "pace" ("id" INTEGER PRIMARY KEY CHECK ("id" = 1), "nextWriteAt" DATETIME NOT NULL);
        INSERT INTO pace VALUES (1, '2026-01-01 00:00:00.000');

        """

    private static let corrections = """
        INSERT INTO grdb_migrations VALUES ('corrections');
        CREATE TABLE "correction" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "file" TEXT NOT NULL,
        "folder" TEXT NOT NULL, "series" TEXT NOT NULL, "target" TEXT NOT NULL,
        "createdAt" DATETIME NOT NULL, UNIQUE ("file", "folder", "series"),
        CHECK (file <> '' OR folder <> '' OR series <> ''));
        CREATE TABLE "withdrawal" ("historyID" INTEGER PRIMARY KEY, "viewing" TEXT NOT NULL);
        INSERT INTO withdrawal VALUES (77, 'a');

        """

    /// The values of a viewing of a film, as SQL.
    ///
    /// - Parameters:
    ///   - id: Of the viewing.
    ///   - state: Its state.
    ///   - trakt: Trakt's number of the film.
    ///   - end: When it ended.
    ///   - historyID: Trakt's number of the play.
    /// - Returns: The values.
    package static func row(
        _ id: String,
        _ state: String,
        trakt: Int = 1001,
        endedAt end: String = "2026-01-01 12:00:00.250",
        historyID: String = "NULL"
    ) -> String {
        """
        '\(id)', '\(state)', 's', '{"path":"/film.mkv"}', '{"episodes":[],"absolute":[],"confidence":0}',
        '{"movie":{"trakt":\(trakt),"title":"Dune","year":2021}}', 1, 95.5, 1234.5, '2026-01-01 10:00:00.000',
        '\(end)', 2, NULL, NULL, \(historyID)
        """
    }
}
