/// What the text of a title holds besides it: a country, other titles, an article at its end.
struct TitleReader {
    struct Result {
        var title: String?
        var alternatives: [String] = []
        var country: String?
    }

    private let name: NameText
    /// What is left of the title.
    private var range: Range<ByteIndex>
    private var result = Result()

    private init(_ name: NameText, _ range: Range<ByteIndex>) {
        self.name = name
        self.range = TitleCutter.trimmed(name, range)
    }

    static func read(
        _ name: NameText,
        _ range: Range<ByteIndex>,
        isEpisode: Bool,
        hasSeason: Bool,
        isFansub: Bool
    ) -> Result {
        var reader = Self(name, range)
        guard !reader.range.isEmpty else { return reader.result }
        reader.cutBrackets()
        reader.cutGluedTags()
        if isEpisode { reader.cutBehindCountry() }
        reader.cutTail(isEpisode: isEpisode, isFansub: isFansub)
        reader.cutBroadcaster()
        // `Title (Its Subtitle) - 05` is another show than `Title`.
        if isEpisode ? hasSeason : !isFansub { reader.cutOtherTitle() }
        reader.cutAliases()
        TitleScripts.cut(name, &reader.range, alternatives: &reader.result.alternatives)
        reader.cutCountry(isEpisode: isEpisode)
        reader.result.title = TitleCutter.text(name, reader.range).map(self.withArticleInFront)
        return reader.result
    }

    // MARK: - Brackets and what stands behind

    /// Brackets at the end of a title: `[Group]` is none of it, nor is `(Movie)`.
    private mutating func cutBrackets() {
        self.cutSort()
        while self.name[self.range.upperBound - 1] == .closingSquare,
            let bracket = self.name.brackets.last(where: {
                $0.end == self.range.upperBound && $0.opening == .openingSquare
            }), bracket.start > self.range.lowerBound
        {
            let rest = TitleCutter.trimmed(self.name, self.range.lowerBound..<bracket.start)
            guard !rest.isEmpty else { break }
            if let country = Country.alone(in: bracket, of: self.name) { self.result.country = country }
            self.range = rest
        }
    }

    /// `Title - (Movie)`: what sort of thing it is.
    private mutating func cutSort() {
        let last = self.name.token(from: self.range.upperBound) - 1
        if last > .first, self.name.isWord("movie", token: last), self.name.hasSpacedDash(before: last),
            self.name.tokens[last].start > self.range.lowerBound
        {
            let rest = TitleCutter.trimmed(self.name, self.range.lowerBound..<self.name.tokens[last].start)
            if !rest.isEmpty { self.range = rest }
        }
        guard let bracket = self.name.brackets.last(where: { $0.end == self.range.upperBound }),
            bracket.tokens.count == 1, let only = bracket.tokens.first, bracket.start > self.range.lowerBound,
            self.name.isWord("movie", token: only) || self.name.isWord("film", token: only)
                || self.name.isWord("ova", token: only) || self.name.isWord("ona", token: only)
                || self.name.isWord("tv", token: only)
                || self.isCopy(bracket, only)
        else { return }
        let rest = TitleCutter.trimmed(self.name, self.range.lowerBound..<bracket.start)
        if !rest.isEmpty { self.range = rest }
    }

    /// `Title (1)`: what a file manager puts behind a second one.
    private func isCopy(_ bracket: Bracket, _ only: TokenIndex) -> Bool {
        bracket.opening == .openingRound && self.name.tokens[only].isNumber && self.name.tokens[only].count == 1
            && bracket.end == self.name.end && self.name[bracket.start - 1] == .space
    }

    /// `Show (US) - Episode title S02E09`: the country in its bracket ends the title.
    private mutating func cutBehindCountry() {
        for bracket in self.name.brackets
        where bracket.start > self.range.lowerBound && bracket.end < self.range.upperBound {
            guard let country = Country.alone(in: bracket, of: self.name),
                self.name.hasSpacedDash(before: bracket.tokens.upperBound)
            else { continue }
            let rest = TitleCutter.trimmed(self.name, self.range.lowerBound..<bracket.start)
            guard !rest.isEmpty else { continue }
            self.result.country = country
            self.range = rest
            return
        }
    }

    /// `港口灯火BD中英双字`: the source glued to a title in another script, and what is written of it behind.
    private mutating func cutGluedTags() {
        guard self.name.bytes[self.range.lowerBound].leadsWideCharacter,
            let start = self.range.first(where: { !self.name.bytes[$0].isBeyondASCII }),
            self.name.isWord(start), self.name.isWord(start - 1)
        else { return }
        var end = start
        while end < self.range.upperBound, self.name.isWord(end), !self.name.bytes[end].isBeyondASCII { end += 1 }
        let kinds = Vocabulary.shared.word(self.name.folded[start..<end]).kinds
        let isShouted = end - start > 1 && !self.name.bytes[start..<end].contains(where: \.isSmallLetter)
        guard kinds.contains(.technical) || kinds.contains(.weak) && isShouted else { return }
        self.range = TitleCutter.trimmed(self.name, self.range.lowerBound..<start)
    }

    private mutating func cutTail(isEpisode: Bool, isFansub: Bool) {
        let whole = self.range
        self.range = TitleTail.cut(self.name, whole, isFansub: isFansub, isFilm: !isEpisode)
        // `Saw.3D.2010`, `Some.Final.2010`: some films are called so.
        if !isEpisode, self.range != whole { self.addAlternative(whole) }
    }

    // MARK: - Other titles

    private mutating func addAlternative(_ range: Range<ByteIndex>) {
        if let text = TitleCutter.text(self.name, range) { self.result.alternatives.append(text) }
    }

    /// `BBC.Some.Great.Show.1of6`: who broadcasts it, where enough of a title stands behind; the whole is kept beside it.
    private mutating func cutBroadcaster() {
        let first = self.name.token(from: self.range.lowerBound)
        let behind = self.name.token(from: self.range.upperBound)
        guard behind - first > 1, self.name.isWord("bbc", token: first), self.name.isShouted(self.name.tokens[first]),
            !Self.ofBroadcaster.contains(self.name.foldedText(self.name.tokens[first + 1].range))
        else { return }
        self.addAlternative(self.range)
        let end = self.name[self.name.tokens[first].end]
        guard behind - first > 2, end == .dot || self.name.hasSpacedDash(before: first + 1) else { return }
        self.range = TitleCutter.trimmed(self.name, self.name.tokens[first].end..<self.range.upperBound)
    }

    /// What is called so together with the broadcaster.
    private static let ofBroadcaster: Set<String> = [
        "news", "proms", "radio", "one", "two", "three", "four", "world", "sport", "breakfast", "weather", "scotland",
        "alba", "earth", "documentary", "wales", "arts",
    ]

    /// `La Defense Lincoln (The Lincoln Lawyer) 2011`: several words in a bracket behind a title are another title.
    private mutating func cutOtherTitle() {
        guard self.name[self.range.upperBound - 1] == .closingRound,
            let bracket = self.name.brackets.last(where: { $0.end == self.range.upperBound && $0.parent == nil }),
            bracket.start >= self.range.lowerBound, bracket.tokens.count > 1, bracket.tokens.lowerBound > .first,
            !self.name.isWord("or", token: bracket.tokens.lowerBound - 1),
            !self.name.folded[self.range.lowerBound..<bracket.start].contains(.slash)
        else { return }
        let rest = TitleCutter.trimmed(self.name, self.range.lowerBound..<bracket.start)
        guard !rest.isEmpty else { return }
        let first = self.name.tokens[bracket.tokens.lowerBound]
        let from = first.word.kinds.contains(.alias) ? first.end : first.start
        // `О мышах и людях (Of Mice and Men)`: the Latin one is the title.
        let inner = TitleCutter.trimmed(self.name, from..<bracket.end - 1)
        let isForeign = !TitleScripts.isLatin(self.name, rest) && TitleScripts.isLatin(self.name, inner)
        self.addAlternative(isForeign ? rest : inner)
        self.range = isForeign ? inner : rest
    }

    /// Reads `Title aka Other`, `Title AKA Other`.
    private mutating func cutAliases() {
        var index = self.name.token(from: self.range.lowerBound) + 1
        while index < self.name.tokens.endIndex, self.name.tokens[index].end < self.range.upperBound {
            let isSpelled = self.isSpelledAlias(index)
            if isSpelled || self.name.tokens[index].word.kinds.contains(.alias) {
                let head = TitleCutter.trimmed(self.name, self.range.lowerBound..<self.name.tokens[index].start)
                guard !head.isEmpty else { return }
                let from = self.name.tokens[isSpelled ? index + 2 : index].end
                self.addAlternative(from..<max(from, self.range.upperBound))
                self.range = head
                return
            }
            index += 1
        }
    }

    /// Whether `a.k.a` begins at a word.
    private func isSpelledAlias(_ index: TokenIndex) -> Bool {
        self.name.isWord("a", token: index) && self.name.isWord("k", token: index + 1)
            && self.name.isWord("a", token: index + 2) && self.name.has("a.k.a", at: self.name.tokens[index].start)
    }

    // MARK: - Country and article

    /// `The Office (US)`, `The.Office.US`, but not `This Is Us`.
    private mutating func cutCountry(isEpisode: Bool) {
        let index = self.name.token(from: self.range.upperBound) - 1
        guard index > .first, self.name.tokens[index].start > self.range.lowerBound else { return }
        let token = self.name.tokens[index]
        guard token.word.kinds.contains(.country), let end = self.endBefore(token, at: index) else { return }
        let rest = TitleCutter.trimmed(self.name, self.range.lowerBound..<end)
        // `McFarland.USA.2015`: films are told apart by their years.
        if !isEpisode, token.bracket == nil, YearRule.isYear(self.name, index + 1) { return }
        // `2020.NZ`: a number alone is no title to part a country from.
        guard !rest.isEmpty, token.bracket != nil || rest.contains(where: { self.name.isLetter($0) }) else { return }
        self.result.country = Country.code(of: token, in: self.name)
        self.range = rest
    }

    /// Where the title ends in front of a country, if the word is one.
    private func endBefore(_ token: Token, at index: TokenIndex) -> ByteIndex? {
        guard let bracket = self.name.bracket(around: token) else {
            let text = self.range.lowerBound..<token.start
            return Country.stands(at: index, behind: text, in: self.name) ? token.start : nil
        }
        return bracket.tokens.count == 1 && bracket.start > self.range.lowerBound ? bracket.start : nil
    }

    /// Reads `Simpsons, The` → `The Simpsons`.
    private static func withArticleInFront(_ title: String) -> String {
        for article in [", The", ", A", ", An", ", Le", ", La", ", Les", ", Der", ", Die", ", Das"]
        where title.utf8.count > article.utf8.count && title.hasSuffix(article) {
            return article.dropFirst(2) + " " + title.dropLast(article.count)
        }
        return title
    }
}
