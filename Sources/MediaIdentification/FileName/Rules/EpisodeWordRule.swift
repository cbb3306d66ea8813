/// `Episode 5`, `Ep05`, `Ep.5`, `E05`, `#04`, `Folge 5`, `Capitulo 25`, `Cap.102`, `Серия 11`, `5 серия`, `5. rész`.
enum EpisodeWordRule {
    static func match(_ name: NameText, at token: Int) -> Finding? {
        let word = name.tokens[token]
        if word.word.kinds.contains(.episode) { return self.numberBehind(name, token) }
        if name[word.start - 1] == UInt8(ascii: "#"), let first = name.number(at: word.start, digits: 4),
            first.digits > 1 || name[first.end] == UInt8(ascii: "-")
        {
            return self.finding(name, start: word.start - 1, first, .none)
        }
        return self.glued(name, token) ?? self.numberBefore(name, token)
    }

    /// Reads `Episode 5`, `Episodes 1-10`, `Ep. 5`.
    private static func numberBehind(_ name: NameText, _ token: Int) -> Finding? {
        let index = token + 1
        guard index < name.tokens.count, name.gap(before: index).count <= 3 else { return nil }
        let word = name.tokens[token]
        let next = name.tokens[index]
        // `E` alone and `Cap` stand before a number only when nothing but a dot is between.
        if word.count == 1, name.gap(before: index).count > 1 { return nil }
        if word.count == 1, next.isNumber, next.count < 2 { return nil }
        if name.has("chapter", at: word.start), !self.standsApart(name, token) { return nil }
        guard let first = name.number(at: next.start, digits: 4) else { return self.spelled(name, token, next) }
        let isSpanish = name.has("cap", at: word.start) && word.count == 3
        // `Chapter.27.2007`
        if name.has("chapter", at: word.start), YearRule.isYear(name, index + 1) { return nil }
        guard isSpanish || first.digits < 4 || !(1900...2035).contains(first.value) else { return nil }
        guard !next.word.kinds.contains(.technical), !next.word.kinds.contains(.ordinal) else { return nil }
        if let pair = self.pair(name, word, first) { return pair }
        if CrossRule.match(name, at: next.start) != nil || CountedOfRule.match(name, at: index) != nil { return nil }
        var finding = self.finding(name, start: word.start, first, .e)
        if isSpanish, first.digits >= 3, finding?.episodes.count == 1 {
            // The Spanish convention: `Cap.408` is the eighth of the fourth season.
            finding?.season = first.value / 100
            finding?.episodes = [first.value % 100]
            // `Cap.102_104`
            if "_-".utf8.contains(name[first.end]), let last = name.number(at: first.end + 1, digits: 4),
                last.value > first.value,
                last.value / 100 == first.value / 100
            {
                finding?.episodes = Array(first.value % 100...last.value % 100)
                finding?.end = last.end
            }
        }
        return finding
    }

    /// `Chapter 19` counts at the start and behind a dash; films have it in their titles.
    private static func standsApart(_ name: NameText, _ token: Int) -> Bool {
        token == 0 || name.hasSpacedDash(before: token) || name.tokens[token - 1].bracket >= 0
    }

    /// `Episode Five`; a Roman numeral counts films: `Star Wars: Episode IV`.
    private static func spelled(_ name: NameText, _ token: Int, _ next: Token) -> Finding? {
        guard next.word.kinds.contains(.cardinal), name.tokens[token].count > 4,
            name.gap(before: token + 1).count == 1
        else { return nil }
        return Finding(
            rule: .episodeWord,
            start: name.tokens[token].start,
            end: next.end,
            episodes: [Int(next.word.value)]
        )
    }

    /// Reads `Episode 1.22`, and `Episode #1.2` as IMDb names what has no title.
    private static func pair(_ name: NameText, _ word: Token, _ first: Number) -> Finding? {
        let isHashed = name[first.start - 1] == UInt8(ascii: "#")
        guard word.count > 2 && name.isDotLiteral || isHashed, first.digits <= 2, name[first.end] == UInt8(ascii: "."),
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

    /// Reads `Ep05`, `E05`, `Episode5`, `серия5`.
    private static func glued(_ name: NameText, _ token: Int) -> Finding? {
        let word = name.tokens[token]
        var digits = word.start
        while digits < word.end, !name.isDigit(digits) { digits += 1 }
        guard digits > word.start, digits < word.end, let first = name.number(at: digits, digits: 4) else { return nil }
        let lead = digits - word.start
        if lead == 1 {
            guard name[word.start] == UInt8(ascii: "e"), first.digits >= 2 || self.standsAlone(name, token, first)
            else { return nil }
        } else {
            guard Vocabulary.shared.word(name.folded, word.start, digits).kinds.contains(.episode) else { return nil }
        }
        return self.finding(name, start: word.start, first, .e)
    }

    /// `E5` is an episode as a whole name, in a bracket or behind a dash.
    private static func standsAlone(_ name: NameText, _ token: Int, _ number: Number) -> Bool {
        name.tokens.count == 1 || name.hasSpacedDash(before: token) || token == 0
    }

    /// Reads `5 серия`, `09-я серия`, `5. rész`, `(08.seriya)`, `7.Bolum`, `05 сер.`.
    private static func numberBefore(_ name: NameText, _ token: Int) -> Finding? {
        let number = name.tokens[token]
        let isOrdinal = number.word.kinds.contains(.ordinal) && name.isDigit(number.start)
        guard (number.isNumber && number.count <= 4) || isOrdinal else { return nil }
        var index = token + 1
        // `1-10 серии`
        var last: Int?
        if index < name.tokens.count, number.isNumber, name.tokens[index].isNumber, name.tokens[index].count <= 4,
            name.gap(before: index).count == 1, name[number.end] == UInt8(ascii: "-"),
            name.tokens[index].number > number.number,
            name.tokens[index].number - number.number < EpisodeNumbers.limit
        {
            last = name.tokens[index].number
            index += 1
        }
        if index < name.tokens.count, name.tokens[index].count <= 4, name.bytes[name.tokens[index].start] >= 0xC3,
            name.gap(before: index).count == 1, name[name.tokens[index].start - 1] == UInt8(ascii: "-")
        {
            index += 1
        }
        guard index < name.tokens.count, name.gap(before: index).count <= 2 else { return nil }
        let word = name.tokens[index]
        guard word.word.kinds.contains(.episode), word.count > 2, name.isLetter(word.start),
            !self.isNumber(name, index + 1)
        else { return nil }
        let isForeign =
            !name.has("ep", at: word.start) && !name.has("cap", at: word.start) && !name.has("chapter", at: word.start)
        guard isForeign || isOrdinal else { return nil }
        let value = isOrdinal ? Int(number.word.value) : number.number
        return Finding(rule: .episodeWord, start: number.start, end: word.end, episodes: Array(value...(last ?? value)))
    }

    private static func isNumber(_ name: NameText, _ token: Int) -> Bool {
        token < name.tokens.count && name.tokens[token].isNumber && name.tokens[token].count <= 3
            && name.gap(before: token).count <= 1
    }

    private static func finding(_ name: NameText, start: Int, _ first: Number, _ lead: EpisodeNumbers.Lead) -> Finding?
    {
        var numbers = EpisodeNumbers(name, first: first, lead: lead)
        if numbers.list.count == 1, let last = self.wordedRange(name, numbers.end, first.value) {
            numbers = last
        }
        if name.isLetter(numbers.end) { return nil }
        var finding = Finding(rule: .episodeWord, start: start, end: numbers.end, episodes: numbers.list)
        if name[numbers.end] == UInt8(ascii: "."), name.isDigit(numbers.end + 1), !name.isWord(numbers.end + 2),
            numbers.list.count == 1,
            name.isDigit(numbers.end - 2)
        {
            finding.episodes = []
            finding.isFraction = true
            finding.end = numbers.end + 2
        }
        return finding
    }

    /// Reads `1 to 10`, and `3 and 4`.
    private static func wordedRange(_ name: NameText, _ end: Int, _ first: Int) -> EpisodeNumbers? {
        let token = name.token(from: end)
        guard token + 1 < name.tokens.count, name.tokens[token + 1].isNumber else { return nil }
        let last = name.tokens[token + 1]
        let isPair = name.isWord("and", token: token) && last.number == first + 1
        guard name.isWord("to", token: token) || isPair, last.number > first,
            last.number - first < EpisodeNumbers.limit
        else { return nil }
        return EpisodeNumbers(Array(first...last.number), end: last.end)
    }
}
