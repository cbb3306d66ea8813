/// Reads one name, of a file or a folder, without its extension.
///
/// First what surely is something (the rules), then the year, then where technical words begin; what is left in front is
/// the title. Only where no rule found an episode are bare numbers looked at.
struct FileNameParser {
    private let name: NameText
    private let layout: NameLayout
    private var findings: [Finding] = []
    private var reading = NameReading()
    private var wall: NameWall
    private var takesBareNumbers = true

    /// Reads a name; a folder is not numbered without a word, unless it is a release: `Room 104`, `24`.
    static func parse(_ bytes: ArraySlice<UInt8>, isFolder: Bool = false) -> NameReading {
        var parser = Self(NameText(self.unwrapped(bytes)))
        parser.takesBareNumbers = !isFolder || parser.wall.hasTechnical || parser.layout.isFansub
        return parser.read()
    }

    /// `[ Title S02E10 1080p ]`: a bracket around all.
    private static func unwrapped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"), bytes.count > 12, bytes.contains(32),
            !bytes.dropLast().contains(UInt8(ascii: "]"))
        else { return bytes }
        return bytes.dropFirst().dropLast()
    }

    static func parse(_ text: String) -> NameReading { self.parse(Array(text.utf8)[...]) }

    private init(_ name: NameText) {
        self.name = name
        self.layout = NameLayout(name)
        self.wall = NameWall(name, from: self.layout.body)
    }

    private mutating func read() -> NameReading {
        guard !self.name.tokens.isEmpty else { return self.reading }
        self.reading.isFansub = self.layout.isFansub
        self.findings = FindingScanner.findings(self.name, from: self.layout.body, self.wall)
        self.settleEpisode()
        self.dropFilmEpisode()
        let year = self.settleYear()
        if self.reading.episodes.isEmpty, !self.reading.isUnnumbered {
            if self.reading.date == nil, self.reading.season == nil, year == nil { self.settleShortDate() }
            if self.takesBareNumbers {
                if self.reading.date == nil { self.settleBareNumber(year) } else { self.settleNumberBesideDate() }
            }
        }
        self.settlePart(year)
        self.reading.extra = ExtraRule.sort(self.name, self.layout, self.reading)
        self.settleSpecial()
        self.settleComplete(year)
        self.settleTexts(year)
        self.reading.hasTechnical = self.wall.hasTechnical
        self.reading.edition = EditionRule.edition(self.name, from: self.titleEnd(year))
        return self.reading
    }

    // MARK: - Season and episode

    /// The findings whose text is no part of the title.
    private var used: [Finding] = []

    private mutating func use(_ finding: Finding) {
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

    private mutating func settleEpisode() {
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
    private mutating func dropFilmEpisode() {
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

    // MARK: - Year

    private mutating func settleYear() -> NameYear? {
        if let date = self.used.first, self.used.count == 1, date.date != nil, self.isAtStart(date),
            let year = YearRule.year(self.name, self.layout, self.wall, marker: nil, behind: nil, taken: []),
            year.isMarked
        {
            // `09.03.08.Title.(1991)`: the day a film was filed.
            self.reading.date = nil
            // `11-11-11 (2011)`: the title itself.
            if self.name.token(from: date.end) >= self.name.token(from: year.start) { self.used = [] }
        }
        // `The Colbert Report (2005) - 2011-11-15`
        if let date = self.used.first(where: { $0.date != nil }) {
            guard
                let year = YearRule.year(
                    self.name,
                    self.layout,
                    self.wall,
                    marker: nil,
                    behind: nil,
                    taken: self.used
                ), year.isMarked, year.end <= date.start, year.start > self.layout.start
            else { return nil }
            self.reading.year = year.value
            self.reading.isYearMarked = true
            return year
        }
        let marker = self.used.map(\.start).min()
        let year = YearRule.year(
            self.name,
            self.layout,
            self.wall,
            marker: marker,
            behind: self.used.map(\.end).max(),
            taken: self.used
        )
        self.reading.year = year?.value
        self.reading.isYearMarked = year?.isMarked ?? false
        if year != nil, self.used.isEmpty { self.reading.convention = .film }
        return year
    }

    /// `At.Midnight.140722.720p`: year, month and day in two digits each, right before the technical words.
    private mutating func settleShortDate() {
        let index = self.wall.token - 1
        guard index > self.layout.body, let date = DateRule.six(self.name, index) else { return }
        self.use(date)
        self.reading.date = date.date
    }

    // MARK: - Numbers without a word

    private mutating func settleBareNumber(_ year: NameYear?) {
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
    private mutating func settleNumberBesideDate() {
        guard let date = self.used.first, self.used.count == 1 else { return }
        let context = BareNumberContext(name: self.name, layout: self.layout, wall: self.wall, year: nil, season: nil)
        guard let finding = CompactNumberRule.match(context, min(context.end, self.name.token(from: date.start))) else {
            return
        }
        // `Code.404.2023.11.10`: right in front of the date it is of the title.
        let next = self.name.token(from: finding.end)
        guard self.name.tokens[next].start != date.start || self.name.gap(before: next).count > 1 else { return }
        self.use(finding)
        self.reading.season = finding.season
        self.reading.episodes = finding.episodes
        self.reading.isGuess = true
    }

    /// A part is an episode of a mini-series, or the part of a film.
    private mutating func settlePart(_ year: NameYear?) {
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

    private mutating func settleSpecial() {
        guard !self.reading.isEpisode, self.reading.extra == nil,
            let special = SpecialRule.match(self.name, self.layout, self.wall)
        else { return }
        self.reading.convention = .special
        self.reading.episodes = special.episodes
        self.reading.season = special.season
        self.reading.isUnnumbered = true
    }

    /// `Intégrale`, `Complete Series`, `Miniseries` without a year; `Show 2013 Christmas Special`.
    private mutating func settleComplete(_ year: NameYear?) {
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

    // MARK: - Texts

    /// The first byte that is no title any more.
    private func titleEnd(_ year: NameYear?) -> Int {
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

    private mutating func settleTexts(_ year: NameYear?) {
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

    /// `某剧 第一季[第05集].Some.Show.S01E05.2023`: the Latin title between the markers of both languages.
    private mutating func takeLatinTitle(_ year: NameYear?) {
        guard let first = self.findings.first, first.rule == .cjk, let own = self.reading.title,
            !own.utf8.contains(where: { $0 >= 65 && $0 <= 122 })
        else { return }
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
        guard last.season != nil || !last.episodes.isEmpty, let own = self.reading.title,
            !own.utf8.contains(where: { $0 >= 65 && $0 <= 122 })
        else { return }
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
            self.name.tokens[body].number != 7, self.name.tokens[body + 1].start < year.start
        else { return nil }
        let isDotted = self.name[self.name.tokens[body].end] == UInt8(ascii: ".") && self.name.isDotLiteral
        return isDotted || self.name.hasSpacedDash(before: body + 1) ? self.name.tokens[body + 1].start : nil
    }

    private func isYearFirst(_ year: NameYear?) -> Bool {
        guard let year, self.used.isEmpty, self.layout.body + 1 < self.name.tokens.count else { return false }
        return !year.isMarked && year.start == self.layout.start && year.end == self.name.tokens[self.layout.body].end
    }

    private func isAtStart(_ finding: Finding) -> Bool {
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
