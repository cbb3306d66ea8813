/// `[Group] Title - 12v2 [1080p]`, `Title - 036`, `Title 01 [ABCD1234]`, `Title - 01 - Episode title`.
enum AnimeNumberRule: BareNumberRule {
    static let countsBeside: FoundBefore = [.season, .filmYear]

    static func find(in context: BareNumberContext) -> Finding? {
        var found = Found()
        for index in context.behindFirst where context.isOpen(index) && context.name.tokens[index].start >= found.end {
            guard let first = context.number(index), !self.isOfSeason(context, first) else { continue }
            if context.name.hasSpacedDash(before: index) {
                self.takeDashed(context, first: first, at: index, into: &found)
            } else if context.layout.isFansub, !context.isYear(index), context.mayCount(first) {
                found.plain = self.plain(context, first) ?? found.plain
            }
        }
        if found.dashed == nil, found.plain != nil, let bracketed = AnimeBracketNumber.find(in: context) {
            return bracketed
        }
        return found.dashed ?? found.plain ?? found.loose ?? AnimeBracketNumber.find(in: context) ?? self.amid(context)
    }

    /// What the numbers of a name may be.
    private struct Found {
        /// Behind a spaced dash.
        var dashed: Finding?
        /// Without a dash.
        var plain: Finding?
        /// Behind a spaced dash, with something of a title behind it.
        var loose: Finding?

        /// Behind the last of them that is sure.
        var end: ByteIndex { max(self.dashed?.end ?? .first, self.plain?.end ?? .first) }
    }

    private static func isOfSeason(_ context: BareNumberContext, _ number: Number) -> Bool {
        context.season.map { number.start >= $0.start && number.end <= $0.end } ?? false
    }

    // MARK: - Behind a dash

    private static func takeDashed(
        _ context: BareNumberContext,
        first: Number,
        at index: TokenIndex,
        into found: inout Found
    ) {
        if let dashed = found.dashed, self.isTextBehind(context, dashed) { return }
        if let finding = self.dashed(context, first) {
            if !context.isYear(index) { found.dashed = finding }
        } else if context.layout.isFansub, first.digits == 2, first.end == context.name.tokens[index].end {
            found.loose =
                found.loose
                ?? Finding(rule: .animeNumber, start: first.start, end: first.end, episodes: [first.value])
        }
    }

    /// Whether ` - text` follows: then an earlier number is the episode and a later one of its title.
    private static func isTextBehind(_ context: BareNumberContext, _ finding: Finding) -> Bool {
        let next = context.name.token(from: finding.end)
        return next < context.name.tokens.endIndex && context.name.hasSpacedDash(before: next)
    }

    private static func dashed(_ context: BareNumberContext, _ first: Number) -> Finding? {
        let name = context.name
        if PairRule.isDashed(name, at: name.token(from: first.start), isFansub: context.layout.isFansub) { return nil }
        let numbers = EpisodeNumbers(name, first: first, lead: .none)
        if self.isFraction(name, at: numbers.end) {
            return Finding(rule: .animeNumber, start: first.start, end: numbers.end + 2, isFraction: true)
        }
        guard !name.isWord(numbers.end), context.closes(numbers.end) || self.isPadded(first) else { return nil }
        return Finding(rule: .animeNumber, start: first.start, end: numbers.end, episodes: numbers.list)
    }

    /// Whether the `.5` of `07.5` stands there.
    private static func isFraction(_ name: NameText, at end: ByteIndex) -> Bool {
        name[end] == .dot && name.isDigit(end + 1) && !name.isWord(end + 2)
    }

    private static func isPadded(_ number: Number) -> Bool {
        number.digits > 1 && number.value < 10 || number.digits >= 3 && number.value < 100
    }

    // MARK: - Without a dash

    /// Of two digits or more right before a bracket or ` - text`, of one digit before a checksum.
    private static func plain(_ context: BareNumberContext, _ first: Number) -> Finding? {
        let name = context.name
        guard !self.isOfTitle(name, first) else { return nil }
        var numbers = EpisodeNumbers(name, first: first, lead: .none)
        let next = name.token(from: first.end)
        if numbers.list.count > 1, first.value != 1, next < name.tokens.endIndex, name.hasSpacedDash(before: next) {
            // `Gundam 00 - 05`: the number of the title, and the episode's; `Title 01 - 12` is a range.
            return nil
        }
        if self.isFraction(name, at: numbers.end) {
            guard context.closes(numbers.end + 2), first.digits >= 2 else { return nil }
            return Finding(rule: .animeNumber, start: first.start, end: numbers.end + 2, isFraction: true)
        }
        if let version = self.detachedVersion(name, at: numbers.end) {
            numbers = EpisodeNumbers(numbers.list, end: version)
        }
        guard context.closes(numbers.end), !self.isBeforeSpecial(name, numbers.end) else { return nil }
        let isRange = numbers.list.count > 2 && first.value == 1
        guard first.digits > 1 || isRange || self.isBeforeChecksum(name, numbers.end) else { return nil }
        return Finding(rule: .animeNumber, start: first.start, end: numbers.end, episodes: numbers.list)
    }

    private static func isOfTitle(_ name: NameText, _ first: Number) -> Bool {
        let before = first.start - 1
        // `No.6`, `1.11`: the dot is part of the title.
        if name[before] == .dot, name.isWord(before - 1), name.isDotLiteral,
            first.digits == 1 || name.isDigit(before - 1)
        {
            return true
        }
        // `009-1 - 07`
        return name[before] == .dash && name.isDigit(before - 1)
    }

    /// Whether it is written like `Mob Psycho 100 - OVA`.
    private static func isBeforeSpecial(_ name: NameText, _ end: ByteIndex) -> Bool {
        let next = name.token(from: end)
        guard next < name.tokens.endIndex, name.hasSpacedDash(before: next) else { return false }
        return !name.tokens[next].word.kinds.isDisjoint(with: [.special, .extra])
    }

    /// Reads `10_v2`.
    private static func detachedVersion(_ name: NameText, at end: ByteIndex) -> ByteIndex? {
        guard name[end + 1] == .v, !name.isWord(end), let version = name.number(at: end + 2, digits: 1),
            !name.isWord(version.end)
        else { return nil }
        return version.end
    }

    private static func isBeforeChecksum(_ name: NameText, _ end: ByteIndex) -> Bool {
        let next = name.token(from: end)
        guard next < name.tokens.endIndex, let bracket = name.bracket(around: name.tokens[next]) else { return false }
        return name.isChecksum(bracket)
    }

    // MARK: - Between words

    /// `[Group] Title 14 Episode title`: the only number, of two digits, between words.
    private static func amid(_ context: BareNumberContext) -> Finding? {
        let name = context.name
        guard context.layout.isFansub, context.year == nil, context.season == nil, context.layout.titleBracket == nil
        else { return nil }
        let numbers = (context.body..<max(context.body, context.end)).filter { name.isDigit(name.tokens[$0].start) }
        guard let index = numbers.first, index > context.body, index + 2 < context.end,
            numbers.count == 1 || name.tokens[numbers[1] - 1].word.kinds.contains(.part),
            self.isBetweenWords(context, at: index),
            !(index..<context.end).contains(where: {
                name.isWord("movie", token: $0) || !name.tokens[$0].word.kinds.isDisjoint(with: [.special, .season])
            })
        else { return nil }
        let token = name.tokens[index]
        return Finding(rule: .animeNumber, start: token.start, end: token.end, episodes: [token.number])
    }

    private static func isBetweenWords(_ context: BareNumberContext, at index: TokenIndex) -> Bool {
        let name = context.name
        return name.tokens[index].isNumber && name.tokens[index].count == 2 && context.isOpen(index)
            && context.isOpen(index + 1) && name.isLetter(name.tokens[index + 1].start)
            && name.gap(before: index).count == 1 && name.gap(before: index + 1).count == 1
    }
}
