extension NameWall {
    /// Reads where technical words begin, from the beginning of the name proper on.
    init(_ name: NameText, from body: TokenIndex) {
        var reader = NameWallReader(name, from: body)
        reader.readWords()
        reader.lowerBehindArticle()
        reader.raiseBrackets()
        self.init(
            name,
            from: body,
            isWall: reader.isWall,
            hasTechnical: reader.hasTechnical,
            hasBroadcast: reader.hasBroadcast
        )
    }
}

private struct NameWallReader {
    private let name: NameText
    private let body: TokenIndex
    var isWall: [Bool]
    var hasTechnical = false
    var hasBroadcast = false

    init(_ name: NameText, from body: TokenIndex) {
        self.name = name
        self.body = body
        self.isWall = [Bool](repeating: false, count: name.tokens.count)
    }

    /// From the end to the front: weak words are technical in front of technical ones, and at the end.
    mutating func readWords() {
        let last = self.name.tokens.endIndex - 1
        var reaches = false
        var run = 0
        for index in stride(from: last, through: self.body, by: -1) {
            let kinds = self.name.tokens[index].word.kinds
            if kinds.contains(.broadcast) { self.hasBroadcast = true }
            if TechnicalWords.isTechnical(self.name, index) {
                self.isWall[index.offset] = true
                self.hasTechnical = true
                reaches = true
            } else if TechnicalWords.isWeak(self.name, index) {
                run = index == last || run > 0 ? run + 1 : 0
                self.isWall[index.offset] =
                    reaches || (run > 0 && self.endsName(at: index, run: run)) || self.isVersion(index)
                if kinds.contains(.complete), self.isWall[index.offset] { self.hasTechnical = true }
            } else {
                reaches = false
                run = 0
            }
        }
    }

    /// Weak words up to the end are technical when they are shouted, several, `Hindi Dubbed`, or say that all is complete.
    private func endsName(at index: TokenIndex, run: Int) -> Bool {
        let token = self.name.tokens[index]
        let kinds = token.word.kinds
        if kinds.contains(.complete) { return token.count > 4 && kinds.contains(.weak) }
        if run == 1, self.name.isWord("4k", token: index) { return true }
        // `Title-3d`
        if run == 1, self.name.isWord("3d", token: index), self.name[token.start - 1] == .dash { return true }
        if run > 2 || token.count > 2 && self.name.isShouted(token) && !self.name.isAllCapitals { return true }
        return run == 2 && index > .first + 1 && kinds.contains(.language)
            && (self.name.isWord("dubbed", token: index + 1) || self.name.isWord("subbed", token: index + 1))
    }

    /// `Title v2 [ABCD1234]`: a release's version, at the end or in front of what is technical.
    private func isVersion(_ index: TokenIndex) -> Bool {
        let token = self.name.tokens[index]
        guard token.count == 2, self.name[token.start] == .v, self.name.isDigit(token.start + 1), index > self.body,
            token.bracket == nil
        else { return false }
        let next = index + 1
        guard next < self.name.tokens.endIndex else { return true }
        guard let bracket = self.name.outermostBracket(around: self.name.tokens[next]),
            bracket.tokens.lowerBound == next
        else { return false }
        switch BracketSort(bracket, in: self.name) {
        case .technical, .checksum: return true
        case .text, .number, .year: return false
        }
    }

    /// `The.Internal.2160p`: an article is no title.
    mutating func lowerBehindArticle() {
        let index = self.body + 1
        guard index < self.name.tokens.endIndex, self.name.isWord("the", token: self.body), self.isWall[index.offset],
            !TechnicalWords.isTechnical(self.name, index)
        else { return }
        self.isWall[index.offset] = false
    }

    /// A bracket that holds a technical word is one from its first word on; so is a checksum.
    mutating func raiseBrackets() {
        for bracket in self.name.brackets where bracket.parent == nil {
            guard let first = bracket.tokens.first, !self.isWall[first.offset] else { continue }
            switch BracketSort(bracket, in: self.name) {
            case .technical, .checksum: self.isWall[first.offset] = true
            case .text, .number, .year: break
            }
        }
    }
}
