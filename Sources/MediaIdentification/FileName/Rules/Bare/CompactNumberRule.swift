/// `show.101.hdtv`, `the.simpsons.2401.hdtv`, `Show [401] Title`: season and episode written as one number; two
/// episodes as `show.101.102.hdtv` and `show.10102.hdtv`.
enum CompactNumberRule: BareNumberRule {
    static let countsBeside: FoundBefore = .filmYear

    static func find(in context: BareNumberContext) -> Finding? {
        let name = context.name
        for index in context.behindFirst {
            if let double = self.double(context, at: index) { return double }
            if let french = self.french(context, at: index) { return french }
            guard self.mayBe(context, at: index) else { continue }
            let token = name.tokens[index]
            // `Blade.Runner.2049.1080p`
            if token.count == 4, (1900...2099).contains(token.number) { continue }
            guard !context.layout.isFansub, self.isLast(context, at: index) else { continue }
            if let counted = self.counted(context, at: index) { return counted }
            return self.finding(name, at: index)
        }
        return nil
    }

    /// `Title 445 VOSTFR`, `Title 445 [VOSTFR]`: French anime is counted through.
    private static func french(_ context: BareNumberContext, at index: TokenIndex) -> Finding? {
        let token = context.name.tokens[index]
        let isMarked = context.name.has("vost", at: token.end + 1) || context.name.has("vost", at: token.end + 2)
        guard isMarked, token.isNumber, (3...4).contains(token.count), token.number > 150,
            context.isOpen(index), !context.isYear(index), token.number < 1900 || token.number > 2099
        else { return nil }
        return Finding(rule: .paddedNumber, start: token.start, end: token.end, episodes: [token.number])
    }

    /// `Show.102.1080p.BluRay`: what comes from a disc is not numbered by season so; the number may be of either count.
    private static func counted(_ context: BareNumberContext, at index: TokenIndex) -> Finding? {
        let name = context.name
        let token = name.tokens[index]
        let isOfDisc =
            token.count == 3
            && (index..<name.tokens.endIndex).contains { name.isWord("bluray", token: $0) }
        // `Title 1001`: seasons from the tenth on are written so by those who name a source.
        let isLong = token.count == 4 && name[token.start] != .zero && !context.wall.hasTechnical
        guard context.isOpen(index), isOfDisc || isLong else { return nil }
        return Finding(rule: .paddedNumber, start: token.start, end: token.end, episodes: [token.number])
    }

    /// Whether a number can be a season and an episode, behind the year.
    private static func mayBe(_ context: BareNumberContext, at index: TokenIndex) -> Bool {
        let name = context.name
        let token = name.tokens[index]
        guard token.isNumber, token.count == 3 || token.count == 4, !context.isYear(index),
            context.isOpen(index) || self.isAlone(name, token), token.number / 100 > 0,
            (1...49).contains(token.number % 100), name[token.start] != .zero || token.count == 4
        else { return false }
        if let year = context.year, year.start > token.start { return false }
        return !name.isWord("ppv", token: index + 1)
    }

    /// Reads `show.10102.hdtv`: a season and two episodes, one behind the other.
    private static func double(_ context: BareNumberContext, at index: TokenIndex) -> Finding? {
        let token = context.name.tokens[index]
        guard token.isNumber, token.count == 5 || token.count == 6, token.bracket == nil,
            context.wall.isWall(index + 1), context.name[token.start] != .zero, !context.layout.isFansub,
            !context.name.isDotLiteral
        else { return nil }
        let first = token.number / 100 % 100
        guard first > 0, token.number % 100 == first + 1, DateRule.six(context.name, index) == nil else { return nil }
        return Finding(
            rule: .compactNumber,
            start: token.start,
            end: token.end,
            season: token.number / 10_000,
            episodes: [first, first + 1]
        )
    }

    /// One number, or the first and last of the same season: `101-103`, `101.102`.
    private static func finding(_ name: NameText, at index: TokenIndex) -> Finding {
        let token = name.tokens[index]
        var finding = Finding(
            rule: .compactNumber,
            start: token.start,
            end: token.end,
            season: token.number / 100,
            episodes: [token.number % 100]
        )
        guard index + 1 < name.tokens.endIndex, name.tokens[index + 1].count == token.count,
            name.gap(before: index + 1).count == 1, name[token.end] == .dash || name[token.end] == .dot
        else { return finding }
        let last = name.tokens[index + 1]
        guard name[token.end] == .dash || last.number == token.number + 1 else { return finding }
        if last.number > token.number, last.number / 100 == token.number / 100 {
            finding.episodes = Array(token.number % 100...last.number % 100)
            finding.end = last.end
        }
        return finding
    }

    private static func isAlone(_ name: NameText, _ token: Token) -> Bool {
        name.bracket(around: token).map { $0.tokens.count == 1 && $0.opening == .openingSquare } ?? false
    }

    /// Technical words, the end or a title in the dotted style must follow.
    private static func isLast(_ context: BareNumberContext, at index: TokenIndex) -> Bool {
        let name = context.name
        let token = name.tokens[index]
        let next = index + 1
        guard next < name.tokens.endIndex else { return context.year == nil || index > .first }
        return context.wall.isWall(next) || token.bracket != nil
            || name.tokens[next].bracket != nil && name.hasSpacedDash(before: index)
            || name[token.end] == .dot || name[token.end] == .dash && name.tokens[next].count == token.count
            || self.isGluedTitle(name, behind: token, at: next) || self.isUnderscored(name, token)
            || name.hasSpacedDash(before: next)
    }

    /// Whether it is written like `101-Title`.
    private static func isGluedTitle(_ name: NameText, behind token: Token, at next: TokenIndex) -> Bool {
        token.count == 3 && name[token.end] == .dash && name[token.start - 1] == .space
            && name.gap(before: next).count == 1 && name.isLetter(name.tokens[next].start)
    }

    /// Whether it is written like `Show_Name_209_Title`.
    private static func isUnderscored(_ name: NameText, _ token: Token) -> Bool {
        token.count == 3 && name[token.end] == .underscore && name[token.start - 1] == .underscore
            && !name.bytes.contains(.space)
    }
}
