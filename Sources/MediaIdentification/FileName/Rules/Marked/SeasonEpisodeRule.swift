/// `S01E02`, `s01.e02`, `S01 - E02`, `S01E01E02`, `S01E01-E03`, `S01E01-03`, `S06xE01`, `S2 (Ep 6)`, `T02E22`, `Sn4 Ep14`.
///
/// The convention of Plex, Jellyfin, Kodi, Sonarr and every release group.
enum SeasonEpisodeRule: NamingRule {
    static let asksAt: WordStarts = [.s, .t]

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        self.match(scan.name, at: scan.name.tokens[index].start)
    }

    static func match(_ name: NameText, at start: ByteIndex) -> Finding? {
        let lead = name[start]
        guard lead == .s || lead == .t else { return nil }
        var index = start + 1
        if lead == .s, name[index] == .n, name.isDigit(index + 1) { index += 1 }
        // `S 1 - Ep 2`
        if lead == .s, name[index] == .space, name.isDigit(index + 1) { index += 1 }
        guard let season = name.number(at: index, digits: 4),
            let episode = self.episodeStart(name, behind: season.end)
        else { return nil }
        // A `T` leads in Spanish and Portuguese only: `T02E22`, `T01xE08`, `T2.E5`, `T2 E5`.
        let isSpanish = name.has(".e", at: season.end) || start > .first && name.has(" e", at: season.end)
        guard lead == .s || !episode.hasGap || isSpanish else { return nil }
        guard let first = name.episodeNumber(at: episode.start) else { return nil }
        var finding = Finding(rule: .seasonEpisode, start: start, end: first.end, season: season.value)
        if let second = self.hashed(name, season: season, first: first) {
            finding.episodes = [second.value]
            finding.end = second.end
        } else {
            let numbers = EpisodeNumbers(name, first: first, lead: .e, season: season.value)
            finding.episodes = numbers.list
            finding.end = numbers.end
            if numbers.list.count == 1 { finding.takeHalf(name) }
        }
        return finding
    }

    /// `S01 EP #1.2`: the season once more, and the episode.
    private static func hashed(_ name: NameText, season: Number, first: Number) -> Number? {
        guard name[first.start - 1] == .hash, first.value == season.value, name[first.end] == .dot,
            let second = name.number(at: first.end + 1, digits: 3), !name.isWord(second.end)
        else { return nil }
        return second
    }

    /// Behind the season: where the digits of the episode begin.
    private static func episodeStart(_ name: NameText, behind end: ByteIndex) -> (start: ByteIndex, hasGap: Bool)? {
        var index = end
        while index < name.end, index - end < 4, self.isGap(name[index]) { index += 1 }
        let hasGap = index > end
        if name[index] == .x, !hasGap {
            index += 1
            if name.isDigit(index) { return (index, hasGap) }
        }
        // `S01B05`: the Turkish Bölüm.
        if name[index] == .b, !hasGap, end - 2 >= .first, name.isDigit(end - 2), name.isDigit(index + 1),
            name.isDigit(index + 2)
        {
            return (index + 1, hasGap)
        }
        // `S3 F12`, `S03F12`: the German Folge.
        if name[index] == .f, name.isDigit(index + 1), name.isDigit(index + 2), !name.isWord(index + 3) {
            return (index + 1, hasGap)
        }
        guard name[index] == .e else { return nil }
        index += 1
        if name.has("pisode", at: index) {
            index += 6
        } else if name.has("ps", at: index) {
            index += 2
        } else if name[index] == .p {
            index += 1
        }
        if !name.isDigit(index), !name.isWord(index), name.isDigit(index + 1) { index += 1 }
        return name.isDigit(index) ? (index, hasGap) : nil
    }

    private static func isGap(_ byte: UInt8) -> Bool {
        switch byte {
        case .space, .dot, .underscore, .dash, .openingRound, .openingSquare, .comma, .closingSquare, .colon, .slash:
            true
        default: false
        }
    }
}
