/// `Season 1`, `Saison 12`, `Temporada 4`, `Season II`, `Seasons 1 to 5`, `2nd Season`, `5-й сезон`, `2. évad`,
/// `1ª Temporada`, with the episode behind it: `Season 3 - 11`, `Season 1 Episode 2`.
enum SeasonWordRule {
    static func match(_ name: NameText, at token: Int) -> Finding? {
        let word = name.tokens[token]
        let finding =
            if word.word.kinds.contains(.season) {
                self.numberBehind(name, token)
            } else {
                self.glued(name, token) ?? self.televisionSeries(name, token) ?? self.numberBefore(name, token)
            }
        return finding.flatMap { self.isFilm(name, token, $0) ? nil : $0 }
    }

    /// Reads `Season 1`.
    private static func numberBehind(_ name: NameText, _ token: Int) -> Finding? {
        let index = token + 1
        guard index < name.tokens.count else { return nil }
        let next = name.tokens[index]
        let gap = name.gap(before: index)
        // `The Final Season - 16`: a season's name, and the episode's number.
        if token > 0, name.isWord("final", token: token - 1), name.hasSpacedDash(before: index) { return nil }
        // `Open Season (2006)`, `Open Season - 2006`
        if next.count == 4,
            next.bracket >= 0 && next.bracket != name.tokens[token].bracket || name.hasSpacedDash(before: index)
        {
            return nil
        }
        guard gap.count <= 3, let season = self.value(name, next) ?? self.counted(name, next),
            self.mayLead(name, token, index),
            DateRule.match(name, at: index) == nil
        else { return nil }
        var finding = Finding(rule: .seasonWord, start: name.tokens[token].start, end: next.end, season: season)
        let isEpisode = index + 1 < name.tokens.count && self.isCountedBehindColon(name, index + 1)
        if !isEpisode, let end = self.furtherSeasons(name, index + 1) {
            finding.end = end
            return finding
        }
        self.takeEpisode(name, index + 1, &finding)
        return finding
    }

    /// Reads `Season.3of5`.
    private static func counted(_ name: NameText, _ token: Token) -> Int? {
        guard let first = name.number(at: token.start, digits: 2), name.has("of", at: first.end),
            let all = name.number(at: first.end + 2, digits: 2), all.end == token.end
        else { return nil }
        return first.value
    }

    /// A loose word such as `series` or `book` needs a number in digits, and a name before it.
    private static func mayLead(_ name: NameText, _ token: Int, _ number: Int) -> Bool {
        guard name.tokens[token].word.kinds.contains(.loose) else { return true }
        // `Livre V - Ep 23`: the word behind says so.
        if token > 0, number + 2 < name.tokens.count, name.tokens[number + 1].word.kinds.contains(.episode),
            name.tokens[number + 2].isNumber
        {
            return true
        }
        guard name.tokens[number].isNumber, name.tokens[number].count <= 2 else { return false }
        if name.tokens.count == 2 { return true }
        // `Show - Series 1 - 01 - Title`
        if token > 0, name.isWord("series", token: token), number + 1 < name.tokens.count,
            name.tokens[number + 1].isNumber, name.tokens[number + 1].count == 2,
            name.hasSpacedDash(before: number + 1)
        {
            return true
        }
        guard token > 0, name.tokens[token - 1].bracket < 0 || name.tokens[token].bracket >= 0,
            !name.hasSpacedDash(before: token),
            !name.hasSpacedDash(before: number), name.gap(before: number).count == 1
        else { return false }
        return name.brackets.first.map { $0.start > 0 || $0.opening != UInt8(ascii: "[") } ?? true
    }

    /// `Open.Season.2006`, `The.Fifth.Season.2012`, `The.Jungle.Book.2.2003`: a film's title with its year.
    private static func isFilm(_ name: NameText, _ token: Int, _ finding: Finding) -> Bool {
        guard token > 0, finding.episodes.isEmpty, !name.isDotLiteral else { return false }
        if finding.season ?? 0 >= 1900 { return name.has("season", at: finding.start) }
        let year = name.token(from: finding.end)
        guard YearRule.isYear(name, year), name.tokens[year].bracket < 0, name.gap(before: year).count == 1 else {
            return false
        }
        return name.tokens[token].word.kinds.contains(.loose) || token == 1 && name.isWord("the", token: 0)
    }

    /// `[TV-2]`, `(ТВ-1)`: how anime catalogues count the seasons.
    private static func televisionSeries(_ name: NameText, _ token: Int) -> Finding? {
        guard name.tokens[token].bracket >= 0, name.isWord("tv", token: token) || name.isWord("тв", token: token),
            token + 1 < name.tokens.count, name.tokens[token + 1].count == 1, name.tokens[token + 1].number > 0,
            name.gap(before: token + 1).count == 1, name.brackets[name.tokens[token].bracket].tokens.count == 2
        else { return nil }
        let bracket = name.brackets[name.tokens[token].bracket]
        return Finding(rule: .seasonWord, start: bracket.start, end: bracket.end, season: name.tokens[token + 1].number)
    }

    /// `Season1`, `シーズン2`, `Saison01`: word and number in one.
    private static func glued(_ name: NameText, _ token: Int) -> Finding? {
        let word = name.tokens[token]
        guard word.count >= 5, name.isDigit(word.end - 1) else { return nil }
        var digits = word.end
        while digits > word.start, name.isDigit(digits - 1) { digits -= 1 }
        guard word.end - digits <= 2, digits > word.start, let number = name.number(at: digits, digits: 2) else {
            return nil
        }
        let known = Vocabulary.shared.word(name.folded, word.start, digits)
        guard known.kinds.contains(.season), !known.kinds.contains(.loose) else { return nil }
        var finding = Finding(rule: .seasonWord, start: word.start, end: word.end, season: number.value)
        self.takeEpisode(name, token + 1, &finding)
        return finding
    }

    /// Reads `2nd Season`, `5 сезон`, `5-й сезон`, `2. évad`, `1ª Temporada`.
    private static func numberBefore(_ name: NameText, _ token: Int) -> Finding? {
        let number = name.tokens[token]
        let isOrdinal = number.word.kinds.contains(.ordinal)
        guard isOrdinal || (number.isNumber && number.count <= 2) else { return nil }
        var index = token + 1
        if index < name.tokens.count, self.isOrdinalEnding(name, index), name.gap(before: index).count == 1 {
            index += 1
        }
        // `1ª a 8ª Temporada`, `1-3 сезоны`
        var isRange = false
        if !isOrdinal, index + 1 < name.tokens.count, name.tokens[index].isNumber, name.tokens[index].count <= 2,
            name[number.end] == UInt8(ascii: "-"), name.gap(before: index).count == 1,
            name.tokens[index].number > number.number, name.tokens[index + 1].word.kinds.contains(.season),
            !name.tokens[index + 1].word.kinds.contains(.loose)
        {
            isRange = true
            index += 1
        }
        if isOrdinal, index + 2 < name.tokens.count, name.tokens[index].word.kinds.contains(.joiner),
            name.tokens[index + 1].word.kinds.contains(.ordinal), name.isDigit(name.tokens[index + 1].start)
        {
            isRange = true
            index += 2
        }
        guard index < name.tokens.count else { return nil }
        let word = name.tokens[index]
        let gap = name.gap(before: index)
        // `2. série`
        let isDotted =
            gap.count == 2 && name[gap.lowerBound] == UInt8(ascii: ".") && name[gap.lowerBound + 1] == 32
            || self.isCzech(name, index)
        guard word.word.kinds.contains(.season), !word.word.kinds.contains(.loose) || isOrdinal || isDotted,
            gap.count <= 2
        else { return nil }
        // `2 Season 3`: the number behind is the season's.
        if !isOrdinal, index + 1 < name.tokens.count, name.tokens[index + 1].isNumber,
            name.tokens[index + 1].count <= 2,
            name.gap(before: index + 1).count == 1 || name.has(" /", at: name.tokens[index + 1].end),
            index == token + 1,
            !self.isEpisodeAhead(name, index + 2)
        {
            return nil
        }
        let season = isOrdinal ? Int(number.word.value) : number.number
        var finding = Finding(rule: .seasonWord, start: number.start, end: word.end, season: season)
        if !isRange { self.takeEpisode(name, index + 1, &finding) }
        return finding
    }

    /// Whether `série.12.díl` stands there.
    private static func isCzech(_ name: NameText, _ index: Int) -> Bool {
        index + 2 < name.tokens.count && name.has("série", at: name.tokens[index].start)
            && name.tokens[index + 1].isNumber && name.has("d", at: name.tokens[index + 2].start)
            && name.tokens[index + 2].word.kinds.contains(.episode)
    }

    private static func isEpisodeAhead(_ name: NameText, _ token: Int) -> Bool {
        token < name.tokens.count && name.tokens[token].word.kinds.contains(.episode)
            && !(token + 1 < name.tokens.count && name.tokens[token + 1].isNumber && name.tokens[token + 1].count < 4
                && name.gap(before: token + 1).count <= 2)
    }

    private static func isOrdinalEnding(_ name: NameText, _ token: Int) -> Bool {
        let word = name.tokens[token]
        return word.count <= 4 && !word.isNumber && name.bytes[word.start] >= 0xC3
            || name.isWord("th", token: token) || name.isWord("st", token: token) || name.isWord("nd", token: token)
            || name.isWord("rd", token: token)
    }

    private static func value(_ name: NameText, _ token: Token) -> Int? {
        if token.isNumber {
            return token.count <= 2 || (token.count == 4 && (1900...2100).contains(token.number)) ? token.number : nil
        }
        if token.word.kinds.contains(.cardinal) || token.word.kinds.contains(.roman) { return Int(token.word.value) }
        return nil
    }

    /// `1 to 5`, `1-8`, `1, 2, 3, & 6`, `20 21 22`: where the list of seasons ends.
    private static func furtherSeasons(_ name: NameText, _ first: Int) -> Int? {
        var index = first
        var end: Int?
        while index < name.tokens.count, index - first < 60 {
            var next = index
            if name.tokens[next].word.kinds.contains(.joiner) { next += 1 }
            guard next < name.tokens.count, name.tokens[next].isNumber, name.tokens[next].count <= 2 else { break }
            guard next > index || self.isListGap(name, index) || self.isNumbers(name, next) else { break }
            end = name.tokens[next].end
            index = next + 1
        }
        return end
    }

    private static func isListGap(_ name: NameText, _ token: Int) -> Bool {
        let gap = name.gap(before: token)
        return gap.count <= 3 && !name.hasSpacedDash(before: token)
            && gap.contains { "-&,+:~".utf8.contains(name[$0]) }
    }

    private static func isNumbers(_ name: NameText, _ token: Int) -> Bool {
        guard token + 1 < name.tokens.count, name.gap(before: token).count == 1 else { return false }
        return name.tokens[token + 1].isNumber && name.tokens[token + 1].count <= 2
            && name.gap(before: token + 1).count == 1
    }

    /// Whether it is written like `2nd Season 24 (1080p)`.
    private static func isTwoDigitsAndEnd(_ name: NameText, _ token: Int) -> Bool {
        guard name.tokens[token].count == 2, name.tokens[token].isNumber, name.gap(before: token).count == 1 else {
            return false
        }
        let next = token + 1
        return next == name.tokens.count || name.tokens[next].bracket > name.tokens[token].bracket
    }

    /// Whether it is written like `Сезон 11: 01-24 из 24`.
    private static func isCountedBehindColon(_ name: NameText, _ token: Int) -> Bool {
        name.gap(before: token).count == 2 && name[name.tokens[token - 1].end] == UInt8(ascii: ":")
            && CountedOfRule.match(name, at: token) != nil
    }

    /// `Season 3 - 11`: a number behind a dash.
    private static func takeEpisode(_ name: NameText, _ token: Int, _ finding: inout Finding) {
        guard token < name.tokens.count, name.isDigit(name.tokens[token].start),
            name.hasSpacedDash(before: token) || self.isTwoDigitsAndEnd(name, token)
                || self.isCountedBehindColon(name, token),
            !name.tokens[token].word.kinds.contains(.technical),
            let first = name.number(at: name.tokens[token].start, digits: 4)
        else { return }
        let numbers = EpisodeNumbers(name, first: first, lead: .none)
        guard !name.isWord(numbers.end) else { return }
        finding.end = numbers.end
        // `Season 1 - 6 + Extras`
        if first.digits == 1, numbers.list.count == 1, name.has(" + ", at: first.end) { return }
        finding.episodes = numbers.list
        finding.isBare = true
    }
}
