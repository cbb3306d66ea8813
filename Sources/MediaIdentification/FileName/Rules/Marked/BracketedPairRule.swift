/// `[2.10]`, `(1.05)`: season and episode as two numbers, alone in a bracket.
enum BracketedPairRule: NamingRule {
    static let asksAt: WordStarts = .digit

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        let name = scan.name
        let season = name.tokens[index]
        guard let bracket = name.bracket(around: season), season.isNumber, season.count <= 2, season.number > 0,
            bracket.tokens == index..<index + 2
        else { return nil }
        let episode = name.tokens[index + 1]
        guard episode.isNumber, (2...3).contains(episode.count), episode.start - season.end == 1,
            name[season.end] == .dot
        else { return nil }
        return Finding(
            rule: .pair,
            start: season.start,
            end: episode.end,
            season: season.number,
            episodes: [episode.number]
        )
    }
}
