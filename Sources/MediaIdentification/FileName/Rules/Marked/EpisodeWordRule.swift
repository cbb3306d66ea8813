/// `Episode 5`, `Ep05`, `Ep.5`, `E05`, `#04`, `Folge 5`, `Capitulo 25`, `Cap.102`, `Серия 11`, `5 серия`, `5. rész`.
enum EpisodeWordRule: NamingRule {
    static let asksAt: WordStarts = .any

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? { self.match(scan.name, at: index) }

    static func match(_ name: NameText, at index: TokenIndex) -> Finding? {
        let word = name.tokens[index]
        if word.word.kinds.contains(.episode) { return self.numberBehind(name, at: index) }
        if name[word.start - 1] == .hash, let first = name.number(at: word.start, digits: 4),
            first.digits > 1 || name[first.end] == .dash || self.endsForeign(name, first)
        {
            return self.finding(name, from: word.start - 1, first: first, lead: .none)
        }
        return self.glued(name, at: index) ?? EpisodeWordOrdinal.match(name, at: index)
    }

    /// `星の海 #8`, `星の海 #8「鍵」`: at the end of a Japanese name, or in front of another word of it.
    private static func endsForeign(_ name: NameText, _ number: Number) -> Bool {
        (number.end == name.end || name[number.end] == .space || name[number.end].leadsWideCharacter)
            && name.bytes.contains(where: \.leadsWideCharacter)
    }

    // MARK: - The number behind the word

    /// Reads `Episode 5`, `Episodes 1-10`, `Ep. 5`.
    private static func numberBehind(_ name: NameText, at index: TokenIndex) -> Finding? {
        let next = index + 1
        guard next < name.tokens.endIndex, self.mayLead(name, at: index) else { return nil }
        let word = name.tokens[index]
        guard let first = name.number(at: name.tokens[next].start, digits: 5) else {
            return self.spelled(name, at: index)
        }
        // `Episodes 4 - 6`
        if name.isWord("episodes", token: index) || name.isWord("eps", token: index), name.tokens[next].isNumber,
            next + 1 < name.tokens.endIndex, name.tokens[next + 1].isNumber, name.tokens[next + 1].count < 4,
            name.has(" - ", at: first.end), name.tokens[next + 1].number > first.value,
            name.tokens[next + 1].number - first.value < EpisodeNumbers.limit
        {
            let last = name.tokens[next + 1]
            return Finding(
                rule: .episodeWord,
                start: word.start,
                end: last.end,
                episodes: Array(first.value...last.number)
            )
        }
        let isSpanish = name.isWord("cap", token: index)
        // `Chapter.27.2007`
        if name.has("chapter", at: word.start), YearRule.isYear(name, next + 1) { return nil }
        guard isSpanish || first.digits < 4 || !(1900...2035).contains(first.value),
            name.tokens[next].word.kinds.isDisjoint(with: [.technical, .ordinal])
        else { return nil }
        if self.isDay(name, at: next) { return nil }
        if let pair = self.pair(name, word: word, first: first) { return pair }
        if CrossRule.match(name, at: first.start) != nil { return nil }
        // `Episode 3 of 8`
        if var counted = CountedOfRule.match(name, at: next) {
            counted.start = word.start
            return counted
        }
        let finding = self.finding(name, from: word.start, first: first, lead: .e)
        return isSpanish ? finding.map { self.spanish(name, $0, first: first) } : finding
    }

    /// `14. Bölüm 18.04.2023`: numbers of a day are no episode's.
    static func isDay(_ name: NameText, at index: TokenIndex) -> Bool {
        index + 2 < name.tokens.endIndex && name.tokens[index + 1].isNumber && name.tokens[index + 2].isNumber
            && DateRule.match(name, at: index) != nil
    }

    /// Whether a word may be an episode's, with a number right behind it.
    private static func mayLead(_ name: NameText, at index: TokenIndex) -> Bool {
        let gap = name.gap(before: index + 1)
        guard gap.count <= 3 else { return false }
        let word = name.tokens[index]
        let next = name.tokens[index + 1]
        // `E` alone stands before a number only when nothing but a dot is between.
        if word.count == 1, gap.count > 1 || next.isNumber && next.count < 2 { return false }
        return !name.has("chapter", at: word.start) || self.standsApart(name, at: index)
    }

    /// `Chapter 19` counts at the start, behind a dash and behind a season, `Book 2 Chapter 5`; films have it in their titles.
    private static func standsApart(_ name: NameText, at index: TokenIndex) -> Bool {
        index == .first || name.hasSpacedDash(before: index) || name.tokens[index - 1].bracket != nil
            || self.isBehindSeason(name, index)
    }

    /// Whether it is written like `Season 2 E4`.
    private static func isBehindSeason(_ name: NameText, _ index: TokenIndex) -> Bool {
        index > .first + 1 && name.tokens[index - 1].isNumber && name.tokens[index - 2].word.kinds.contains(.season)
    }

    /// The Spanish convention: `Cap.408` is the eighth of the fourth season, `Cap.102_104` the second to fourth of the first.
    private static func spanish(_ name: NameText, _ finding: Finding, first: Number) -> Finding {
        guard first.digits >= 3, finding.episodes.count == 1 else { return finding }
        var finding = finding
        finding.season = first.value / 100
        finding.episodes = [first.value % 100]
        if name[first.end] == .underscore || name[first.end] == .dash,
            let last = name.number(at: first.end + 1, digits: 4), last.value > first.value,
            last.value / 100 == first.value / 100
        {
            finding.episodes = Array(first.value % 100...last.value % 100)
            finding.end = last.end
        }
        return finding
    }

    /// `Episode Five`; a Roman numeral counts films: `Star Wars: Episode IV`.
    private static func spelled(_ name: NameText, at index: TokenIndex) -> Finding? {
        let next = name.tokens[index + 1]
        guard next.word.kinds.contains(.cardinal), name.tokens[index].count > 4, name.gap(before: index + 1).count == 1
        else { return nil }
        return Finding(
            rule: .episodeWord,
            start: name.tokens[index].start,
            end: next.end,
            episodes: [Int(next.word.value)]
        )
    }

    /// Reads `Episode 1.22`, and `Episode #1.2` as IMDb names what has no title.
    private static func pair(_ name: NameText, word: Token, first: Number) -> Finding? {
        let isHashed = name[first.start - 1] == .hash
        guard word.count > 2 && name.isDotLiteral || isHashed, first.digits <= 2, name[first.end] == .dot,
            let second = name.number(at: first.end + 1, digits: isHashed ? 3 : 2), second.digits == 2 || isHashed,
            !name.isWord(second.end)
        else { return nil }
        return Finding(
            rule: .episodeWord,
            start: word.start,
            end: second.end,
            season: first.value,
            episodes: [second.value]
        )
    }

    // MARK: - Word and number in one

    /// Reads `Ep05`, `E05`, `Episode5`, `серия5`.
    private static func glued(_ name: NameText, at index: TokenIndex) -> Finding? {
        let word = name.tokens[index]
        var digits = word.start
        while digits < word.end, !name.isDigit(digits) { digits += 1 }
        guard digits > word.start, digits < word.end, let first = name.number(at: digits, digits: 5) else { return nil }
        if digits - word.start == 1 {
            guard name[word.start] == .e, first.digits >= 2 || self.standsAlone(name, at: index) else { return nil }
        } else {
            let known = Vocabulary.shared.word(name.folded[word.start..<digits])
            guard known.kinds.contains(.episode) else { return nil }
        }
        // `Ep3of6`
        if name.has("of", at: first.end), let all = name.number(at: first.end + 2, digits: 3), all.end == word.end,
            first.value <= all.value
        {
            return Finding(rule: .countedOf, start: word.start, end: word.end, episodes: [first.value])
        }
        return self.finding(name, from: word.start, first: first, lead: .e)
    }

    /// `E5` is an episode as a whole name, behind a dash and behind a season.
    private static func standsAlone(_ name: NameText, at index: TokenIndex) -> Bool {
        name.tokens.count == 1 || name.hasSpacedDash(before: index) || index == .first
            || self.isBehindSeason(name, index)
    }

    // MARK: - The numbers

    private static func finding(
        _ name: NameText,
        from start: ByteIndex,
        first: Number,
        lead: EpisodeNumbers.Lead
    ) -> Finding? {
        var numbers = EpisodeNumbers(name, first: first, lead: lead)
        if numbers.list.count == 1, let range = self.wordedRange(name, behind: numbers.end, first: first.value) {
            numbers = range
        }
        guard !name.isLetter(numbers.end) || name[start] == .hash && name[numbers.end].leadsWideCharacter else {
            return nil
        }
        var finding = Finding(rule: .episodeWord, start: start, end: numbers.end, episodes: numbers.list)
        if name[numbers.end] == .dot, name.isDigit(numbers.end + 1), !name.isWord(numbers.end + 2),
            numbers.list.count == 1, name.isDigit(numbers.end - 2)
        {
            finding.episodes = []
            finding.isFraction = true
            finding.end = numbers.end + 2
        }
        return finding
    }

    /// Reads `1 to 10`, and `3 and 4`, `3 en 4`.
    private static func wordedRange(_ name: NameText, behind end: ByteIndex, first: Int) -> EpisodeNumbers? {
        let index = name.token(from: end)
        guard index + 1 < name.tokens.endIndex, name.tokens[index + 1].isNumber else { return nil }
        let last = name.tokens[index + 1]
        let isAnd = Self.ands.contains { name.isWord($0, token: index) }
        let isPair = isAnd && last.number == first + 1
        guard name.isWord("to", token: index) || isPair, last.number > first,
            last.number - first < EpisodeNumbers.limit
        else { return nil }
        return EpisodeNumbers(Array(first...last.number), end: last.end)
    }

    private static let ands: [StaticString] = ["and", "en", "und", "et", "og", "och"]
}
