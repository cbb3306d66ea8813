/// `1 of 6`, `(3 of 6)`, `5of6`, `[20_of_25]`, `1 из 6`, `[01-11 из 11]`: the parts of a mini-series.
enum CountedOfRule {
    static func match(_ name: NameText, at token: Int) -> Finding? {
        let first = name.tokens[token]
        guard name.isDigit(first.start), let number = name.number(at: first.start, digits: 3), number.value > 0 else {
            return nil
        }
        if !first.isNumber { return self.glued(name, first, number) }
        guard token + 2 < name.tokens.count else { return nil }
        if let range = self.range(name, token) { return range }
        let of = name.tokens[token + 1]
        let all = name.tokens[token + 2]
        guard of.word.kinds.contains(.of), all.isNumber, all.count <= 3, number.value <= all.number,
            name.gap(before: token + 1).count == 1, name.gap(before: token + 2).count == 1,
            name.isWord("of", token: token + 1) || self.isBracketed(name, first, all)
        else { return nil }
        return Finding(rule: .countedOf, start: first.start, end: all.end, episodes: [number.value])
    }

    /// Reads `[01-11 из 11]`.
    private static func range(_ name: NameText, _ token: Int) -> Finding? {
        guard token + 3 < name.tokens.count else { return nil }
        let (first, last, all) = (name.tokens[token], name.tokens[token + 1], name.tokens[token + 3])
        guard last.isNumber, last.number > first.number, last.number - first.number < EpisodeNumbers.limit,
            name.gap(before: token + 1).count == 1, name[first.end] == UInt8(ascii: "-"),
            name.tokens[token + 2].word.kinds.contains(.of), all.isNumber, all.count <= 3, last.number <= all.number,
            first.bracket >= 0, first.bracket == all.bracket
        else { return nil }
        return Finding(
            rule: .countedOf,
            start: first.start,
            end: all.end,
            episodes: Array(first.number...last.number)
        )
    }

    private static func isBracketed(_ name: NameText, _ first: Token, _ all: Token) -> Bool {
        first.bracket >= 0 && first.bracket == all.bracket || name.bytes[first.end + 1] >= 0xC3
    }

    /// Reads `5of6`.
    private static func glued(_ name: NameText, _ token: Token, _ number: Number) -> Finding? {
        guard name.has("of", at: number.end) || name.has("iz", at: number.end),
            let all = name.number(at: number.end + 2, digits: 3), all.end == token.end,
            number.value <= all.value
        else { return nil }
        return Finding(rule: .countedOf, start: token.start, end: token.end, episodes: [number.value])
    }
}
