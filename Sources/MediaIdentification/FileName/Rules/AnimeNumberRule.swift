/// `[Group] Title - 12v2 [1080p]`, `Title - 036`, `Title 01 [ABCD1234]`, `Title - 01 - Episode title`.
enum AnimeNumberRule {
    static func match(_ context: BareNumberContext, _ end: Int) -> Finding? {
        var dashed: Finding?
        var plain: Finding?
        var loose: Finding?
        let name = context.name
        for index in context.layout.body..<end {
            guard context.isOpen(index), index > context.layout.body,
                name.tokens[index].start >= max(dashed?.end ?? 0, plain?.end ?? 0),
                let (first, _) = context.number(index)
            else { continue }
            if let season = context.season, first.start >= season.start, first.end <= season.end { continue }
            if name.hasSpacedDash(before: index) {
                guard dashed == nil || !self.hasText(context, dashed) else { continue }
                guard let found = self.finding(context, first) else {
                    if context.layout.isFansub, first.digits == 2, first.end == name.tokens[index].end, loose == nil {
                        loose = Finding(rule: .animeNumber, start: first.start, end: first.end, episodes: [first.value])
                    }
                    continue
                }
                if context.isYear(index) { continue }
                dashed = found
            } else if context.layout.isFansub, !context.isYear(index), context.mayCount(first) {
                if let found = self.plain(context, index, first) { plain = found }
            }
        }
        if dashed == nil, plain != nil, let bracketed = self.bracketed(context) { return bracketed }
        return dashed ?? plain ?? loose ?? self.bracketed(context) ?? self.amid(context, end)
    }

    /// `[Group] Title 14 Episode title`: the only number, of two digits, between words.
    private static func amid(_ context: BareNumberContext, _ end: Int) -> Finding? {
        let name = context.name
        guard context.layout.isFansub, context.year == nil, context.season == nil, context.layout.titleBracket == nil,
            end <= name.tokens.count
        else { return nil }
        let numbers = (context.layout.body..<max(context.layout.body, end)).filter {
            name.isDigit(name.tokens[$0].start)
        }
        guard let index = numbers.first, index > context.layout.body, index + 2 < end,
            numbers.count == 1 || name.tokens[numbers[1] - 1].word.kinds.contains(.part),
            name.tokens[index].isNumber, name.tokens[index].count == 2, context.isOpen(index),
            context.isOpen(index + 1),
            name.isLetter(name.tokens[index + 1].start), name.gap(before: index).count == 1,
            name.gap(before: index + 1).count == 1,
            !(index..<end).contains(where: {
                name.isWord("movie", token: $0) || !name.tokens[$0].word.kinds.isDisjoint(with: [.special, .season])
            })
        else { return nil }
        let token = name.tokens[index]
        return Finding(rule: .animeNumber, start: token.start, end: token.end, episodes: [token.number])
    }

    /// Whether ` - text` follows: then an earlier number is the episode and a later one of its title.
    private static func hasText(_ context: BareNumberContext, _ finding: Finding?) -> Bool {
        guard let finding else { return false }
        let next = context.name.token(from: finding.end)
        return next < context.name.tokens.count && context.name.hasSpacedDash(before: next)
    }

    private static func finding(_ context: BareNumberContext, _ first: Number) -> Finding? {
        let numbers = EpisodeNumbers(context.name, first: first, lead: .none)
        let name = context.name
        if name[numbers.end] == UInt8(ascii: "."), name.isDigit(numbers.end + 1), !name.isWord(numbers.end + 2) {
            return Finding(rule: .animeNumber, start: first.start, end: numbers.end + 2, isFraction: true)
        }
        guard !name.isWord(numbers.end), context.closes(numbers.end) || self.isPadded(first) else { return nil }
        return Finding(rule: .animeNumber, start: first.start, end: numbers.end, episodes: numbers.list)
    }

    private static func isPadded(_ number: Number) -> Bool {
        number.digits > 1 && number.value < 10 || number.digits >= 3 && number.value < 100
    }

    /// Without a dash: of two digits or more right before a bracket or ` - text`, of one digit before a checksum.
    private static func plain(_ context: BareNumberContext, _ index: Int, _ first: Number) -> Finding? {
        let name = context.name
        // `No.6`, `1.11`: the dot is part of the title.
        if name[first.start - 1] == UInt8(ascii: "."), name.isWord(first.start - 2), name.isDotLiteral,
            first.digits == 1 || name.isDigit(first.start - 2)
        {
            return nil
        }
        // `009-1 - 07`
        if name[first.start - 1] == UInt8(ascii: "-"), name.isDigit(first.start - 2) { return nil }
        var numbers = EpisodeNumbers(name, first: first, lead: .none)
        let next = context.name.token(from: first.end)
        if numbers.list.count > 1, first.value != 1, next < name.tokens.count, name.hasSpacedDash(before: next) {
            // `Gundam 00 - 05`: the number of the title, and the episode's; `Title 01 - 12` is a range.
            return nil
        }
        if name[numbers.end] == UInt8(ascii: "."), name.isDigit(numbers.end + 1), !name.isWord(numbers.end + 2) {
            guard context.closes(numbers.end + 2), first.digits >= 2 else { return nil }
            return Finding(rule: .animeNumber, start: first.start, end: numbers.end + 2, isFraction: true)
        }
        if let version = self.detachedVersion(name, numbers.end) {
            numbers = EpisodeNumbers(numbers.list, end: version)
        }
        guard context.closes(numbers.end), !self.isBeforeSpecial(context, numbers.end) else { return nil }
        let isRange = numbers.list.count > 2 && first.value == 1
        if first.digits == 1, !isRange, !self.isBeforeChecksum(context, numbers.end) { return nil }
        return Finding(rule: .animeNumber, start: first.start, end: numbers.end, episodes: numbers.list)
    }

    /// Whether it is written like `Mob Psycho 100 - OVA`.
    private static func isBeforeSpecial(_ context: BareNumberContext, _ end: Int) -> Bool {
        let next = context.name.token(from: end)
        guard next < context.name.tokens.count, context.name.hasSpacedDash(before: next) else { return false }
        return !context.name.tokens[next].word.kinds.isDisjoint(with: [.special, .extra])
    }

    /// Reads `10_v2`.
    private static func detachedVersion(_ name: NameText, _ end: Int) -> Int? {
        guard name[end + 1] == UInt8(ascii: "v"), !name.isWord(end), let version = name.number(at: end + 2, digits: 1),
            !name.isWord(version.end)
        else { return nil }
        return version.end
    }

    private static func isBeforeChecksum(_ context: BareNumberContext, _ end: Int) -> Bool {
        let next = context.name.token(from: end)
        guard next < context.name.tokens.count, context.name.tokens[next].bracket >= 0 else { return false }
        return NameLayout.isChecksum(context.name, context.name.brackets[context.name.tokens[next].bracket])
    }

    /// `Title - (01-04) [1080p]`, `Title (9)`, `Title [12] [1080p]`: alone in a bracket.
    private static func bracketed(_ context: BareNumberContext) -> Finding? {
        let name = context.name
        for bracket in name.brackets where bracket.start > context.layout.start && bracket.parent < 0 {
            guard let index = bracket.tokens.first, let (first, _) = context.number(index), !context.isYear(index),
                first.digits < 4, bracket.start < context.wall.start || context.layout.isFansub
            else { continue }
            guard
                context.layout.isFansub
                    || (bracket.opening == UInt8(ascii: "[")
                        && (first.digits == 2 || first.digits == 3 && name[first.start] == 48))
            else { continue }
            let numbers = EpisodeNumbers(name, first: first, lead: .none)
            guard name.token(from: numbers.end) >= bracket.tokens.upperBound else { continue }
            return Finding(rule: .bracketNumber, start: bracket.start, end: bracket.end, episodes: numbers.list)
        }
        return nil
    }
}
