/// `S01E02`, `s01.e02`, `S01E01E02`, `S01E01-E03`, `S01E01-03`.
struct SeasonEpisodeRule: NamingRule {
    func match(_ name: NameText, at index: Int) -> Finding? {
        guard name[index] == UInt8(ascii: "s"), let season = name.number(at: index + 1, digits: 4) else { return nil }
        var next = season.end
        while " ._-".utf8.contains(name[next]), next < name.count, next - season.end < 3 { next += 1 }
        guard name[next] == UInt8(ascii: "e") else { return nil }
        let start = name[next + 1] == UInt8(ascii: "p") ? next + 2 : next + 1
        guard let first = name.number(at: start, digits: 4) else { return nil }
        var finding = Finding(season: season.value, episodes: [first.value], end: first.end)
        while let more = self.more(name, at: finding.end, after: finding.episodes.last ?? 0) {
            finding.episodes += more.episodes
            finding.end = more.end
        }
        return finding
    }

    /// A further episode: `E02`, `-E03` up to which all are meant, `-03`.
    private func more(_ name: NameText, at index: Int, after last: Int) -> (episodes: [Int], end: Int)? {
        var next = index
        let isRange = name[next] == UInt8(ascii: "-")
        if isRange { next += 1 }
        let hasLetter = name[next] == UInt8(ascii: "e")
        if hasLetter { next += 1 }
        guard isRange || hasLetter, let number = name.number(at: next, digits: hasLetter ? 4 : 2),
            !name.isLetter(number.end) || name[number.end] == UInt8(ascii: "e"),
            number.value > last, number.value - last < 30
        else { return nil }
        return (isRange ? Array(last + 1...number.value) : [number.value], number.end)
    }
}
