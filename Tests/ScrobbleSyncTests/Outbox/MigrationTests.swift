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
        #expect(try outbox.withdrawals() == (withCorrections ? [77] : []))
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
            #expect(throws: (any Error).self) { try Outbox.migrator.migrate(database) }
            #expect(try database.read { try $0.tableExists("pace") })
            try database.write { try $0.execute(sql: "DROP TABLE stateCount") }
        }
        let outbox = try Outbox(directory: directory.url.path, rescueDirectories: [])
        #expect(try outbox.entry("A")?.delivery.state == .finished)
    }
}
