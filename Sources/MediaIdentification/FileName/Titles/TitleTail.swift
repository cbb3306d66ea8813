/// What stands behind a title without being part of it and without being technical: editions, `The Complete`, ` - OVA`.
struct TitleTail {
    private let name: NameText
    /// The first word of the title, which is always kept.
    private let first: TokenIndex
    /// Behind the last word of the title.
    private var end: TokenIndex

    private init(_ name: NameText, _ range: Range<ByteIndex>) {
        self.name = name
        self.first = name.token(from: range.lowerBound)
        self.end = name.token(from: range.upperBound)
    }

    static func cut(
        _ name: NameText,
        _ range: Range<ByteIndex>,
        isFansub: Bool,
        isFilm: Bool
    ) -> Range<ByteIndex> {
        var tail = Self(name, range)
        let all = tail.end
        tail.cutComplete()
        if isFilm {
            tail.cutEdition()
            while tail.hasMore, tail.isShoutedWord(tail.end - 1) || tail.isPicture(tail.end - 1) { tail.end -= 1 }
        } else {
            tail.cutSeasonWord()
            // `[Group] Title BD - 14`
            if isFansub, tail.hasMore, name.isWord("bd", token: tail.end - 1), name.isShouted(name.tokens[tail.end - 1])
            {
                tail.end -= 1
            }
        }
        tail.end = TitleTailSpecial(name, first: tail.first, end: tail.end, isFansub: isFansub, isFilm: isFilm).cut()
        if tail.hasMore, tail.isVolume(name.tokens[tail.end - 1]) { tail.end -= 1 }
        guard tail.end < all, tail.end > tail.first else { return range }
        let rest = TitleCutter.trimmed(name, range.lowerBound..<max(range.lowerBound, tail.endByte))
        return rest.isEmpty ? range : rest
    }

    /// Whether there is a word behind the first one.
    private var hasMore: Bool { self.end > self.first + 1 }

    /// Where the title ends; a bracket behind it is none of it.
    private var endByte: ByteIndex {
        let token = self.name.tokens[self.end]
        guard let bracket = self.name.bracket(around: token), token.bracket != self.name.tokens[self.end - 1].bracket
        else { return token.start }
        return bracket.start
    }

    // MARK: - Seasons and packs

    /// `Skins Season S01-S07`, `Spartacus Season S03`, `House MD All Seasons (1-8)`.
    private mutating func cutSeasonWord() {
        if self.hasMore, self.end < self.name.tokens.endIndex, self.name.isWord("season", token: self.end - 1),
            self.name.tokens[self.end - 1].bracket == nil, SeasonRule.match(self.name, at: self.end) != nil
        {
            self.end -= 1
        }
        if self.hasMore, self.end < self.name.tokens.endIndex, self.name.isWord("all", token: self.end - 1),
            self.name.tokens[self.end].word.kinds.contains(.season)
        {
            self.end -= 1
        }
    }

    /// `The Complete` before a season, `Complete Series`, `Intégrale`, `COMPLETE MINISERIES`.
    private mutating func cutComplete() {
        var index = self.end
        var found = self.end
        while index > self.first + 1 {
            if self.name.tokens[index - 1].word.kinds.contains(.complete) {
                found = index - 1
            } else if !self.mayStandBesideComplete(index - 1, isInFront: found == index) {
                break
            }
            index -= 1
        }
        guard found < self.end, self.isComplete(found) else { return }
        if found > self.first + 1, self.name.isWord("the", token: found - 1) { found -= 1 }
        // `The Miniseries`, `The complete movie`
        if found != self.first + 1 || !self.name.isWord("the", token: self.first) { self.end = found }
    }

    private func mayStandBesideComplete(_ index: TokenIndex, isInFront: Bool) -> Bool {
        let token = self.name.tokens[index]
        return token.word.kinds.contains(.season) || token.isNumber && token.count < 3
            || self.name.isWord("movie", token: index) || self.name.isWord("the", token: index) && isInFront
    }

    /// `collection` and `saga` end titles too.
    private func isComplete(_ index: TokenIndex) -> Bool {
        !(self.name.isWord("collection", token: index) || self.name.isWord("saga", token: index)
            || self.name.isWord("anthology", token: index) || self.name.isWord("pack", token: index))
    }

    // MARK: - Editions

    /// `EXTENDED`, `Director's Cut`, `50th Anniversary Edition`, with the article in front; `The Final Cut` keeps its name.
    private mutating func cutEdition() {
        var index = self.end
        while index > self.first + 1, self.name.tokens[index - 1].word.kinds.contains(.edition) { index -= 1 }
        guard index < self.end, self.end - index > 1 || self.standsAlone(self.name.tokens[index]) else { return }
        if index > self.first + 1, self.name.tokens[index - 1].word.kinds.contains(.ordinal),
            self.name.isDigit(self.name.tokens[index - 1].start)
        {
            index -= 1
        }
        // `Bigger.Longer.And.Uncut`
        if self.name.tokens[index - 1].word.kinds.contains(.joiner) || self.name.isWord("or", token: index - 1)
            || self.name[self.name.tokens[index].start - 2] == .ampersand
        {
            return
        }
        let isBehindArticle =
            index == self.first + 1
            && (self.name.isWord("the", token: self.first) || self.name.isWord("a", token: self.first))
        guard !isBehindArticle else { return }
        // `Blade.Runner.The.Final.Cut.1982`
        if index > self.first + 1, self.name.isWord("the", token: index - 1) { index -= 1 }
        self.end = index
    }

    private func standsAlone(_ token: Token) -> Bool {
        if token.count == 2 || self.name.has("extended", at: token.start) || self.name.has("uncut", at: token.start) {
            return self.name.isShouted(token) && !self.name.isAllCapitals || token.count > 2
        }
        return Self.sureEditions.contains { self.name.has($0, at: token.start) }
    }

    private static let sureEditions: [StaticString] = [
        "criterion", "imax", "unrated", "remastered", "theatrical", "despecialized", "uncensored",
    ]

    // MARK: - Other words

    /// Whether it is written like `Title.CUSTOM.2022`.
    private func isShoutedWord(_ index: TokenIndex) -> Bool {
        let token = self.name.tokens[index]
        // `MULTi`
        let isShouted =
            self.name.isShouted(token)
            || self.name.isWord("multi", token: index) && self.name.bytes[token.start + 1] < .a
        return token.count > 3 && token.word.kinds.contains(.weak) && isShouted
            && !self.name.isAllCapitals && token.bracket == nil && !self.name.isShouted(self.name.tokens[index - 1])
    }

    /// `Title.3D.2013.1080p`, `Title.OM.2015`: how it is shown, between title and year of a dotted name.
    private func isPicture(_ index: TokenIndex) -> Bool {
        let next = index + 1
        guard !self.name.isDotLiteral, self.name.tokens[index].count == 2, next < self.name.tokens.endIndex,
            self.name.tokens[next].count == 4, self.name.tokens[next].isNumber,
            self.name.isShouted(self.name.tokens[index]), !self.name.isWord("in", token: index - 1)
        else { return false }
        return self.name.isWord("3d", token: index) || self.name.isWord("om", token: index)
    }

    /// Whether it is written like `vol127`.
    private func isVolume(_ token: Token) -> Bool {
        self.name.has("vol", at: token.start)
            && self.name.number(at: token.start + 3, digits: 3).map { $0.end == token.end } ?? false
    }
}
