/// A season without a letter for the episode: `S01`, `S01-S04`, `S01-05`, `S2 - 05`, `S02 03`, `s02.09`, `S07D1`.
enum SeasonRule {
    static func match(_ name: NameText, at token: Int) -> Finding? {
        let word = name.tokens[token]
        guard name[word.start] == UInt8(ascii: "s"), let season = name.number(at: word.start + 1, digits: 4) else {
            return nil
        }
        // `S07D1` and `S01v2` are packs of a season; `S10` alone is one; `s3rl` is a word.
        if season.digits == 4, season.value < 1900, season.end == word.end, season.value % 100 > 0 {
            // `S0201`
            return Finding(
                rule: .seasonEpisode,
                start: word.start,
                end: word.end,
                season: season.value / 100,
                episodes: [season.value % 100]
            )
        }
        if let end = self.gluedSeasons(name, word, season) {
            return Finding(rule: .season, start: word.start, end: end, season: season.value)
        }
        guard
            season.end == word.end || self.isDisc(name, season.end) || name.has("extra", at: season.end)
                || self.isVersion(name, season.end, word.end)
        else { return nil }
        var finding = Finding(rule: .season, start: word.start, end: word.end, season: season.value)
        guard season.end == word.end else { return finding }
        if let end = self.furtherSeasons(name, from: token + 1) {
            finding.end = end
            return finding
        }
        self.takeEpisode(name, token + 1, &finding)
        return finding
    }

    /// `Show S 01 720p`, `Show Se.3 afl.3`: the letter stands apart from its number.
    static func parted(_ name: NameText, at token: Int, _ wall: NameWall) -> Finding? {
        guard token > 0, token + 1 < name.tokens.count, name.gap(before: token + 1).count == 1,
            name.tokens[token + 1].isNumber, name.tokens[token + 1].count <= 2
        else { return nil }
        let season = name.tokens[token + 1]
        let isLetter =
            name.isWord("s", token: token) && season.count == 2 && season.number < 10 && wall.isWall(token + 2)
            && name.tokens[0].bracket < 0
        let isDutch =
            name.isWord("se", token: token) && token + 2 < name.tokens.count
            && name.tokens[token + 2].word.kinds.contains(.episode)
        guard isLetter || isDutch else { return nil }
        return Finding(
            rule: .season,
            start: name.tokens[token].start,
            end: season.end,
            season: season.number
        )
    }

    /// `Serie T4 Capitulo 5`: `T` for Temporada, where a word for the episode stands behind.
    static func spanish(_ name: NameText, at token: Int) -> Finding? {
        let word = name.tokens[token]
        guard token > 0, word.count <= 3, name[word.start] == UInt8(ascii: "t"),
            let season = name.number(at: word.start + 1, digits: 2), season.end == word.end,
            token + 2 < name.tokens.count, name.tokens[token + 1].word.kinds.contains(.episode),
            name.isDigit(name.tokens[token + 2].start)
        else { return nil }
        return Finding(rule: .season, start: word.start, end: word.end, season: season.value)
    }

    /// Reads `S01S02S03`.
    private static func gluedSeasons(_ name: NameText, _ word: Token, _ season: Number) -> Int? {
        var end = season.end
        while name[end] == UInt8(ascii: "s"), let next = name.number(at: end + 1, digits: 2) { end = next.end }
        return end == word.end && end > season.end ? end : nil
    }

    private static func isDisc(_ name: NameText, _ index: Int) -> Bool {
        name[index] == UInt8(ascii: "d") && name.isDigit(index + 1)
    }

    private static func isVersion(_ name: NameText, _ index: Int, _ end: Int) -> Bool {
        name[index] == UInt8(ascii: "v") && name.isDigit(index + 1) && index + 2 == end
    }

    /// `S01-S04`, `S01+S02`, `S01-04`, `S01 02 03`: where the list of seasons ends.
    private static func furtherSeasons(_ name: NameText, from first: Int) -> Int? {
        var index = first
        var end: Int?
        while index < name.tokens.count, index - first < 60 {
            let token = name.tokens[index]
            let gap = name.gap(before: index)
            guard gap.count <= 3 else { break }
            if name[token.start] == UInt8(ascii: "s"), let next = name.number(at: token.start + 1, digits: 4),
                next.end == token.end
            {
                end = token.end
            } else if token.isNumber, token.count <= 2, gap.count == 1 {
                let dash = name[gap.lowerBound] == UInt8(ascii: "-")
                let another =
                    index + 1 < name.tokens.count && name.tokens[index + 1].isNumber
                    && name.tokens[index + 1].count <= 2 && name.gap(before: index + 1).count == 1
                // `S4-24`: no show has as many seasons.
                if dash, end == nil, first == index, token.number > 20, name.tokens[index - 1].count == 2 { break }
                guard dash || end != nil || another else { break }
                end = token.end
            } else {
                break
            }
            index += 1
        }
        return end
    }

    /// One number behind the season is an episode: ` - 05`, ` 03`, `.09`, ` - 05-07`.
    private static func takeEpisode(_ name: NameText, _ token: Int, _ finding: inout Finding) {
        guard token < name.tokens.count else { return }
        let next = name.tokens[token]
        let gap = name.gap(before: token)
        guard name.isDigit(next.start), !gap.contains(where: { "[]{}()".utf8.contains(name[$0]) }),
            let first = name.number(at: next.start, digits: 4), first.digits >= 2 || name.hasSpacedDash(before: token)
        else { return }
        let isDashed = name.hasSpacedDash(before: token)
        guard isDashed || (gap.count == 1 && first.digits <= 3) else { return }
        if first.digits == 4, !isDashed { return }
        let numbers = EpisodeNumbers(name, first: first, lead: .none)
        guard !name.isWord(numbers.end), !next.word.kinds.contains(.technical) else { return }
        if name[numbers.end] == UInt8(ascii: "."), name.isDigit(numbers.end + 1), !name.isDigit(numbers.end + 2),
            !name.isWord(numbers.end + 2), isDashed
        {
            finding.isFraction = true
            finding.end = numbers.end + 2
            return
        }
        finding.episodes = numbers.list
        finding.end = numbers.end
        finding.isBare = true
    }
}
