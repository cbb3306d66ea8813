/// Parts, specials and packs.
extension FileNameParser {
    /// A part is an episode of a mini-series, or the part of a film.
    mutating func settlePart(_ year: NameYear?) {
        guard let part = self.findings.first(where: { $0.part != nil }) else { return }
        guard !self.reading.isEpisode else {
            if self.isEpisode(part) {
                self.use(part)
                self.reading.episodes = part.part.map { [$0] } ?? []
                return
            }
            if self.isOfSeason(part) {
                self.reading.part = part.part
                self.reading.isCour = self.reading.season == nil && part.season == nil
                self.used.append(part)
            }
            return
        }
        self.reading.part = part.part
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

    /// `Series 2 Part 11`: how British television counts; and no season has as many parts.
    private func isEpisode(_ part: Finding) -> Bool {
        guard let number = part.part, part.rule == .part, self.reading.episodes.isEmpty, self.reading.date == nil,
            let season = self.used.first(where: { $0.season != nil }), (0...3).contains(part.start - season.end)
        else { return false }
        return number > 4 || self.name.has("series", at: season.start)
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
        // `Titel.Teil.2.German`
        let isLast =
            next == self.name.tokens.endIndex
            || next + 1 == self.name.tokens.endIndex && self.name.tokens[next].word.kinds.contains(.language)
        return part.start > self.layout.start && isLast && !self.layout.isFansub
    }

    /// `S2 Part 2 - 01`, `Season 2 Cour 2 - 01`, `2nd Cour - 01`: between the season and the episode, which is counted from the part's first.
    private func isOfSeason(_ part: Finding) -> Bool {
        guard let episode = self.used.last(where: { $0.hasEpisode }) else {
            // `Season 3 Part 2`
            return self.used.contains { $0.season != nil && (0...3).contains(part.start - $0.end) }
        }
        // `S02P02E01`
        if part.season != nil { return part.hasEpisode || episode.start >= part.end }
        let season = self.used.first { $0.season != nil }
        // `2nd Cour - 01`: of the only season, or of one that the folder names.
        let isCour =
            self.name.isWord("cour", token: self.name.token(from: part.end) - 1)
            || self.name.isWord("cour", token: self.name.token(from: part.start))
        guard season.map({ $0.start < part.start }) ?? isCour else { return false }
        return episode.start >= part.end
    }

    /// What is no part of the count: a main episode is never made of it, whatever the order of the words.
    mutating func settleSpecial() {
        guard self.reading.extra == nil else { return }
        guard !self.reading.isEpisode else {
            if self.takeSpecialOfSeason() { return }
            // `OVA Ep 1`: a word counts, but nothing says that the number is of a season.
            let isBare =
                self.reading.isGuess || self.reading.season == nil || self.used.contains { $0.isBare }
                || self.reading.episodes.isEmpty
            if isBare, self.reading.date == nil, SpecialRule.isSpecial(self.name, self.layout, self.used) {
                self.takeSortInFront()
                self.reading.season = 0
                self.reading.convention = .special
                self.dropNumberOfSpecial()
            }
            return
        }
        guard let special = SpecialRule.match(self.name, self.layout, hasYear: self.reading.year != nil) else { return }
        if !special.episodes.isEmpty { self.used.append(special) }
        self.reading.convention = .special
        self.reading.episodes = special.episodes
        self.reading.season = special.season
        self.reading.isUnnumbered = true
    }

    /// `OVA 01`: the sort in front is no title.
    private mutating func takeSortInFront() {
        guard SpecialRule.leads(self.name, self.layout, self.used),
            let place = self.used.firstIndex(where: { self.name.token(from: $0.start) == self.layout.body + 1 })
        else { return }
        self.used[place].start = self.name.tokens[self.layout.body].start
    }

    /// `S2 SP01`: the special has a number, the season names where it lies.
    private mutating func takeSpecialOfSeason() -> Bool {
        guard self.reading.episodes.isEmpty, self.reading.season != nil, self.reading.date == nil,
            let special = SpecialRule.match(self.name, self.layout, hasYear: self.reading.year != nil),
            special.hasEpisode
        else { return false }
        self.used.append(special)
        self.reading.convention = .special
        self.reading.season = 0
        self.reading.episodes = special.episodes
        self.reading.isUnnumbered = true
        return true
    }

    /// `S2 OVA 1080p` has no number: the season is not the special's, and nothing is known by number.
    private mutating func dropNumberOfSpecial() {
        guard self.reading.episodes.isEmpty else { return }
        self.reading.isUnnumbered = true
    }

    /// `Title OVA - 01`, `Title OVA Ep 1`: the show's with the sort behind, or a title of its own.
    mutating func settleTitleOfSpecial() {
        guard self.reading.convention == .special, let title = self.reading.title,
            let space = title.lastIndex(of: " ")
        else { return }
        let last = Array(title[title.index(after: space)...].lowercased().utf8)
        guard Vocabulary.shared.word(last[...]).kinds.contains(.special) else { return }
        let rest = String(title[..<space])
        // `Title Special Episode 02`
        let isEpisode = title[title.index(after: space)...].lowercased().hasPrefix("special")
        let isPlural = last.elementsEqual("specials".utf8)
        if isPlural
            || self.used.contains(where: {
                $0.hasEpisode && ($0.rule != .episodeWord || isEpisode) && self.isBehindSpecial($0)
            })
        {
            self.reading.title = rest
            if !self.reading.alternativeTitles.contains(title) { self.reading.alternativeTitles.append(title) }
            return
        }
        if !self.reading.alternativeTitles.contains(rest) { self.reading.alternativeTitles.append(rest) }
    }

    /// Whether a number stands right behind the sort; a dash parts it from a title of its own.
    private func isBehindSpecial(_ number: Finding) -> Bool {
        let index = self.name.token(from: number.start)
        return index > self.layout.body && !self.name.hasSpacedDash(before: index)
            && self.name.tokens[index - 1].word.kinds.contains(.special)
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
