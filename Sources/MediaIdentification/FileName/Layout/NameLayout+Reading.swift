extension NameLayout {
    /// Reads what is put in front of a name: sites, groups, technical words, brackets.
    init(_ name: NameText) {
        self.init()
        self.skipSite(name)
        // `From [ www.site.com ] - Title`
        if self.body == .first, name.tokens.count > 3, name.tokens[.first].bracket == nil,
            name.isWord("www", token: .first + 1), let bracket = name.bracket(around: name.tokens[.first + 1])
        {
            self.move(to: bracket.tokens.upperBound, in: name)
        }
        self.skipCopy(name)
        self.skipChannel(name)
        self.skipGroupLead(name)
        // `video_ts-title`
        if self.body == .first, name.has("video_ts-", at: .first) { self.move(to: .first + 2, in: name) }
        self.skipTechnicalLead(name)
        self.skipBrackets(name)
        self.skipSite(name)
        self.skipStamp(name)
        if !self.isFansub { self.isFansub = name.brackets.contains { name.isChecksum($0) } }
    }

    // MARK: - Sites

    /// Reads `www.site.com - `, `[ www.site.com ] - `.
    private mutating func skipSite(_ name: NameText) {
        guard self.body < name.tokens.endIndex else { return }
        self.skipBareSite(name)
        guard name.isWord("www", token: self.body) || self.endsWithSite(name), self.body + 3 < name.tokens.endIndex
        else {
            return
        }
        if let bracket = name.bracket(around: name.tokens[self.body]) {
            self.move(to: bracket.tokens.upperBound, in: name)
            return
        }
        let dashed = (self.body + 2..<min(self.body + 6, name.tokens.endIndex)).first { name.hasSpacedDash(before: $0) }
        // `www.site.co.uk.Title`
        let isLong =
            Self.seconds.contains { name.isWord($0, token: self.body + 2) } && name.tokens[self.body + 3].count == 2
            && name.tokens[self.body + 3].word.kinds.contains(.domain) && self.body + 4 < name.tokens.endIndex
        self.move(to: dashed ?? self.body + (isLong ? 4 : 3), in: name)
    }

    /// Whether it is written like `阳光电影www.site.com.Title`.
    private func endsWithSite(_ name: NameText) -> Bool {
        let token = name.tokens[self.body]
        return token.count > 5 && name.bytes[token.start].leadsWideCharacter && name.has("www", at: token.end - 3)
    }

    /// What stands before a country's domain.
    private static let seconds: [StaticString] = ["co", "com", "org", "net"]

    /// Reads `TamilRockers.ws - Title`, `my-site.org.au - Title`: words without a space between, the last of them a domain.
    private mutating func skipBareSite(_ name: NameText) {
        guard self.body == .first, name.tokens.count > 3, name.tokens[.first].bracket == nil else { return }
        for last in TokenIndex.first + 1..<TokenIndex.first + 6 {
            guard last + 1 < name.tokens.endIndex, name.gap(before: last).count == 1,
                name[name.tokens[last].start - 1] != .space, !name.tokens[last].isNumber
            else { return }
            guard name.tokens[last].word.kinds.contains(.domain), name[name.tokens[last].start - 1] == .dot,
                name.has(" - ", at: name.tokens[last].end)
                    || name[name.tokens[last].end] == .underscore && Self.isSureDomain(name, last)
            else { continue }
            return self.move(to: last + 1, in: name)
        }
    }

    /// `site.com_Title`: a domain that is no word.
    private static func isSureDomain(_ name: NameText, _ last: TokenIndex) -> Bool {
        name.isWord("com", token: last) || name.isWord("org", token: last) || name.isWord("net", token: last)
    }

    // MARK: - Stamps

    /// `221208 Title ep34`: the day of the broadcast in front of a name that numbers its episode with a word.
    private mutating func skipStamp(_ name: NameText) {
        guard self.body < name.tokens.endIndex, name.tokens.count - self.body.offset > 2,
            DateRule.six(name, self.body) != nil, !name.isLetter(name.tokens[self.body].start - 1)
        else { return }
        let first = self.body + 1
        let isNumbered = (first..<name.tokens.endIndex).contains {
            EpisodeWordRule.match(name, at: $0) != nil
                || SeasonEpisodeRule.match(name, at: name.tokens[$0].start) != nil
                || CJKRule.match(name, at: name.tokens[$0].start)?.hasEpisode ?? false
        }
        if isNumbered { self.move(to: first, in: name) }
    }

    /// `Copy of Title`, `Kopie von Title`: what a file manager puts in front of a second one.
    private mutating func skipCopy(_ name: NameText) {
        guard self.body == .first, name.tokens.count > 2, name.gap(before: .first + 1).count == 1,
            name.isWord("copy", token: .first) && name.isWord("of", token: .first + 1)
                || name.isWord("kopie", token: .first) && name.isWord("von", token: .first + 1)
                || (name.isWord("copie", token: .first) || name.isWord("copia", token: .first))
                    && (name.isWord("de", token: .first + 1) || name.isWord("di", token: .first + 1))
        else { return }
        self.move(to: .first + 2, in: name)
    }

    /// `@channel Title S01E02`: where it was got from.
    private mutating func skipChannel(_ name: NameText) {
        guard self.body == .first, name.tokens.count > 2, name[.first] == UInt8(ascii: "@"),
            name.tokens[.first].bracket == nil, name.tokens[.first].count > 3,
            name.isLetter(name.tokens[.first + 1].start), name.tokens[.first + 1].word.kinds.isEmpty
        else { return }
        self.move(to: .first + 1, in: name)
    }

    // MARK: - Groups

    /// `FoV-Show.Name.S01E01`: a group in front, known by capitals behind small letters.
    private mutating func skipGroupLead(_ name: NameText) {
        guard self.body == .first, name.tokens.count > 2, !name.isDotLiteral, let group = name.tokens.first,
            group.bracket == nil, group.count <= 6, name[group.end] == .dash, name.gap(before: .first + 1).count == 1
        else { return }
        let isCamel =
            group.count > 1 && name.bytes[group.end - 1] < .a && name.bytes[group.end - 1] >= .capitalA
            && name.bytes[group.end - 2] >= .a
        if isCamel || self.isSmallGroup(name, group) { self.move(to: .first + 1, in: name) }
    }

    /// `ulshd-the.right.stuff.1983.1080p.x264`: a scene file, all small, with its group in front instead of at the end.
    private func isSmallGroup(_ name: NameText, _ group: Token) -> Bool {
        guard !name.isAllCapitals, !name.bytes.contains(where: \.isCapital),
            !name.folded[group.end + 1..<name.end].contains(.dash), group.count > 1, !group.isNumber,
            !group.word.kinds.contains(.prefix), name.tokens.count > 3, name[name.tokens[.first + 1].end] == .dot,
            let last = name.tokens.last
        else { return false }
        return last.word.kinds.contains(.technical)
    }

    // MARK: - Technical words

    /// Reads `HD 720p: Some series`.
    private mutating func skipTechnicalLead(_ name: NameText) {
        var token = self.body
        if token < name.tokens.endIndex, name.tokens[token].bracket == nil,
            name.tokens[token].word.kinds.contains(.technical)
        {
            while token < name.tokens.endIndex,
                TechnicalWords.isTechnical(name, token) || TechnicalWords.isWeak(name, token)
            { token += 1 }
            return self.move(to: token, in: name)
        }
        while token < name.tokens.endIndex, token < self.body + 4,
            !name.tokens[token].word.kinds.isDisjoint(with: [.technical, .weak])
        {
            token += 1
            guard token < name.tokens.endIndex else { return }
            if name.folded[name.gap(before: token)].contains(.colon) { return self.move(to: token, in: name) }
        }
    }
}
