import Foundation
import GRDB
import MediaIdentification
import Testing
import TestSupport
import TraktAPI

@testable import ScrobbleSync

/// Rows of which single columns cannot be read any more, in any table and of any sort: each is parked and shown, and all
/// that is around them arrives once.
@Suite struct UnreadableRowTests {
    /// A column, and what somebody has written into it.
    struct Damage: Sendable, CustomTestStringConvertible {
        var table: String
        var column: String
        var value: String

        var testDescription: String { "\(self.table).\(self.column) = \(self.value)" }

        func happen(to viewing: Viewing, in outbox: Outbox) throws {
            let key = self.table == "viewing" ? "id" : "viewing"
            try outbox.database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA ignore_check_constraints = 1")
                try db.execute(
                    sql: "UPDATE \(self.table) SET \(self.column) = \(self.value) WHERE \(key) = ?",
                    arguments: [viewing.id]
                )
                try db.execute(sql: "PRAGMA ignore_check_constraints = 0")
            }
        }
    }

    static let damages: [Damage] =
        [
            ("viewing", "evidence", "'{}'"), ("viewing", "evidence", "'[1,2]'"),
            ("viewing", "evidence", #"'{"path":5}'"#), ("viewing", "evidence", "'null'"),
            ("viewing", "description", "'{\"kind\":\"opera\",\"episodes\":7}'"),
            ("viewing", "description", "'no JSON'"),
            ("viewing", "startedAt", "'yesterday'"), ("viewing", "endedAt", "x'FF00'"),
            ("delivery", "item", "'{\"opera\":{}}'"), ("delivery", "item", "'{'"), ("delivery", "trace", "'{}'"),
            ("delivery", "trace", #"'[{"kind":"opera","sentAt":1}]'"#), ("delivery", "trace", "'['"),
            ("delivery", "watchedAt", "'the day before'"), ("delivery", "nextAttemptAt", "'soon'"),
            ("delivery", "kind", "'opera'"),
        ].map { Damage(table: $0.0, column: $0.1, value: $0.2) }

    @Test(arguments: Self.damages)
    func `what cannot be read is parked with its reason, and the rest is sent`(damage: Damage) async throws {
        try await withDesk { desk in
            var healthy: [Viewing] = []
            for index in 0..<3 {
                let film = ScrobbleItem.movie(trakt: 1001 + index, title: "x", year: 2000)
                healthy.append(try desk.viewing(film, endedAgo: Double(9000 - index * 2000)))
            }
            let spoiled = try desk.viewing(endedAgo: 6000)
            try damage.happen(to: spoiled, in: desk.outbox)
            let report = try await desk.engine().drain(isPatient: false)
            #expect(report.obstacle == nil)
            #expect(try await desk.plays().count == 3)
            for viewing in healthy { #expect(try desk.state(viewing).state == .delivered) }
            let listed = try desk.outbox.queued(after: nil)
            #expect(listed.map(\.id) == [spoiled.id])
            // A time for the next try has no meaning any more when it is parked.
            #expect(listed.first?.unreadable == (damage.column == "nextAttemptAt" ? [] : [damage.column]))
            #expect(listed.first?.delivery.state == .parked)
            #expect(try desk.outbox.counts()[.parked] == 1)
            // The user can put it out of the way, and nothing else is changed by that.
            #expect(try desk.outbox.drop(spoiled.id, reason: "given up by the user"))
            #expect(try desk.outbox.queued(after: nil).isEmpty)
            #expect(try desk.outbox.counts()[.dropped] == 1)
        }
    }

    @Test func `a listing goes on behind what cannot be read, page by page`() throws {
        let home = try TemporaryDirectory()
        let outbox = try Outbox(directory: home.url.path, rescueDirectories: [])
        for index in 0..<9 {
            let viewing = try Self.viewing(endedAt: Date(timeIntervalSince1970: 1.79e9 + Double(index)), in: outbox)
            // Among them some whose own place in the order is not a date.
            if index % 2 == 0 { try Self.damages[index % Self.damages.count].happen(to: viewing, in: outbox) }
            if index % 4 == 0 {
                try Damage(table: "delivery", column: "watchedAt", value: "'never'").happen(to: viewing, in: outbox)
            }
        }
        var ids: [String] = []
        var position: Outbox.Position?
        while let page = try Optional(outbox.queued(after: position, limit: 2)), let last = page.last {
            ids += page.map(\.id)
            position = Outbox.Position(last)
            try #require(ids.count <= 9)
        }
        #expect(ids.count == 9 && Set(ids).count == 9)
    }

    @Test func `a player that dies leaves nothing behind that its successor cannot end`() throws {
        let home = try TemporaryDirectory()
        let outbox = try Outbox(directory: home.url.path, rescueDirectories: [])
        for damage in Self.damages {
            let viewing = try Self.viewing(endedAt: nil, in: outbox)
            try damage.happen(to: viewing, in: outbox)
        }
        try outbox.settleAbandoned()
        #expect(try outbox.entries(in: [.watching]).isEmpty)
        #expect(try outbox.queued(after: nil).count == Self.damages.count)
    }

    /// Many rows, many damages, in any state and beside requests that break: no play twice, none of a healthy row missing.
    @Test func `whatever rows are spoiled, the others arrive once`() async throws {
        var dice = Dice(seed: Torture.seed)
        for _ in 0..<(Torture.rounds ?? 2) {
            try await withDesk { desk in
                var healthy: [Viewing] = []
                for index in 0..<12 {
                    let film = ScrobbleItem.movie(trakt: 1000 + index % 10, title: "x", year: 2000)
                    let viewing = try desk.viewing(film, endedAgo: Double(400_000 - index * 20_000))
                    if Bool.random(using: &dice) {
                        healthy.append(viewing)
                    } else {
                        for _ in 0...Int.random(in: 0...2, using: &dice) {
                            try Self.damages.randomElement(using: &dice)?.happen(to: viewing, in: desk.outbox)
                        }
                    }
                }
                try await desk.fault(#"{"path":"/sync/history","kind":"lost","count":1}"#)
                for _ in 0..<4 {
                    _ = try await desk.engine().drain(isPatient: false)
                    desk.clock.advance(by: 3600)
                }
                for viewing in healthy { #expect(try desk.state(viewing).state == .delivered) }
                #expect(try await desk.plays().count == healthy.count)
                #expect(try desk.outbox.counts()[.parked] ?? 0 == 12 - healthy.count)
            }
        }
    }

    private static func viewing(endedAt end: Date?, in outbox: Outbox) throws -> Viewing {
        let viewing = Viewing(
            session: "gone",
            evidence: .init(path: "/film.mkv"),
            description: .init(),
            startedAt: end ?? Date(timeIntervalSince1970: 1.79e9)
        )
        try outbox.insert(viewing)
        if end != nil { _ = try outbox.apply([.init(.ended(viewing.owed), viewing: viewing.id)], at: viewing.endedAt) }
        return viewing
    }
}
