/// The brackets in front of a name: `[Group] Title`, `[Group][Title][12]`, `(2000) Title`.
extension NameLayout {
    mutating func skipBrackets(_ name: NameText) {
        if self.takeLatinBracket(name) { return }
        var leading = Self.leading(name, from: self.body)
        if leading.isEmpty, let behind = self.behindListNumber(name) {
            self.move(to: self.body + 1, in: name)
            leading = behind
        }
        guard let first = leading.first else { return }
        if leading.count > 1 || first.opening == .openingSquare, self.takeBracketTitle(leading, in: name) { return }
        for bracket in leading {
            guard self.mayStepOver(bracket, in: name), bracket.tokens.upperBound < name.tokens.endIndex else { return }
            self.move(to: bracket.tokens.upperBound, in: name)
        }
        self.skipStars(name)
    }

    /// `【Group】★ Title`: an ornament between the group and the title.
    private mutating func skipStars(_ name: NameText) {
        while self.body + 1 < name.tokens.endIndex, name.tokens[self.body].count == 3,
            Self.stars.contains(where: { name.has($0, at: name.tokens[self.body].start) })
        { self.move(to: self.body + 1, in: name) }
    }

    private static let stars: [StaticString] = ["★", "☆", "◆", "●", "■"]

    /// `孤独摇滚[Group][Latin Title][12 END][1080P]`: the first name has another script and stands outside.
    private mutating func takeLatinBracket(_ name: NameText) -> Bool {
        guard self.body == .first, let first = name.tokens.first, first.bracket == nil,
            name.bytes[first.start].leadsWideCharacter,
            let open = name.tokens.indices.first(where: { name.tokens[$0].bracket != nil }), open < .first + 4
        else { return false }
        let brackets = Self.leading(name, from: open)
        guard let number = brackets.firstIndex(where: { BracketSort($0, in: name) == .number }), number > 0,
            let title = brackets[..<number].last(where: { BracketSort($0, in: name) == .text && Self.isLatin(name, $0) }
            ),
            title.tokens.lowerBound > brackets[0].tokens.lowerBound
        else { return false }
        self.isFansub = true
        self.takeTitle(title)
        return true
    }

    /// `37 [Group]_Title_-_37`, `Bot.[Group]_Title`: the brackets behind a number of the list, or behind who brought it, which is
    /// not of the name.
    private func behindListNumber(_ name: NameText) -> [Bracket]? {
        let next = self.body + 1
        guard next < name.tokens.endIndex, name.tokens[self.body].bracket == nil,
            name.tokens[self.body].isNumber && name.tokens[self.body].count <= 3
                || name.has(".[", at: name.tokens[self.body].end),
            let bracket = name.bracket(around: name.tokens[next]),
            bracket.opening == .openingSquare
        else { return nil }
        let leading = Self.leading(name, from: next)
        guard let first = leading.first, BracketSort(first, in: name) == .text,
            first.tokens.upperBound < name.tokens.endIndex, name.tokens[first.tokens.upperBound].bracket == nil
        else { return nil }
        return leading
    }

    /// Whether the title stands behind a bracket; notes the group of a fansub.
    private mutating func mayStepOver(_ bracket: Bracket, in name: NameText) -> Bool {
        switch BracketSort(bracket, in: name) {
        case .text where bracket.opening == .openingSquare:
            guard bracket.tokens.upperBound < name.tokens.endIndex, !self.isOnlyTitle(bracket, in: name) else {
                return false
            }
            self.isFansub = !Self.isSite(name, bracket)
            return true
        case .technical, .checksum: return true
        case .text where Self.isRoundGroup(name, bracket):
            self.isFansub = true
            return true
        case .text: return bracket.opening == .openingCurly || bracket.start == .first && Self.isSite(name, bracket)
        case .number: return Self.isListNumber(name, bracket)
        case .year: return Self.isYearLead(name, bracket)
        }
    }

    /// `(Group) Title - 03`: one word, with a number behind a dash later on.
    private static func isRoundGroup(_ name: NameText, _ bracket: Bracket) -> Bool {
        guard bracket.opening == .openingRound, bracket.start == .first, bracket.tokens.count == 1,
            name[bracket.end] == .space || name[bracket.end] == .underscore
        else { return false }
        return (bracket.tokens.upperBound + 1..<max(bracket.tokens.upperBound + 1, name.tokens.endIndex)).contains {
            name.tokens[$0].isNumber && (2...3).contains(name.tokens[$0].count) && name.hasSpacedDash(before: $0)
        }
    }

    /// `[REC] 2 (2009)`: nothing else that could be the title.
    private func isOnlyTitle(_ bracket: Bracket, in name: NameText) -> Bool {
        let next = bracket.tokens.upperBound
        guard name.tokens[next].isNumber, name.tokens[next].bracket == nil, next + 2 == name.tokens.endIndex,
            let last = name.brackets.last
        else { return false }
        return BracketSort(last, in: name) == .year && last.tokens.contains(next + 1)
    }

    /// Whether it is written like `[Site.com]`, `[ Site.cz ]`.
    private static func isSite(_ name: NameText, _ bracket: Bracket) -> Bool {
        guard let last = bracket.tokens.last, bracket.tokens.count > 1 else { return false }
        return name.tokens[last].word.kinds.contains(.domain) && name.gap(before: last).count == 1
            && name[name.tokens[last].start - 1] == .dot
    }

    /// `(1)Title (2009)`, `(01) Title - 1x01`: the place in a list, where a film's year or an episode stands behind.
    private static func isListNumber(_ name: NameText, _ bracket: Bracket) -> Bool {
        guard bracket.opening == .openingRound, bracket.tokens.count == 1,
            name.tokens[bracket.tokens.lowerBound].count < 3
        else { return false }
        let behind = bracket.tokens.upperBound
        let isFilm = name.brackets.contains {
            $0.start > bracket.end && $0.opening == .openingRound && BracketSort($0, in: name) == .year
        }
        guard !isFilm else { return true }
        return behind < name.tokens.endIndex && name.isLetter(name.tokens[behind].start)
            && name[name.tokens[bracket.tokens.lowerBound].start] == .zero
            && (behind + 1..<max(behind + 1, name.tokens.endIndex)).contains {
                SeasonEpisodeRule.match(name, at: name.tokens[$0].start) != nil
                    || CrossRule.match(name, at: name.tokens[$0].start) != nil
            }
    }

    /// `(2000) Title`: nothing between the year and a word.
    private static func isYearLead(_ name: NameText, _ bracket: Bracket) -> Bool {
        let next = bracket.tokens.upperBound
        // `[Group] [2019] Title`
        let isBehindGroup = bracket.opening == .openingSquare && name[.first] == .openingSquare
        return (bracket.start == .first || isBehindGroup) && next < name.tokens.endIndex
            && name.tokens[next].bracket == nil && name.isLetter(name.tokens[next].start)
    }

    /// The brackets at the start, one behind the other with nothing but separators between.
    private static func leading(_ name: NameText, from first: TokenIndex) -> [Bracket] {
        var found: [Bracket] = []
        var index = first
        while index < name.tokens.endIndex, found.count < 12 {
            let token = name.tokens[index]
            if !found.isEmpty, token.bracket == nil, self.isSeasonBanner(name, token) {
                index += 1
                continue
            }
            guard let bracket = name.outermostBracket(around: token), bracket.tokens.lowerBound == index,
                bracket.tokens.upperBound > index
            else { break }
            found.append(bracket)
            index = bracket.tokens.upperBound
        }
        return found
    }

    /// `★07月新番★`: when a show began, between the group and the title.
    private static func isSeasonBanner(_ name: NameText, _ token: Token) -> Bool {
        if token.count % 3 == 0, token.count <= 9, name.has("★", at: token.start), name.has("★", at: token.end - 3) {
            return true
        }
        guard token.count <= 24, token.count >= 6 else { return false }
        return (token.start..<token.end - 5).contains { name.has("新番", at: $0) }
    }

    // MARK: - A title in a bracket

    /// Whether it is written like `[Group][Title][12]`, `[Title][07]`, `[Group][原題][Title] 02`.
    private mutating func takeBracketTitle(_ leading: [Bracket], in name: NameText) -> Bool {
        let end = leading.firstIndex { BracketSort($0, in: name) != .text } ?? leading.count
        guard end > 0 else { return false }
        if end == 1, self.isTitleAlone(leading, in: name) {
            self.takeTitle(leading[0])
            return true
        }
        guard !Self.isTitleBehind(leading, texts: end, in: name), end > 1 || leading.count > 1 else { return false }
        let texts = leading[(end > 1 ? 1 : 0)..<end]
        guard let last = texts.last(where: { Self.isLatin(name, $0) }) ?? texts.last else { return false }
        self.isFansub = true
        self.takeTitle(last)
        return true
    }

    /// Whether the title stands outside of the brackets, of which the first ones hold texts.
    private static func isTitleBehind(_ leading: [Bracket], texts end: Int, in name: NameText) -> Bool {
        guard let behind = leading.last?.tokens.upperBound else { return true }
        if end == leading.count, behind < name.tokens.endIndex {
            return leading.count == 1 || !self.isNumberBehind(behind, in: name)
        }
        if end < leading.count, leading[end].opening == .openingRound, end < 2 { return true }
        // `[Group][1080p] Title - 05`
        guard end == 1, leading.count > 1, behind < name.tokens.endIndex else { return false }
        let second = BracketSort(leading[1], in: name)
        return second == .technical || second == .year && name.isLetter(name.tokens[behind].start)
    }

    /// Whether a number, and no year, or technical words stand behind the brackets, and nothing more outside of some.
    private static func isNumberBehind(_ behind: TokenIndex, in name: NameText) -> Bool {
        let next = name.tokens[behind]
        // `[Group] 【题名】 第二季 - 01`
        if CJKRule.match(name, at: next.start) != nil { return true }
        guard
            next.isNumber || next.word.kinds.contains(.technical) || EpisodeWordRule.match(name, at: behind) != nil,
            next.count != 4 || !next.isNumber
        else { return false }
        return behind + 1 == name.tokens.endIndex || name.tokens[behind + 1].bracket != nil
    }

    /// `[REC] (2007)`, `[Title].148.[Xvid]`: nothing but the year, a number and technical words beside the bracket.
    private func isTitleAlone(_ leading: [Bracket], in name: NameText) -> Bool {
        guard let behind = leading.last?.tokens.upperBound else { return false }
        if behind == name.tokens.endIndex || TechnicalWords.isTechnical(name, behind) {
            return leading.count > 1 && BracketSort(leading[1], in: name) == .year
                && leading[1].opening == .openingRound
        }
        if leading.count == 1, self.isNumbered(leading[0], behind, in: name) { return true }
        guard leading.count == 1, name.tokens[behind].isNumber, name.tokens[behind].count == 3,
            behind + 1 < name.tokens.endIndex, let next = name.bracket(around: name.tokens[behind + 1])
        else { return false }
        return next.tokens.lowerBound == behind + 1 && BracketSort(next, in: name) == .technical
    }

    /// `【题名】 01`: a name in another script with nothing but its number behind; groups have Latin names, too.
    private func isNumbered(_ bracket: Bracket, _ behind: TokenIndex, in name: NameText) -> Bool {
        let text = bracket.start + 1..<max(bracket.start + 1, bracket.end - 1)
        guard !name.folded[text].contains(where: \.isSmallLetter), name.folded[text].contains(where: \.isBeyondASCII)
        else { return false }
        let isMarker = CJKRule.match(name, at: name.tokens[behind].start) != nil
        return name.tokens[behind].isNumber && name.tokens[behind].count < 4
            && (behind + 1 == name.tokens.endIndex || name.tokens[behind + 1].bracket != nil) || isMarker
    }

    private static func isLatin(_ name: NameText, _ bracket: Bracket) -> Bool {
        let range = bracket.start + 1..<max(bracket.start + 1, bracket.end - 1)
        return name.folded[range].count(where: \.isSmallLetter) * 2 > range.count
    }
}
