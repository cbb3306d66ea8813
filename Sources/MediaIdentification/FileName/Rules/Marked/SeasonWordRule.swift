/// `Season 1`, `Saison 12`, `Temporada 4`, `Season II`, `Seasons 1 to 5`, `2nd Season`, `5-й сезон`, `2. évad`,
/// `1ª Temporada`, with the episode behind it: `Season 3 - 11`, `Season 1 Episode 2`.
enum SeasonWordRule: NamingRule {
    static let asksAt: WordStarts = .any

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? { self.match(scan.name, at: index) }

    static func match(_ name: NameText, at index: TokenIndex) -> Finding? {
        let finding =
            if name.tokens[index].word.kinds.contains(.season) {
                self.numberBehind(name, at: index)
            } else {
                self.glued(name, at: index) ?? self.televisionSeries(name, at: index)
                    ?? SeasonWordOrdinal.match(name, at: index)
            }
        return finding.flatMap { self.isFilm(name, at: index, $0) ? nil : $0 }
    }

    /// `Open.Season.2006`, `The.Fifth.Season.2012`, `The.Jungle.Book.2.2003`: a film's title with its year.
    private static func isFilm(_ name: NameText, at index: TokenIndex, _ finding: Finding) -> Bool {
        guard index > .first, finding.episodes.isEmpty, !name.isDotLiteral else { return false }
        if finding.season ?? 0 >= 1900 { return name.has("season", at: finding.start) }
        let year = name.token(from: finding.end)
        guard YearRule.isYear(name, year), name.tokens[year].bracket == nil, name.gap(before: year).count == 1 else {
            return false
        }
        return name.tokens[index].word.kinds.contains(.loose)
            || index == .first + 1 && name.isWord("the", token: .first)
    }

    // MARK: - The number behind the word

    /// Reads `Season 1`.
    private static func numberBehind(_ name: NameText, at word: TokenIndex) -> Finding? {
        let index = word + 1
        guard index < name.tokens.endIndex, !self.isNameOrYear(name, behind: word) else { return nil }
        let next = name.tokens[index]
        guard name.gap(before: index).count <= 3, let season = self.value(next) ?? self.counted(name, next),
            self.mayLead(name, word: word, number: index), DateRule.match(name, at: index) == nil
        else { return nil }
        var finding = Finding(rule: .seasonWord, start: name.tokens[word].start, end: next.end, season: season)
        let isEpisode = index + 1 < name.tokens.endIndex && SeasonWordEpisode.isCounted(name, at: index + 1)
        if !isEpisode, let end = SeasonWordList.end(name, from: index + 1) {
            finding.end = end
        } else {
            SeasonWordEpisode.take(name, at: index + 1, into: &finding)
        }
        return finding
    }

    /// What stands behind the word is no season.
    private static func isNameOrYear(_ name: NameText, behind word: TokenIndex) -> Bool {
        let isDashed = name.hasSpacedDash(before: word + 1)
        // `The Final Season - 16`: a season's name, and the episode's number.
        if word > .first, name.isWord("final", token: word - 1), isDashed { return true }
        // `Open Season (2006)`, `Open Season - 2006`
        let next = name.tokens[word + 1]
        return next.count == 4 && (next.bracket != nil && next.bracket != name.tokens[word].bracket || isDashed)
    }

    private static func value(_ token: Token) -> Int? {
        if token.isNumber {
            return token.count <= 2 || (token.count == 4 && (1900...2100).contains(token.number)) ? token.number : nil
        }
        return token.word.kinds.isDisjoint(with: [.cardinal, .roman]) ? nil : Int(token.word.value)
    }

    /// Reads `Season.3of5`.
    private static func counted(_ name: NameText, _ token: Token) -> Int? {
        guard let first = name.number(at: token.start, digits: 2), name.has("of", at: first.end),
            let all = name.number(at: first.end + 2, digits: 2), all.end == token.end
        else { return nil }
        return first.value
    }

    /// A loose word such as `series` or `book` needs a number in digits, and a name before it.
    private static func mayLead(_ name: NameText, word: TokenIndex, number: TokenIndex) -> Bool {
        guard name.tokens[word].word.kinds.contains(.loose) else { return true }
        let next = number + 1
        // `Livre V - Ep 23`: the word behind says so.
        if word > .first, number + 2 < name.tokens.endIndex, name.tokens[next].word.kinds.contains(.episode),
            name.tokens[number + 2].isNumber
        {
            return true
        }
        guard name.tokens[number].isNumber, name.tokens[number].count <= 2 else { return false }
        if name.tokens.count == 2 { return true }
        // `Show - Series 1 - 01 - Title`
        if word > .first, name.isWord("series", token: word), next < name.tokens.endIndex, name.tokens[next].isNumber,
            name.tokens[next].count == 2, name.hasSpacedDash(before: next)
        {
            return true
        }
        guard word > .first, name.tokens[word - 1].bracket == nil || name.tokens[word].bracket != nil,
            !name.hasSpacedDash(before: word), !name.hasSpacedDash(before: number), name.gap(before: number).count == 1
        else { return false }
        return name.brackets.first.map { $0.start > .first || $0.opening != .openingSquare } ?? true
    }

    // MARK: - Other forms

    /// `[TV-2]`, `(ТВ-1)`: how anime catalogues count the seasons.
    private static func televisionSeries(_ name: NameText, at index: TokenIndex) -> Finding? {
        guard let bracket = name.bracket(around: name.tokens[index]),
            name.isWord("tv", token: index) || name.isWord("тв", token: index),
            index + 1 < name.tokens.endIndex, name.tokens[index + 1].count == 1, name.tokens[index + 1].number > 0,
            name.gap(before: index + 1).count == 1, bracket.tokens.count == 2
        else { return nil }
        return Finding(rule: .seasonWord, start: bracket.start, end: bracket.end, season: name.tokens[index + 1].number)
    }

    /// `Season1`, `シーズン2`, `Saison01`: word and number in one.
    private static func glued(_ name: NameText, at index: TokenIndex) -> Finding? {
        let word = name.tokens[index]
        guard word.count >= 5, name.isDigit(word.end - 1) else { return nil }
        var digits = word.end
        while digits > word.start, name.isDigit(digits - 1) { digits -= 1 }
        guard word.end - digits <= 2, digits > word.start, let number = name.number(at: digits, digits: 2) else {
            return nil
        }
        let known = Vocabulary.shared.word(name.folded[word.start..<digits])
        guard known.kinds.contains(.season), !known.kinds.contains(.loose) else { return nil }
        var finding = Finding(rule: .seasonWord, start: word.start, end: word.end, season: number.value)
        SeasonWordEpisode.take(name, at: index + 1, into: &finding)
        return finding
    }
}
