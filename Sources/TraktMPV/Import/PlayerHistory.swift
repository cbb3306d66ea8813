import Foundation

/// One line of a history that mpv, or a script of it, has written.
struct PlayerHistoryLine: Hashable, Sendable {
    /// What its time is.
    enum Moment: Hashable, Sendable {
        /// The file was opened then.
        case opened(Date)
        /// It was left then, at this place, in seconds.
        case left(Date, at: Double)
    }

    var path: String
    var title: String?
    var moment: Moment
    /// Seconds; nil where the history does not say.
    var length: Double?

    var date: Date {
        switch self.moment {
        case .opened(let date), .left(let date, _): date
        }
    }
}

/// A history file in one of the forms that are known: mpv's own (`watch_history.jsonl`, from 0.41 on by
/// `--save-watch-history`), and the log of the script SimpleHistory (`mpvHistory.log`).
struct PlayerHistory: Sendable {
    private(set) var lines: [PlayerHistoryLine] = []
    /// Lines that say nothing that could be read; the first of them, from 1.
    private(set) var unreadable = 0
    private(set) var firstUnreadable: Int?

    private static let mostLines = 500_000
    private static let longestLine = 64 << 10
    private static let wanted =
        "a history of mpv: JSON lines with `time` and `path`, or the log of the script SimpleHistory"

    /// - Parameters:
    ///   - file: The history.
    ///   - now: The time; what was opened later was not.
    /// - Throws: `ImportMistake` where no line can be read.
    init(_ file: ForeignFile, now: Date) throws(ImportMistake) {
        let dates = SimpleHistoryLine()
        var number = 0
        for text in file.text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            guard number <= Self.mostLines else {
                throw .malformed(file.path, line: number, wanted: "a history, which has fewer lines")
            }
            let text = text.hasSuffix("\r") ? text.dropLast() : text
            guard !text.allSatisfy(\.isWhitespace) else { continue }
            let line = text.utf8.count <= Self.longestLine ? Self.line(text, dates) : nil
            if let line, line.date.timeIntervalSince1970 > 0, line.date < now + 86400, !line.path.isEmpty {
                self.lines.append(line)
            } else {
                self.unreadable += 1
                self.firstUnreadable = self.firstUnreadable ?? number
            }
        }
        if self.lines.isEmpty, let line = self.firstUnreadable {
            throw .malformed(file.path, line: line, wanted: Self.wanted)
        }
        self.lines.sort { $0.date < $1.date }
    }

    private static func line(_ text: Substring, _ script: SimpleHistoryLine) -> PlayerHistoryLine? {
        text.first == "{" ? self.entry(text) : script.read(text)
    }

    private struct Entry: Decodable {
        var time: Double
        var path: String
        var title: String?
    }

    private static func entry(_ text: Substring) -> PlayerHistoryLine? {
        // What cannot be read is counted.
        guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(text.utf8)), entry.time.isFinite else {
            return nil
        }
        return PlayerHistoryLine(
            path: entry.path,
            title: entry.title.flatMap { $0.isEmpty ? nil : $0 },
            moment: .opened(Date(timeIntervalSince1970: entry.time)),
            length: nil
        )
    }
}

/// A line of SimpleHistory: `[Friday/November 27/11/2026 10:15:00] "Title" | /path | length=1440.5 | time=1400.2`.
private struct SimpleHistoryLine {
    private let calendar: Calendar

    init() {
        // It writes local time.
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        self.calendar = calendar
    }

    func read(_ text: Substring) -> PlayerHistoryLine? {
        guard text.first == "[", let end = text.firstIndex(of: "]"), let date = self.date(text[text.startIndex...end])
        else {
            return nil
        }
        var parts = text[text.index(after: end)...].split(separator: " | ").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard let place = Self.number("time", in: &parts) else { return nil }
        let length = Self.number("length", in: &parts)
        var title: String?
        if parts.count > 1, let first = parts.first, first.hasPrefix("\""), first.hasSuffix("\""), first.count > 1 {
            title = String(first.dropFirst().dropLast())
            parts.removeFirst()
        }
        guard let path = parts.first, !path.isEmpty else { return nil }
        return PlayerHistoryLine(path: path, title: title, moment: .left(date, at: place), length: length)
    }

    private static func number(_ key: String, in parts: inout [String]) -> Double? {
        guard let index = parts.firstIndex(where: { $0.hasPrefix("\(key)=") }) else { return nil }
        let text = parts.remove(at: index).dropFirst(key.count + 1)
        return Double(text).flatMap { $0.isFinite && $0 >= 0 && $0 < 1_000_000 ? $0 : nil }
    }

    /// Day, month, year, and the time: the usual form of its settings.
    private func date(_ text: Substring) -> Date? {
        guard
            let found = text.firstMatch(
                of: #/([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{2,4}) ([0-9]{1,2}):([0-9]{2}):([0-9]{2})/#
            ),
            let day = Int(found.1), let month = Int(found.2), let year = Int(found.3), let hour = Int(found.4),
            let minute = Int(found.5), let second = Int(found.6)
        else { return nil }
        let components = DateComponents(
            year: year < 100 ? 2000 + year : year,
            month: month,
            day: day,
            hour: hour,
            minute: minute,
            second: second
        )
        guard let date = self.calendar.date(from: components) else { return nil }
        let read = self.calendar.dateComponents([.day, .month], from: date)
        return read.day == day && read.month == month ? date : nil
    }
}
