/// What the rules for numbers without any letter or word need to know.
struct BareNumberContext {
    let name: NameText
    let layout: NameLayout
    let wall: NameWall
    let year: NameYear?
    /// The season that was found, if any.
    let season: Finding?
    /// Where the search ends: at technical words outside of brackets.
    let end: TokenIndex

    init(
        name: NameText,
        layout: NameLayout,
        wall: NameWall,
        year: NameYear?,
        season: Finding?,
        limit: TokenIndex? = nil
    ) {
        self.name = name
        self.layout = layout
        self.wall = wall
        self.year = year
        self.season = season
        let end = wall.openEnd(from: layout.body)
        self.end = limit.map { min($0, end) } ?? end
    }

    /// The first token of the name proper.
    var body: TokenIndex { self.layout.body }

    /// The tokens behind the first one up to where the search ends, those in brackets among them.
    var behindFirst: Range<TokenIndex> { self.body + 1..<max(self.body + 1, self.end) }

    /// Whether a token stands outside of brackets.
    func isOpen(_ index: TokenIndex) -> Bool { self.name.tokens[index].bracket == nil }

    /// A number with nothing but a version or a half's letter behind it.
    func number(_ index: TokenIndex) -> Number? {
        let token = self.name.tokens[index]
        guard let first = self.name.number(at: token.start, digits: 4), !self.isOfFilm(index) else { return nil }
        if first.end == token.end { return first }
        let suffix = self.name[first.end]
        if suffix == .v, let version = self.name.number(at: first.end + 1, digits: 1), version.end == token.end {
            return first
        }
        // `12END`
        if self.name.has("end", at: first.end), first.end + 3 == token.end, first.digits > 1 { return first }
        return suffix >= .a && suffix <= .d && first.end + 1 == token.end && first.digits > 1 ? first : nil
    }

    /// `Title - Movie 02`: the number of a film, never an episode's.
    private func isOfFilm(_ index: TokenIndex) -> Bool {
        index > self.body && self.name.tokens[index].count < 3 && self.name.gap(before: index).count == 1
            && (self.name.isWord("movie", token: index - 1) || self.name.isWord("gekijouban", token: index - 1))
    }

    /// Whether nothing of a title follows a place: the end, a bracket, a spaced dash, technical words or `END`.
    func closes(_ end: ByteIndex) -> Bool {
        let next = self.name.token(from: end)
        guard next < self.name.tokens.endIndex else { return true }
        return self.opensBracket(next) || self.name.hasSpacedDash(before: next) || self.wall.isWall(next)
            || self.isEndWord(next) || self.isSpecialEnd(next) || self.isSource(next)
    }

    /// `14 OAD [`: a word for the sort of episode, with nothing of a title behind.
    private func isSpecialEnd(_ index: TokenIndex) -> Bool {
        guard self.layout.isFansub || self.wall.hasTechnical,
            self.name.tokens[index].word.kinds.contains(.special), self.name.tokens[index].count <= 4
        else { return false }
        let next = index + 1
        return next >= self.name.tokens.endIndex || self.opensBracket(next) || self.wall.isWall(next)
    }

    /// `14 DVD - Group`: a source in capitals, and nothing of a title right behind.
    private func isSource(_ index: TokenIndex) -> Bool {
        let token = self.name.tokens[index]
        guard token.word.kinds.contains(.weak), token.count <= 4, token.count > 1, self.name.isShouted(token),
            !self.name.isAllCapitals
        else { return false }
        let next = index + 1
        return next >= self.name.tokens.endIndex || self.opensBracket(next) || self.name.hasSpacedDash(before: next)
    }

    private func opensBracket(_ index: TokenIndex) -> Bool {
        self.name.bracket(around: self.name.tokens[index]).map { $0.tokens.lowerBound == index } ?? false
    }

    func isEndWord(_ index: TokenIndex) -> Bool {
        self.name.isWord("end", token: index) || self.name.isWord("final", token: index)
            || self.name.isWord("fin", token: index)
    }

    /// Whether a number without a dash may be an episode's: not the season's own, nor in front of a season or a year, where
    /// it ends a title: `[Group] Movie 43 (2013)`, `[Group] Movie 43 (Uncut) - 2013`.
    func mayCount(_ number: Number) -> Bool {
        if let season = self.season, number.start < season.end { return false }
        guard let year = self.year, year.start >= number.end else { return true }
        let between = self.name.token(from: number.end)..<self.name.token(from: year.start)
        return between.contains { self.isOpen($0) }
    }

    /// Whether a number reads as the year that was found.
    func isYear(_ index: TokenIndex) -> Bool {
        guard let year = self.year else { return false }
        return self.name.tokens[index].start >= year.start && self.name.tokens[index].end <= year.end
    }
}
