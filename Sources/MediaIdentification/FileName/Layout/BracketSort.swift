/// What a bracket holds.
enum BracketSort {
    case text, technical, checksum, number, year

    init(_ bracket: Bracket, in name: NameText) {
        self =
            Self.plain(bracket, in: name) ?? Self.marked(bracket, in: name) ?? Self.technical(bracket, in: name)
            ?? .text
    }

    /// Nothing, a checksum, a site, or numbers.
    private static func plain(_ bracket: Bracket, in name: NameText) -> Self? {
        let tokens = bracket.tokens
        guard let first = tokens.first else { return .technical }
        if name.isChecksum(bracket) { return .checksum }
        // `【高清影视 www.site.com】`
        if tokens.contains(where: { name.isWord("www", token: $0) }) { return .technical }
        // A group that is called so.
        if bracket.start == .first, bracket.opening == .openingSquare, tokens.count == 1,
            name.isWord("hi10", token: first)
        {
            return .text
        }
        let token = name.tokens[first]
        if tokens.count == 1, token.isNumber {
            if token.count > 4 { return .text }
            return token.count == 4 && (1900...2035).contains(token.number) ? .year : .number
        }
        guard tokens.count <= 3, token.isNumber || self.isVersioned(name, token) else { return nil }
        let isNumbers = tokens.allSatisfy {
            name.tokens[$0].isNumber && name.tokens[$0].count < 5 || self.isVersioned(name, name.tokens[$0])
                || name.isWord("of", token: $0) || name.isWord("end", token: $0) || name.isWord("fin", token: $0)
        }
        return isNumbers ? .number : nil
    }

    /// A season or an episode in one of the conventions that have a letter or word.
    private static func marked(_ bracket: Bracket, in name: NameText) -> Self? {
        guard let first = bracket.tokens.first else { return nil }
        let token = name.tokens[first]
        let seasonEpisode = SeasonEpisodeRule.match(name, at: token.start)
        let counted = CJKRule.match(name, at: token.start)
        let marker =
            seasonEpisode ?? counted ?? CountedOfRule.match(name, at: first) ?? EpisodeWordRule.match(name, at: first)
        if let marker, marker.end >= bracket.end - 1 { return .number }
        guard bracket.tokens.count == 1,
            seasonEpisode != nil || CrossRule.match(name, at: token.start)?.end == token.end
        else { return nil }
        return name.has("0x", at: token.start) ? .text : .number
    }

    private static func technical(_ bracket: Bracket, in name: NameText) -> Self? {
        let tokens = bracket.tokens
        // A title with a technical word behind it is still one: `[Gundam HD REMASTER]`.
        if tokens.contains(where: { TechnicalWords.isTechnical(name, $0) }) { return .technical }
        if tokens.allSatisfy({ TechnicalWords.isWeak(name, $0) }) { return .technical }
        if self.isWhole(bracket, in: name) { return .technical }
        // `[Movie]`, `[OVA]`, `[NCOP]`: a sort, no title.
        guard tokens.count == 1, bracket.start > .first, let first = tokens.first,
            name.tokens[first].word.kinds.contains(.special) || name.isWord("movie", token: first)
                || name.tokens[first].word.kinds.contains(.extra) && name.isShouted(name.tokens[first])
                || name.isWord("tv", token: first) || SpecialRule.isGlued(name, at: first)
        else { return nil }
        return bracket.opening == .openingSquare ? .technical : .text
    }

    /// Whether it is written like `全12集`, `全集`: all there is.
    private static func isWhole(_ bracket: Bracket, in name: NameText) -> Bool {
        guard bracket.tokens.count == 1, let first = bracket.tokens.first else { return false }
        let token = name.tokens[first]
        guard name.has("全", at: token.start) else { return false }
        let digits = name.number(at: token.start + 3, digits: 4)
        let unit = digits?.end ?? token.start + 3
        return unit + 3 == token.end && ["集", "话", "話", "回"].contains { name.has($0, at: unit) }
    }

    /// Whether it is written like `12v2`, `12END`.
    private static func isVersioned(_ name: NameText, _ token: Token) -> Bool {
        guard let number = name.number(at: token.start, digits: 4) else { return false }
        if name.has("end", at: number.end), number.end + 3 == token.end { return true }
        guard name[number.end] == .v,
            let version = name.number(at: number.end + 1, digits: 1)
        else { return false }
        return version.end == token.end
    }
}
