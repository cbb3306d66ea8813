/// The number in front of the season's word: `2nd Season`, `5 сезон`, `5-й сезон`, `2. évad`, `1ª Temporada`.
enum SeasonWordOrdinal {
    static func match(_ name: NameText, at index: TokenIndex) -> Finding? {
        let number = name.tokens[index]
        let isOrdinal = number.word.kinds.contains(.ordinal)
        guard isOrdinal || (number.isNumber && number.count <= 2) else { return nil }
        var next = index + 1
        if next < name.tokens.endIndex, self.isEnding(name, at: next), name.gap(before: next).count == 1 { next += 1 }
        let behind = isOrdinal ? self.behindOrdinals(name, at: next) : self.behindNumbers(name, number, at: next)
        let word = behind ?? next
        guard self.isSeason(name, at: word, isOrdinal: isOrdinal),
            isOrdinal || word != index + 1 || !self.isNumberBehind(name, word: word)
        else { return nil }
        var finding = Finding(
            rule: .seasonWord,
            start: number.start,
            end: name.tokens[word].end,
            season: isOrdinal ? Int(number.word.value) : number.number
        )
        if behind == nil { SeasonWordEpisode.take(name, at: word + 1, into: &finding) }
        return finding
    }

    /// `1-3 сезоны`: the word behind the last number of a range.
    private static func behindNumbers(_ name: NameText, _ number: Token, at index: TokenIndex) -> TokenIndex? {
        guard index + 1 < name.tokens.endIndex, name.tokens[index].isNumber, name.tokens[index].count <= 2,
            name[number.end] == .dash, name.gap(before: index).count == 1,
            name.tokens[index].number > number.number, name.tokens[index + 1].word.kinds.contains(.season),
            !name.tokens[index + 1].word.kinds.contains(.loose)
        else { return nil }
        return index + 1
    }

    /// `1ª a 8ª Temporada`: the word behind the last number of a range.
    private static func behindOrdinals(_ name: NameText, at index: TokenIndex) -> TokenIndex? {
        guard index + 2 < name.tokens.endIndex, name.tokens[index].word.kinds.contains(.joiner),
            name.tokens[index + 1].word.kinds.contains(.ordinal), name.isDigit(name.tokens[index + 1].start)
        else { return nil }
        return index + 2
    }

    /// Whether a season's word stands there, right behind its number.
    private static func isSeason(_ name: NameText, at index: TokenIndex, isOrdinal: Bool) -> Bool {
        guard index < name.tokens.endIndex else { return false }
        let kinds = name.tokens[index].word.kinds
        let gap = name.gap(before: index)
        guard kinds.contains(.season), gap.count <= 2 else { return false }
        if !kinds.contains(.loose) || isOrdinal { return true }
        // `2. série`
        return gap.count == 2 && name.has(". ", at: gap.lowerBound) || self.isCzech(name, at: index)
    }

    /// `2 Season 3`: the number behind is the season's.
    private static func isNumberBehind(_ name: NameText, word: TokenIndex) -> Bool {
        let next = word + 1
        return next < name.tokens.endIndex && name.tokens[next].isNumber && name.tokens[next].count <= 2
            && (name.gap(before: next).count == 1 || name.has(" /", at: name.tokens[next].end))
            && !self.isEpisodeAhead(name, at: next + 1)
    }

    /// Whether `série.12.díl` stands there.
    private static func isCzech(_ name: NameText, at index: TokenIndex) -> Bool {
        index + 2 < name.tokens.endIndex && name.has("série", at: name.tokens[index].start)
            && name.tokens[index + 1].isNumber && name.has("d", at: name.tokens[index + 2].start)
            && name.tokens[index + 2].word.kinds.contains(.episode)
    }

    private static func isEpisodeAhead(_ name: NameText, at index: TokenIndex) -> Bool {
        index < name.tokens.endIndex && name.tokens[index].word.kinds.contains(.episode)
            && !(index + 1 < name.tokens.endIndex && name.tokens[index + 1].isNumber && name.tokens[index + 1].count < 4
                && name.gap(before: index + 1).count <= 2)
    }

    /// Whether a word is the end of an ordinal: `-й`, `th`.
    private static func isEnding(_ name: NameText, at index: TokenIndex) -> Bool {
        let word = name.tokens[index]
        return word.count <= 4 && !word.isNumber && name.bytes[word.start].leadsForeignLetter
            || name.isWord("th", token: index) || name.isWord("st", token: index) || name.isWord("nd", token: index)
            || name.isWord("rd", token: index)
    }
}
