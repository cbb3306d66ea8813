import Foundation
import GRDB
import MediaIdentification
import Storage
import TestSupport
import Testing

@testable import ScrobbleSync

@Suite struct OutboxTests {
    private let directory: TemporaryDirectory
    private let outbox: Outbox
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws {
        self.directory = try TemporaryDirectory()
        self.outbox = try Outbox(directory: self.directory.url.path)
    }

    private func viewing(session: String = "s") -> Viewing {
        Viewing(
            session: session,
            evidence: MediaEvidence(path: "/film.mkv"),
            description: MediaDescription(),
            startedAt: self.start
        )
    }

    @Test func `a viewing of a dead player is settled at the time of its journal`() throws {
        let viewing = self.viewing()
        try self.outbox.insert(viewing)
        let last = self.start + 600
        try self.outbox.checkpoint(viewing.id, progress: 90, played: 600, isCounted: true, at: last, isOver: false)
        try self.outbox.settleAbandoned()
        let settled = try #require(try self.outbox.entry(viewing.id))
        #expect(settled.delivery.state == .finished)
        #expect(settled.viewing.endedAt == last)
        #expect(settled.viewing.owed == Delivery.Owed(settled.delivery.kind, watchedAt: settled.delivery.watchedAt))
        #expect(settled.viewing.isCounted)
    }

    @Test func `a sign of life that is newer than the journal tells when a dead player ended`() throws {
        let viewing = self.viewing()
        try self.outbox.insert(viewing)
        try self.outbox.checkpoint(
            viewing.id,
            progress: 80,
            played: 600,
            isCounted: false,
            at: self.start,
            isOver: false
        )
        var beat = Heartbeat(
            viewing: viewing.id,
            progress: 81,
            played: 607,
            isCounted: true,
            date: self.start + 7
        )
        do {
            let lock = try #require(self.outbox.sessionLock("s"))
            for _ in 0..<3 {
                lock.beat(beat)
                beat.played += 1
                beat.date += 1
            }
        }
        try self.outbox.settleAbandoned()
        let settled = try #require(try self.outbox.entry(viewing.id))
        #expect(settled.delivery.state == .finished)
        #expect(settled.viewing.endedAt == self.start + 9)
        #expect(settled.viewing.played == 609)
        #expect(settled.delivery.kind == .play)
    }

    @Test func `a torn sign of life is none, and the one before it holds`() throws {
        let beat = Heartbeat(viewing: "v", progress: 50, played: 60, isCounted: false, date: self.start)
        let record = try #require(beat.record)
        #expect(Heartbeat(record: record) == beat)
        for index in record.indices {
            var torn = record
            torn[index] ^= 0x10
            #expect(Heartbeat(record: torn) == nil)
            #expect(Heartbeat(record: record[..<index]) == nil)
        }
        #expect(
            Heartbeat(
                viewing: String(repeating: "x", count: 41),
                progress: 0,
                played: 0,
                isCounted: false,
                date: self.start
            ).record == nil
        )
    }

    @Test func `a sign of life of an older version is read too`() throws {
        let beat = Heartbeat(viewing: "v", progress: 50, played: 60, isCounted: true, date: self.start, uptime: 77)
        let record = try #require(beat.record)
        #expect(Heartbeat(record: record)?.uptime == 77)
        // As it was: another name, no running time, and a checksum of that.
        var old = Array("tmbeat01".utf8) + record[8..<80]
        let sum = FNV.hash64(old)
        old += (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
        for padding in [0, 8] {
            let read = try #require(Heartbeat(record: old + Array(repeating: 0, count: padding)))
            #expect(read.viewing == "v" && read.played == 60 && read.isCounted && read.uptime == 0)
        }
    }

    @Test func `earlier viewings of a file are found by its index, newest first, without what was given up`() throws {
        for (index, minutes) in [10.0, 30, 20, 40].enumerated() {
            let viewing = self.viewing()
            try self.outbox.insert(viewing)
            try self.outbox.checkpoint(
                viewing.id,
                progress: minutes,
                played: 60,
                isCounted: index == 1,
                countedAt: index == 1 ? 25 : nil,
                at: self.start + minutes * 60,
                isOver: index != 2
            )
            if index == 3 { _ = try self.outbox.drop(viewing.id, reason: "given up") }
        }
        let memory = PastViewings(in: self.outbox)
        let past = try memory.of("/film.mkv")
        #expect(past.map(\.progress) == [30, 20, 10])
        #expect(past.map(\.countedAt) == [25, nil, nil])
        #expect(try memory.of("/other.mkv").isEmpty)
    }

    @Test func `a viewing of a living player is left alone`() throws {
        let lock = try #require(self.outbox.sessionLock("living"))
        let viewing = self.viewing(session: "living")
        try self.outbox.insert(viewing)
        try self.outbox.settleAbandoned()
        #expect(try self.outbox.entry(viewing.id)?.delivery.state == .watching)
        withExtendedLifetime(lock) {}
    }

    @Test func `a late journal entry cannot reopen what is over`() throws {
        let viewing = self.viewing()
        try self.outbox.insert(viewing)
        try self.outbox.checkpoint(viewing.id, progress: 50, played: 1, isCounted: false, at: self.start, isOver: true)
        try self.outbox.checkpoint(viewing.id, progress: 99, played: 9, isCounted: true, at: self.start, isOver: false)
        #expect(try self.outbox.entry(viewing.id)?.viewing.progress == 50)
    }

    @Test func `the store is for its owner only`() throws {
        let path = self.directory.url.appending(path: "viewings.sqlite").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(arguments: [Delivery.State.watching, .parked])
    func `a listing of what is few does not look at all that was delivered`(state: Delivery.State) throws {
        let steps = try self.outbox.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(Outbox.listing(of: [state]))", arguments: [20, 0])
                .map { $0["detail"] as String }
        }
        #expect(steps.contains { $0.contains("delivery USING INDEX") }, "\(steps)")
    }
}
