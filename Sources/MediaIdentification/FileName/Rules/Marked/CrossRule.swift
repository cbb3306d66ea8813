/// `1x02`, `01x02x03`, `1x02-03`, `1x02-1x04`, `[04x19]`, `2016x03`, `6x01-08 of 16`.
enum CrossRule: NamingRule {
    static let asksAt: WordStarts = .digit

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        let finding = self.match(scan.name, at: scan.name.tokens[index].start)
        return finding.flatMap { index == scan.body && self.isTitle(scan.name, $0) ? nil : $0 }
    }

    /// `3x3 Eyes`: one digit on either side, at the very start, with a word behind it.
    private static func isTitle(_ name: NameText, _ found: Finding) -> Bool {
        guard found.end - found.start == 3 else { return false }
        let next = name.token(from: found.end)
        return next < name.tokens.endIndex && name.isLetter(name.tokens[next].start)
            && !name.hasSpacedDash(before: next)
    }

    static func match(_ name: NameText, at start: ByteIndex) -> Finding? {
        guard let season = name.number(at: start, digits: 4), season.digits != 3,
            season.value > 0 || season.digits > 1 || self.isSpecial(name, at: start)
        else { return nil }
        if name[season.end] == .x { return self.crossed(name, season) }
        if self.isSpaced(name, season) { return self.episode(name, season, at: season.end + 3) }
        if self.isLettered(name, season) {
            return self.lettered(name, season) ?? self.episode(name, season, at: season.end + 1)
        }
        return nil
    }

    /// `0x05` and `0x1901` are specials, `0x5a` and `[0x539]` are not.
    private static func isSpecial(_ name: NameText, at start: ByteIndex) -> Bool {
        guard let number = name.number(at: start + 2, digits: 4), number.digits != 3 else { return false }
        return number.digits < 3 || name[start - 1] == .space && !name.isWord(number.end)
    }

    private static func crossed(_ name: NameText, _ season: Number) -> Finding? {
        if name.has("all", at: season.end + 1), !name.isWord(season.end + 4), season.digits < 3 {
            return Finding(rule: .season, start: season.start, end: season.end + 4, season: season.value)
        }
        guard let first = name.number(at: season.end + 1, digits: 4), first.digits <= 3 || season.digits <= 2 else {
            return nil
        }
        // `5.1x2` is sound, `1920x1080` a picture.
        if name[season.start - 1] == .dot, name.isDigit(season.start - 2), first.digits == 1 { return nil }
        if season.digits == 4, !(1900...2100).contains(season.value) || first.digits > 3 { return nil }
        guard !self.isWordBehind(name, first) else { return nil }
        if let day = self.day(name, year: season, month: first) { return day }
        let numbers = EpisodeNumbers(name, first: first, lead: .x, season: season.value)
        return Finding(
            rule: .cross,
            start: season.start,
            end: numbers.end,
            season: season.value,
            episodes: numbers.list
        )
    }

    /// Reads `2016x03.12`.
    private static func day(_ name: NameText, year: Number, month: Number) -> Finding? {
        guard year.digits == 4, name[month.end] == .dot, let day = name.number(at: month.end + 1, digits: 2),
            !name.isWord(day.end), let date = CalendarDay(year: year.value, month: month.value, day: day.value)
        else { return nil }
        return Finding(rule: .date, start: year.start, end: day.end, date: date.text)
    }

    /// Whether it is written like `1 x 03`.
    private static func isSpaced(_ name: NameText, _ season: Number) -> Bool {
        season.digits <= 2 && name.has(" x ", at: season.end) && name.isDigit(season.end + 3)
            && name.isDigit(season.end + 4) && !self.isCodec(name, at: season.end + 3)
    }

    /// Whether the codec of `DD5 1 x 264` stands there.
    private static func isCodec(_ name: NameText, at digits: ByteIndex) -> Bool {
        name.number(at: digits, digits: 3).map { (264...266).contains($0.value) } ?? false
    }

    /// Whether it is written like `01E06`.
    private static func isLettered(_ name: NameText, _ season: Number) -> Bool {
        season.digits == 2 && name[season.end] == .e && name.isDigit(season.end + 1) && name.isDigit(season.end + 2)
    }

    /// Reads `01e01e02`.
    private static func lettered(_ name: NameText, _ season: Number) -> Finding? {
        guard let first = name.number(at: season.end + 1, digits: 3), name[first.end] == .e,
            name.isDigit(first.end + 1)
        else { return nil }
        let numbers = EpisodeNumbers(name, first: first, lead: .e, season: season.value)
        guard !name.isWord(numbers.end) else { return nil }
        return Finding(
            rule: .cross,
            start: season.start,
            end: numbers.end,
            season: season.value,
            episodes: numbers.list
        )
    }

    private static func episode(_ name: NameText, _ season: Number, at start: ByteIndex) -> Finding? {
        guard let first = name.number(at: start, digits: 3), !name.isWord(first.end) else { return nil }
        return Finding(rule: .cross, start: season.start, end: first.end, season: season.value, episodes: [first.value])
    }

    private static func isWordBehind(_ name: NameText, _ first: Number) -> Bool {
        guard name.isLetter(first.end) else { return false }
        let follower = name[first.end]
        // `3x11m720p`
        if follower == .m, name.has("720p", at: first.end + 1) || name.has("1080p", at: first.end + 1) { return false }
        return !(follower == .x || follower == .v || follower == .e || !name.isWord(first.end + 1))
    }
}
