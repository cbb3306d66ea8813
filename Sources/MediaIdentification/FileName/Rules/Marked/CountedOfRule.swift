/// `1 of 6`, `(3 of 6)`, `5of6`, `[20_of_25]`, `1 из 6`, `[01-11 из 11]`: the parts of a mini-series.
enum CountedOfRule: NamingRule {
    static let asksAt: WordStarts = .digit

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? { self.match(scan.name, at: index) }

    static func match(_ name: NameText, at index: TokenIndex) -> Finding? {
        let first = name.tokens[index]
        guard let number = name.number(at: first.start, digits: 3), number.value > 0 else { return nil }
        if !first.isNumber { return self.glued(name, number, end: first.end) }
        guard index + 2 < name.tokens.endIndex else { return nil }
        if let range = self.range(name, at: index) { return range }
        let all = name.tokens[index + 2]
        guard name.tokens[index + 1].word.kinds.contains(.of), all.isNumber, all.count <= 3,
            number.value <= all.number, name.gap(before: index + 1).count == 1, name.gap(before: index + 2).count == 1,
            name.isWord("of", token: index + 1) || name.isWord("av", token: index + 1) || self.isBracketed(first, all)
                || name.bytes[first.end + 1].leadsForeignLetter
        else { return nil }
        return Finding(rule: .countedOf, start: first.start, end: all.end, episodes: [number.value])
    }

    /// Reads `[01-11 из 11]`.
    private static func range(_ name: NameText, at index: TokenIndex) -> Finding? {
        guard index + 3 < name.tokens.endIndex else { return nil }
        let (first, last, all) = (name.tokens[index], name.tokens[index + 1], name.tokens[index + 3])
        guard last.isNumber, last.number > first.number, last.number - first.number < EpisodeNumbers.limit,
            name.gap(before: index + 1).count == 1, name[first.end] == .dash,
            name.tokens[index + 2].word.kinds.contains(.of), all.isNumber, all.count <= 3, last.number <= all.number,
            self.isBracketed(first, all)
        else { return nil }
        return Finding(
            rule: .countedOf,
            start: first.start,
            end: all.end,
            episodes: Array(first.number...last.number)
        )
    }

    private static func isBracketed(_ first: Token, _ all: Token) -> Bool {
        first.bracket != nil && first.bracket == all.bracket
    }

    /// Reads `5of6`.
    private static func glued(_ name: NameText, _ number: Number, end: ByteIndex) -> Finding? {
        guard name.has("of", at: number.end) || name.has("iz", at: number.end),
            let all = name.number(at: number.end + 2, digits: 3), all.end == end, number.value <= all.value
        else { return nil }
        return Finding(rule: .countedOf, start: number.start, end: end, episodes: [number.value])
    }
}
