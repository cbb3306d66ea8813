/// Titles behind the marker of season and episode.
extension FileNameParser {
    /// `[Group] 06 Title (720p)`: all up to the year or the technical words.
    func title(behind first: Finding, _ year: NameYear?) -> Range<ByteIndex> {
        let start = first.end
        let end = min(
            self.wall.start(from: self.name.token(from: start)),
            year.map { max($0.start, start) } ?? self.name.end
        )
        return start..<max(start, end)
    }

    /// `2x05 - Pure Laine - Je Me Souviens` has the title behind the number; `01 - Pilot` has no title.
    mutating func settleTextsBehindMarker(_ first: Finding, _ year: NameYear?) {
        let range = self.text(behind: first, year)
        // `S06E03-Title - [Group]`: a group is no part.
        let parts = TitleCutter.segments(self.name, range).filter {
            self.name.bracket(from: $0.lowerBound)?.opening != .openingSquare
        }
        if parts.count > 1, first.rule != .date {
            self.settleTitle(parts[0])
            self.reading.episodeTitle = TitleCutter.text(self.name, parts[1].lowerBound..<range.upperBound)
        } else if first.rule == .date || first.rule == .season || first.rule == .seasonWord
            || self.used.contains(where: { $0.start > range.upperBound - 3 && $0.season != nil })
            || first.season != nil && self.isBracketed(first)
        {
            // `[04x01] Title`: without a folder it is all there is to go by.
            // `Episode 14 Title (saison 2)` too: the title stands between the numbers.
            self.settleTitle(range)
        } else {
            self.reading.episodeTitle = TitleCutter.text(self.name, range)
        }
    }

    /// What stands behind the markers at the start, up to the next one, a year or technical words.
    private func text(behind first: Finding, _ year: NameYear?) -> Range<ByteIndex> {
        var start = first.end
        for finding in self.used where finding.start - start <= 4 { start = max(start, finding.end) }
        if let year, year.start - start <= 3, year.start >= start { start = year.end }
        var end = self.wall.start(from: self.name.token(from: start))
        for finding in self.used where finding.start > start { end = min(end, finding.start) }
        if let year, year.start > start { end = min(end, year.start) }
        return start..<max(start, end)
    }

    // MARK: - Names in two scripts

    /// The title, where it has no Latin letter.
    private var titleInAnotherScript: String? {
        let title: String? = self.reading.title
        return title.flatMap { $0.utf8.contains { $0 >= .capitalA && $0 <= .z } ? nil : $0 }
    }

    /// `某剧 第一季[第05集].Some.Show.S01E05.2023`: the Latin title between the markers of both languages.
    mutating func takeLatinTitle(_ year: NameYear?) {
        guard let first = self.findings.first, first.rule == .cjk, let own = self.titleInAnotherScript else { return }
        let second = self.findings.first { $0.rule != .cjk && $0.start > first.end }
        let start = self.findings.filter { $0.rule == .cjk }.map(\.end).max() ?? first.end
        let end = [second?.start, year?.start, self.wall.start].compactMap { $0 }.filter { $0 > start }.min() ?? start
        guard let title = self.latinText(start..<end) else { return }
        self.reading.alternativeTitles.insert(own, at: 0)
        self.reading.title = title
        self.reading.episodeTitle = nil
    }

    /// `[某剧 第二季_Some Show S2]`: the Latin title between the markers of both languages in a bracket.
    mutating func takeLatinTitle(in bracket: Bracket) {
        guard let own = self.titleInAnotherScript,
            let first = self.findings.first(where: {
                $0.rule == .cjk && $0.start > bracket.start && $0.end < bracket.end
            })
        else { return }
        let end = self.findings.first { $0.start > first.end }?.start ?? bracket.end - 1
        guard let title = self.latinText(first.end..<max(first.end, min(end, bracket.end - 1))) else { return }
        self.reading.alternativeTitles.insert(own, at: 0)
        self.reading.title = title
    }

    /// `Игра престолов (6 сезон: 1-10 серии) / Game of Thrones / 2016`: another title behind the marker.
    mutating func takeTitleBehind(_ last: Finding) {
        guard last.season != nil || !last.episodes.isEmpty, self.titleInAnotherScript != nil,
            let slash = self.spacedSlash(behind: last.end)
        else { return }
        let start = slash + 1
        let end = (start..<self.name.end).first { "/[(|".utf8.contains(self.name[$0]) } ?? self.name.end
        let first = self.name.token(from: TitleCutter.trimmed(self.name, start..<end).lowerBound)
        guard first < self.wall.token, let title = self.latinText(start..<end) else { return }
        self.reading.alternativeTitles.append(title)
        self.reading.episodeTitle = nil
    }

    /// The next ` / `, where it is near and no bracket stands before it.
    private func spacedSlash(behind end: ByteIndex) -> ByteIndex? {
        var slash = end
        while slash < self.name.end, self.name[slash] != .slash {
            guard self.name[slash] != .openingSquare, slash - end < 32 else { return nil }
            slash += 1
        }
        guard slash < self.name.end, self.name[slash - 1] == .space, self.name[slash + 1] == .space else { return nil }
        return slash
    }

    private func latinText(_ range: Range<ByteIndex>) -> String? {
        let range = TitleCutter.trimmed(self.name, range)
        guard range.count > 2, TitleScripts.isLatin(self.name, range), !self.name.isEndWord(range) else { return nil }
        return TitleCutter.text(self.name, range)
    }
}
