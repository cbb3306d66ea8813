/// Parts, specials and packs.
extension FileNameParser {
    /// A part is an episode of a mini-series, or the part of a film.
    mutating func settlePart(_ year: NameYear?) {
        guard let part = self.findings.first(where: { $0.part != nil }) else { return }
        self.reading.part = part.part
        guard !self.reading.isEpisode else { return }
        if year == nil, self.isOfWhole(part) {
            self.used.append(part)
            return
        }
        guard let number = part.part, part.rule == .part else { return }
        let isBehindYear = year.map { $0.end <= part.start } ?? false
        guard self.wall.hasBroadcast, year == nil || isBehindYear else { return }
        self.use(part)
        self.reading.convention = .part
        self.reading.episodes = [number]
    }

    /// Whether the title in front of a part is of the whole.
    private func isOfWhole(_ part: Finding) -> Bool {
        let next = self.name.token(from: part.end)
        // `Part 1 and Part 2`: no title has two.
        if next + 1 < self.name.tokens.endIndex, next > self.layout.body + 1,
            self.name.tokens[next].word.kinds.contains(.joiner),
            let second = self.findings.first(where: { $0.start == self.name.tokens[next + 1].start }),
            second.part == (part.part ?? 0) + 1
        {
            return true
        }
        // `Title Part 3` and nothing more.
        return part.start > self.layout.start && next == self.name.tokens.endIndex && !self.layout.isFansub
    }

    mutating func settleSpecial() {
        guard !self.reading.isEpisode, self.reading.extra == nil,
            let special = SpecialRule.match(self.name, self.layout)
        else { return }
        self.reading.convention = .special
        self.reading.episodes = special.episodes
        self.reading.season = special.season
        self.reading.isUnnumbered = true
    }

    /// `Intégrale`, `Complete Series`, `Miniseries` without a year; `Show 2013 Christmas Special`.
    mutating func settleComplete(_ year: NameYear?) {
        guard !self.reading.isEpisode, self.reading.extra == nil else { return }
        let behindFirst = self.layout.body + 1..<max(self.layout.body + 1, self.name.tokens.endIndex)
        self.reading.isUnnumbered = behindFirst.contains { index in
            self.name.tokens[index].word.kinds.contains(.complete)
                && SeriesRule.matches(self.name, at: index, hasYear: year != nil)
                || year.map { self.isSpecial(at: index, behind: $0) } ?? false
        }
    }

    /// Whether it is written like `Show 2013 Christmas Special`.
    private func isSpecial(at index: TokenIndex, behind year: NameYear) -> Bool {
        let token = self.name.tokens[index]
        let next = index + 1
        return !year.isMarked && token.start > year.end && token.word.kinds.contains(.special)
            && next < self.name.tokens.endIndex && !self.name.tokens[next].word.kinds.contains(.edition)
            && token.bracket == nil && index <= self.wall.token
            && (self.name.token(from: year.end) < index || self.wall.hasBroadcast)
    }
}
