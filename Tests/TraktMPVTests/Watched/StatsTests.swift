import Foundation
import MediaIdentification
import TestSupport
import Testing

@testable import ScrobbleSync
@testable import TraktMPV

@Suite struct StatsTests {
    private let home: TemporaryDirectory
    private let environment: Environment

    init() throws {
        self.home = try TemporaryDirectory()
        self.environment = .unreachable(self.home)
    }

    private func watch(_ name: String, _ day: String, hours: Double = 1, isCounted: Bool = true) throws {
        let outbox = try self.environment.outbox()
        let end = try Date("\(day)T20:00:00Z", strategy: .iso8601)
        let evidence = MediaEvidence(path: "/v/\(name)")
        var viewing = Viewing(
            session: "s",
            evidence: evidence,
            description: MediaIdentifier().describe(evidence),
            startedAt: end - hours * 3600
        )
        (viewing.played, viewing.isCounted, viewing.endedAt) = (hours * 3600, isCounted, end)
        try outbox.insert(viewing)
        _ = try outbox.apply([.init(.ended(viewing.owed), viewing: viewing.id)], at: end)
    }

    private func report(_ year: Int?) throws -> StatsReport {
        try StatsReport(in: self.environment, year: year, zone: .gmt)
    }

    @Test func `it adds up plays, whether they are told or not, and nothing else`() throws {
        for day in ["2026-03-01", "2026-03-02", "2026-03-03"] {
            try self.watch("Severance.S01E0\(day.last ?? "1").mkv", day)
        }
        try self.watch("Dune (2021).mkv", "2026-01-31", hours: 2.5)
        try self.watch("Dune (2021).mkv", "2026-03-03", hours: 2.5)
        try self.watch("Heat (1995).mkv", "2024-05-05", hours: 3)
        try self.watch("Left (1999).mkv", "2026-05-05", hours: 3, isCounted: false)
        let year = try self.report(2026)
        #expect(year.plays == 5 && year.films == 1 && year.shows == 1)
        #expect(year.episodes == 3 && year.days == 4)
        #expect(year.hours == 8 && year.longestRun == 3)
        #expect(year.longestRunFrom == "2026-03-01" && year.longestRunUntil == "2026-03-03")
        #expect(year.parts.map(\.name) == ["2026-01", "2026-02", "2026-03"])
        #expect(year.parts.map(\.hours) == [2.5, 0, 5.5])
        #expect(year.top.map(\.name) == ["Dune (2021)", "Severance"])
        let all = try self.report(nil)
        #expect(all.plays == 6 && all.parts.map(\.name) == ["2024", "2025", "2026"])
    }

    @Test func `an empty year is said in one line`() throws {
        #expect(try self.report(2026).lines(columns: 80) == ["Nothing was watched here in 2026."])
        #expect(try self.report(nil).parts.isEmpty)
    }

    @Test(arguments: [nil, 20, 40, 80, 200])
    func `lines fit the terminal, and a bar is drawn where there is room`(columns: Int?) throws {
        try self.watch("A Very Long Title Of A Film That Nobody Can Remember (2021).mkv", "2026-01-31", hours: 2)
        try self.watch("Dune (2021).mkv", "2026-02-01", hours: 1)
        let lines = try self.report(2026).lines(columns: columns)
        let table = lines.drop { !$0.isEmpty }
        if let columns { #expect(table.allSatisfy { $0.count <= columns }, "\(lines)") }
        #expect(table.contains { $0.contains("#") } == (columns.map { $0 >= 40 } ?? false))
    }

    @Test(
        arguments: [([], nil), ([5], 5..<6), ([1, 2, 4, 5, 9], 4..<6), ([1, 2, 3, 7, 8], 1..<4)]
            as [([Int], Range<Int>?)]
    )
    func `the longest run is of days one after the other`(days: [Int], run: Range<Int>?) {
        #expect(StatsCount.longestRun(Set(days)) == run)
    }

    @Test func `progress has a count, a rate and the time left, and a bar where there is room`() {
        let text = ProgressText(what: "Reading", unit: "plays", done: 250, total: 1000, elapsed: .seconds(10))
        #expect(text.plain == "Reading: 250 of 1000 plays, 25/s, 30 s left")
        #expect(text.drawn(columns: 80).hasPrefix("[########......................] Reading: 250"))
        #expect(text.drawn(columns: text.plain.count + 1) == text.plain)
        #expect(text.drawn(columns: 40) == "Reading: 250 of 1000 plays, 25/s")
        #expect(text.drawn(columns: 30) == "Reading: 250 of 1000 plays")
        #expect(text.drawn(columns: 20) == "Reading: 250 of 100")
        let early = ProgressText(what: "Reading", unit: "plays", done: 0, total: nil, elapsed: .zero)
        #expect(early.plain == "Reading: 0 plays" && early.drawn(columns: 80) == early.plain)
        let slow = ProgressText(what: "Sending", unit: "viewings", done: 1, total: nil, elapsed: .seconds(20))
        #expect(slow.plain == "Sending: 1 viewing, 3/min")
        let single = ProgressText(what: "Sending", unit: "viewings", done: 0, total: 1, elapsed: .seconds(2))
        #expect(single.plain == "Sending: 0 of 1 viewing")
    }
}
