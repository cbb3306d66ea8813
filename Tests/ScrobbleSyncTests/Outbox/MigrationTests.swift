import Foundation
import GRDB
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct MigrationTests {
    /// A store as the first version made it, by that version's own statements.
    static func makeFirstVersion(in directory: URL, withCorrections: Bool, _ rows: [String]) throws {
        let database = try DatabaseQueue(path: directory.appending(path: "viewings.sqlite").path)
        try database.write { db in
            try db.execute(
                sql: """
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
            )
            if withCorrections {
                try db.execute(
                    sql: """
                        INSERT INTO grdb_migrations VALUES ('corrections');
                        CREATE TABLE "correction" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "file" TEXT NOT NULL,
                        "folder" TEXT NOT NULL, "series" TEXT NOT NULL, "target" TEXT NOT NULL,
                        "createdAt" DATETIME NOT NULL, UNIQUE ("file", "folder", "series"),
                        CHECK (file <> '' OR folder <> '' OR series <> ''));
                        CREATE TABLE "withdrawal" ("historyID" INTEGER PRIMARY KEY, "viewing" TEXT NOT NULL);
                        INSERT INTO withdrawal VALUES (77, 'a');
                        """
                )
            }
            for row in rows {
                try db.execute(
                    sql: """
                        INSERT INTO viewing (id, state, session, evidence, description, item, isCounted, progress, played,
                        startedAt, endedAt, attempts, nextAttemptAt, reason, historyID) VALUES (\(row))
                        """
                )
            }
        }
        try database.close()
    }

    static let facts = #"'s', '{"path":"/film.mkv"}', '{"episodes":[],"absolute":[],"confidence":0}'"#
    static let item = #"'{"movie":{"trakt":1001,"title":"Dune","year":2021}}'"#

    private func row(_ id: String, _ state: String, historyID: String = "NULL") -> String {
        """
        '\(id)', '\(state)', \(Self.facts), \(Self.item), 1, 95.5, 1234.5, '2026-01-01 10:00:00.000',
        '2026-01-01 12:00:00.250', 2, NULL, NULL, \(historyID)
        """
    }

    @Test(arguments: [false, true])
    func `a store of the first version keeps every viewing`(withCorrections: Bool) throws {
        let directory = try TemporaryDirectory()
        let states = ["watching", "finished", "unsure", "delivered", "parked", "dropped"]
        try Self.makeFirstVersion(
            in: directory.url,
            withCorrections: withCorrections,
            states.map { self.row($0.uppercased(), $0, historyID: $0 == "delivered" ? "5000000000" : "NULL") }
        )
        let outbox = try Outbox(directory: directory.url.path, rescueDirectories: [])
        for state in states {
            let viewing = try #require(try outbox.viewing(state.uppercased()))
            #expect(viewing.state.rawValue == state)
            #expect(viewing.progress == 95.5 && viewing.played == 1234.5 && viewing.attempts == 2)
            #expect(viewing.item == .movie(trakt: 1001, title: "Dune", year: 2021))
            #expect(TraktDate.text(viewing.endedAt) == "2026-01-01T12:00:00.250Z")
        }
        #expect(try outbox.counts().values.reduce(0, +) == 6)
        #expect(try outbox.lastDelivered()?.historyID == 5_000_000_000)
        // What was told before is known by a window wide enough for all that the first version did.
        let unsure = try #require(try outbox.viewing("UNSURE"))
        #expect(unsure.historyTime == unsure.endedAt)
        #expect(unsure.stopSentUntil == unsure.endedAt + 600)
        #expect(try outbox.withdrawals() == (withCorrections ? [77] : []))
        var sending = try #require(try outbox.viewing("FINISHED"))
        sending.state = .sending
        try outbox.update(sending)
        #expect(try outbox.counts()[.sending] == 1)
        #expect(try outbox.counts()[.finished] == 0)
    }

    @Test func `a play that the first version took for two viewings is one's`() throws {
        let directory = try TemporaryDirectory()
        try Self.makeFirstVersion(
            in: directory.url,
            withCorrections: true,
            ["A", "B"].map { self.row($0, "delivered", historyID: "7") }
        )
        let outbox = try Outbox(directory: directory.url.path, rescueDirectories: [])
        #expect(try ["A", "B"].map { try outbox.viewing($0)?.historyID } == [7, nil])
    }

    @Test func `a store of a newer version is left alone, with a sentence`() throws {
        let directory = try TemporaryDirectory()
        do {
            let outbox = try Outbox(directory: directory.url.path, rescueDirectories: [])
            try outbox.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('v9: from the future')") }
        }
        #expect(throws: StorageTrouble.newerVersion(directory.url.path)) {
            try Outbox(directory: directory.url.path, rescueDirectories: [])
        }
        #expect(StorageTrouble.newerVersion("x").description.contains("newer version"))
    }

    @Test func `a migration that is cut off is as if it had not begun`() throws {
        let directory = try TemporaryDirectory()
        try Self.makeFirstVersion(in: directory.url, withCorrections: true, [self.row("A", "finished")])
        let path = directory.url.appending(path: "viewings.sqlite").path
        do {
            let database = try DatabaseQueue(path: path)
            // In the way of the new table: the migration fails in its middle.
            try database.write { try $0.execute(sql: "CREATE TABLE stateCount (x)") }
            #expect(throws: (any Error).self) { try Outbox.migrator.migrate(database) }
            #expect(try database.read { try $0.tableExists("pace") })
            try database.write { try $0.execute(sql: "DROP TABLE stateCount") }
        }
        let outbox = try Outbox(directory: directory.url.path, rescueDirectories: [])
        #expect(try outbox.viewing("A")?.state == .finished)
    }
}
