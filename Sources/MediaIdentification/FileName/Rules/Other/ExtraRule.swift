/// Samples, trailers, extras, openings: not to be scrobbled.
enum ExtraRule {
    static func sort(_ name: NameText, _ layout: NameLayout) -> ExtraSort? {
        for index in layout.body..<name.tokens.endIndex {
            if let sort = self.opening(name, at: index) ?? self.capitals(name, at: index, layout: layout) {
                return sort
            }
            if let sort = self.word(name, at: index, body: layout.body) { return sort }
        }
        return nil
    }

    /// `Title-trailer` and `Title-sample` at the end, `sample-title` at the start, alone in a bracket or in all.
    private static func word(_ name: NameText, at index: TokenIndex, body: TokenIndex) -> ExtraSort? {
        let token = name.tokens[index]
        guard token.word.kinds.contains(.extra), let sort = ExtraSort(place: token.word.value) else { return nil }
        let count = name.tokens.count
        let isLast =
            index + 1 == name.tokens.endIndex
            && (index == .first || name[token.start - 1] == .dash
                || sort == .sample && name[token.start - 1] == .dot)
        let isFirst = index == .first && sort == .sample && count > 1 && name[token.end] == .dash
        let isAlone = name.bracket(around: token)?.tokens.count == 1 && index > body && sort != .extra
        return isLast || isFirst || isAlone || count == 1 && sort != .opening ? sort : nil
    }

    /// `NCOP`, `NCED2`, `Creditless Opening`.
    private static func opening(_ name: NameText, at index: TokenIndex) -> ExtraSort? {
        let token = name.tokens[index]
        if name.has("ncop", at: token.start) || name.has("nced", at: token.start), token.count <= 7 { return .opening }
        guard self.isCreditless(name, at: index) else { return nil }
        let next = index + 1
        let isSong =
            name.isWord("opening", token: next) || name.isWord("ending", token: next) || name.isWord("op", token: next)
            || name.isWord("ed", token: next)
        return isSong ? .opening : nil
    }

    private static func isCreditless(_ name: NameText, at index: TokenIndex) -> Bool {
        name.isWord("creditless", token: index) || name.isWord("textless", token: index)
            || name.isWord("clean", token: index)
    }

    /// In a fansub's name, in capitals: `- OP [`, `OP4a`, `PV`, `Menu`.
    private static func capitals(_ name: NameText, at index: TokenIndex, layout: NameLayout) -> ExtraSort? {
        let token = name.tokens[index]
        guard layout.isFansub, index > layout.body, name.bytes[token.start] < .a, !self.isCreditless(name, at: index)
        else { return nil }
        if self.isSong(name, token) { return .opening }
        if name.has("pv", at: token.start) || name.has("cm", at: token.start), name.bytes[token.start + 1] < .a,
            token.count == 2 || name.number(at: token.start + 2, digits: 2)?.end == token.end
        {
            return .trailer
        }
        let isMenu = name.isWord("menu", token: index) || name.isWord("preview", token: index) && token.bracket != nil
        return isMenu ? .extra : nil
    }

    /// Whether it is written like `OP`, `ED4a`, `OPv2`.
    private static func isSong(_ name: NameText, _ token: Token) -> Bool {
        guard name.has("op", at: token.start) || name.has("ed", at: token.start), token.count <= 4,
            name.bytes[token.start + 1] < .a
        else { return false }
        return token.count == 2 || !name.isLetter(token.start + 2) || name[token.start + 2] == .v
    }
}
