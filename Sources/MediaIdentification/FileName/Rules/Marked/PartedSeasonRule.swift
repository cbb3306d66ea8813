/// `Show S 01 720p`, `Show Se.3 afl.3`: the letter stands apart from its number.
enum PartedSeasonRule: NamingRule {
    static let asksAt: WordStarts = .s

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        let name = scan.name
        let next = index + 1
        guard index > .first, next < name.tokens.endIndex, name.gap(before: next).count == 1,
            name.tokens[next].isNumber, name.tokens[next].count <= 2
        else { return nil }
        let season = name.tokens[next]
        let isLetter =
            name.isWord("s", token: index) && season.count == 2 && season.number < 10 && scan.wall.isWall(next + 1)
            && name.tokens[.first].bracket == nil
        let isDutch =
            name.isWord("se", token: index) && next + 1 < name.tokens.endIndex
            && name.tokens[next + 1].word.kinds.contains(.episode)
        guard isLetter || isDutch else { return nil }
        return Finding(rule: .season, start: name.tokens[index].start, end: season.end, season: season.number)
    }
}
