/// `Show S 01 720p`, `Show Se.3 afl.3`, `Show se3 afl3`: the letter stands apart from its number, or the episode.
enum PartedSeasonRule: NamingRule {
    static let asksAt: WordStarts = .s

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        let name = scan.name
        let next = index + 1
        if let glued = self.glued(name, at: index) { return glued }
        guard next < name.tokens.endIndex, name.gap(before: next).count == 1, name.tokens[next].isNumber,
            name.tokens[next].count == 2 || name.tokens[next].count == 1 && index > .first
        else { return nil }
        let season = name.tokens[next]
        let isLetter =
            index > .first && name.isWord("s", token: index) && season.count == 2 && season.number < 10 && scan.wall.isWall(next + 1)
            && name.tokens[.first].bracket == nil
        let isDutch =
            name.isWord("se", token: index) && next + 1 < name.tokens.endIndex
            && name.tokens[next + 1].word.kinds.contains(.episode)
        guard isLetter || isDutch else { return nil }
        return Finding(rule: .season, start: name.tokens[index].start, end: season.end, season: season.number)
    }

    /// Reads `se3` with `afl4` behind.
    private static func glued(_ name: NameText, at index: TokenIndex) -> Finding? {
        let word = name.tokens[index]
        let next = index + 1
        guard index > .first, next < name.tokens.endIndex, name.has("se", at: word.start),
            let season = name.number(at: word.start + 2, digits: 2), season.end == word.end,
            let episode = EpisodeWordRule.match(name, at: next), episode.start == name.tokens[next].start
        else { return nil }
        return Finding(rule: .season, start: word.start, end: word.end, season: season.value)
    }
}
