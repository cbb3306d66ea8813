/// The words and brackets of a name, and what stands between them.
extension NameText {
    /// Whether a token is exactly this word.
    func isWord(_ word: StaticString, token index: TokenIndex) -> Bool {
        guard index >= .first, index < self.tokens.endIndex else { return false }
        let token = self.tokens[index]
        return token.count == word.utf8CodeUnitCount && self.has(word, at: token.start)
    }

    /// The token that begins at or behind a byte, or the end of the tokens.
    func token(from byte: ByteIndex) -> TokenIndex {
        var low = 0
        var high = self.tokens.count
        while low < high {
            let middle = (low + high) / 2
            if self.tokens.elements[middle].start < byte { low = middle + 1 } else { high = middle }
        }
        return TokenIndex(low)
    }

    /// The innermost bracket that holds a token.
    func bracket(around token: Token) -> Bracket? { token.bracket.map { self.brackets[$0] } }

    /// The innermost bracket that holds the token at or behind a byte; none behind the last token.
    func bracket(from byte: ByteIndex) -> Bracket? {
        let index = self.token(from: byte)
        return index < self.tokens.endIndex ? self.bracket(around: self.tokens[index]) : nil
    }

    /// The outermost bracket that holds a token.
    func outermostBracket(around token: Token) -> Bracket? {
        guard var index = token.bracket else { return nil }
        while let parent = self.brackets[index].parent { index = parent }
        return self.brackets[index]
    }

    /// The bytes between the end of the token before and this one's start.
    func gap(before index: TokenIndex) -> Range<ByteIndex> {
        let tokens = self.tokens
        let end = index < tokens.endIndex ? tokens[index].start : self.end
        return (index > .first ? tokens[min(index, tokens.endIndex) - 1].end : .first)..<end
    }

    /// Whether ` - ` (or `_-_`, `.-.`) stands before a token.
    func hasSpacedDash(before index: TokenIndex) -> Bool {
        let gap = self.gap(before: index)
        var hasDash = false
        var before = false
        var after = false
        for byte in self.folded[gap] {
            if byte == .dash {
                hasDash = true
                after = false
            } else if byte == .space || byte == .underscore || byte == .dot {
                if hasDash { after = true } else { before = true }
            }
        }
        return hasDash && (before || gap.lowerBound == .first || self[gap.lowerBound] == .closingSquare) && after
    }

    /// Whether a bracket is written like `[1234ABCD]`; eight digits may be a day, too.
    func isChecksum(_ bracket: Bracket) -> Bool {
        guard bracket.tokens.count == 1, let index = bracket.tokens.first, self.tokens[index].count == 8 else {
            return false
        }
        return self.folded[self.tokens[index].range].allSatisfy(\.isHexDigit)
    }

    /// Whether a range says that all is there: `END`.
    func isEndWord(_ range: Range<ByteIndex>) -> Bool {
        ["end", "fin", "final"].contains(self.foldedText(range))
    }

    /// Written in capitals.
    func isShouted(_ token: Token) -> Bool { !self.bytes[token.range].contains(where: \.isSmallLetter) }
}
