import Foundation

/// Reads the log of the script SimpleHistory, a line for each file that was left:
/// `[Friday/November 27/11/2026 10:15:00] "Title" | /path | length=1440.5 | time=1400.2`.
///
/// By its settings the title stands there for all, for addresses, or for none, and the date is written as its user likes it;
/// its first versions knew no length. Titles and paths may have ` | ` in them, so a line is read from its end.
struct SimpleHistoryReader {
    private let calendar: Calendar
    /// Whether the dates of this log have the month before the day.
    private let isMonthFirst: Bool

    /// `27/11/2026`, or with the month first.
    private let twoNumbers = #/(?:^|[^0-9])([0-9]{1,2})[\/.\-]([0-9]{1,2})[\/.\-]([0-9]{4}|[0-9]{2})(?:[^0-9]|$)/#
    private let yearFirst = #/([0-9]{4})[\/.\-]([0-9]{1,2})[\/.\-]([0-9]{1,2})/#
    private let monthByName = #/([0-9]{1,2})[\/. \-][^0-9:]+[\/. \-]([0-9]{4}|[0-9]{2})(?:[^0-9:]|$)/#
    private let time = #/([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: ?([AaPp])[Mm])?/#

    /// What stands between two parts of a line.
    private static let bar = " | "

    /// - Parameter lines: All of the log: which of two numbers is the month is told by those that can be read in one way only.
    init(_ lines: [Substring]) {
        // It writes local time.
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        self.calendar = calendar
        let dates = self.twoNumbers
        let pairs = lines.compactMap { Self.stamp(of: $0)?.firstMatch(of: dates) }
        let numbers = pairs.map { (Int($0.1) ?? 0, Int($0.2) ?? 0) }
        self.isMonthFirst = numbers.contains { $0.1 > 12 } && !numbers.contains { $0.0 > 12 }
    }

    /// One line of it.
    ///
    /// - Returns: nil for what is none, and for a bookmark of its sister SimpleBookmark, which says nothing of what was watched.
    func read(_ text: Substring) -> PlayerHistoryLine? {
        guard let stamp = Self.stamp(of: text), let date = self.date(stamp) else { return nil }
        var rest = text[stamp.endIndex...].dropFirst()
        var numbers: [Substring: Double?] = [:]
        while let bar = rest.range(of: Self.bar, options: .backwards),
            let (name, value) = Self.number(rest[bar.upperBound...])
        {
            numbers[name] = value
            rest = rest[..<bar.lowerBound]
        }
        guard let place = numbers["time"] ?? nil, numbers["slot"] == nil else { return nil }
        let (title, path) = Self.titleAndPath(rest.trimmingCharacters(in: .whitespaces))
        guard !path.isEmpty else { return nil }
        // Of a stream it writes 0.
        let length = (numbers["length"] ?? nil).flatMap { $0 > 0 ? $0 : nil }
        return PlayerHistoryLine(path: path, title: title, moment: .left(date, at: place), length: length)
    }

    /// What stands in the brackets that a line begins with.
    private static func stamp(of text: Substring) -> Substring? {
        guard text.first == "[", let end = text.firstIndex(of: "]") else { return nil }
        return text[..<end].dropFirst()
    }

    /// What is called how, as `length=1440.5`; nil in place of a number that was not known.
    ///
    /// Newer versions may write others behind.
    private static func number(_ part: Substring) -> (Substring, Double?)? {
        let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard words.count == 2, !words[0].isEmpty, words[0].allSatisfy({ $0.isLetter && $0.isLowercase }) else {
            return nil
        }
        let text = words[1].trimmingCharacters(in: .whitespaces)
        guard text != "nil", !text.isEmpty else { return (words[0], nil) }
        guard let number = Double(text) else { return nil }
        return (words[0], number.isFinite && number >= 0 && number < 1_000_000 ? number : nil)
    }

    /// `"Title" | /path`, or the path alone.
    private static func titleAndPath(_ text: String) -> (String?, String) {
        guard text.hasPrefix("\""), let end = text.range(of: "\"\(Self.bar)", options: .backwards),
            end.lowerBound > text.startIndex
        else { return (nil, text) }
        let title = text[..<end.lowerBound].dropFirst()
        return (title.isEmpty ? nil : String(title), String(text[end.upperBound...]))
    }
}

/// Dates as people set them for the script, by Lua's `os.date`.
extension SimpleHistoryReader {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private func date(_ stamp: Substring) -> Date? {
        guard let (year, month, day) = self.day(stamp),
            let time = stamp.firstMatch(of: self.time),
            var hour = Int(time.1), let minute = Int(time.2)
        else { return nil }
        if let half = time.4 { hour = hour % 12 + (half.lowercased() == "p" ? 12 : 0) }
        let second = time.3.flatMap { Int($0) } ?? 0
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

    private func day(_ stamp: Substring) -> (year: Int, month: Int, day: Int)? {
        if let found = stamp.firstMatch(of: self.yearFirst) {
            guard let year = Int(found.1), let month = Int(found.2), let day = Int(found.3) else { return nil }
            return (year, month, day)
        }
        let named = stamp.split { !$0.isLetter }.lazy.compactMap { word in
            Self.months.firstIndex(of: word.prefix(3).lowercased()).map { $0 + 1 }
        }
        if let found = stamp.firstMatch(of: self.twoNumbers) {
            guard let first = Int(found.1), let second = Int(found.2), let year = Int(found.3) else { return nil }
            // `Friday/November 27/11/2026`: the name says which of the two it is.
            let isFirst = named.contains(first) == named.contains(second) ? self.isMonthFirst : named.contains(first)
            return isFirst ? (year, first, second) : (year, second, first)
        }
        guard let found = stamp.firstMatch(of: self.monthByName),
            let day = Int(found.1), let year = Int(found.2), let month = named.last
        else { return nil }
        return (year, month, day)
    }
}
