/// The texts between what was found: title, other titles, the title of the episode.
extension FileNameParser {
    /// The first byte that is no title any more.
    func titleEnd(_ year: NameYear?) -> Int {
        var end = self.wall.start
        if let year, year.start > self.layout.start { end = min(end, self.beforeLanguage(year)) }
        for finding in self.used where finding.start > self.layout.start || self.reading.startsWithMarker {
            end = min(end, self.openingBefore(finding.start))
        }
        return end
    }

    /// `Noah.German.2014.1080p`: in a dotted name the language may stand before the year.
    private func beforeLanguage(_ year: NameYear) -> Int {
        guard !year.isMarked, !self.name.isDotLiteral else { return year.start }
        var index = self.name.token(from: year.start)
        while index > self.layout.body + 1, self.name.tokens[index - 1].word.kinds.contains(.language),
            self.name.tokens[index - 1].count > 4
        { index -= 1 }
        let isArticle = index == self.layout.body + 1 && self.name.isWord("the", token: self.layout.body)
        return isArticle ? year.start : self.name.tokens[index].start
    }

    /// A marker in a bracket takes the bracket with it.
    private func openingBefore(_ byte: Int) -> Int {
        let token = self.name.token(from: byte)
        guard token < self.name.tokens.count, self.name.tokens[token].bracket >= 0 else { return byte }
        let bracket = self.name.brackets[self.name.tokens[token].bracket]
        return bracket.start >= self.layout.start && self.name.tokens[token].start >= bracket.start
            ? bracket.start : byte
    }

    mutating func settleTexts(_ year: NameYear?) {
        if let bracket = self.layout.titleBracket {
            var end = min(bracket.end - 1, self.name.count)
            if let inner = bracket.tokens.dropFirst().first(where: { self.wall.isWall($0) }) {
                end = self.name.tokens[inner].start
            }
            end = self.withoutPicture(bracket, end)
            // `[Group][Title S2][05]`
            for finding in self.used where finding.start > bracket.start + 1 { end = min(end, finding.start) }
            if let year, year.start > bracket.start + 1, year.end < bracket.end { end = min(end, year.start) }
            if let year, year.end == bracket.end, let last = bracket.tokens.last { end = self.name.tokens[last].start }
            self.settleTitle(bracket.start + 1..<max(bracket.start + 1, end))
            return
        }
        let first = self.used.min { $0.start < $1.start }
        var start = self.layout.start
        if self.used.isEmpty, let film = BonusRule.film(self.name, from: self.layout.body) {
            start = self.name.tokens[film].start
        }
        if let film = self.behindListNumber(year) { start = film }
        if self.isYearFirst(year) { start = self.name.tokens[self.layout.body + 1].start }
        if let first, self.isAtStart(first), self.reading.isYearMarked || self.layout.isFansub, first.season == nil,
            first.date == nil
        {
            // `[Group] 06 Title (720p)`
            self.reading.startsWithMarker = true
            let range =
                first
                .end..<max(
                    first.end,
                    min(
                        self.wall.start(from: self.name.token(from: first.end)),
                        year.map { max($0.start, first.end) } ?? self.name.count
                    )
                )
            return self.settleTitle(range)
        }
        if let first, self.isAtStart(first) {
            self.reading.startsWithMarker = true
            self.settleTextsBehindMarker(first, year)
            return
        }
        let end = self.titleEnd(year)
        self.settleTitle(start..<max(start, end))
        if let last = self.used.filter({ $0.date == nil || self.used.count == 1 }).max(by: { $0.end < $1.end }) {
            self.reading.episodeTitle = self.episodeTitle(from: last.end)
            self.takeTitleBehind(last)
        }
        self.takeLatinTitle(year)
    }

    /// `[Gundam HD REMASTER]`: shouted technical words at the end of a title in a bracket.
    private func withoutPicture(_ bracket: Bracket, _ end: Int) -> Int {
        var last = bracket.tokens.upperBound
        while last > bracket.tokens.lowerBound + 2, self.name.tokens[last - 1].end <= end,
            self.name.tokens[last - 1].word.kinds.contains(.weak),
            NameWall.isShouted(self.name, self.name.tokens[last - 1]), !self.name.isAllCapitals
        { last -= 1 }
        return last < bracket.tokens.upperBound ? self.name.tokens[last].start : end
    }

    /// The title, where it has no Latin letter.
    private var titleInAnotherScript: String? {
        self.reading.title.flatMap { $0.utf8.contains { $0 >= 65 && $0 <= 122 } ? nil : $0 }
    }

    /// `某剧 第一季[第05集].Some.Show.S01E05.2023`: the Latin title between the markers of both languages.
    private mutating func takeLatinTitle(_ year: NameYear?) {
        guard let first = self.findings.first, first.rule == .cjk, let own = self.titleInAnotherScript else { return }
        let second = self.findings.first { $0.rule != .cjk && $0.start > first.end }
        let start = self.findings.filter { $0.rule == .cjk }.map(\.end).max() ?? first.end
        let end = [second?.start, year?.start, self.wall.start].compactMap { $0 }.filter { $0 > start }.min() ?? start
        let range = TitleText.trimmed(self.name, start..<end)
        guard range.count > 2, TitleScripts.isLatin(self.name, range), let title = TitleText.text(self.name, range)
        else { return }
        self.reading.alternativeTitles.insert(own, at: 0)
        self.reading.title = title
        self.reading.episodeTitle = nil
    }

    /// `Игра престолов (6 сезон: 1-10 серии) / Game of Thrones / 2016`: another title behind the marker.
    private mutating func takeTitleBehind(_ last: Finding) {
        guard last.season != nil || !last.episodes.isEmpty, self.titleInAnotherScript != nil else { return }
        var start = last.end
        while start < self.name.count, self.name[start] != UInt8(ascii: "/") {
            guard self.name[start] != UInt8(ascii: "["), start - last.end < 32 else { return }
            start += 1
        }
        guard self.name[start - 1] == 32, self.name[start + 1] == 32 else { return }
        var end = start + 1
        while end < self.name.count, !"/[(|".utf8.contains(self.name[end]) { end += 1 }
        let range = TitleText.trimmed(self.name, start + 1..<end)
        guard range.count > 2, TitleScripts.isLatin(self.name, range), let title = TitleText.text(self.name, range),
            self.name.token(from: range.lowerBound) < self.wall.token
        else { return }
        self.reading.alternativeTitles.append(title)
        self.reading.episodeTitle = nil
    }

    /// `01 - Dr. No (1962)`, `01. Dr. No (1962)`: the place in a list, filled up with a zero, in front of a film.
    private func behindListNumber(_ year: NameYear?) -> Int? {
        let body = self.layout.body
        guard let year, year.isMarked, self.used.isEmpty, body + 1 < self.name.tokens.count,
            self.name.tokens[body].isNumber, self.name.tokens[body].bracket < 0,
            (2...3).contains(self.name.tokens[body].count),
            self.name[self.name.tokens[body].start] == 48, self.name.tokens[body].number > 0,
            // `007. …` is nobody's place in a list.
            self.name.tokens[body].number != 7, self.name.tokens[body + 1].start < year.start
        else { return nil }
        let isDotted = self.name[self.name.tokens[body].end] == UInt8(ascii: ".") && self.name.isDotLiteral
        return isDotted || self.name.hasSpacedDash(before: body + 1) ? self.name.tokens[body + 1].start : nil
    }

    private func isYearFirst(_ year: NameYear?) -> Bool {
        guard let year, self.used.isEmpty, self.layout.body + 1 < self.name.tokens.count else { return false }
        return !year.isMarked && year.start == self.layout.start && year.end == self.name.tokens[self.layout.body].end
    }

    func isAtStart(_ finding: Finding) -> Bool {
        let token = self.name.token(from: finding.start)
        return token <= self.layout.body
    }

    /// `2x05 - Pure Laine - Je Me Souviens` has the title behind the number; `01 - Pilot` has no title.
    private mutating func settleTextsBehindMarker(_ first: Finding, _ year: NameYear?) {
        var start = first.end
        for finding in self.used where finding.start - start <= 4 { start = max(start, finding.end) }
        if let year, year.start - start <= 3, year.start >= start { start = year.end }
        let token = self.name.token(from: start)
        var end = self.wall.start(from: token)
        for finding in self.used where finding.start > start { end = min(end, finding.start) }
        if let year, year.start > start { end = min(end, year.start) }
        let range = start..<max(start, end)
        let parts = TitleText.segments(self.name, range)
        if parts.count > 1, first.rule != .date {
            self.settleTitle(parts[0])
            self.reading.episodeTitle = TitleText.text(self.name, parts[1].lowerBound..<range.upperBound)
        } else if first.rule == .date || first.rule == .season || first.rule == .seasonWord
            || self.used.contains(where: { $0.start > range.upperBound - 3 && $0.season != nil })
        {
            // `Episode 14 Title (saison 2)` too: the title stands between the numbers.
            self.settleTitle(range)
        } else {
            self.reading.episodeTitle = TitleText.text(self.name, range)
        }
    }

    private mutating func settleTitle(_ range: Range<Int>) {
        let title = TitleReader.read(
            self.name,
            range,
            isEpisode: self.reading.isEpisode,
            isFansub: self.reading.isFansub && (self.reading.isEpisode || self.reading.year == nil)
        )
        self.reading.title = title.title
        self.reading.alternativeTitles = title.alternatives
        self.reading.country = title.country
    }

    private func episodeTitle(from byte: Int) -> String? {
        let token = self.name.token(from: byte)
        guard token < self.name.tokens.count else { return nil }
        var end = self.wall.start(from: token)
        if self.name.tokens[token].bracket >= 0 {
            let bracket = self.name.brackets[self.name.tokens[token].bracket]
            if bracket.start >= byte { return nil }
        }
        for bracket in self.name.brackets where bracket.opening == UInt8(ascii: "[") && bracket.start >= byte {
            end = min(end, bracket.start)
            break
        }
        return end > byte ? TitleText.text(self.name, byte..<end) : nil
    }
}
