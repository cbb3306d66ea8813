/// `Part 2`, `Pt.II`, `Part Three`, `Teil 2`, `2nd Cour`: of a film, of a mini-series or of a season.
enum PartRule: NamingRule {
    static let asksAt: WordStarts = .any

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? { self.match(scan.name, at: index) }

    static func match(_ name: NameText, at index: TokenIndex) -> Finding? {
        let word = name.tokens[index]
        if word.word.kinds.contains(.part) { return self.numberBehind(name, at: index) }
        if word.word.kinds.contains(.ordinal) { return self.cour(name, at: index) }
        return name.isDigit(word.start) ? nil : self.glued(name, word)
    }

    /// `2nd Cour`, `Second Cour`.
    private static func cour(_ name: NameText, at index: TokenIndex) -> Finding? {
        guard name.isWord("cour", token: index + 1), name.gap(before: index + 1).count == 1 else { return nil }
        let word = name.tokens[index]
        return Finding(rule: .part, start: word.start, end: name.tokens[index + 1].end, part: Int(word.word.value))
    }

    private static func numberBehind(_ name: NameText, at index: TokenIndex) -> Finding? {
        let start = name.tokens[index].start
        guard index + 1 < name.tokens.endIndex, name.gap(before: index + 1).count <= 2,
            let part = self.value(name.tokens[index + 1])
        else { return nil }
        if var counted = CountedOfRule.match(name, at: index + 1) {
            counted.start = start
            return counted
        }
        return Finding(rule: .part, start: start, end: name.tokens[index + 1].end, part: part)
    }

    /// Reads `Part2`, `pt1`.
    private static func glued(_ name: NameText, _ word: Token) -> Finding? {
        guard word.count <= 7, name.isDigit(word.end - 1) else { return nil }
        var digits = word.end
        while digits > word.start, name.isDigit(digits - 1) { digits -= 1 }
        guard digits > word.start, let number = name.number(at: digits, digits: 2),
            Vocabulary.shared.word(name.folded[word.start..<digits]).kinds.contains(.part)
        else { return nil }
        return Finding(rule: .part, start: word.start, end: word.end, part: number.value)
    }

    private static func value(_ token: Token) -> Int? {
        if token.isNumber { return token.count <= 2 ? token.number : nil }
        return token.word.kinds.isDisjoint(with: [.cardinal, .roman]) ? nil : Int(token.word.value)
    }
}
