import Foundation
import GRDB
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct MigrationTests {
    @Test(arguments: [false, true])
    func `a store of the first version keeps every viewing`(withCorrections: Bool) throws {
        let directory = try TemporaryDirectory()
        let states = ["watching", "finished", "unsure", "delivered", "parked", "dropped"]
        try FirstVersionStore.make(
            in: directory.url,
            withCorrections: withCorrections,
            states.map {
                FirstVersionStore.row($0.uppercased(), $0, historyID: $0 == "delivered" ? "5000000000" : "NULL")
            }
        )
        let outbox = try Outbox(directory: directory.url.path, rescueDirectories: [])
        for state in states {
            let entry = try #require(try outbox.entry(state.uppercased()))
            let (viewing, delivery) = (entry.viewing, entry.delivery)
            #expect(delivery.state.rawValue == state)
            #expect(viewing.progress == 95.5 && viewing.played == 1234.5 && delivery.attempts == 2)
            #expect(delivery.item == .movie(trakt: 1001, title: "Dune", year: 2021))
            #expect(delivery.itemKey == "movie 1001" && delivery.kind == .play && delivery.receiver == .trakt)
            #expect(TraktDate.text(viewing.endedAt) == "2026-01-01T12:00:00.250Z")
            #expect(delivery.watchedAt == viewing.endedAt)
        }
        #expect(try outbox.counts().values.reduce(0, +) == 6)
        #expect(try outbox.lastDelivered()?.delivery.number == 5_000_000_000)
        // What was told before is known by a window wide enough for all that the first version did.
        let unsure = try #require(try outbox.entry("UNSURE")).delivery
        #expect(unsure.trace.playTimes == [unsure.watchedAt])
        #expect(unsure.trace.stop == unsure.watchedAt...(unsure.watchedAt + 600))
        #expect(try outbox.owed(to: .trakt).withdrawals() == (withCorrections ? [77] : []))
        #expect(try outbox.apply([.init(.claimed, viewing: "FINISHED")], at: Date()).count == 1)
        #expect(try outbox.counts()[.sending] == 1)
        #expect(try outbox.counts()[.finished] == 0)
    }

    @Test func `a play that the first version took for two viewings is one's`() throws {
        let directory = try TemporaryDirectory()
        try FirstVersionStore.make(
            in: directory.url,
            withCorrections: true,
            ["A", "B"].map { FirstVersionStore.row($0, "delivered", historyID: "7") }
        )
        let outbox = try Outbox(directory: directory.url.path, rescueDirectories: [])
        #expect(try ["A", "B"].map { try outbox.entry($0)?.delivery.number } == [7, nil])
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
        try FirstVersionStore.make(in: directory.url, withCorrections: true, [FirstVersionStore.row("A", "finished")])
        let path = directory.url.appending(path: "viewings.sqlite").path
        do {
            let database = try DatabaseQueue(path: path)
            // In the way of the new table: the migration fails in its middle.
            try database.write { try $0.execute(sql: "CREATE TABLE stateCount (x)") }
            #expect(throws: (any Error).self) { try StoreSchema.migrator.migrate(database) }
            #expect(try database.read { try $0.tableExists("pace") })
            try database.write { try $0.execute(sql: "DROP TABLE stateCount") }
        }
        let outbox = try Outbox(directory: directory.url.path, rescueDirectories: [])
        #expect(try outbox.entry("A")?.delivery.state == .finished)
    }
}

/// Stores as the versions made them in which a viewing and what is owed for it were one row.
@Suite struct MigrationToDeliveriesTests {
    private let directory: TemporaryDirectory

    init() throws { self.directory = try TemporaryDirectory() }

    private var path: String { self.directory.url.appending(path: "viewings.sqlite").path }

    private static let rows = """
        ('STOPPED', 'unsure', '2026-01-01 12:00:00.250', NULL, '2026-01-01 12:00:01.125', '2026-01-01 12:00:07.500', NULL),
        ('ADDED', 'parked', '2026-01-02 12:00:00.250', NULL, NULL, NULL, '2026-01-02 12:00:00.999'),
        ('BOTH', 'finished', '2026-01-03 12:00:00.250', NULL, '2026-01-03 12:00:01.000', '2026-01-03 12:00:01.000',
            '2026-01-03 12:00:00.250'),
        ('DONE', 'delivered', '2026-01-04 12:00:00.250', 42, '2026-01-04 12:00:01.000', '2026-01-04 12:00:01.000', NULL),
        ('TAKEN', 'sending', '2026-01-05 12:00:00.250', NULL, NULL, NULL, NULL)
        """

    /// A store of the version before, with wishes of the user.
    private func makeOldStore() throws {
        let database = try DatabaseQueue(path: self.path)
        try StoreSchema.migrator.migrate(database, upTo: StoreSchema.lastWithStates)
        try database.write { db in
            try db.execute(
                sql: """
                    CREATE TEMP TABLE given (id, state, endedAt, historyID, stopSentFrom, stopSentUntil, historyTime);
                    INSERT INTO given VALUES \(Self.rows);
                    INSERT INTO viewing (id, state, session, evidence, description, item, isCounted, progress, played,
                        startedAt, endedAt, attempts, reason, historyID, stopSentFrom, stopSentUntil, historyTime)
                    SELECT id, state, 's', '{"path":"/film.mkv"}', '{"episodes":[],"absolute":[],"confidence":0}',
                        '{"movie":{"trakt":1001,"title":"Dune","year":2021}}', id <> 'TAKEN', 95.5, 1234.5,
                        '2026-01-01 10:00:00.000', endedAt, 3, 'why', historyID, stopSentFrom, stopSentUntil, historyTime
                    FROM given;
                    INSERT INTO withdrawal VALUES (5000000000, 'GONE');
                    INSERT INTO rating VALUES ('DONE', 9, '2026-01-04 13:00:00.000', NULL);
                    INSERT INTO correction (file, folder, series, target, createdAt)
                    VALUES ('/film.mkv', '', '', '{"never":{}}', '2026-01-04 13:00:00.000');
                    """
            )
        }
        try database.close()
    }

    private func date(_ text: String) throws -> Date { try #require(TraktDate.parse(text)) }

    private func expectAll(in outbox: Outbox) throws {
        let states = try ["STOPPED", "ADDED", "BOTH", "DONE", "TAKEN"].map { try outbox.entry($0)?.delivery.state }
        #expect(states == [.unsure, .parked, .finished, .delivered, .sending])
        let stopped = try #require(try outbox.entry("STOPPED"))
        #expect(stopped.viewing.progress == 95.5 && stopped.viewing.played == 1234.5 && stopped.viewing.isCounted)
        #expect(stopped.delivery.attempts == 3 && stopped.delivery.reason == "why" && stopped.delivery.kind == .play)
        #expect(stopped.delivery.itemKey == "movie 1001")
        let window = try self.date("2026-01-01T12:00:01.125Z")...self.date("2026-01-01T12:00:07.500Z")
        #expect(stopped.delivery.trace.stop == window && stopped.delivery.trace.playTimes.isEmpty)
        let added = try #require(try outbox.entry("ADDED")).delivery
        #expect(added.trace.stop == nil)
        #expect(added.trace.playTimes.map(TraktDate.text) == ["2026-01-02T12:00:00.999Z"])
        let both = try #require(try outbox.entry("BOTH")).delivery
        #expect(both.trace.stop != nil && both.trace.playTimes == [both.watchedAt])
        #expect(try outbox.entry("DONE")?.delivery.number == 42)
        let taken = try #require(try outbox.entry("TAKEN")).delivery
        #expect(taken.trace.isEmpty && taken.kind == .place)
        #expect(try outbox.owed(to: .trakt).withdrawals() == [5_000_000_000])
        let rating = try #require(try outbox.owed(to: .trakt).waitingRatings().first)
        #expect(rating.rating.rating == 9 && rating.entry.id == "DONE")
        #expect(try outbox.saidCorrections.all().map(\.target) == [.never])
        #expect(try outbox.counts() == [.unsure: 1, .parked: 1, .finished: 1, .delivered: 1, .sending: 1])
        let violations = try outbox.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }
        #expect(violations.isEmpty)
    }

    @Test func `what one row held is a viewing and what is owed for it, with all that may have arrived`() throws {
        try self.makeOldStore()
        try self.expectAll(in: try Outbox(directory: self.directory.url.path, rescueDirectories: []))
    }

    @Test func `a damaged store of an old version is rescued and then migrated`() throws {
        try self.makeOldStore()
        // A page that nobody needs for the rows: the check finds it all the same.
        try Data().write(to: URL(filePath: "\(self.path).suspect"))
        let database = try DatabaseQueue(path: self.path)
        let root = try database.read {
            try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'viewingByPath'")
        }
        try database.close()
        let file = try FileHandle(forUpdating: URL(filePath: self.path))
        try file.seek(toOffset: UInt64(try #require(root) - 1) * 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
        try file.close()
        let outbox = try Outbox(directory: self.directory.url.path, rescueDirectories: [])
        #expect(outbox.takeTrouble()?.contains("damaged") == true)
        try self.expectAll(in: outbox)
    }

    @Test func `what an older player had to keep elsewhere is taken in by a newer one`() throws {
        let elsewhere = self.directory.url.appending(path: "elsewhere").path
        let place = RescueJournal([elsewhere], for: self.directory.url.path)
        let viewing = Viewing(
            id: "KEPT",
            session: "gone",
            evidence: MediaEvidence(path: "/film.mkv"),
            description: MediaDescription(),
            startedAt: Date(timeIntervalSince1970: 1_700_000_000)
        )
        #expect(place.append(viewing) != nil)
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: elsewhere).first)
        let line = try String(contentsOfFile: "\(elsewhere)/\(name)", encoding: .utf8)
        // As it was written when a viewing still had a state.
        let old = line.replacingOccurrences(
            of: #"{""#,
            with: #"{"state":"finished","attempts":0,""#,
            options: [.anchored]
        )
        try Data(old.utf8).write(
            to: URL(filePath: "\(elsewhere)/\(name.replacingOccurrences(of: ".jsonl", with: "-old.jsonl"))")
        )
        let outbox = try Outbox(directory: self.directory.url.path, rescueDirectories: [elsewhere])
        #expect(try outbox.entry("KEPT")?.delivery.state == .finished)
        withExtendedLifetime(place) {}
    }

    @Test func `a viewing of which the damage has taken what became of it is left to the user, and looked up first`()
        throws
    {
        do {
            let outbox = try Outbox(directory: self.directory.url.path, rescueDirectories: [])
            let start = Date(timeIntervalSince1970: 1_700_000_000)
            let viewing = Viewing(
                id: "ALONE",
                session: "s",
                evidence: MediaEvidence(path: "/film.mkv"),
                description: MediaDescription(),
                startedAt: start
            )
            try outbox.insert(viewing)
            try outbox.checkpoint("ALONE", progress: 95, played: 9, isCounted: true, at: start + 9, isOver: true)
            try outbox.write { try $0.execute(sql: "DELETE FROM delivery") }
            try outbox.database.close()
        }
        let fresh = try DatabaseQueue()
        try DamagedStore.rescue(self.path, into: fresh, StoreSchema.migrator)
        #expect(try fresh.read { try Viewing.fetchCount($0) } == 1)
        let entry = try #require(try fresh.read { try OutboxEntry.fetchOne($0, sql: OutboxEntry.columns) })
        #expect(entry.delivery.state == .parked && entry.delivery.reason?.contains("damaged") == true)
        var retried = entry.delivery
        #expect(retried.receive(.userRetried, at: Date()) == [])
        #expect(retried.state == .unsure && retried.trace.playTimes == [entry.viewing.endedAt])
    }
}
