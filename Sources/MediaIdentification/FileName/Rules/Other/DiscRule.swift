/// `CD1`, `cd 2`, `Disc 1`, `DVD2`: one of the discs that a film lies on.
enum DiscRule {
    static func match(_ name: NameText, at index: TokenIndex) -> Finding? {
        let word = name.tokens[index]
        if word.word.kinds.contains(.disc), index + 1 < name.tokens.endIndex, !name.has("dvd", at: word.start) {
            let next = name.tokens[index + 1]
            guard next.isNumber, next.count <= 2, next.number > 0, name.gap(before: index + 1).count == 1 else {
                return nil
            }
            return Finding(rule: .part, start: word.start, end: next.end, part: next.number)
        }
        return self.glued(name, word)
    }

    /// Reads `CD1`, `CD1of3`.
    private static func glued(_ name: NameText, _ word: Token) -> Finding? {
        guard word.count >= 3, word.count <= 8, name.isDigit(word.end - 1) else { return nil }
        for letters in 2...4 where name.isDigit(word.start + letters) && !name.isDigit(word.start + letters - 1) {
            guard let number = name.number(at: word.start + letters, digits: 1), number.value > 0,
                number.end == word.end || self.countEnd(name, at: number.end) == word.end,
                self.isDisc(name, word, letters: letters, number: number.value)
            else { return nil }
            return Finding(rule: .part, start: word.start, end: word.end, part: number.value)
        }
        return nil
    }

    private static func isDisc(_ name: NameText, _ word: Token, letters: Int, number: Int) -> Bool {
        switch letters {
        case 2: name.has("cd", at: word.start)
        case 3: name.has("dvd", at: word.start) && number < 5
        default: name.has("disc", at: word.start) || name.has("disk", at: word.start)
        }
    }

    /// Where `of3` ends.
    private static func countEnd(_ name: NameText, at index: ByteIndex) -> ByteIndex? {
        name.has("of", at: index) ? name.number(at: index + 2, digits: 1)?.end : nil
    }
}
