/// `1x02`, `01x02x03`, `1x02-03`, `1x02-1x04`, `[04x19]`, `2016x03`, `6x01-08 of 16`.
enum CrossRule {
    static func match(_ name: NameText, at start: Int) -> Finding? {
        guard let season = name.number(at: start, digits: 4), season.digits != 3,
            season.value > 0 || season.digits > 1 || name.isDigit(start + 2) && !name.isDigit(start + 4),
            name[season.end] == UInt8(ascii: "x") || self.isSpaced(name, season) || self.isLettered(name, season)
        else { return nil }
        if name[season.end] != UInt8(ascii: "x") { return self.other(name, season) }
        if name.has("all", at: season.end + 1), !name.isWord(season.end + 4), season.digits < 3 {
            return Finding(rule: .season, start: start, end: season.end + 4, season: season.value)
        }
        guard let first = name.number(at: season.end + 1, digits: 4),
            first.digits <= 3 || season.digits <= 2
        else { return nil }
        // `5.1x2` is sound, `1920x1080` a picture.
        if name[start - 1] == UInt8(ascii: "."), name.isDigit(start - 2), first.digits == 1 { return nil }
        if season.digits == 4, !(1900...2100).contains(season.value) || first.digits > 3 { return nil }
        guard !self.isWordBehind(name, first) else { return nil }
        if season.digits == 4, name[first.end] == UInt8(ascii: "."),
            let day = name.number(at: first.end + 1, digits: 2), !name.isWord(day.end),
            let date = DateRule.text(season.value, first.value, day.value)
        {
            return Finding(rule: .date, start: start, end: day.end, date: date)
        }
        let numbers = EpisodeNumbers(name, first: first, lead: .x, season: season.value)
        return Finding(rule: .cross, start: start, end: numbers.end, season: season.value, episodes: numbers.list)
    }

    /// Whether it is written like `1 x 03`.
    private static func isSpaced(_ name: NameText, _ season: Number) -> Bool {
        season.digits <= 2 && name[season.end] == 32 && name[season.end + 1] == UInt8(ascii: "x")
            && name[season.end + 2] == 32
            && name.isDigit(season.end + 3) && name.isDigit(season.end + 4)
    }

    /// Whether it is written like `01E06`.
    private static func isLettered(_ name: NameText, _ season: Number) -> Bool {
        season.digits == 2 && name[season.end] == UInt8(ascii: "e") && name.isDigit(season.end + 1)
            && name.isDigit(season.end + 2)
    }

    private static func other(_ name: NameText, _ season: Number) -> Finding? {
        let start = name[season.end] == 32 ? season.end + 3 : season.end + 1
        guard let first = name.number(at: start, digits: 3) else { return nil }
        // `01e01e02`
        if name[season.end] == UInt8(ascii: "e"), name[first.end] == UInt8(ascii: "e"), name.isDigit(first.end + 1) {
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
        guard !name.isWord(first.end) else { return nil }
        return Finding(rule: .cross, start: season.start, end: first.end, season: season.value, episodes: [first.value])
    }

    private static func isWordBehind(_ name: NameText, _ first: Number) -> Bool {
        let follower = name[first.end]
        guard name.isLetter(first.end) else { return false }
        // `3x11m720p`
        if follower == UInt8(ascii: "m"), name.has("720p", at: first.end + 1) || name.has("1080p", at: first.end + 1) {
            return false
        }
        return
            !(follower == UInt8(ascii: "x") || follower == UInt8(ascii: "v") || follower == UInt8(ascii: "e")
            || !name.isWord(first.end + 1))
    }

    /// `Castle1x01`: the pattern at the end of a word, without any separator.
    static func match(_ name: NameText, insideOf token: Token) -> Finding? {
        var index = token.start
        while index < token.end, !name.isDigit(index) { index += 1 }
        guard index > token.start, index < token.end else { return nil }
        let finding = self.match(name, at: index)
        return finding.flatMap { $0.end == token.end && $0.end - index >= 4 ? $0 : nil }
    }
}
