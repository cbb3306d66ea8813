/// `S02P02`, `S02P02E01`, `S2P2 - 01`: the part of a season in the season's own word.
enum SeasonPartRule: NamingRule {
    static let asksAt: WordStarts = .s

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        let name = scan.name
        let word = name.tokens[index]
        guard index > scan.body || name.tokens.count > 1, let season = name.number(at: word.start + 1, digits: 2),
            name[season.end] == .p, let part = name.number(at: season.end + 1, digits: 2), part.value > 0
        else { return nil }
        var finding = Finding(rule: .season, start: word.start, end: part.end, season: season.value, part: part.value)
        if part.end == word.end { return finding }
        guard name[part.end] == .e, let first = name.episodeNumber(at: part.end + 1) else { return nil }
        let numbers = EpisodeNumbers(name, first: first, lead: .e, season: season.value)
        finding.rule = .seasonEpisode
        finding.episodes = numbers.list
        finding.end = numbers.end
        return finding
    }
}
