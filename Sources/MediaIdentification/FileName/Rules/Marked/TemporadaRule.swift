/// `Serie T4 Capitulo 5`: `T` for Temporada, where a word for the episode stands behind.
enum TemporadaRule: NamingRule {
    static let asksAt: WordStarts = .t

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        let name = scan.name
        let word = name.tokens[index]
        guard index > .first, word.count <= 3, let season = name.number(at: word.start + 1, digits: 2),
            season.end == word.end, index + 2 < name.tokens.endIndex,
            name.tokens[index + 1].word.kinds.contains(.episode), name.isDigit(name.tokens[index + 2].start)
        else { return nil }
        return Finding(rule: .season, start: word.start, end: word.end, season: season.value)
    }
}
