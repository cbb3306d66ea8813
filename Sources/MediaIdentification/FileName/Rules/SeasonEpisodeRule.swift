/// `S01E02`, `s01.e02`, `S01 - E02`, `S01E01E02`, `S01E01-E03`, `S01E01-03`, `S06xE01`, `S2 (Ep 6)`, `T02E22`, `Sn4 Ep14`.
///
/// The convention of Plex, Jellyfin, Kodi, Sonarr and every release group.
enum SeasonEpisodeRule {
    static func match(_ name: NameText, at start: Int) -> Finding? {
        let lead = name[start]
        guard lead == UInt8(ascii: "s") || lead == UInt8(ascii: "t") else { return nil }
        var index = start + 1
        if lead == UInt8(ascii: "s"), name[index] == UInt8(ascii: "n"), name.isDigit(index + 1) { index += 1 }
        // `S 1 - Ep 2`
        if lead == UInt8(ascii: "s"), name[index] == 32, name.isDigit(index + 1) { index += 1 }
        guard let season = name.number(at: index, digits: 4) else { return nil }
        guard let episode = self.episodeStart(name, season.end) else { return nil }
        // A `T` leads in Portuguese only, written in one: `T02E22`, `T01xE08`.
        guard lead == UInt8(ascii: "s") || !episode.hasGap else { return nil }
        guard let first = name.number(at: episode.start, digits: 4) else { return nil }
        // `S01 EP #1.2`
        if name[episode.start - 1] == UInt8(ascii: "#"), first.value == season.value,
            name[first.end] == UInt8(ascii: "."),
            let second = name.number(at: first.end + 1, digits: 3), !name.isWord(second.end)
        {
            return Finding(
                rule: .seasonEpisode,
                start: start,
                end: second.end,
                season: season.value,
                episodes: [second.value]
            )
        }
        let numbers = EpisodeNumbers(name, first: first, lead: .e, season: season.value)
        return Finding(
            rule: .seasonEpisode,
            start: start,
            end: numbers.end,
            season: season.value,
            episodes: numbers.list
        )
    }

    /// Behind the season: where the digits of the episode begin.
    private static func episodeStart(_ name: NameText, _ end: Int) -> (start: Int, hasGap: Bool)? {
        var index = end
        while index < name.count, index - end < 4, self.isGap(name[index]) { index += 1 }
        let hasGap = index > end
        if name[index] == UInt8(ascii: "x"), !hasGap {
            index += 1
            if name.isDigit(index) { return (index, hasGap) }
        }
        guard name[index] == UInt8(ascii: "e") else { return nil }
        index += 1
        if name.has("pisode", at: index) {
            index += 6
        } else if name.has("ps", at: index) {
            index += 2
        } else if name[index] == UInt8(ascii: "p") {
            index += 1
        }
        if !name.isDigit(index), !name.isWord(index), name.isDigit(index + 1) { index += 1 }
        return name.isDigit(index) ? (index, hasGap) : nil
    }

    private static func isGap(_ byte: UInt8) -> Bool {
        switch byte {
        case 32, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: "["),
            UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
