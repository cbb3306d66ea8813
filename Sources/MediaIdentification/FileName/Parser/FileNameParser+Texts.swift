/// The texts between what was found: title, other titles, the title of the episode.
extension FileNameParser {
    mutating func settleTexts(_ year: NameYear?) {
        if let bracket = self.layout.titleBracket {
            self.settleTitle(self.title(in: bracket, year))
            return self.takeLatinTitle(in: bracket)
        }
        if let first = self.used.min(by: { $0.start < $1.start }), self.isAtStart(first) {
            self.reading.startsWithMarker = true
            let isListed = self.reading.isYearMarked || self.layout.isFansub
            if isListed, first.season == nil, first.date == nil {
                // `[Group] 06 Title (720p)`
                self.settleTitle(self.title(behind: first, year))
            } else {
                self.settleTextsBehindMarker(first, year)
            }
            return
        }
        let start = self.titleStart(year)
        self.settleTitle(start..<max(start, self.titleEnd(year)))
        if let year { self.addOtherReading(year, from: start) }
        if let last = self.used.filter({ $0.date == nil || self.used.count == 1 }).max(by: { $0.end < $1.end }) {
            self.reading.episodeTitle = self.episodeTitle(from: last.end)
            self.takeTitleBehind(last)
        }
        self.takeLatinTitle(year)
        self.addCountedTitle()
    }

    /// `Room 104 S04E05`: the number may be the title's.
    private mutating func addCountedTitle() {
        guard let number = self.countInFront, let title = self.reading.title else { return }
        self.reading.alternativeTitles.append("\(title) \(number)")
    }

    mutating func settleTitle(_ range: Range<ByteIndex>) {
        let title = TitleReader.read(
            self.name,
            range,
            isEpisode: self.reading.isEpisode,
            hasSeason: self.reading.season != nil,
            isFansub: self.reading.isFansub && (self.reading.isEpisode || self.reading.year == nil)
        )
        self.reading.title = title.title
        self.reading.alternativeTitles = title.alternatives
        self.reading.country = title.country
    }

    func isAtStart(_ finding: Finding) -> Bool { self.name.token(from: finding.start) <= self.layout.body }

    // MARK: - Where the title is

    private func titleStart(_ year: NameYear?) -> ByteIndex {
        let body = self.layout.body
        if self.isYearFirst(year) { return self.name.tokens[body + 1].start }
        if self.isListNumber(year) { return self.name.tokens[body + 1].start }
        if self.used.isEmpty, let film = BonusRule.film(self.name, from: body) { return self.name.tokens[film].start }
        return self.layout.start
    }

    /// The first byte that is no title any more.
    func titleEnd(_ year: NameYear?) -> ByteIndex {
        var end = self.wall.start
        if let year, year.start > self.layout.start { end = min(end, self.beforeLanguage(year)) }
        for finding in self.used where finding.start > self.layout.start || self.reading.startsWithMarker {
            end = min(end, self.openingBefore(finding.start))
        }
        return end
    }

    /// `01 - Dr. No (1962)`, `01. Dr. No (1962)`: the place in a list, filled up with a zero, in front of a film.
    private func isListNumber(_ year: NameYear?) -> Bool {
        let next = self.layout.body + 1
        guard let year, self.used.isEmpty, next < self.name.tokens.endIndex else { return false }
        // `03 - Title - 1986`
        let last = self.name.tokens.endIndex - 1
        let isDashed =
            year.start == self.name.tokens[last].start && last > next && self.name.hasSpacedDash(before: last)
            && self.name.hasSpacedDash(before: next)
        guard year.isMarked || isDashed else { return false }
        let number = self.name.tokens[self.layout.body]
        guard number.isNumber, number.bracket == nil, number.count <= 3, number.number > 0,
            self.name[number.start] == .zero && number.count > 1 || self.name.has(" - ", at: number.end)
                || self.name.has(". ", at: number.end),
            // `007. …` is nobody's place in a list.
            number.number != 7, self.name.tokens[next].start < year.start
        else { return false }
        let isDotted = self.name[number.end] == .dot && self.name.isDotLiteral
        // `02 X (1963)`
        let isSpaced = self.name.gap(before: next).count == 1 && self.name[number.end] == .space
        return isDotted || isSpaced || self.name.hasSpacedDash(before: next)
    }

    private func isYearFirst(_ year: NameYear?) -> Bool {
        guard let year, self.used.isEmpty, self.layout.body + 1 < self.name.tokens.endIndex else { return false }
        return !year.isMarked && year.start == self.layout.start && year.end == self.name.tokens[self.layout.body].end
    }

    /// `Noah.German.2014.1080p`: in a dotted name the language may stand before the year.
    private func beforeLanguage(_ year: NameYear) -> ByteIndex {
        guard !year.isMarked, !self.name.isDotLiteral else { return year.start }
        let second = self.layout.body + 1
        var index = self.name.token(from: year.start)
        // `Title.2014.2014`
        if index > second, self.name.tokens[index - 1].isNumber, self.name.tokens[index - 1].number == year.value {
            return self.name.tokens[index - 1].start
        }
        index = self.behindLanguage(index, second)
        while index > second, self.isNear(index, year),
            self.name.tokens[index - 1].word.kinds.contains(.language),
            self.name.tokens[index - 1].count > 4, !self.isOfTitle(language: index - 1, year)
        { index -= 1 }
        let isArticle = index == second && self.isArticle(self.layout.body)
        return isArticle ? year.start : self.name.tokens[index].start
    }

    /// `Title.German.DL.PAL.2014`, `Title.German.Directors.Cut.2006`: what stands between the language and the year.
    private func behindLanguage(_ end: TokenIndex, _ second: TokenIndex) -> TokenIndex {
        var index = end
        while index > second + 1, end - index < 3,
            self.isDubbing(index - 1) || self.name.tokens[index - 1].word.kinds.contains(.edition)
        { index -= 1 }
        // The year may be the first word of all.
        guard index > second else { return end }
        let language = self.name.tokens[index - 1]
        return language.word.kinds.contains(.language) && language.count > 4 ? index : end
    }

    /// More languages than a few are in no name.
    private func isNear(_ index: TokenIndex, _ year: NameYear) -> Bool {
        self.name.token(from: year.start) - index < 4
    }

    /// The other reading of a language right before the year, for whoever asks Trakt: `The Good`, `The Good German`.
    private mutating func addOtherReading(_ year: NameYear, from start: ByteIndex) {
        let last = self.name.token(from: year.start) - 1
        guard !year.isMarked, !self.name.isDotLiteral, self.used.isEmpty, last > self.layout.body, year.start > start,
            self.name.tokens[last].word.kinds.contains(.language), self.name.tokens[last].count > 4
        else { return }
        for end in [year.start, self.name.tokens[last].start] {
            guard let text = TitleCutter.text(self.name, start..<end), text != self.reading.title,
                !self.reading.alternativeTitles.contains(text)
            else { continue }
            self.reading.alternativeTitles.append(text)
        }
    }

    /// `Johnny.English.2003`, `The.Good.German.2006`, `Title.French.2014.FRENCH`: nobody tells English apart, a title with
    /// an article needs its noun, and what is told behind the year needs not be told in front of it.
    private func isOfTitle(language index: TokenIndex, _ year: NameYear) -> Bool {
        if self.name.isWord("english", token: index) { return true }
        let behind = self.name.token(from: year.end)..<self.name.tokens.endIndex
        let text = self.name.foldedText(self.name.tokens[index].range)
        let first = self.name.tokens[self.layout.body]
        if first.count > 2, behind.contains(where: { self.name.foldedText(self.name.tokens[$0].range) == text }) {
            return true
        }
        guard !behind.contains(where: { self.isDubbing($0) }) else { return false }
        // `Lost.in.German.2011`, `Teaching.Mrs.Korean.2012`
        let before = self.name.foldedText(self.name.tokens[index - 1].range)
        if index > self.layout.body + 1 ? Self.leads.contains(before) : Self.owners.contains(before) { return true }
        return self.isArticle(self.layout.body) && index == self.layout.body + 2
    }

    private func isArticle(_ index: TokenIndex) -> Bool {
        self.name.isWord("the", token: index) || self.name.isWord("a", token: index)
            || self.name.isWord("an", token: index)
    }

    /// Words that need another one behind them.
    private static let leads: Set<String> = [
        "in", "of", "for", "with", "my", "our", "your", "his", "her", "mrs", "mr", "miss", "speak", "speaking", "from",
        "to",
    ]

    /// Those of them that are no film's whole title: `My.Korean.2011`.
    private static let owners: Set<String> = ["my", "our", "your", "mrs", "mr", "miss", "speak", "speaking"]

    /// `German.2014.LD`, `DL`, `DUBBED`: the words that a release with a language in front has.
    private func isDubbing(_ index: TokenIndex) -> Bool {
        ["ld", "dl", "md", "dubbed", "dual", "ac3d", "pal", "multi", "subbed"].contains(
            self.name.foldedText(self.name.tokens[index].range)
        )
    }

    /// A marker in a bracket takes the bracket with it.
    private func openingBefore(_ byte: ByteIndex) -> ByteIndex {
        guard let bracket = self.name.bracket(from: byte), bracket.start >= self.layout.start, bracket.start <= byte
        else {
            return byte
        }
        return bracket.start
    }

    // MARK: - A title in a bracket

    /// `[Group][Title S2][05]`: what is the title in its bracket.
    private func title(in bracket: Bracket, _ year: NameYear?) -> Range<ByteIndex> {
        let start = bracket.start + 1
        var end = min(bracket.end - 1, self.name.end)
        if let inner = bracket.tokens.dropFirst().first(where: { self.wall.isWall($0) }) {
            end = self.name.tokens[inner].start
        }
        end = self.withoutPicture(bracket, end)
        for finding in self.used where finding.start > start { end = min(end, finding.start) }
        if let year, year.start > start, year.end < bracket.end { end = min(end, year.start) }
        if let year, year.end == bracket.end, let last = bracket.tokens.last { end = self.name.tokens[last].start }
        return start..<max(start, end)
    }

    /// `[Gundam HD REMASTER]`: shouted technical words at the end of a title in a bracket.
    private func withoutPicture(_ bracket: Bracket, _ end: ByteIndex) -> ByteIndex {
        var last = bracket.tokens.upperBound
        while last > bracket.tokens.lowerBound + 2, self.name.tokens[last - 1].end <= end,
            self.name.tokens[last - 1].word.kinds.contains(.weak),
            self.name.isShouted(self.name.tokens[last - 1]), !self.name.isAllCapitals
        { last -= 1 }
        return last < bracket.tokens.upperBound ? self.name.tokens[last].start : end
    }

    // MARK: - The title of the episode

    private func episodeTitle(from byte: ByteIndex) -> String? {
        let index = self.name.token(from: byte)
        guard index < self.name.tokens.endIndex else { return nil }
        if let bracket = self.name.bracket(around: self.name.tokens[index]), bracket.start >= byte { return nil }
        var end = self.wall.start(from: index)
        let bracket = self.name.brackets.first { $0.opening == .openingSquare && $0.start >= byte }
        if let bracket { end = min(end, bracket.start) }
        return end > byte ? TitleCutter.text(self.name, byte..<end) : nil
    }
}
