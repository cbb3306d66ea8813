package import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// What was watched in a year, or ever, by this machine's store alone.
package struct StatsReport: Hashable, Report {
    package struct Part: Hashable, Encodable, Sendable {
        /// A month as 2026-01, a year as 2026, or a title.
        package var name: String
        package var plays: Int
        package var hours: Double
    }

    /// nil for all years.
    package var year: Int?
    package var plays = 0
    /// Different ones.
    package var films = 0
    /// Different ones.
    package var shows = 0
    /// Different ones.
    package var episodes = 0
    /// Really played.
    package var hours = 0.0
    /// On which something was watched.
    package var days = 0
    /// The longest run of days, one after the other.
    package var longestRun = 0
    /// As 2026-01-31; nil where nothing was watched.
    package var longestRunFrom: String?
    package var longestRunUntil: String?
    /// The months of the year, or the years: those between the first and the last with something.
    package var parts: [Part] = []
    /// What most time went to.
    package var top: [Part] = []

    private static let mostTop = 5

    private enum CodingKeys: String, CodingKey {
        case year, plays, films, shows, episodes, hours, days, longestRun, longestRunFrom, longestRunUntil, parts, top
    }
}

extension StatsReport {
    /// Reads the store.
    ///
    /// - Parameters:
    ///   - environment: Where it is.
    ///   - year: By the user's clock; nil for all.
    ///   - zone: Whose days they are.
    /// - Throws: What the store throws.
    package init(in environment: Environment, year: Int?, zone: TimeZone = .current) throws {
        let outbox = try environment.outbox()
        QueueDesk.settleAbandoned(outbox, environment)
        var count = StatsCount(year: year, zone: zone)
        let range = count.range
        var position: QueuePosition?
        while true {
            let page = try WatchedPlays(in: outbox).page(in: range, after: position)
            for entry in page { count.take(entry) }
            guard page.count == 500, let last = page.last else { break }
            position = QueuePosition(last)
        }
        self = count.report(top: Self.mostTop)
    }

    package var lines: [String] {
        let isDumb = ProcessInfo.processInfo.environment["TERM"] == "dumb"
        return self.lines(columns: isDumb ? nil : TerminalLine.columns(of: .output))
    }

    /// - Parameter columns: Of the terminal; nil where nothing is drawn.
    /// - Returns: What people read.
    func lines(columns: Int?) -> [String] {
        let when = self.year.map { "in \($0)" } ?? "so far"
        guard self.plays > 0 else { return ["Nothing was watched here \(when)."] }
        var lines = [
            "\(Self.count(self.plays, "play")) \(when): \(Self.hours(self.hours)) on \(Self.count(self.days, "day"))",
            "  films        \(self.films)",
            "  shows        \(self.shows), \(Self.count(self.episodes, "episode"))",
        ]
        if let from = self.longestRunFrom, let until = self.longestRunUntil {
            let days = from == until ? from : "\(from) to \(until)"
            lines.append("  longest run  \(Self.count(self.longestRun, "day")), \(days)")
        }
        lines += [""] + Self.table(self.parts, columns: columns, cuts: false)
        lines += [""] + Self.table(self.top, columns: columns, cuts: true)
        return lines
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    private static func hours(_ hours: Double) -> String {
        let tenths = Int((hours * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) h"
    }

    /// A line each: name, hours, and where there is room a bar.
    private static func table(_ parts: [Part], columns: Int?, cuts: Bool) -> [String] {
        let most = parts.map(\.hours).max() ?? 0
        let widest = max(parts.map { self.hours($0.hours).count }.max() ?? 0, 1)
        let longest = parts.map { TextColumns($0.name).count }.max() ?? 0
        let nameWidth = columns.map { min(longest, max($0 - widest - 4, 8)) } ?? longest
        let room = columns.map { $0 - nameWidth - widest - 7 } ?? 0
        return parts.map { part in
            let isCut = TextColumns(part.name).count > nameWidth && cuts
            let padded = (isCut ? part.name.prefix(columns: nameWidth - 1) + "…" : part.name).padded(
                toColumns: nameWidth
            )
            let hours = self.hours(part.hours)
            let number = String(repeating: " ", count: widest - hours.count) + hours
            let bar = TextBar(most > 0 ? part.hours / most : 0, width: min(room, 40)).letters
            return room < 5 || bar.isEmpty ? "  \(padded)  \(number)" : "  \(padded)  \(number)  \(bar)"
        }
    }
}

/// Adds plays up.
struct StatsCount: Sendable {
    private let year: Int?
    private let calendar: Calendar
    private var plays = 0
    private var seconds = 0.0
    private var films: Set<String> = []
    private var shows: Set<String> = []
    private var episodes: Set<String> = []
    /// Days since 1970, by the user's clock.
    private var days: Set<Int> = []
    private var parts: [String: StatsReport.Part] = [:]
    private var titles: [String: StatsReport.Part] = [:]
    private let zone: TimeZone

    init(year: Int?, zone: TimeZone) {
        self.year = year
        self.zone = zone
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// From the first moment of the year to its last.
    var range: ClosedRange<Date> {
        let all = Date(timeIntervalSince1970: 0)...Date.distantFuture
        guard let year, let start = self.calendar.date(from: DateComponents(year: year, month: 1, day: 1)),
            let end = self.calendar.date(from: DateComponents(year: year + 1, month: 1, day: 1))
        else { return all }
        return start...max(end - 0.001, start)
    }

    mutating func take(_ entry: OutboxEntry) {
        let (viewing, told) = (entry.viewing, entry.told)
        let description = viewing.description
        let seconds = viewing.played.isFinite ? min(max(viewing.played, 0), 86400) : 0
        self.plays += 1
        self.seconds += seconds
        let date = entry.delivery.watchedAt
        let offset = self.zone.secondsFromGMT(for: date)
        self.days.insert(Int(((date.timeIntervalSince1970 + Double(offset)) / 86400).rounded(.down)))
        let isFilm = told.map { $0.kind == .movie } ?? (description.kind == .movie)
        let title = told?.title ?? description.title ?? viewing.displayTitle
        let year = told?.year ?? description.year
        let name = "\(title.lowercased()) \(year.map { "\($0)" } ?? "")"
        let item = entry.delivery.item?.key
        if isFilm {
            self.films.insert(item ?? name)
        } else {
            self.shows.insert(name)
            let number = "\(description.season ?? -1) \(description.episodes)"
            self.episodes.insert(item ?? "\(name) \(number)")
        }
        let shown = DisplayText(isFilm ? year.map { "\(title) (\($0))" } ?? title : title).description
        self.titles["\(isFilm) \(name)", default: .init(name: shown, plays: 0, hours: 0)].add(seconds)
        let day = HistoryLine.isoDay(date, in: self.zone)
        let part = String(day.prefix(self.year == nil ? 4 : 7))
        self.parts[part, default: .init(name: part, plays: 0, hours: 0)].add(seconds)
    }

    func report(top count: Int) -> StatsReport {
        var report = StatsReport(year: self.year)
        report.plays = self.plays
        (report.films, report.shows, report.episodes) = (self.films.count, self.shows.count, self.episodes.count)
        report.hours = Self.rounded(self.seconds / 3600)
        report.days = self.days.count
        if let run = Self.longestRun(self.days) {
            report.longestRun = run.count
            (report.longestRunFrom, report.longestRunUntil) = (Self.day(run.lowerBound), Self.day(run.upperBound - 1))
        }
        report.parts = self.allParts.map(Self.rounded)
        let titles = self.titles.values.sorted { ($0.hours, $1.name) > ($1.hours, $0.name) }
        report.top = titles.prefix(count).map(Self.rounded)
        return report
    }

    /// Those of which there is nothing are there, too, between others.
    private var allParts: [StatsReport.Part] {
        guard let first = self.parts.keys.min(), let last = self.parts.keys.max() else { return [] }
        let names: [String] =
            if self.year == nil {
                (Int(first) ?? 0) <= (Int(last) ?? 0) ? ((Int(first) ?? 0)...(Int(last) ?? 0)).map { "\($0)" } : []
            } else {
                (1...12).map { "\(first.prefix(4))-\($0 < 10 ? "0" : "")\($0)" }.filter { first <= $0 && $0 <= last }
            }
        return names.map { self.parts[$0] ?? .init(name: $0, plays: 0, hours: 0) }
    }

    /// The longest run of numbers, the latest of equals.
    static func longestRun(_ days: Set<Int>) -> Range<Int>? {
        var best: Range<Int>?
        for day in days.sorted() where !days.contains(day - 1) {
            var end = day + 1
            while days.contains(end) { end += 1 }
            if end - day >= best?.count ?? 0 { best = day..<end }
        }
        return best
    }

    private static func day(_ number: Int) -> String {
        HistoryLine.isoDay(Date(timeIntervalSince1970: Double(number) * 86400), in: .gmt)
    }

    private static func rounded(_ hours: Double) -> Double { (hours * 100).rounded() / 100 }

    private static func rounded(_ part: StatsReport.Part) -> StatsReport.Part {
        var part = part
        part.hours = Self.rounded(part.hours)
        return part
    }
}

extension StatsReport.Part {
    fileprivate mutating func add(_ seconds: Double) {
        self.plays += 1
        self.hours += seconds / 3600
    }
}
