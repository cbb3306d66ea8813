/// The number in front of the episode's word: `5 серия`, `09-я серия`, `5. rész`, `(08.seriya)`, `7.Bolum`, `05 сер.`.
enum EpisodeWordOrdinal {
    static func match(_ name: NameText, at index: TokenIndex) -> Finding? {
        let number = name.tokens[index]
        let isOrdinal = number.word.kinds.contains(.ordinal) && name.isDigit(number.start)
        guard isOrdinal || (number.isNumber && number.count <= 4) else { return nil }
        var next = index + 1
        let last = self.last(name, number, at: next)
        if last != nil { next += 1 }
        if self.isEnding(name, at: next) { next += 1 }
        guard self.isEpisode(name, at: next, isOrdinal: isOrdinal) else { return nil }
        let value = isOrdinal ? Int(number.word.value) : number.number
        return Finding(
            rule: .episodeWord,
            start: number.start,
            end: name.tokens[next].end,
            episodes: Array(value...(last ?? value))
        )
    }

    /// `1-10 серии`: the last number of a range.
    private static func last(_ name: NameText, _ number: Token, at index: TokenIndex) -> Int? {
        guard index < name.tokens.endIndex, number.isNumber, name.tokens[index].isNumber,
            name.tokens[index].count <= 4, name.gap(before: index).count == 1, name[number.end] == .dash,
            name.tokens[index].number > number.number,
            name.tokens[index].number - number.number < EpisodeNumbers.limit
        else { return nil }
        return name.tokens[index].number
    }

    /// Whether a word is the end of an ordinal: `-я`.
    private static func isEnding(_ name: NameText, at index: TokenIndex) -> Bool {
        guard index < name.tokens.endIndex else { return false }
        let word = name.tokens[index]
        return word.count <= 4 && name.bytes[word.start].leadsForeignLetter && name.gap(before: index).count == 1
            && name[word.start - 1] == .dash
    }

    /// Whether an episode's word stands there, without a number of its own behind it.
    private static func isEpisode(_ name: NameText, at index: TokenIndex, isOrdinal: Bool) -> Bool {
        guard index < name.tokens.endIndex, name.gap(before: index).count <= 2 else { return false }
        let word = name.tokens[index]
        guard word.word.kinds.contains(.episode), word.count > 2, name.isLetter(word.start),
            !self.isNumber(name, at: index + 1)
        else { return false }
        // `5 Episode` is no ordinal in English.
        let isForeign =
            !name.has("ep", at: word.start) && !name.has("cap", at: word.start) && !name.has("chapter", at: word.start)
        return isForeign || isOrdinal
    }

    private static func isNumber(_ name: NameText, at index: TokenIndex) -> Bool {
        index < name.tokens.endIndex && name.tokens[index].isNumber && name.tokens[index].count <= 3
            && name.gap(before: index).count <= 1 && !EpisodeWordRule.isDay(name, at: index)
    }
}
