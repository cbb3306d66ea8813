import Foundation
import GRDB
import MediaIdentification
import Testing
import TestSupport

@testable import ScrobbleSync

/// A store that is damaged: found when it was not closed, mended where that is possible, told until somebody has seen it.
@Suite struct DamagedStoreTests {
    private let home: TemporaryDirectory
    private var directory: String { self.home.url.path }
    private var path: String { "\(self.directory)/viewings.sqlite" }

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private func open(mends: Bool = true) throws -> Outbox {
        try Outbox(directory: self.directory, rescueDirectories: [], mends: mends)
    }

    private func fill(_ count: Int) throws {
        let outbox = try self.open()
        for index in 0..<count {
            let start = Date(timeIntervalSince1970: 1_790_000_000 + Double(index))
            let viewing = Viewing(
                id: "V\(1000 + index)",
                session: "s",
                evidence: .init(path: "/films/\(index).mkv"),
                description: .init(),
                startedAt: start
            )
            try outbox.insert(viewing)
            _ = try outbox.apply([.init(.ended(viewing.owed), viewing: viewing.id)], at: start)
        }
        try outbox.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    }

    /// Overwrites a page of what is in an index or a table.
    private func spoil(_ name: String) throws {
        let database = try DatabaseQueue(path: self.path)
        let (root, size) = try database.read { db in
            let root = try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [name])
            return (try #require(root), try #require(try Int.fetchOne(db, sql: "PRAGMA page_size")))
        }
        try database.close()
        let file = try FileHandle(forUpdating: URL(filePath: self.path))
        try file.seek(toOffset: UInt64((root - 1) * size))
        try file.write(contentsOf: Data(repeating: 0xA5, count: size))
        try file.close()
    }

    /// As a player leaves it that is killed: somebody came and never said that all was written.
    private func beKilled() throws {
        try Data("o".utf8).write(to: URL(filePath: "\(self.path).open"))
    }

    @Test func `rows that an index hides are found when the store was not closed, and nothing is lost`() throws {
        try self.fill(400)
        let file = URL(filePath: self.path)
        // An index that knows nothing of what happens meanwhile, as after a write that did not reach the disk.
        try SQLiteFile.execute(
            """
            PRAGMA writable_schema = ON;
            CREATE TABLE kept AS SELECT * FROM sqlite_master WHERE name = 'deliveryQueued';
            DELETE FROM sqlite_master WHERE name = 'deliveryQueued';
            """,
            in: file
        )
        try SQLiteFile.execute(
            "UPDATE delivery SET watchedAt = '2027-01-01 00:00:00.000' WHERE viewing > 'V1200';",
            in: file
        )
        try SQLiteFile.execute(
            """
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_master SELECT * FROM kept;
            DROP TABLE kept;
            """,
            in: file
        )
        try self.beKilled()
        let outbox = try self.open()
        #expect(outbox.takeTrouble()?.contains("index") == true)
        #expect(try outbox.queued(after: nil, limit: 1000).count == 400)
        #expect(try outbox.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        let names = try FileManager.default.contentsOfDirectory(atPath: self.directory)
        #expect(!names.contains { $0.contains("damaged") })
    }

    @Test func `of a store with an index that cannot be read all rows are rescued`() throws {
        try self.fill(400)
        try self.spoil("deliveryQueued")
        try self.beKilled()
        let outbox = try self.open()
        #expect(outbox.takeTrouble()?.contains("400 viewings were kept") == true)
        #expect(try outbox.queued(after: nil, limit: 1000).count == 400)
        #expect(try outbox.entries(in: [.parked]).isEmpty)
    }

    @Test func `a store that was closed is not looked at, for that takes a while`() throws {
        try self.fill(400)
        try self.spoil("deliveryByItem")
        #expect(try self.open().takeTrouble() == nil)
    }

    @Test func `a table that is damaged is rescued row by row, and told until somebody has seen it`() throws {
        try self.fill(400)
        try self.spoil("delivery")
        try self.beKilled()
        for _ in 0..<3 {
            let outbox = try self.open()
            #expect(outbox.takeTrouble()?.contains("400 viewings were kept") == true)
            #expect(try outbox.entries(in: [.parked], limit: 1000).count == 400)
        }
        StoreNotice(directory: self.directory).acknowledge()
        #expect(try self.open().takeTrouble() == nil)
    }

    @Test func `a player does not wait for that: it plays on without, or with what it can use`() throws {
        try self.fill(400)
        try self.beKilled()
        // It was killed, and may be whole: the player uses it, and somebody who may take the time looks.
        do {
            let outbox = try self.open(mends: false)
            #expect(outbox.takeTrouble() == nil)
            #expect(StoreCare.isNeeded(self.directory))
            StoreCare.lookAfter(self.directory, isUnusable: false)
            #expect(!StoreCare.isNeeded(self.directory))
        }
        try Data("no database at all, but of some length".utf8).write(to: URL(filePath: self.path))
        #expect(throws: StorageTrouble.damaged(self.directory)) { try self.open(mends: false) }
        #expect(try Data(contentsOf: URL(filePath: self.path)).count < 100)
        StoreCare.lookAfter(self.directory, isUnusable: true)
        #expect(try self.open(mends: false).takeTrouble()?.contains("0 viewings were kept") == true)
    }

    @Test func `a store that others have open is not taken away from them`() throws {
        try self.fill(10)
        let other = try self.open()
        try Data("no database at all".utf8).write(to: URL(filePath: self.path))
        #expect(throws: StorageTrouble.damaged(self.directory)) { try self.open() }
        try other.database.close()
        withExtendedLifetime(other) {}
    }

    @Test(arguments: [true, false])
    func `who is killed in the middle of a rescue leaves the damaged store, or the whole new one`(
        isSetAside: Bool
    ) throws {
        try self.fill(20)
        // Complete, and not yet in its place.
        try FileManager.default.copyItem(atPath: self.path, toPath: "\(self.path).rescued")
        if isSetAside {
            try FileManager.default.moveItem(atPath: self.path, toPath: "\(self.path).damaged-20260101T000000Z")
        } else {
            try Data("still the damaged one".utf8).write(to: URL(filePath: self.path))
        }
        // Begun by somebody else, and never finished.
        try Data("half".utf8).write(to: URL(filePath: "\(self.path).rescuing"))
        let outbox = try self.open()
        #expect(try outbox.queued(after: nil).count == 20)
        #expect(outbox.takeTrouble()?.contains("20 viewings were kept") == true)
        let names = try FileManager.default.contentsOfDirectory(atPath: self.directory)
        #expect(names.count { $0.contains("damaged-") } == 1)
        #expect(!names.contains { $0.hasSuffix(".rescued") })
    }

    @Test func `text where JSON should be is rescued too, and parked`() throws {
        try self.fill(30)
        // Byte by byte, as a disk does it: SQLite itself would not take it.
        var bytes = try Data(contentsOf: URL(filePath: self.path))
        let place = try #require(bytes.range(of: Data(#"films\/7.mkv"#.utf8)))
        let brace = try #require(bytes[..<place.lowerBound].lastIndex(of: UInt8(ascii: "{")))
        bytes[brace] = UInt8(ascii: "(")
        try bytes.write(to: URL(filePath: self.path))
        try self.spoil("deliveryWaiting")
        try self.beKilled()
        let outbox = try self.open()
        #expect(outbox.takeTrouble()?.contains("30 viewings were kept") == true)
        #expect(try outbox.queued(after: nil).count == 30)
        #expect(try outbox.entry("V1007")?.unreadable == ["evidence"])
        #expect(try outbox.entry("V1007")?.delivery.state == .parked)
        #expect(try outbox.entry("V1008")?.delivery.state == .finished)
    }

    @Test func `a killed process is known, and one that has closed the store is no news`() throws {
        let path = "\(self.directory)/use"
        do {
            let first = try StoreUse(path, of: self.directory, isPatient: false)
            #expect(first.wasClosed)
            // While one looks for damage, nobody else comes in.
            #expect(throws: StorageTrouble.busy(self.directory)) {
                try StoreUse(path, of: self.directory, isPatient: false)
            }
            first.share()
            let second = try StoreUse(path, of: self.directory, isPatient: false)
            #expect(second.wasClosed && !second.takeAlone())
            first.leave()
        }
        #expect(try StoreUse(path, of: self.directory, isPatient: false).wasClosed)
        try Data("oco".utf8).write(to: URL(filePath: path))
        #expect(try !StoreUse(path, of: self.directory, isPatient: false).wasClosed)
        // Said once.
        #expect(try StoreUse(path, of: self.directory, isPatient: false).wasClosed)
    }
}
