/// Numbers without a word: where no rule was sure.
extension FileNameParser {
    mutating func settleNumbers(_ year: NameYear?, takesBare: Bool) {
        guard self.reading.episodes.isEmpty, !self.reading.isUnnumbered else { return }
        if self.reading.date == nil, self.reading.season == nil, year == nil { self.settleShortDate() }
        guard takesBare else { return }
        if self.reading.date == nil { self.settleBareNumber(year) } else { self.settleNumberBesideDate() }
    }

    func bareNumbers(year: NameYear?, season: Finding?, limit: TokenIndex? = nil) -> BareNumberContext {
        BareNumberContext(
            name: self.name,
            layout: self.layout,
            wall: self.wall,
            year: year,
            season: season,
            limit: limit
        )
    }

    private mutating func settleBareNumber(_ year: NameYear?) {
        let context = self.bareNumbers(year: year, season: self.used.first)
        guard var finding = BareNumberRules.finding(in: context) else { return }
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
        if finding.mayBeFilm {
            self.reading.filmTitle = TitleCutter.text(self.name, self.layout.start..<finding.end)
        }
        if finding.episodes.count > 1, let other = AbsoluteNumberRule.behind(self.name, finding),
            other.episodes.count == finding.episodes.count
        {
            // `16-20 (191-195)`
            self.reading.absolute = other.episodes
        }
        if let year, year.start >= finding.start, year.end <= finding.end { self.reading.year = nil }
    }

    /// `Show.101.Title.2010.11.23`, `Show - 110 (10) - 20021218`: season and episode in one number before the date.
    private mutating func settleNumberBesideDate() {
        guard let date = self.used.first, self.used.count == 1 else { return }
        let context = self.bareNumbers(year: nil, season: nil, limit: self.name.token(from: date.start))
        guard let finding = CompactNumberRule.find(in: context) else { return }
        // `Code.404.2023.11.10`: right in front of the date it is of the title.
        let next = self.name.token(from: finding.end)
        guard
            next >= self.name.tokens.endIndex || self.name.tokens[next].start != date.start
                || self.name.gap(before: next).count > 1
        else { return }
        self.use(finding)
        self.reading.season = finding.season
        self.reading.episodes = finding.episodes
        self.reading.isGuess = true
    }
}
