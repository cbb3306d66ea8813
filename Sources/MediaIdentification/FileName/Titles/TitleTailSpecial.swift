/// The sort of episode behind a title: ` - OVA`, ` - NCOP`, ` - Clean Ending`, `_OP4a`, ` - Vol.1`.
struct TitleTailSpecial {
    private let name: NameText
    private let first: TokenIndex
    private let end: TokenIndex
    private let isFansub: Bool
    private let isFilm: Bool

    /// - Parameters:
    ///   - name: The name.
    ///   - first: The first word of the title, which is always kept.
    ///   - end: Behind its last word.
    ///   - isFansub: Whether the habits of anime apply.
    ///   - isFilm: Whether it is a film's title.
    init(_ name: NameText, first: TokenIndex, end: TokenIndex, isFansub: Bool, isFilm: Bool) {
        self.name = name
        self.first = first
        self.end = end
        self.isFansub = isFansub
        self.isFilm = isFilm
    }

    /// Where the title ends.
    func cut() -> TokenIndex {
        var index = self.end
        var cut = self.end
        while index > self.first + 1, self.end - index < 5, self.isSpecial(index - 1) {
            index -= 1
            if self.name.hasSpacedDash(before: index) {
                cut = index
                break
            }
            if self.mayEnd(before: index) { cut = index }
        }
        return cut < self.end && !self.name.tokens[cut].isNumber ? cut : self.end
    }

    /// Whether a word may be part of what is said of the episode; a number is where the title has other words.
    private func isSpecial(_ index: TokenIndex) -> Bool {
        let token = self.name.tokens[index]
        if token.isNumber, self.end - self.first < 3 { return false }
        if !token.word.kinds.isDisjoint(with: [.special, .extra]) || token.isNumber && token.count < 3 { return true }
        if self.isSong(token) || self.isNumbered(token) { return true }
        if self.name.isWord("clean", token: index) || self.name.isWord("creditless", token: index)
            // `Title - Vol. 2 (2004)` is a film, `Title - Vol. 2` of a fansub the second disc.
            || self.name.isWord("vol", token: index) && (self.isFansub || !self.isFilm)
        {
            return true
        }
        guard self.name.isDigit(token.start) else { return false }
        return self.name[token.start - 1] == .ampersand
            || index + 1 == self.end && self.isFansub && self.name.isWord("vol", token: index - 1)
    }

    /// Whether the title ends in front of a word without a dash between.
    private func mayEnd(before index: TokenIndex) -> Bool {
        if self.name.isWord("creditless", token: index) { return true }
        guard self.isFansub else { return false }
        let token = self.name.tokens[index]
        // `Title ONA v2`
        if index + 1 == self.end, self.end < self.name.tokens.endIndex, self.isVersion(self.name.tokens[self.end]),
            token.count == 3, token.word.kinds.contains(.special)
        {
            return true
        }
        return self.name.isWord("vol", token: index)
            || (self.isSong(token) && self.name.bytes[token.start] < .a && self.name.bytes[token.start + 1] < .a)
    }

    /// Whether it is written like `v2`.
    private func isVersion(_ token: Token) -> Bool {
        token.count == 2 && self.name[token.start] == .v && self.name.isDigit(token.start + 1)
    }

    /// Whether it is written like `SP01`, `OVA2`, `PV1`.
    private func isNumbered(_ token: Token) -> Bool {
        let isShort = ["sp", "pv", "cm"].contains { self.name.has($0, at: token.start) }
        let letters = isShort ? 2 : self.name.has("ova", at: token.start) ? 3 : 0
        return letters > 0 && self.name.number(at: token.start + letters, digits: 2)?.end == token.end
    }

    /// Whether it is written like `OP`, `ED2`, `NCOP1a`, `EDv2`.
    private func isSong(_ token: Token) -> Bool {
        var index = token.start
        if self.name.has("nc", at: index) { index += 2 }
        guard self.name.has("op", at: index) || self.name.has("ed", at: index), token.end - index <= 5 else {
            return false
        }
        return index + 2 == token.end || self.name.isDigit(index + 2) || self.name[index + 2] == .v
    }
}
