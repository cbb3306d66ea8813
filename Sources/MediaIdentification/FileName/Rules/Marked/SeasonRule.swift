/// A season without a letter for the episode: `S01`, `S01-S04`, `S01-05`, `S2 - 05`, `S02 03`, `s02.09`, `S07D1`.
enum SeasonRule: NamingRule {
    static let asksAt: WordStarts = .s

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        // `x264-S56`: the group, behind technical words.
        let isGroup = index > scan.wall.token && scan.name[scan.name.tokens[index].start - 1] == .dash
        return isGroup ? nil : self.match(scan.name, at: index)
    }

    static func match(_ name: NameText, at index: TokenIndex) -> Finding? {
        let word = name.tokens[index]
        guard name[word.start] == .s, let season = name.number(at: word.start + 1, digits: 4) else { return nil }
        var finding = Finding(rule: .season, start: word.start, end: word.end, season: season.value)
        guard season.end == word.end else { return self.isPack(name, word, season: season) ? finding : nil }
        if season.digits == 4, season.value < 1900, season.value % 100 > 0 {
            // `S0201`
            finding.rule = .seasonEpisode
            finding.season = season.value / 100
            finding.episodes = [season.value % 100]
        } else if let end = self.furtherSeasons(name, from: index + 1) {
            finding.end = end
        } else {
            self.takeEpisode(name, at: index + 1, into: &finding)
        }
        return finding
    }

    /// `S07D1`, `S01v2`, `S01EXTRAS` and `S01S02S03` are packs; `s3rl` is a word.
    private static func isPack(_ name: NameText, _ word: Token, season: Number) -> Bool {
        let end = season.end
        if name[end] == .d && name.isDigit(end + 1) || name.has("extra", at: end) { return true }
        if name[end] == .v, name.isDigit(end + 1), end + 2 == word.end { return true }
        var last = end
        while name[last] == .s, let next = name.number(at: last + 1, digits: 2) { last = next.end }
        return last == word.end
    }

    /// `S01-S04`, `S01+S02`, `S01-04`, `S01 02 03`: where the list of seasons ends.
    private static func furtherSeasons(_ name: NameText, from first: TokenIndex) -> ByteIndex? {
        var index = first
        var end: ByteIndex?
        while index < name.tokens.endIndex, index - first < 60, name.gap(before: index).count <= 3 {
            let token = name.tokens[index]
            guard self.isLettered(name, token) || self.isListed(name, at: index, isFirst: index == first) else { break }
            end = token.end
            index += 1
        }
        return end
    }

    /// Whether it is written like `S02`.
    private static func isLettered(_ name: NameText, _ token: Token) -> Bool {
        name[token.start] == .s && name.number(at: token.start + 1, digits: 4)?.end == token.end
    }

    /// Whether a number belongs to a list of seasons.
    private static func isListed(_ name: NameText, at index: TokenIndex, isFirst: Bool) -> Bool {
        let token = name.tokens[index]
        let gap = name.gap(before: index)
        guard token.isNumber, token.count <= 2, gap.count == 1 else { return false }
        guard isFirst else { return true }
        // `S4-24`: no show has as many seasons; `S13-09`: no list goes down.
        if name[gap.lowerBound] == .dash {
            let first = name.number(at: name.tokens[index - 1].start + 1, digits: 4)
            return token.number > first?.value ?? 0 && (token.number <= 20 || name.tokens[index - 1].count != 2)
        }
        let next = index + 1
        return next < name.tokens.endIndex && name.tokens[next].isNumber && name.tokens[next].count <= 2
            && name.gap(before: next).count == 1
    }

    /// One number behind the season is an episode: ` - 05`, ` 03`, `.09`, ` - 05-07`.
    private static func takeEpisode(_ name: NameText, at index: TokenIndex, into finding: inout Finding) {
        guard index < name.tokens.endIndex, let first = self.episode(name, at: index) else { return }
        let numbers = EpisodeNumbers(name, first: first, lead: .none)
        let end = numbers.end
        guard !name.isWord(end), !name.tokens[index].word.kinds.contains(.technical) else { return }
        if name[end] == .dot, name.isDigit(end + 1), !name.isWord(end + 2), name.hasSpacedDash(before: index) {
            finding.isFraction = true
            finding.end = end + 2
            return
        }
        finding.episodes = numbers.list
        finding.end = end
        finding.isBare = true
    }

    /// The number behind the season, behind a dash or of two or three digits.
    private static func episode(_ name: NameText, at index: TokenIndex) -> Number? {
        let gap = name.gap(before: index)
        guard let first = name.number(at: name.tokens[index].start, digits: 4),
            !name.folded[gap].contains(where: { $0.opensBracket || $0.closesBracket })
        else { return nil }
        if name.hasSpacedDash(before: index) { return first }
        return gap.count == 1 && (2...3).contains(first.digits) ? first : nil
    }
}
