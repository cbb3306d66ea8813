/// What surely tells season, episode and date.
extension FileNameParser {
    mutating func use(_ finding: Finding) {
        var finding = finding
        // `Ep 2x03`
        let index = self.name.token(from: finding.start)
        if index > self.layout.body, finding.rule == .cross,
            self.name.tokens[index - 1].word.kinds.contains(.episode), !self.name.isWord("episodes", token: index - 1)
        {
            finding.start = self.name.tokens[index - 1].start
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
        if let full = self.full() { return self.take(full) }
        if let season = self.findings.first(where: { $0.season != nil }) {
            self.use(season)
            self.reading.season = season.season
        }
        // A date and a number without a season: the number is of something else, unless it has a word of its own.
        guard let episode = self.findings.first(where: { $0.hasEpisode && ($0.season == nil) }),
            self.reading.date == nil || self.reading.season != nil || self.countsBesideDate(episode)
        else { return }
        self.use(episode)
        self.reading.episodes = episode.episodes
        self.reading.isUnnumbered = episode.isFraction
        self.settleDay(behind: episode)
    }

    /// `드라마.E03.180921.720p`, `드라마 180921 E03`: the day of the broadcast, right behind the number or in front of it.
    private mutating func settleDay(behind episode: Finding) {
        let before = self.name.token(from: episode.start) - 1
        if self.reading.date == nil, self.reading.season == nil, episode.rule == .episodeWord,
            before > self.layout.body,
            let date = DateRule.six(self.name, before)
        {
            self.used.append(date)
            self.reading.date = date.date
            return
        }
        let index = self.name.token(from: episode.end)
        guard self.reading.date == nil, self.reading.season == nil,
            episode.rule == .episodeWord || episode.rule == .cjk, index < self.name.tokens.endIndex,
            self.name.gap(before: index).count == 1, self.wall.isWall(index + 1),
            let date = DateRule.six(self.name, index)
        else { return }
        self.used.append(date)
        self.reading.date = date.date
    }

    /// `Show 12. Bölüm (21.03.2024)`, `Show 20201013 Ep7432`.
    private func countsBesideDate(_ episode: Finding) -> Bool {
        episode.rule == .episodeWord && episode.episodes.count == 1 && self.name[episode.start] != .hash
            && !self.name.isWord("e", token: self.name.token(from: episode.start))
            && self.name.bracket(from: episode.start) == nil
    }

    /// `Title [10] (2014.10.13 AT-X 1280x720)`: when it was recorded, among technical words, beside the number.
    private mutating func dropBroadcastDate() {
        guard let date = self.findings.first(where: { $0.date != nil }) else { return }
        guard let bracket = self.name.bracket(from: date.start), BracketSort(bracket, in: self.name) == .technical,
            BareNumberRules.finding(in: self.bareNumbers(year: nil, season: nil)) != nil
        else { return }
        self.findings.removeAll { $0.date != nil }
    }

    // MARK: - Season and episode in one

    private mutating func take(_ full: Finding) {
        for finding in self.findings where finding.start < full.start && self.tellsSame(finding, full) {
            self.used.append(finding)
        }
        self.use(full)
        self.reading.convention = full.rule
        self.reading.season = full.season
        self.reading.episodes = full.episodes
        self.reading.isUnnumbered = full.isFraction
        self.settleAbsolute(beside: full)
        self.takeNext(behind: full)
    }

    /// `Show.s01e01.Title.s01e02.Title`: each episode with its title behind, as Kodi has them.
    private mutating func takeNext(behind full: Finding) {
        guard full.rule == .seasonEpisode, !full.isFraction else { return }
        for next in self.findings where next.rule == full.rule && next.season == full.season && next.start > full.end {
            guard let last = self.reading.episodes.last, next.episodes.first == last + 1 else { return }
            self.reading.episodes += next.episodes
        }
    }

    /// `Temporada 4 [Cap.408]`, `Episode 2 [S 1 - Ep 002]`: part of the same, said before.
    private func tellsSame(_ finding: Finding, _ full: Finding) -> Bool {
        if finding.date != nil { return false }
        // `Temporada 2 [Cap.408]`: the folder's season, which the number knows better.
        if finding.rule == .seasonWord, finding.episodes.isEmpty, full.rule == .episodeWord { return true }
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

    // MARK: - Numbers counted through all seasons

    /// `313-315 s16e03-05`, `s10e15(233)`, `S06E32 … [Episode 83]`.
    private mutating func settleAbsolute(beside full: Finding) {
        if let other = self.bracketedEpisode(behind: full) {
            self.reading.absolute = other.episodes
        } else if let numbers = self.absolute(before: full)
            ?? AbsoluteNumberRule.behind(self.name, full, isFansub: self.layout.isFansub)
        {
            self.reading.absolute = numbers.episodes
            self.used.append(numbers)
            self.countInFront =
                numbers.start < full.start && self.name[numbers.start] != .zero ? numbers.episodes.first : nil
        }
    }

    private func bracketedEpisode(behind full: Finding) -> Finding? {
        let other = self.findings.first {
            $0.season == nil && !$0.episodes.isEmpty && $0.rule == .episodeWord && $0.start > full.start
        }
        return other.flatMap { self.isBracketed($0) && $0.episodes != full.episodes ? $0 : nil }
    }

    private func absolute(before full: Finding) -> Finding? {
        if let word = self.word(before: full) { return word }
        let numbers = AbsoluteNumberRule.before(
            self.name,
            marker: self.name.token(from: full.start),
            from: self.layout.body,
            isFansub: self.layout.isFansub && (full.rule == .seasonEpisode || full.rule == .cross),
            episode: full
        )
        // `2015-07-20 - S02E05`: numbers of a date are no list of episodes.
        let isOfDate = numbers.map { numbers in
            self.findings.contains { $0.date != nil && $0.start <= numbers.start && numbers.end <= $0.end }
        }
        guard isOfDate == false else { return nil }
        guard let numbers, full.season != 1 || numbers.episodes == full.episodes else { return nil }
        return numbers
    }

    /// `Show - Episode 412 [S 12 - Ep 31]`: the word in front counts through, the bracket within the season.
    private func word(before full: Finding) -> Finding? {
        guard self.isBracketed(full) else { return nil }
        return self.findings.last {
            $0.start < full.start && $0.rule == .episodeWord && $0.season == nil && $0.episodes.count == 1
                && $0.episodes != full.episodes
        }
    }

    func isBracketed(_ finding: Finding) -> Bool {
        self.name.bracket(from: finding.start) != nil
    }

    // MARK: - Films

    /// `Star Wars Episode 1 La Menace fantome 1999 BDrip`: a film with its year behind, not an episode.
    mutating func dropFilmEpisode() {
        guard let only = self.used.first, self.used.count == 1, self.mayBeFilm(only) else { return }
        let first = self.name.token(from: only.end)
        guard first < self.name.tokens.endIndex, self.name.isLetter(self.name.tokens[first].start),
            !self.name.hasSpacedDash(before: first),
            let year = YearRule(self.name, self.layout, wall: self.wall).year(), year.start > only.end
        else { return }
        self.used = []
        self.findings = []
        self.reading.episodes = []
        self.reading.convention = .film
    }

    private func mayBeFilm(_ episode: Finding) -> Bool {
        episode.rule == .episodeWord && episode.season == nil && episode.episodes.count == 1 && !self.layout.isFansub
            && !self.wall.hasBroadcast && episode.start > self.layout.start
            && self.name.has("episode", at: episode.start)
    }
}
