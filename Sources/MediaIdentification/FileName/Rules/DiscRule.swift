/// `CD1`, `cd 2`, `Disc 1`, `DVD2`: one of the discs that a film lies on.
enum DiscRule {
    static func match(_ name: NameText, at token: Int) -> Finding? {
        let word = name.tokens[token]
        if word.word.kinds.contains(.disc), token + 1 < name.tokens.count, !name.has("dvd", at: word.start) {
            let next = name.tokens[token + 1]
            guard next.isNumber, next.count <= 2, next.number > 0, name.gap(before: token + 1).count == 1 else {
                return nil
            }
            return Finding(rule: .part, start: word.start, end: next.end, part: next.number)
        }
        guard word.count >= 3, word.count <= 8, name.isDigit(word.end - 1) else { return nil }
        for prefix in [2, 3, 4] where name.isDigit(word.start + prefix) && !name.isDigit(word.start + prefix - 1) {
            guard let number = name.number(at: word.start + prefix, digits: 1), number.value > 0,
                number.end == word.end || self.isCounted(name, number.end, word.end)
            else { return nil }
            let known =
                name.has("cd", at: word.start) && prefix == 2
                || (name.has("dvd", at: word.start) && prefix == 3 && number.value < 5)
                || (name.has("disc", at: word.start) || name.has("disk", at: word.start)) && prefix == 4
            return known ? Finding(rule: .part, start: word.start, end: word.end, part: number.value) : nil
        }
        return nil
    }

    /// Whether `of3` stands there.
    private static func isCounted(_ name: NameText, _ index: Int, _ end: Int) -> Bool {
        name.has("of", at: index) && name.number(at: index + 2, digits: 1)?.end == end
    }
}
