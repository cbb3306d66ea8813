/// `Title-x01-Bonus`, `Series-f21-Film`: bonus material of a film, and a film of a series.
enum BonusRule {
    /// Whether a token is the `x01` of a bonus.
    static func isBonus(_ name: NameText, _ index: TokenIndex) -> Bool {
        self.isMarker(name, name.tokens[index], letter: .x)
    }

    /// The token behind `-f21-`, where the film's own title begins.
    static func film(_ name: NameText, from body: TokenIndex) -> TokenIndex? {
        let marker = (body + 1..<max(body + 1, name.tokens.endIndex - 1)).first {
            self.isMarker(name, name.tokens[$0], letter: .f)
        }
        return marker.map { $0 + 1 }
    }

    private static func isMarker(_ name: NameText, _ token: Token, letter: UInt8) -> Bool {
        token.count == 3 && name[token.start] == letter && name.isDigit(token.start + 1)
            && name.isDigit(token.start + 2) && name[token.start - 1] == .dash && name[token.end] == .dash
    }
}
