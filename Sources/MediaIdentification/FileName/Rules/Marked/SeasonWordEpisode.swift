/// The episode behind a season's word and number: `Season 3 - 11`, `2nd Season 24`, `Сезон 11: 01-24 из 24`.
enum SeasonWordEpisode {
    static func take(_ name: NameText, at index: TokenIndex, into finding: inout Finding) {
        guard index < name.tokens.endIndex, name.isDigit(name.tokens[index].start),
            name.hasSpacedDash(before: index) || self.isTwoDigitsAndEnd(name, at: index)
                || self.isCounted(name, at: index),
            !name.tokens[index].word.kinds.contains(.technical),
            let first = name.number(at: name.tokens[index].start, digits: 4)
        else { return }
        let numbers = EpisodeNumbers(name, first: first, lead: .none)
        guard !name.isWord(numbers.end) else { return }
        finding.end = numbers.end
        // `Season 1 - 6 + Extras`
        if first.digits == 1, numbers.list.count == 1, name.has(" + ", at: first.end) { return }
        finding.episodes = numbers.list
        finding.isBare = true
    }

    /// Whether it is written like `Сезон 11: 01-24 из 24`.
    static func isCounted(_ name: NameText, at index: TokenIndex) -> Bool {
        name.gap(before: index).count == 2 && name[name.tokens[index - 1].end] == .colon
            && CountedOfRule.match(name, at: index) != nil
    }

    /// Whether it is written like `2nd Season 24 (1080p)`.
    private static func isTwoDigitsAndEnd(_ name: NameText, at index: TokenIndex) -> Bool {
        let token = name.tokens[index]
        // `(Season 1) 03`
        let gap = name.gap(before: index)
        let isBehindBracket = gap.count == 2 && name[gap.lowerBound].closesBracket
        guard token.count == 2, token.isNumber, gap.count == 1 || isBehindBracket else { return false }
        guard index + 1 < name.tokens.endIndex else { return true }
        // A bracket that opens behind the number.
        guard let next = name.tokens[index + 1].bracket else { return false }
        return token.bracket.map { next > $0 } ?? true
    }
}
