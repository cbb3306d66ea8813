/// A number counted through all seasons, beside season and episode: `313-315 s16e03`, `S10E15(233)`, `S01E05 - 005`.
enum AbsoluteNumberRule {
    // MARK: - In front

    /// Right in front of the marker: `Show 313-315 s16e03-05`, `Show - 313 - s16e03`.
    static func before(
        _ name: NameText,
        marker: TokenIndex,
        from body: TokenIndex,
        isFansub: Bool,
        episode full: Finding
    ) -> Finding? {
        let numbers = self.numbers(name, before: marker, from: body)
        if numbers.count == 2 { return self.range(name, from: numbers.lowerBound) }
        guard let index = numbers.first else { return self.inBracket(name, before: marker, from: body) }
        let token = name.tokens[index]
        if self.isBracketed(name, marker: marker, behind: index, episode: full) { return self.finding(token) }
        let isPlain = isFansub && (3...4).contains(token.count) && name.gap(before: marker).count == 1
        // `Show.025.S02E12`
        let isPadded = token.count == 3 && name[token.start] == .zero && token.number != 7 && token.number > 0
        let isYear = (1900...2035).contains(token.number)
        let isDashed =
            (3...4).contains(token.count) && !isYear && name.hasSpacedDash(before: index)
            && name.hasSpacedDash(before: marker)
        let isNear = name.gap(before: marker).count == 1 || name.hasSpacedDash(before: marker)
        if isPlain || isDashed || isPadded && isNear { return self.finding(token) }
        // Titles end with numbers up to here: `Room 104`, `The 100`, `Zoey 101`.
        guard token.count == 3, token.number >= 200, isNear,
            self.isCount(token.number, full), index > body + 1 || !name.isWord("the", token: body)
        else { return nil }
        return self.finding(token)
    }

    /// As many episodes in front as seasons have: `214 S09E02`; in `Reno 911 S05E02` the number is the title's.
    private static func isCount(_ number: Int, _ full: Finding) -> Bool {
        guard let season = full.season, let episode = full.episodes.first, season > 1, number > episode else {
            return false
        }
        return (10 * (season - 1)...30 * (season - 1)).contains(number - episode)
    }

    /// Reads `Title (214) S09E02`.
    private static func inBracket(_ name: NameText, before marker: TokenIndex, from body: TokenIndex) -> Finding? {
        guard marker - 1 > body, marker < name.tokens.endIndex,
            let bracket = name.bracket(around: name.tokens[marker - 1]),
            bracket.opening == .openingRound,
            bracket.tokens.count == 1, name.tokens[marker].bracket == nil
        else { return nil }
        let token = name.tokens[marker - 1]
        guard token.isNumber, (2...4).contains(token.count), !(1890...2035).contains(token.number) else { return nil }
        return Finding(rule: .bracketNumber, start: bracket.start, end: bracket.end, episodes: [token.number])
    }

    /// `Title - 12 (S01E12)`, `Title 014 (S02E02)`: the marker is alone in its bracket.
    private static func isBracketed(
        _ name: NameText,
        marker: TokenIndex,
        behind index: TokenIndex,
        episode full: Finding
    ) -> Bool {
        guard let bracket = name.bracket(around: name.tokens[marker]), bracket.tokens.count == 1 else { return false }
        let token = name.tokens[index]
        let isYear = token.count == 4 && (1900...2035).contains(token.number)
        // `SG-1 - [07x01]`
        let isGlued = name[token.start - 1] == .dash && !name.hasSpacedDash(before: index)
        return token.count <= 4 && !isYear && !isGlued
            && (name.hasSpacedDash(before: index) || token.count == 3 && name[token.start] == .zero
                || token.number == full.episodes.first || token.count == 2 && self.isCount(token.number, full))
    }

    /// Up to two numbers right in front of the marker.
    private static func numbers(
        _ name: NameText,
        before marker: TokenIndex,
        from body: TokenIndex
    ) -> Range<TokenIndex> {
        var first = marker
        while first - 1 > body, marker - first < 2, name.tokens[first - 1].isNumber,
            name.tokens[first - 1].bracket == nil
        { first -= 1 }
        return first..<marker
    }

    private static func range(_ name: NameText, from index: TokenIndex) -> Finding? {
        let first = name.tokens[index]
        let last = name.tokens[index + 1]
        // `Ranma 1-2 S03E05`
        guard name.gap(before: index + 1).count == 1, name[first.end] == .dash, first.number < last.number,
            first.count > 1, last.number - first.number < EpisodeNumbers.limit
        else { return nil }
        return Finding(rule: .range, start: first.start, end: last.end, episodes: Array(first.number...last.number))
    }

    private static func finding(_ token: Token) -> Finding {
        Finding(rule: .animeNumber, start: token.start, end: token.end, episodes: [token.number])
    }

    // MARK: - Behind

    /// Right behind the marker: in a bracket, or of three digits between dashes.
    static func behind(_ name: NameText, _ full: Finding, isFansub: Bool = false) -> Finding? {
        let index = name.token(from: full.end)
        guard index < name.tokens.endIndex, let first = name.number(at: name.tokens[index].start, digits: 4),
            first.digits < 4 || first.value > 2035 || first.value < 1900
        else { return nil }
        let token = name.tokens[index]
        if let bracket = name.bracket(around: token) {
            guard (0...3).contains(bracket.start - full.end), bracket.tokens.lowerBound == index,
                !token.word.kinds.contains(.technical), !name.isChecksum(bracket)
            else { return nil }
            return self.bracketed(name, bracket, first: first)
        }
        guard token.isNumber, token.count == 3 else { return nil }
        let numbers = EpisodeNumbers(name, first: first, lead: .none)
        if numbers.list.count == full.episodes.count, numbers.list.count > 1, !name.isWord(numbers.end) {
            return Finding(rule: .range, start: token.start, end: numbers.end, episodes: numbers.list)
        }
        // `[Group] Show S10E14 214`
        let isPlain = isFansub && name.gap(before: index).count == 1
        guard isPlain || name.hasSpacedDash(before: index), self.closes(name, behind: index) else { return nil }
        return self.finding(token)
    }

    private static func bracketed(_ name: NameText, _ bracket: Bracket, first: Number) -> Finding? {
        let numbers = EpisodeNumbers(name, first: first, lead: .none)
        guard name.token(from: numbers.end) >= bracket.tokens.upperBound else { return nil }
        // `S02E05 (1)`: a copy of the file.
        if bracket.opening == .openingRound, first.digits == 1, bracket.end == name.end { return nil }
        return Finding(rule: .bracketNumber, start: bracket.start, end: bracket.end, episodes: numbers.list)
    }

    /// Whether the end, a dash or a bracket follows a number.
    private static func closes(_ name: NameText, behind index: TokenIndex) -> Bool {
        let next = index + 1
        return next == name.tokens.endIndex || name.hasSpacedDash(before: next) || name.tokens[next].bracket != nil
    }
}
