/// What surely tells season, episode and date.
extension FileNameParser {
    mutating func use(_ finding: Finding) {
        var finding = finding
        // `Ep 2x03`
        let token = self.name.token(from: finding.start)
        if token > self.layout.body, finding.rule == .cross, self.name.tokens[token - 1].word.kinds.contains(.episode),
            !self.name.isWord("episodes", token: token - 1)
        {
            finding.start = self.name.tokens[token - 1].start
        }
        self.used.append(finding)
        if self.used.count == 1 || finding.season != nil { self.reading.convention = finding.rule }
    }

    mutating func settleEpisode() {
        self.dropBroadcastDate()
        if let date = self.findings.first(where: { $0.date != nil }) {
            self.use(date)
            self.reading.date = date.date
        }
        if let full = self.full() {
            for finding in self.findings where finding.start < full.start && self.tellsSame(finding, full) {
                self.used.append(finding)
            }
            self.use(full)
            self.reading.convention = full.rule
            self.reading.season = full.season
            self.reading.episodes = full.episodes
            self.reading.isUnnumbered = full.isFraction
            self.settleAbsolute(beside: full)
            return
        }
        if let season = self.findings.first(where: { $0.season != nil }) {
            self.use(season)
            self.reading.season = season.season
        }
        guard let episode = self.findings.first(where: { $0.hasEpisode && ($0.season == nil) }) else { return }
        // A date and a number without a season: the number is of something else.
        guard self.reading.date == nil || self.reading.season != nil else { return }
        self.use(episode)
        self.reading.episodes = episode.episodes
        self.reading.isUnnumbered = episode.isFraction
    }

    /// `Title [10] (2014.10.13 AT-X 1280x720)`: when it was recorded, among technical words, beside the number.
    private mutating func dropBroadcastDate() {
        guard let date = self.findings.first(where: { $0.date != nil }) else { return }
        let index = self.name.tokens[self.name.token(from: date.start)].bracket
        guard index >= 0, NameLayout.sort(self.name, self.name.brackets[index]) == .technical else { return }
        let context = BareNumberContext(name: self.name, layout: self.layout, wall: self.wall, year: nil, season: nil)
        guard BareNumberRules.match(context) != nil else { return }
        self.findings.removeAll { $0.date != nil }
    }

    /// `Temporada 4 [Cap.408]`, `Episode 2 [S 1 - Ep 002]`: part of the same, said before.
    private func tellsSame(_ finding: Finding, _ full: Finding) -> Bool {
        if finding.date != nil { return false }
        if let season = finding.season {
            return season == full.season && (finding.episodes.isEmpty || finding.episodes == full.episodes)
        }
        return !finding.episodes.isEmpty && finding.episodes == full.episodes
    }

    /// The finding that has both; an explicit letter or word wins over a bare number behind the season.
    private func full() -> Finding? {
        let full = self.findings.filter { $0.season != nil && $0.hasEpisode }
        if let sure = full.first(where: { !$0.isBare }) { return sure }
        guard let bare = full.first else { return nil }
        let word = self.findings.first {
            $0.hasEpisode && $0.season == nil && $0.rule != .countedOf && $0.start > bare.start
        }
        guard let word else { return bare }
        var merged = bare
        merged.episodes = word.episodes
        merged.isFraction = word.isFraction
        return merged
    }

    /// `313-315 s16e03-05`, `s10e15(233)`, `S06E32 … [Episode 83]`: a number counted through all seasons.
    private mutating func settleAbsolute(beside full: Finding) {
        if let other = self.findings.first(where: {
            $0.season == nil && !$0.episodes.isEmpty && $0.rule == .episodeWord && $0.start > full.start
        }),
            self.isBracketed(other), other.episodes != full.episodes
        {
            self.reading.absolute = other.episodes
            return
        }
        let before = self.name.token(from: full.start)
        if let numbers = AbsoluteNumberRule.before(
            self.name,
            before,
            from: self.layout.body,
            isFansub: self.layout.isFansub && (full.rule == .seasonEpisode || full.rule == .cross)
        ), full.season != 1 || numbers.episodes == full.episodes {
            self.reading.absolute = numbers.episodes
            self.used.append(numbers)
        } else if let numbers = AbsoluteNumberRule.behind(self.name, full, isFansub: self.layout.isFansub) {
            self.reading.absolute = numbers.episodes
            self.used.append(numbers)
        }
    }

    private func isBracketed(_ finding: Finding) -> Bool {
        let token = self.name.token(from: finding.start)
        return token < self.name.tokens.count && self.name.tokens[token].bracket >= 0
    }

    /// `Star Wars Episode 1 La Menace fantome 1999 BDrip`: a film with its year behind, not an episode.
    mutating func dropFilmEpisode() {
        guard let only = self.used.first, self.used.count == 1, only.rule == .episodeWord, only.season == nil,
            only.episodes.count == 1,
            !self.layout.isFansub, !self.wall.hasBroadcast, only.start > self.layout.start,
            self.name.has("episode", at: only.start)
        else { return }
        let first = self.name.token(from: only.end)
        guard first < self.name.tokens.count, self.name.isLetter(self.name.tokens[first].start),
            !self.name.hasSpacedDash(before: first),
            let year = YearRule.year(self.name, self.layout, self.wall, marker: nil, behind: nil, taken: []),
            year.start > only.end
        else { return }
        self.used = []
        self.findings = []
        self.reading.episodes = []
        self.reading.convention = .film
    }
}
