/// What the rules for numbers without any letter or word need to know.
struct BareNumberContext {
    let name: NameText
    let layout: NameLayout
    let wall: NameWall
    let year: NameYear?
    /// The season that was found, if any.
    let season: Finding?

    /// The tokens outside of brackets that stand before the technical words; walls that are brackets are stepped over.
    func isOpen(_ index: Int) -> Bool { self.name.tokens[index].bracket < 0 }

    /// Where the search ends: at technical words outside of brackets.
    var end: Int { self.wall.openEnd(from: self.layout.body) }

    /// A number with nothing but a version or a half's letter behind it.
    func number(_ index: Int) -> (first: Number, end: Int)? {
        let token = self.name.tokens[index]
        guard let first = self.name.number(at: token.start, digits: 4) else { return nil }
        if first.end == token.end { return (first, first.end) }
        let suffix = self.name[first.end]
        if suffix == UInt8(ascii: "v"), let version = self.name.number(at: first.end + 1, digits: 1),
            version.end == token.end
        {
            return (first, token.end)
        }
        if suffix >= UInt8(ascii: "a"), suffix <= UInt8(ascii: "d"), first.end + 1 == token.end, first.digits > 1 {
            return (first, token.end)
        }
        return nil
    }

    /// Whether nothing of a title follows a place: the end, a bracket, a spaced dash, technical words or `END`.
    func closes(_ end: Int) -> Bool {
        let next = self.name.token(from: end)
        guard next < self.name.tokens.count else { return true }
        return !self.isOpen(next) && self.opens(next) || self.name.hasSpacedDash(before: next) || self.wall.isWall(next)
            || self.isEndWord(next) || self.isSpecialEnd(next)
    }

    /// `14 OAD [`: a word for the sort of episode, with nothing of a title behind.
    private func isSpecialEnd(_ token: Int) -> Bool {
        guard self.layout.isFansub || self.wall.hasTechnical, self.name.tokens[token].word.kinds.contains(.special),
            self.name.tokens[token].count <= 4
        else { return false }
        let next = token + 1
        return next >= self.name.tokens.count || !self.isOpen(next) && self.opens(next) || self.wall.isWall(next)
    }

    private func opens(_ token: Int) -> Bool {
        let bracket = self.name.tokens[token].bracket
        return bracket >= 0 && self.name.brackets[bracket].tokens.lowerBound == token
    }

    private func isEndWord(_ token: Int) -> Bool {
        self.name.isWord("end", token: token) || self.name.isWord("final", token: token)
            || self.name.isWord("fin", token: token)
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
    func isYear(_ index: Int) -> Bool {
        guard let year = self.year else { return false }
        return self.name.tokens[index].start >= year.start && self.name.tokens[index].end <= year.end
    }
}

/// The conventions that number episodes without a letter or word, in the order of their trust.
enum BareNumberRules {
    static func match(_ context: BareNumberContext) -> Finding? {
        if let found = BracketNumberRule.match(context) { return found }
        let end = context.end
        if let found = AnimeNumberRule.match(context, end) { return found }
        guard context.season == nil else { return nil }
        // A film with its year: what other numbers it has are of its title.
        if let year = context.year, year.isMarked || context.wall.isWall(context.name.token(from: year.end)),
            !context.layout.isFansub
        {
            return CompactNumberRule.match(context, end)
        }
        return LeadingNumberRule.match(context, end) ?? PairRule.match(context, end) ?? RangeRule.match(context, end)
            ?? PaddedNumberRule.match(context, end) ?? CompactNumberRule.match(context, end)
    }
}
