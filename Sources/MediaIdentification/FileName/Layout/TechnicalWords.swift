/// Which words of a name tell of picture, sound and source rather than of the title.
enum TechnicalWords {
    /// Technical beside technical words or behind a number or year, a plain word in a title.
    static func isWeak(_ name: NameText, _ index: TokenIndex) -> Bool {
        let token = name.tokens[index]
        let kinds = token.word.kinds
        if kinds.contains(.joiner), index > .first { return false }
        if kinds.contains(.edition),
            name.isWord("edition", token: index) || name.isWord("version", token: index)
                || name.isWord("cut", token: index)
        {
            return index > .first && name.tokens[index - 1].word.kinds.contains(.edition)
        }
        if kinds.contains(.weak) || kinds.contains(.technical) { return true }
        return kinds.contains(.shouted) && (name.isShouted(token) || self.isCamel(name, token))
    }

    /// Whether it is written like `iT`, `iP`.
    private static func isCamel(_ name: NameText, _ token: Token) -> Bool {
        token.count == 2 && name.bytes[token.start].isSmallLetter && name.bytes[token.start + 1] < .a
    }

    /// Technical by itself or with its neighbour: `H.264`, `WEB-DL`, `Blu-Ray`, `720.HDTV`.
    static func isTechnical(_ name: NameText, _ index: TokenIndex) -> Bool {
        let token = name.tokens[index]
        if token.word.kinds.contains(.technical) { return true }
        if DiscRule.match(name, at: index) != nil || BonusRule.isBonus(name, index) { return true }
        if token.isNumber, self.isFrameRate(name, index) { return true }
        guard index + 1 < name.tokens.endIndex else { return false }
        let next = name.tokens[index + 1]
        // `VR.180.SBS`
        if next.number == 180 || next.number == 360, name.isWord("vr", token: index), name.isShouted(token) {
            return true
        }
        guard token.count <= 4, name.gap(before: index + 1).count == 1 else { return false }
        return token.isNumber ? self.isPicture(token, next) : self.isPair(name, index)
    }

    /// Whether it is written like `720.HDTV`.
    private static func isPicture(_ token: Token, _ next: Token) -> Bool {
        guard next.word.kinds.contains(.technical) else { return false }
        switch token.count {
        case 3: return token.number == 720 || token.number == 480 || token.number == 576
        case 4: return token.number == 1080 || token.number == 2160
        default: return false
        }
    }

    /// Whether two words are technical together.
    private static func isPair(_ name: NameText, _ index: TokenIndex) -> Bool {
        let next = index + 1
        switch name.tokens[index].count {
        case 1:
            let number = name.tokens[next].number
            // `H-SBS`
            let isHalf =
                name.isWord("h", token: index)
                && (name.isWord("sbs", token: next) || name.isWord("ou", token: next))
            return isHalf
                || (number == 264 || number == 265)
                    && (name.isWord("h", token: index) || name.isWord("x", token: index))
        case 2: return name.isWord("hd", token: index) && self.pictures.contains { name.isWord($0, token: next) }
        case 3:
            if name.isWord("dvd", token: index), name.isWord("r", token: next) { return true }
            if name.isWord("blu", token: index) { return name.isWord("ray", token: next) }
            return
                (name.isWord("web", token: index) || name.isWord("dvd", token: index)
                || name.isWord("vod", token: index)) && self.copies.contains { name.isWord($0, token: next) }
        default: return false
        }
    }

    /// What stands behind `HD`.
    private static let pictures: [StaticString] = ["tv", "ts", "dvd", "cam", "rip"]
    /// What stands behind `WEB`, `DVD` and `VOD`.
    private static let copies: [StaticString] = ["dl", "rip", "hd", "scr", "cap"]

    /// Whether it is written like `23.976 FPS`.
    private static func isFrameRate(_ name: NameText, _ index: TokenIndex) -> Bool {
        if name.isWord("fps", token: index + 1) { return true }
        return index + 2 < name.tokens.endIndex && name.tokens[index + 1].isNumber
            && name.isWord("fps", token: index + 2) && name[name.tokens[index].end] == .dot
    }
}
