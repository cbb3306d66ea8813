/// `1x02`, `01x02x03`.
struct CrossRule: NamingRule {
    func match(_ name: NameText, at index: Int) -> Finding? {
        guard let season = name.number(at: index, digits: 2), name[season.end] == UInt8(ascii: "x"),
            let first = name.number(at: season.end + 1, digits: 3), first.end - season.end > 2
        else { return nil }
        var finding = Finding(season: season.value, episodes: [first.value], end: first.end)
        while name[finding.end] == UInt8(ascii: "x"), let next = name.number(at: finding.end + 1, digits: 3) {
            finding.episodes.append(next.value)
            finding.end = next.end
        }
        return name.isWord(finding.end) ? nil : finding
    }
}
