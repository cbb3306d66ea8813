/// A number counted through all seasons, beside season and episode: `313-315 s16e03`, `S10E15(233)`, `S01E05 - 005`.
enum AbsoluteNumberRule {
    /// Right in front of the marker: `Show 313-315 s16e03-05`, `Show - 313 - s16e03`.
    static func before(_ name: NameText, _ marker: Int, from body: Int, isFansub: Bool) -> Finding? {
        var index = marker - 1
        var tokens: [Int] = []
        while index > body, tokens.count < 2, name.tokens[index].isNumber, name.tokens[index].bracket < 0 {
            tokens.insert(index, at: 0)
            index -= 1
        }
        guard let first = tokens.first else { return nil }
        if tokens.count == 2 {
            let from = name.tokens[tokens[0]]
            let to = name.tokens[tokens[1]]
            let gap = name.gap(before: tokens[1])
            // `Ranma 1-2 S03E05`
            guard gap.count == 1, name[gap.lowerBound] == UInt8(ascii: "-"), from.number < to.number, from.count > 1,
                to.number - from.number < EpisodeNumbers.limit
            else { return nil }
            return Finding(rule: .range, start: from.start, end: to.end, episodes: Array(from.number...to.number))
        }
        let token = name.tokens[first]
        if isFansub, token.count >= 3, token.count <= 4, name.gap(before: marker).count == 1 {
            return Finding(rule: .animeNumber, start: token.start, end: token.end, episodes: [token.number])
        }
        guard token.count == 3, name.hasSpacedDash(before: first), name.hasSpacedDash(before: marker)
        else { return nil }
        return Finding(rule: .animeNumber, start: token.start, end: token.end, episodes: [token.number])
    }

    /// Right behind it: in a bracket, or of three digits between dashes.
    static func behind(_ name: NameText, _ full: Finding, isFansub: Bool = false) -> Finding? {
        let index = name.token(from: full.end)
        guard index < name.tokens.count, name.isDigit(name.tokens[index].start),
            let first = name.number(at: name.tokens[index].start, digits: 4),
            first.digits < 4 || first.value > 2035 || first.value < 1900
        else { return nil }
        let token = name.tokens[index]
        if token.bracket >= 0 {
            let bracket = name.brackets[token.bracket]
            guard bracket.start - full.end <= 3, bracket.start >= full.end, bracket.tokens.lowerBound == index,
                !token.word.kinds.contains(.technical), !NameLayout.isChecksum(name, bracket)
            else { return nil }
            let numbers = EpisodeNumbers(name, first: first, lead: .none)
            guard name.token(from: numbers.end) >= bracket.tokens.upperBound else { return nil }
            return Finding(rule: .bracketNumber, start: bracket.start, end: bracket.end, episodes: numbers.list)
        }
        if token.isNumber, first.digits == 3 {
            let numbers = EpisodeNumbers(name, first: first, lead: .none)
            if numbers.list.count == full.episodes.count, numbers.list.count > 1, !name.isWord(numbers.end) {
                return Finding(rule: .range, start: token.start, end: numbers.end, episodes: numbers.list)
            }
        }
        // `[Group] Show S10E14 214`
        let isPlain = isFansub && name.gap(before: index).count == 1
        guard token.isNumber, token.count == 3, name.hasSpacedDash(before: index) || isPlain,
            index + 1 == name.tokens.count || name.hasSpacedDash(before: index + 1)
                || name.tokens[index + 1].bracket >= 0
        else { return nil }
        return Finding(rule: .animeNumber, start: token.start, end: token.end, episodes: [token.number])
    }
}
