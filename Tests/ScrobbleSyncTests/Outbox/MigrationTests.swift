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
        try FirstVersionStore.make(
            in: directory.url,
            withCorrections: true,
            ["A", "B"].map { FirstVersionStore.row($0, "delivered", historyID: "7") }
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
        try FirstVersionStore.make(in: directory.url, withCorrections: true, [FirstVersionStore.row("A", "finished")])
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
