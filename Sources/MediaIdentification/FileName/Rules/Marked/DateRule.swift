/// The day of a daily show, in every order and separator: `2026-11-24`, `2026 11 24`, `24.11.2026`, `20261124`,
/// `July.30.2021`, `2 Jan 2025`, `16.01.24`.
enum DateRule: NamingRule {
    static let asksAt: WordStarts = [.digit, .month]

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? { self.match(scan.name, at: index) }

    static func match(_ name: NameText, at index: TokenIndex) -> Finding? {
        let first = name.tokens[index]
        if first.word.kinds.contains(.month), !first.isNumber { return self.monthFirst(name, at: index) }
        if first.count == 8, let date = self.compact(name, first) { return date }
        guard index + 2 < name.tokens.endIndex else { return nil }
        let date = Written(first: first, second: name.tokens[index + 1], third: name.tokens[index + 2])
        if date.second.word.kinds.contains(.month), !date.second.isNumber {
            return self.dayFirst(name, date, at: index) ?? self.yearFirst(name, date)
        }
        guard first.isNumber, date.second.isNumber, date.third.isNumber, self.isSame(name, at: index) else {
            return nil
        }
        return self.numeric(date)
    }

    /// Three words that may be a day, in the order they stand in.
    private struct Written {
        let first: Token
        let second: Token
        let third: Token

        /// The finding, if there is such a day.
        func finding(year: Int, month: Int, day: Int) -> Finding? {
            CalendarDay(year: year, month: month, day: day).map {
                Finding(rule: .date, start: self.first.start, end: self.third.end, date: $0.text)
            }
        }
    }

    // MARK: - Numbers alone

    private static func numeric(_ date: Written) -> Finding? {
        let (first, second, third) = (date.first.number, date.second.number, date.third.number)
        switch (date.first.count, date.second.count, date.third.count) {
        case (4, 1...2, 1...2):
            return date.finding(year: first, month: second, day: third)
                ?? date.finding(year: first, month: third, day: second)
        case (1...2, 1...2, 4):
            // Day first, as most of the world writes; a month that cannot be one tells of the other order.
            return date.finding(year: third, month: second, day: first)
                ?? date.finding(year: third, month: first, day: second)
        case (2, 2, 2): return self.short(date)
        default: return nil
        }
    }

    /// `16.01.24`: the year first where the first number can be none but a year, or where it reads as a recent one.
    private static func short(_ date: Written) -> Finding? {
        let (first, second, third) = (date.first.number, date.second.number, date.third.number)
        let yearFirst = date.finding(year: self.year(ofTwoDigits: first), month: second, day: third)
        let dayFirst = date.finding(year: self.year(ofTwoDigits: third), month: second, day: first)
        if third > 31 || first <= 12 { return dayFirst ?? yearFirst }
        if first >= 13, first <= 30, third <= 30 { return yearFirst ?? dayFirst }
        return first > 31 ? yearFirst : dayFirst ?? yearFirst
    }

    private static func year(ofTwoDigits number: Int) -> Int { number < 40 ? 2000 + number : 1900 + number }

    /// Whether the same single separator stands between the three numbers.
    private static func isSame(_ name: NameText, at index: TokenIndex) -> Bool {
        let first = name.gap(before: index + 1)
        let second = name.gap(before: index + 2)
        return first.count == 1 && second.count == 1 && name[first.lowerBound] == name[second.lowerBound]
            && !"[]()+&~".utf8.contains(name[first.lowerBound])
    }

    // MARK: - With the name of a month

    /// Reads `July 30, 2021`.
    private static func monthFirst(_ name: NameText, at index: TokenIndex) -> Finding? {
        guard index + 2 < name.tokens.endIndex else { return nil }
        let date = Written(first: name.tokens[index], second: name.tokens[index + 1], third: name.tokens[index + 2])
        guard let day = self.day(name, date.second), date.third.count == 4, date.third.isNumber else { return nil }
        return date.finding(year: date.third.number, month: self.month(name, date.first), day: day)
    }

    /// Reads `30 July 2021`, `2.Jan.25`.
    private static func dayFirst(_ name: NameText, _ date: Written, at index: TokenIndex) -> Finding? {
        guard let day = self.day(name, date.first), date.third.count == 4 || date.third.count == 2,
            date.third.isNumber, name.gap(before: index + 1).count <= 2, name.gap(before: index + 2).count <= 2
        else { return nil }
        let year = date.third.count == 4 ? date.third.number : self.year(ofTwoDigits: date.third.number)
        return date.finding(year: year, month: self.month(name, date.second), day: day)
    }

    /// Reads `2021 Jul 30`.
    private static func yearFirst(_ name: NameText, _ date: Written) -> Finding? {
        guard date.first.count == 4, date.first.isNumber, let day = self.day(name, date.third) else { return nil }
        return date.finding(year: date.first.number, month: self.month(name, date.second), day: day)
    }

    /// `Sept` is the French seven, too.
    private static func month(_ name: NameText, _ token: Token) -> Int {
        name.has("sept", at: token.start) ? 9 : Int(token.word.value)
    }

    /// Reads `2`, `2nd`.
    private static func day(_ name: NameText, _ token: Token) -> Int? {
        if token.isNumber, token.count <= 2 { return token.number }
        return token.word.kinds.contains(.ordinal) && name.isDigit(token.start) ? Int(token.word.value) : nil
    }

    // MARK: - In one number

    /// `20261124`; eight digits that are no day are something else.
    private static func compact(_ name: NameText, _ token: Token) -> Finding? {
        guard let number = name.number(at: token.start, digits: 8), number.digits == 8 else { return nil }
        let day = CalendarDay(year: number.value / 10_000, month: number.value / 100 % 100, day: number.value % 100)
        return day.map { Finding(rule: .date, start: token.start, end: token.end, date: $0.text) }
    }

    /// `140722`: where nothing else tells of an episode.
    static func six(_ name: NameText, _ index: TokenIndex) -> Finding? {
        let token = name.tokens[index]
        guard token.isNumber, token.count == 6, token.bracket == nil, token.number / 10_000 <= 39 else { return nil }
        let day = CalendarDay(
            year: 2000 + token.number / 10_000,
            month: token.number / 100 % 100,
            day: token.number % 100
        )
        return day.map { Finding(rule: .date, start: token.start, end: token.end, date: $0.text) }
    }
}
