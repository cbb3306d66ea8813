/// Numbers without a word, parts, specials and packs: where no rule was sure.
extension FileNameParser {
    mutating func settleBareNumber(_ year: NameYear?) {
        let context = BareNumberContext(
            name: self.name,
            layout: self.layout,
            wall: self.wall,
            year: year,
            season: self.used.first
        )
        guard var finding = BareNumberRules.match(context) else { return }
        // `Part.02`: a number behind the word takes the word along.
        if let part = self.findings.first(where: {
            $0.part != nil && $0.start < finding.start && finding.start < $0.end
        }) {
            finding.start = part.start
        }
        self.use(finding)
        self.reading.convention = finding.rule
        self.reading.episodes = finding.episodes
        self.reading.absolute = finding.absolute
        self.reading.season = finding.season ?? self.reading.season
        self.reading.isUnnumbered = finding.isFraction
        self.reading.isGuess = true
        if finding.episodes.count > 1, let other = AbsoluteNumberRule.behind(self.name, finding),
            other.episodes.count == finding.episodes.count
        {
            // `16-20 (191-195)`
            self.reading.absolute = other.episodes
        }
        if let year, year.start >= finding.start, year.end <= finding.end {
            self.reading.year = nil
        }
    }

    /// `Show.101.Title.2010.11.23`, `Show - 110 (10) - 20021218`: season and episode in one number before the date.
    mutating func settleNumberBesideDate() {
        guard let date = self.used.first, self.used.count == 1 else { return }
        let context = BareNumberContext(name: self.name, layout: self.layout, wall: self.wall, year: nil, season: nil)
        guard let finding = CompactNumberRule.match(context, min(context.end, self.name.token(from: date.start))) else {
            return
        }
        // `Code.404.2023.11.10`: right in front of the date it is of the title.
        let next = self.name.token(from: finding.end)
        guard
            next >= self.name.tokens.count || self.name.tokens[next].start != date.start
                || self.name.gap(before: next).count > 1
        else { return }
        self.use(finding)
        self.reading.season = finding.season
        self.reading.episodes = finding.episodes
        self.reading.isGuess = true
    }

    /// A part is an episode of a mini-series, or the part of a film.
    mutating func settlePart(_ year: NameYear?) {
        guard let part = self.findings.first(where: { $0.part != nil }) else { return }
        self.reading.part = part.part
        let next = self.name.token(from: part.end)
        if !self.reading.isEpisode, year == nil, next + 1 < self.name.tokens.count, next > self.layout.body + 1,
            self.name.tokens[next].word.kinds.contains(.joiner),
            let second = self.findings.first(where: { $0.start == self.name.tokens[next + 1].start }),
            second.part == (part.part ?? 0) + 1
        {
            // `Part 1 and Part 2`: no title has two.
            self.used.append(part)
            return
        }
        if !self.reading.isEpisode, year == nil, part.start > self.layout.start,
            self.name.token(from: part.end) == self.name.tokens.count, !self.layout.isFansub
        {
            // `Title Part 3` and nothing more: the title is of the whole.
            self.used.append(part)
            return
        }
        guard !self.reading.isEpisode, let number = part.part, part.rule == .part else { return }
        let isBehindYear = year.map { $0.end <= part.start } ?? false
        guard self.wall.hasBroadcast, year == nil || isBehindYear else { return }
        self.use(part)
        self.reading.convention = .part
        self.reading.episodes = [number]
    }

    mutating func settleSpecial() {
        guard !self.reading.isEpisode, self.reading.extra == nil,
            let special = SpecialRule.match(self.name, self.layout, self.wall)
        else { return }
        self.reading.convention = .special
        self.reading.episodes = special.episodes
        self.reading.season = special.season
        self.reading.isUnnumbered = true
    }

    /// `Intégrale`, `Complete Series`, `Miniseries` without a year; `Show 2013 Christmas Special`.
    mutating func settleComplete(_ year: NameYear?) {
        guard !self.reading.isEpisode, self.reading.extra == nil else { return }
        for index in self.layout.body + 1..<max(self.layout.body + 1, self.name.tokens.count) {
            let token = self.name.tokens[index]
            if token.word.kinds.contains(.complete), SeriesWord.matches(self.name, index, hasYear: year != nil) {
                return self.reading.isUnnumbered = true
            }
            if let year, !year.isMarked, token.start > year.end, token.word.kinds.contains(.special),
                index + 1 < self.name.tokens.count,
                !self.name.tokens[index + 1].word.kinds.contains(.edition), self.name.tokens[index].bracket < 0,
                index <= self.wall.token,
                self.name.token(from: year.end) < index || self.wall.hasBroadcast
            {
                return self.reading.isUnnumbered = true
            }
        }
    }
}
