import Foundation
import GRDB
import MediaIdentification
import Storage
import TestSupport
import Testing

@testable import ScrobbleSync

@Suite struct StorageTroubleTests {
    private let home: TemporaryDirectory
    private let start = Date(timeIntervalSince1970: 1_790_000_000)
    private var directory: String { self.home.url.path }
    private var elsewhere: [String] { ["\(self.home.url.path)-rescue"] }

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private func open() throws -> Outbox {
        try Outbox(directory: self.directory, rescueDirectories: self.elsewhere)
    }

    private func viewing(_ id: String = UUID().uuidString) -> Viewing {
        Viewing(
            id: id,
            session: "s",
            evidence: MediaEvidence(path: "/film.mkv"),
            description: MediaDescription(),
            startedAt: self.start
        )
    }

    private func play(_ viewing: Viewing, in outbox: Outbox) throws {
        try outbox.insert(viewing)
        for second in [10.0, 20] {
            try outbox.checkpoint(
                viewing.id,
                progress: 80 + second / 10,
                played: second,
                isCounted: true,
                at: self.start + second,
                isOver: second == 20
            )
        }
    }

    /// As if Trakt had taken it.
    private static func deliver(_ viewing: Viewing, in outbox: Outbox) throws {
        let inputs: [Delivery.Input] = [
            .ended(.init(.play, watchedAt: viewing.endedAt)), .claimed,
            .sent(SentPlay(.history, sentAt: viewing.endedAt)),
            .foundInHistory(number: Int64(viewing.id.dropFirst()) ?? 1),
        ]
        for input in inputs {
            #expect(try outbox.apply([.init(input, viewing: viewing.id)], at: viewing.endedAt).count == 1)
        }
    }

    /// Opens the store anew.
    ///
    /// A program that another test starts has our locks too until it has begun, and what is locked is not taken in.
    private func expectKept(_ viewing: Viewing) throws {
        let outbox = try eventually { () -> Outbox? in
            let outbox = try self.open()
            return try outbox.entry(viewing.id)?.delivery.state == .finished ? outbox : nil
        }
        try self.expectKept(viewing, in: try #require(outbox))
    }

    private func expectKept(_ viewing: Viewing, in outbox: Outbox) throws {
        let entry = try #require(try outbox.entry(viewing.id))
        let kept = entry.viewing
        #expect(entry.delivery.state == .finished && entry.delivery.kind == .play)
        #expect(kept.progress == 82 && kept.played == 20 && kept.isCounted)
        #expect(kept.endedAt == self.start + 20)
    }

    @Test func `what a player with a stand-in records is taken in by the next who can`() throws {
        let viewing = self.viewing()
        do {
            let standIn = try Outbox(standingInFor: self.directory, rescueDirectories: self.elsewhere)
            try self.play(viewing, in: standIn)
            // The player lives: nobody takes its viewing away.
            #expect(try self.open().entry(viewing.id) == nil)
            withExtendedLifetime(standIn) {}
        }
        try self.expectKept(viewing)
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.elsewhere[0]).isEmpty)
    }

    @Test func `a store that refuses in the middle of a film loses nothing of it`() throws {
        let viewing = self.viewing()
        do {
            let outbox = try self.open()
            try outbox.insert(viewing)
            try outbox.checkpoint(
                viewing.id,
                progress: 50,
                played: 5,
                isCounted: false,
                at: self.start + 5,
                isOver: false
            )
            // As a full disk does.
            try outbox.database.write { try $0.execute(sql: "PRAGMA max_page_count = 1; PRAGMA query_only = 1") }
            try outbox.checkpoint(
                viewing.id,
                progress: 82,
                played: 20,
                isCounted: true,
                at: self.start + 20,
                isOver: true
            )
            #expect(outbox.takeTrouble() != nil)
            #expect(outbox.takeTrouble() == nil)
        }
        try self.expectKept(viewing)
    }

    @Test func `a viewing that the store did not take at first is in it when it takes again`() throws {
        let viewing = self.viewing()
        let outbox = try self.open()
        try outbox.database.write { try $0.execute(sql: "PRAGMA query_only = 1") }
        try outbox.insert(viewing)
        try outbox.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 0") }
        try outbox.checkpoint(viewing.id, progress: 82, played: 20, isCounted: true, at: self.start + 20, isOver: true)
        try self.expectKept(viewing, in: outbox)
    }

    @Test(arguments: [false, true])
    func `a running film whose row is gone is written again from memory, unless the user has erased it`(
        isErased: Bool
    ) throws {
        let viewing = self.viewing()
        let outbox = try self.open()
        try outbox.insert(viewing)
        if isErased {
            try PrivateViewings(in: outbox).erase(viewing.id)
        } else {
            try outbox.write { try $0.execute(sql: "DELETE FROM viewing") }
        }
        try outbox.checkpoint(
            viewing.id,
            progress: 40,
            played: 10,
            isCounted: false,
            at: self.start + 10,
            isOver: false
        )
        #expect(try outbox.entry(viewing.id)?.delivery.state == (isErased ? nil : .watching))
        try outbox.checkpoint(viewing.id, progress: 82, played: 20, isCounted: true, at: self.start + 20, isOver: true)
        if isErased { #expect(try outbox.entry(viewing.id) == nil) } else { try self.expectKept(viewing, in: outbox) }
    }

    @Test(arguments: [true, false])
    func `a running film whose store is removed or replaced is kept elsewhere, and the old one is not sent from`(
        isReplaced: Bool
    ) async throws {
        let viewing = self.viewing()
        do {
            let outbox = try self.open()
            try outbox.insert(viewing)
            #expect(outbox.isInPlace)
            if isReplaced {
                _ = try DatabaseFiles("\(self.directory)/viewings.sqlite").setAside(as: "damaged", at: self.start)
                _ = try self.open()
            } else {
                try FileManager.default.removeItem(atPath: self.directory)
            }
            #expect(!outbox.isInPlace)
            for second in [10.0, 20] {
                try outbox.checkpoint(
                    viewing.id,
                    progress: 80 + second / 10,
                    played: second,
                    isCounted: true,
                    at: self.start + second,
                    isOver: second == 20
                )
            }
            #expect(outbox.takeTrouble()?.contains("was removed or replaced while the film ran") == true)
        }
        try self.expectKept(viewing)
    }

    @Test func `a store that its disk refuses is told in the disk's words, also through a command's own statements`()
        throws
    {
        #expect(
            StorageTrouble(POSIXError(.ENOSPC), directory: "/s").description
                == "The disk of /s is full: make room there."
        )
        #expect(
            StorageTrouble(DatabaseError(resultCode: .SQLITE_FULL), directory: self.directory).logWord
                == "the disk: full"
        )
        let outbox = try self.open()
        try outbox.database.write { try $0.execute(sql: "PRAGMA max_page_count = 1") }
        #expect(throws: StorageTrouble.disk(.full, self.directory)) {
            for _ in 0..<200 { try outbox.write { try self.viewing().insert($0) } }
        }
    }

    @Test func `a viewing that the user has given up while it ran is not written again`() throws {
        let viewing = self.viewing()
        let outbox = try self.open()
        try outbox.insert(viewing)
        _ = try outbox.drop(viewing.id, reason: "given up by the user")
        try outbox.checkpoint(viewing.id, progress: 82, played: 20, isCounted: true, at: self.start + 20, isOver: true)
        #expect(try outbox.entry(viewing.id)?.delivery.state == .dropped)
    }

    @Test func `what is older than the store's own word changes nothing`() throws {
        let viewing = self.viewing()
        do {
            let standIn = try Outbox(standingInFor: self.directory, rescueDirectories: self.elsewhere)
            try self.play(viewing, in: standIn)
        }
        do {
            let outbox = try Outbox(directory: self.directory, rescueDirectories: [])
            var newer = viewing
            newer.played = 300
            try outbox.insert(newer)
            try Self.deliver(newer, in: outbox)
        }
        #expect(try self.open().entry(viewing.id)?.viewing.played == 300)
    }

    @Test func `a torn line and strange lines in the rescue journal harm nobody`() throws {
        let viewing = self.viewing()
        do {
            let standIn = try Outbox(standingInFor: self.directory, rescueDirectories: self.elsewhere)
            try self.play(viewing, in: standIn)
        }
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: self.elsewhere[0]).first)
        let file = try FileHandle(forUpdating: URL(filePath: "\(self.elsewhere[0])/\(name)"))
        try file.seekToEnd()
        try file.write(contentsOf: Data("{\"id\": 3}\n\u{FFFD}\n[1,2\n{\"id\":\"".utf8))
        try file.close()
        try self.expectKept(viewing)
    }

    @Test func `a place that others can look into is not used`() throws {
        try FileManager.default.createDirectory(
            atPath: self.elsewhere[0],
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o777]
        )
        // The mask may have taken bits away.
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: self.elsewhere[0])
        let standIn = try Outbox(standingInFor: self.directory, rescueDirectories: self.elsewhere)
        #expect(throws: StorageTrouble.self) { try standIn.insert(self.viewing()) }
    }

    @Test(arguments: [true, false])
    func `a store that is no database is set aside and never deleted`(isEmpty: Bool) throws {
        let path = "\(self.directory)/viewings.sqlite"
        let garbage = Data((isEmpty ? "" : String(repeating: "not a database ", count: 1000)).utf8)
        try garbage.write(to: URL(filePath: path))
        let outbox = try self.open()
        try outbox.insert(self.viewing())
        let aside = try FileManager.default.contentsOfDirectory(atPath: self.directory).filter {
            $0.contains("damaged")
        }
        // An empty file is a new store to SQLite.
        #expect(aside.count == (isEmpty ? 0 : 1))
        if let name = aside.first {
            #expect(try Data(contentsOf: URL(filePath: "\(self.directory)/\(name)")) == garbage)
            #expect(outbox.takeTrouble()?.contains("damaged") == true)
        }
    }

    @Test func `of a damaged store every readable viewing is kept`() throws {
        let path = "\(self.directory)/viewings.sqlite"
        do {
            let outbox = try self.open()
            for index in 0..<400 {
                let viewing = self.viewing("V\(1000 + index)")
                try outbox.insert(viewing)
                if index % 2 == 0 { try Self.deliver(viewing, in: outbox) }
            }
            try outbox.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try outbox.database.close()
        }
        // Pages in the middle are overwritten.
        let file = try FileHandle(forUpdating: URL(filePath: path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: size / 2 / 4096 * 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 3 * 4096))
        try file.close()
        do {
            let outbox = try self.open()
            // It looks whole until somebody reads on.
            for index in 0..<400 { _ = try? outbox.entry("V\(1000 + index)") }
            for table in ["viewing", "delivery"] {
                _ = try? outbox.read { try Row.fetchAll($0, sql: "SELECT * FROM \(table)") }
            }
        }
        let outbox = try self.open()
        #expect(outbox.takeTrouble()?.contains("damaged") == true)
        let counts = try outbox.counts()
        #expect(counts.values.reduce(0, +) > 250)
        #expect(counts.values.reduce(0, +) < 400)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: self.directory).count { $0.contains("damaged") } > 0
        )
        #expect(try outbox.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") } == "ok")
    }

    @Test func `the gate is made anew when it cannot be read`() throws {
        let path = "\(self.directory)/gate.sqlite"
        try Data(String(repeating: "no gate ", count: 1000).utf8).write(to: URL(filePath: path))
        let gate = try DeliveryGate(directory: self.directory) { Timestamp(date: Date(timeIntervalSince1970: 1e9)) }
        #expect(try gate.ask(.backlog, login: nil) == .go)
    }
}
