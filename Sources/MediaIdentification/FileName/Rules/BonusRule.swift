/// `Title-x01-Bonus`, `Series-f21-Film`: bonus material of a film, and a film of a series.
enum BonusRule {
    /// Whether a token is the `x01` of a bonus.
    static func isBonus(_ name: NameText, _ index: Int) -> Bool { self.matches(name, index, UInt8(ascii: "x")) }

    /// The token behind `-f21-`, where the film's own title begins.
    static func film(_ name: NameText, from body: Int) -> Int? {
        for index in body + 1..<max(body + 1, name.tokens.count - 1) where self.matches(name, index, UInt8(ascii: "f"))
        {
            return index + 1
        }
        return nil
    }

    private static func matches(_ name: NameText, _ index: Int, _ letter: UInt8) -> Bool {
        let token = name.tokens[index]
        return token.count == 3 && name[token.start] == letter && name.isDigit(token.start + 1)
            && name.isDigit(token.start + 2)
            && name[token.start - 1] == UInt8(ascii: "-") && name[token.end] == UInt8(ascii: "-")
    }
}
