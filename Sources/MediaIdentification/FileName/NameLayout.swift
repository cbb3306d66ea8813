/// Where the name proper begins, behind the group, the site and other things that are put in front.
struct NameLayout {
    /// The first token that can be of the title.
    private(set) var body = 0
    /// Its place in bytes.
    private(set) var start = 0
    private(set) var isFansub = false
    /// `[Group][Title][12][1080p]`: the bracket that is the title.
    private(set) var titleBracket: Bracket?

    init(_ name: NameText) {
        self.skipSite(name)
        // `From [ www.site.com ] - Title`
        if self.body == 0, name.tokens.count > 3, name.tokens[0].bracket < 0, name.tokens[1].bracket >= 0,
            name.isWord("www", token: 1)
        {
            self.move(name, to: name.brackets[name.tokens[1].bracket].tokens.upperBound)
        }
        self.skipGroupLead(name)
        // `video_ts-title`
        if self.body == 0, name.has("video_ts-", at: 0) { self.move(name, to: 2) }
        self.skipTechnicalLead(name)
        self.skipBrackets(name)
        self.skipSite(name)
        if !self.isFansub { self.isFansub = name.brackets.contains { Self.isChecksum(name, $0) } }
    }

    /// Reads `www.site.com - `, `[ www.site.com ] - `.
    private mutating func skipSite(_ name: NameText) {
        guard self.body < name.tokens.count else { return }
        self.skipBareSite(name)
        guard name.isWord("www", token: self.body), name.tokens.count > self.body + 3 else { return }
        let bracket = name.tokens[self.body].bracket
        if bracket >= 0 {
            self.move(name, to: name.brackets[bracket].tokens.upperBound)
            return
        }
        var token = self.body + 3
        for candidate in self.body + 2..<min(self.body + 6, name.tokens.count)
        where name.hasSpacedDash(before: candidate) {
            token = candidate
            break
        }
        self.move(name, to: token)
    }

    /// Reads `TamilRockers.ws - Title`.
    private mutating func skipBareSite(_ name: NameText) {
        guard self.body == 0, name.isDotLiteral, name.tokens.count > 3, name.tokens[0].bracket < 0 else { return }
        for last in 1...min(2, name.tokens.count - 2) {
            guard name.gap(before: last).count == 1, name[name.tokens[last].start - 1] == UInt8(ascii: "."),
                !name.tokens[last].isNumber
            else { return }
            guard name.tokens[last].word.kinds.contains(.domain), name.hasSpacedDash(before: last + 1) else { continue }
            return self.move(name, to: last + 1)
        }
    }

    /// `FoV-Show.Name.S01E01`: a group in front, known by capitals behind small letters.
    private mutating func skipGroupLead(_ name: NameText) {
        guard self.body == 0, name.tokens.count > 2, !name.isDotLiteral, name.tokens[0].bracket < 0,
            name.tokens[0].count <= 6,
            name[name.tokens[0].end] == UInt8(ascii: "-"), name.gap(before: 1).count == 1
        else { return }
        if self.isSmallGroup(name) { return self.move(name, to: 1) }
        for index in name.tokens[0].start + 1..<name.tokens[0].end
        where name.bytes[index] < 97 && name.bytes[index - 1] >= 97 && name.bytes[index] >= 65
            && index + 1 == name.tokens[0].end
        {
            return self.move(name, to: 1)
        }
    }

    /// `ulshd-the.right.stuff.1983.1080p.x264`: a scene file, all small, with its group in front instead of at the end.
    private func isSmallGroup(_ name: NameText) -> Bool {
        guard !name.isAllCapitals, !name.bytes.contains(where: { $0 >= 65 && $0 <= 90 }),
            !name.folded[name.tokens[0].end + 1..<name.count].contains(UInt8(ascii: "-")),
            name.tokens[0].count > 1, !name.tokens[0].isNumber, !name.tokens[0].word.kinds.contains(.prefix),
            name.tokens.count > 3,
            name[name.tokens[1].end] == UInt8(ascii: "."), let last = name.tokens.last
        else { return false }
        return last.word.kinds.contains(.technical)
    }

    /// Reads `HD 720p: Some series`.
    private mutating func skipTechnicalLead(_ name: NameText) {
        var token = self.body
        if token < name.tokens.count, name.tokens[token].bracket < 0, name.tokens[token].word.kinds.contains(.technical)
        {
            while token < name.tokens.count, NameWall.isTechnical(name, token) || NameWall.isWeak(name, token) {
                token += 1
            }
            return self.move(name, to: token)
        }
        while token < name.tokens.count, token < self.body + 4,
            !name.tokens[token].word.kinds.isDisjoint(with: [.technical, .weak])
        {
            token += 1
            guard token < name.tokens.count else { return }
            if name.gap(before: token).contains(where: { name[$0] == UInt8(ascii: ":") }) {
                self.move(name, to: token)
                return
            }
        }
    }

    private mutating func move(_ name: NameText, to token: Int) {
        guard token < name.tokens.count else { return }
        self.body = token
        let next = name.tokens[token]
        self.start = next.start
        // An opening bracket right in front belongs to the title.
        if next.bracket >= 0, name.brackets[next.bracket].tokens.lowerBound == token {
            self.start = name.brackets[next.bracket].start
        }
    }

    private mutating func skipBrackets(_ name: NameText) {
        var top = Self.leading(name, self.body)
        if top.isEmpty, name.tokens.count > self.body + 1, name.tokens[self.body].isNumber,
            name.tokens[self.body].bracket < 0,
            name.tokens[self.body + 1].bracket >= 0, name.tokens[self.body].count <= 3,
            name[name.brackets[name.tokens[self.body + 1].bracket].start] == UInt8(ascii: "[")
        {
            // `37 [Group]_Title_-_37`: a number of the list, not of the name.
            let inner = Self.leading(name, self.body + 1)
            if let first = inner.first, Self.sort(name, first) == .text, first.tokens.upperBound < name.tokens.count,
                name.tokens[first.tokens.upperBound].bracket < 0
            {
                self.move(name, to: self.body + 1)
                top = inner
            }
        }
        guard let first = top.first else { return }
        let behind = top.last?.tokens.upperBound ?? 0
        if top.count > 1 || first.opening == UInt8(ascii: "["), self.takeBracketTitle(name, top, behind) { return }
        for bracket in top {
            switch Self.sort(name, bracket) {
            case .text where bracket.opening == UInt8(ascii: "["):
                guard bracket.tokens.upperBound < name.tokens.count else { return }
                // `[REC] 2 (2009)`: nothing else that could be the title.
                let next = bracket.tokens.upperBound
                if name.tokens[next].isNumber, name.tokens[next].bracket < 0, next + 2 == name.tokens.count,
                    let last = name.brackets.last, Self.sort(name, last) == .year, last.tokens.contains(next + 1)
                {
                    return
                }
                self.isFansub = !Self.isSite(name, bracket)
            case .technical, .checksum: break
            case .text where bracket.opening == UInt8(ascii: "{"): break
            case .number where Self.isListNumber(name, bracket), .year where Self.isYearLead(name, bracket): break
            case .text, .number, .year: return
            }
            guard bracket.tokens.upperBound < name.tokens.count else { return }
            self.move(name, to: bracket.tokens.upperBound)
        }
    }

    /// Whether it is written like `[Site.com]`, `[ Site.cz ]`.
    private static func isSite(_ name: NameText, _ bracket: Bracket) -> Bool {
        guard let last = bracket.tokens.last, bracket.tokens.count > 1 else { return false }
        return name.tokens[last].word.kinds.contains(.domain) && name.gap(before: last).count == 1
            && name[name.tokens[last].start - 1] == UInt8(ascii: ".")
    }

    /// `(1)Title (2009)`: the place in a list, where a film's year stands behind.
    private static func isListNumber(_ name: NameText, _ bracket: Bracket) -> Bool {
        bracket.opening == UInt8(ascii: "(") && bracket.tokens.count == 1
            && name.tokens[bracket.tokens.lowerBound].count < 3
            && name.brackets.contains {
                $0.start > bracket.end && $0.opening == UInt8(ascii: "(") && self.sort(name, $0) == .year
            }
    }

    /// `(2000) Title`: nothing between the year and a word.
    private static func isYearLead(_ name: NameText, _ bracket: Bracket) -> Bool {
        let next = bracket.tokens.upperBound
        return bracket.start == 0 && next < name.tokens.count
            && name.tokens[next].bracket < 0 && name.isLetter(name.tokens[next].start)
    }

    /// The brackets at the start, one behind the other with nothing but separators between.
    private static func leading(_ name: NameText, _ first: Int) -> [Bracket] {
        var found: [Bracket] = []
        var token = first
        while token < name.tokens.count, found.count < 12 {
            if !found.isEmpty, name.tokens[token].bracket < 0, self.isSeasonBanner(name, name.tokens[token]) {
                token += 1
                continue
            }
            var index = name.tokens[token].bracket
            guard index >= 0 else { break }
            while name.brackets[index].parent >= 0 { index = name.brackets[index].parent }
            let bracket = name.brackets[index]
            guard bracket.tokens.lowerBound == token, bracket.tokens.upperBound > token else { break }
            found.append(bracket)
            token = bracket.tokens.upperBound
        }
        return found
    }

    /// `★07月新番★`: when a show began, between the group and the title.
    private static func isSeasonBanner(_ name: NameText, _ token: Token) -> Bool {
        if token.count % 3 == 0, token.count <= 9, name.has("★", at: token.start), name.has("★", at: token.end - 3) {
            return true
        }
        guard token.count <= 24, token.count >= 6 else { return false }
        for index in token.start..<token.end - 5 where name.has("新番", at: index) { return true }
        return false
    }

    /// Whether it is written like `[Group][Title][12]`, `[Title][07]`, `[Group][原題][Title] 02`.
    private mutating func takeBracketTitle(_ name: NameText, _ top: [Bracket], _ behind: Int) -> Bool {
        let end = top.firstIndex { Self.sort(name, $0) != .text } ?? top.count
        guard end > 0 else { return false }
        if end == 1, self.isTitleAlone(name, top, behind) {
            self.titleBracket = top[0]
            self.body = top[0].tokens.lowerBound
            self.start = top[0].start
            return true
        }
        // Text outside of brackets is the title, unless it begins with the number or technical words.
        if end == top.count, behind < name.tokens.count {
            let next = name.tokens[behind]
            guard top.count > 1,
                next.isNumber || next.word.kinds.contains(.technical) || EpisodeWordRule.match(name, at: behind) != nil,
                next.count != 4 || !next.isNumber,
                behind + 1 == name.tokens.count || name.tokens[behind + 1].bracket >= 0
            else { return false }
        } else if end < top.count, top[end].opening == UInt8(ascii: "("), end < 2 {
            return false
        } else if end == 1, top.count > 1, behind < name.tokens.count, Self.sort(name, top[1]) == .technical {
            // `[Group][1080p] Title - 05`
            return false
        }
        guard end > 1 || top.count > 1 else { return false }
        let texts = top[(end > 1 ? 1 : 0)..<end]
        guard let last = texts.last(where: { Self.isLatin(name, $0) }) ?? texts.last else { return false }
        self.titleBracket = last
        self.isFansub = true
        self.body = last.tokens.lowerBound
        self.start = last.start
        return true
    }

    /// `[REC] (2007)`, `[Title].148.[Xvid]`: nothing but the year, a number and technical words beside the bracket.
    private func isTitleAlone(_ name: NameText, _ top: [Bracket], _ behind: Int) -> Bool {
        if behind == name.tokens.count || NameWall.isTechnical(name, behind) {
            return top.count > 1 && Self.sort(name, top[1]) == .year && top[1].opening == UInt8(ascii: "(")
        }
        guard top.count == 1, name.tokens[behind].isNumber, name.tokens[behind].count == 3,
            behind + 1 < name.tokens.count, name.tokens[behind + 1].bracket >= 0
        else { return false }
        let next = name.brackets[name.tokens[behind + 1].bracket]
        return next.tokens.lowerBound == behind + 1 && Self.sort(name, next) == .technical
    }

    private static func isLatin(_ name: NameText, _ bracket: Bracket) -> Bool {
        let range = bracket.start + 1..<max(bracket.start + 1, bracket.end - 1)
        return name.folded[range].count { $0 >= 97 && $0 <= 122 } * 2 > range.count
    }

    enum Sort {
        case text, technical, checksum, number, year
    }

    /// What a bracket holds.
    static func sort(_ name: NameText, _ bracket: Bracket) -> Sort {
        let tokens = bracket.tokens
        guard let first = tokens.first else { return .technical }
        if self.isChecksum(name, bracket) { return .checksum }
        // `【高清影视 www.site.com】`
        if tokens.contains(where: { name.isWord("www", token: $0) }) { return .technical }
        // A group that is called so.
        if bracket.start == 0, tokens.count == 1, name.isWord("hi10", token: first) { return .text }
        if tokens.count == 1, name.tokens[first].isNumber {
            if name.tokens[first].count > 4 { return .text }
            return name.tokens[first].count == 4 && (1900...2035).contains(name.tokens[first].number) ? .year : .number
        }
        if tokens.count <= 3, name.tokens[first].number >= 0 || self.isVersioned(name, name.tokens[first]),
            tokens.allSatisfy({
                name.tokens[$0].isNumber && name.tokens[$0].count < 5 || self.isVersioned(name, name.tokens[$0])
                    || name.isWord("of", token: $0)
                    || name.isWord("end", token: $0) || name.isWord("fin", token: $0)
            })
        {
            return .number
        }
        let marker =
            SeasonEpisodeRule.match(name, at: name.tokens[first].start) ?? CountedOfRule.match(name, at: first)
            ?? EpisodeWordRule.match(name, at: first)
        if marker.map({ $0.end >= bracket.end - 1 }) ?? false {
            return .number
        }
        if tokens.count == 1,
            SeasonEpisodeRule.match(name, at: name.tokens[first].start) != nil
                || CrossRule.match(name, at: name.tokens[first].start)?.end == name.tokens[first].end
        {
            return name.isDigit(name.tokens[first].start) && name[name.tokens[first].start] == 48
                && name[name.tokens[first].start + 1] == 120 ? .text : .number
        }
        if tokens.contains(where: { NameWall.isTechnical(name, $0) }) {
            // A title with a technical word behind it is still one: `[Gundam HD REMASTER]`.
            return .technical
        }
        if tokens.allSatisfy({ NameWall.isWeak(name, $0) }) { return .technical }
        // `[Movie]`, `[OVA]`: a sort, no title.
        if tokens.count == 1, bracket.start > 0,
            name.tokens[first].word.kinds.contains(.special) || name.isWord("movie", token: first)
                || name.isWord("tv", token: first)
        {
            return bracket.opening == UInt8(ascii: "[") ? .technical : .text
        }
        return .text
    }

    /// Whether it is written like `12v2`.
    private static func isVersioned(_ name: NameText, _ token: Token) -> Bool {
        guard let number = name.number(at: token.start, digits: 4), name[number.end] == UInt8(ascii: "v"),
            let version = name.number(at: number.end + 1, digits: 1)
        else { return false }
        return version.end == token.end
    }

    /// Whether it is written like `[1234ABCD]`.
    static func isChecksum(_ name: NameText, _ bracket: Bracket) -> Bool {
        guard bracket.tokens.count == 1, let token = bracket.tokens.first, name.tokens[token].count == 8 else {
            return false
        }
        for index in name.tokens[token].start..<name.tokens[token].end {
            let byte = name[index]
            guard (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102) else { return false }
        }
        // Eight digits may be a day.
        return true
    }
}
