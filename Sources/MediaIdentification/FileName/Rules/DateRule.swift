/// The day of a daily show, in every order and separator: `2026-11-24`, `2026 11 24`, `24.11.2026`, `20261124`,
/// `July.30.2021`, `2 Jan 2025`, `16.01.24`.
enum DateRule {
    static func match(_ name: NameText, at token: Int) -> Finding? {
        let first = name.tokens[token]
        if first.word.kinds.contains(.month), !first.isNumber { return self.monthFirst(name, token) }
        if first.count == 8, let date = self.compact(name, first) { return date }
        guard token + 2 < name.tokens.count else { return nil }
        let second = name.tokens[token + 1]
        let third = name.tokens[token + 2]
        if second.word.kinds.contains(.month), !second.isNumber {
            guard let day = self.day(name, first), third.count == 4 || third.count == 2, third.isNumber,
                self.isTight(name, token + 1), self.isTight(name, token + 2)
            else {
                return self.yearFirst(name, token)
            }
            return self.finding(third, Int(second.word.value), day, third.count, first.start, third.end)
        }
        guard first.isNumber, second.isNumber, third.isNumber, self.isSame(name, token) else { return nil }
        return self.numeric(first, second, third)
    }

    private static func numeric(_ first: Token, _ second: Token, _ third: Token) -> Finding? {
        switch (first.count, second.count, third.count) {
        case (4, 1...2, 1...2):
            if let found = self.finding(first, second.number, third.number, 4, first.start, third.end) { return found }
            return self.finding(first, third.number, second.number, 4, first.start, third.end)
        case (1...2, 1...2, 4):
            // Day first, as most of the world writes; a month that cannot be one tells of the other order.
            if let found = self.finding(third, second.number, first.number, 4, first.start, third.end) { return found }
            return self.finding(third, first.number, second.number, 4, first.start, third.end)
        case (2, 2, 2):
            return self.short(first, second, third)
        default: return nil
        }
    }

    /// `16.01.24`: the year first where the first number can be none but a year, or where it reads as a recent one.
    private static func short(_ first: Token, _ second: Token, _ third: Token) -> Finding? {
        let yearFirst = self.finding(first, second.number, third.number, 2, first.start, third.end)
        let dayFirst = self.finding(third, second.number, first.number, 2, first.start, third.end)
        if third.number > 31 || first.number <= 12 { return dayFirst ?? yearFirst }
        if first.number >= 13, first.number <= 30, third.number <= 30 { return yearFirst ?? dayFirst }
        return first.number > 31 ? yearFirst : dayFirst ?? yearFirst
    }

    /// Reads `July 30, 2021`.
    private static func monthFirst(_ name: NameText, _ token: Int) -> Finding? {
        guard token + 2 < name.tokens.count, let day = self.day(name, name.tokens[token + 1]),
            name.tokens[token + 2].count == 4, name.tokens[token + 2].isNumber
        else { return nil }
        let month = name.tokens[token]
        let year = name.tokens[token + 2]
        return self.finding(year, Int(month.word.value), day, 4, month.start, year.end)
    }

    /// Reads `2021 Jul 30`.
    private static func yearFirst(_ name: NameText, _ token: Int) -> Finding? {
        let year = name.tokens[token]
        guard year.count == 4, year.isNumber, let day = self.day(name, name.tokens[token + 2]) else { return nil }
        return self.finding(
            year,
            Int(name.tokens[token + 1].word.value),
            day,
            4,
            year.start,
            name.tokens[token + 2].end
        )
    }

    /// `20261124`; eight digits that are no day are something else.
    private static func compact(_ name: NameText, _ token: Token) -> Finding? {
        guard let number = name.number(at: token.start, digits: 8), number.digits == 8 else { return nil }
        let year = number.value / 10_000
        let month = number.value / 100 % 100
        let day = number.value % 100
        return self.text(year, month, day).map {
            Finding(rule: .date, start: token.start, end: token.end, date: $0)
        }
    }

    /// `140722`: where nothing else tells of an episode.
    static func six(_ name: NameText, _ index: Int) -> Finding? {
        let token = name.tokens[index]
        guard token.isNumber, token.count == 6, token.bracket < 0, token.number / 10_000 <= 39 else { return nil }
        return self.text(2000 + token.number / 10_000, token.number / 100 % 100, token.number % 100).map {
            Finding(rule: .date, start: token.start, end: token.end, date: $0)
        }
    }

    /// Reads `2`, `2nd`.
    private static func day(_ name: NameText, _ token: Token) -> Int? {
        if token.isNumber, token.count <= 2 { return token.number }
        return token.word.kinds.contains(.ordinal) && name.isDigit(token.start) ? Int(token.word.value) : nil
    }

    private static func finding(
        _ year: Token,
        _ month: Int,
        _ day: Int,
        _ digits: Int,
        _ start: Int,
        _ end: Int
    ) -> Finding? {
        let full = digits == 4 ? year.number : year.number < 40 ? 2000 + year.number : 1900 + year.number
        guard digits == 4 || year.count == 2 else { return nil }
        return self.text(full, month, day).map { Finding(rule: .date, start: start, end: end, date: $0) }
    }

    static func text(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard (1930...2059).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= days[month - 1] else { return nil }
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// Whether the same single separator stands between the three numbers.
    private static func isSame(_ name: NameText, _ token: Int) -> Bool {
        let first = name.gap(before: token + 1)
        let second = name.gap(before: token + 2)
        return first.count == 1 && second.count == 1 && name[first.lowerBound] == name[second.lowerBound]
            && !"[]()+&~".utf8.contains(name[first.lowerBound])
    }

    private static func isTight(_ name: NameText, _ token: Int) -> Bool { name.gap(before: token).count <= 2 }
}
