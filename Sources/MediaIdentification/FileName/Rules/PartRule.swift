/// `Part 2`, `Pt.II`, `Part Three`, `Teil 2`: of a film, or of a mini-series.
enum PartRule {
    static func match(_ name: NameText, at token: Int) -> Finding? {
        let word = name.tokens[token]
        if word.word.kinds.contains(.part) {
            guard token + 1 < name.tokens.count, name.gap(before: token + 1).count <= 2,
                let part = self.value(name.tokens[token + 1])
            else { return nil }
            if var counted = CountedOfRule.match(name, at: token + 1) {
                counted.start = word.start
                return counted
            }
            return Finding(rule: .part, start: word.start, end: name.tokens[token + 1].end, part: part)
        }
        // `Part2`, `pt1`
        guard word.count <= 7, name.isDigit(word.end - 1) else { return nil }
        var digits = word.end
        while digits > word.start, name.isDigit(digits - 1) { digits -= 1 }
        guard digits > word.start, let number = name.number(at: digits, digits: 2),
            Vocabulary.shared.word(name.folded, word.start, digits).kinds.contains(.part)
        else { return nil }
        return Finding(rule: .part, start: word.start, end: word.end, part: number.value)
    }

    private static func value(_ token: Token) -> Int? {
        if token.isNumber { return token.count <= 2 ? token.number : nil }
        return token.word.kinds.contains(.cardinal) || token.word.kinds.contains(.roman) ? Int(token.word.value) : nil
    }
}
