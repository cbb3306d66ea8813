/// How a name is written as a whole.
struct NameStyle {
    /// Whether a dot is a dot rather than a space: where the name has spaces or underscores between its words, brackets
    /// apart.
    let isDotLiteral: Bool
    /// Whether `-` is all that stands between words: `the-show-e07-720p`.
    let isHyphened: Bool
    /// Whether no letter is small.
    let isAllCapitals: Bool

    init(_ bytes: [UInt8]) {
        var (dots, spaces, hyphens, small, depth) = (0, 0, 0, 0, 0)
        for byte in bytes {
            switch byte {
            case .openingSquare, .openingRound: depth += 1
            case .closingSquare, .closingRound: depth = max(0, depth - 1)
            case .dot where depth > 0, .space where depth > 0: continue
            case .dot: dots += 1
            case .space, .underscore: spaces += 1
            case .dash: hyphens += 1
            default: if byte.isSmallLetter { small += 1 }
            }
        }
        self.isDotLiteral = spaces > 0 && spaces * 2 >= dots
        self.isHyphened = hyphens > 1 && spaces == 0 && dots == 0
        self.isAllCapitals = small == 0
    }
}
