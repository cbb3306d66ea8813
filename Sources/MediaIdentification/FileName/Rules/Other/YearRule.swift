/// `Title (2009)`, `Title.2009.1080p`, `Title [Director 1987]`: the year of a film or of a show's start.
struct YearRule {
    private let name: NameText
    private let layout: NameLayout
    private let wall: NameWall
    /// What was found; a number in it is no year.
    private let found: [Finding]
    /// Where the first of them begins, if one is an episode's marker.
    private let marker: ByteIndex?
    /// Where technical words begin, outside of brackets.
    private let openEnd: TokenIndex

    /// Looks for a year without regard to what was found.
    init(_ name: NameText, _ layout: NameLayout, wall: NameWall) {
        self.init(name, layout, wall: wall, beside: [], markers: [])
    }

    /// - Parameters:
    ///   - name: The name.
    ///   - layout: Where the name proper begins.
    ///   - wall: Where technical words begin.
    ///   - found: What is taken; a number in it is no year.
    ///   - markers: Those of them that a bare year counts behind only in its own place.
    init(_ name: NameText, _ layout: NameLayout, wall: NameWall, beside found: [Finding], markers: [Finding]) {
        self.name = name
        self.layout = layout
        self.wall = wall
        self.found = found
        self.marker = markers.map(\.start).min()
        self.openEnd = wall.openEnd(from: layout.body)
    }

    /// The year in brackets, else the last bare one, else one in a place where it stands alone.
    func year() -> NameYear? {
        var marked: NameYear?
        var bare: NameYear?
        for index in self.layout.body..<self.name.tokens.endIndex {
            let token = self.name.tokens[index]
            guard let value = Self.value(self.name, token), !self.isTaken(token) else { continue }
            if let bracket = self.titleBracket(around: index) {
                marked = marked ?? self.marked(value, at: index, in: bracket)
            } else if token.bracket == nil, index > self.layout.body, index < self.openEnd {
                bare = self.bare(value, at: index, before: bare)
            }
        }
        return marked ?? bare ?? self.lead() ?? self.leading() ?? self.late()
    }

    private func isTaken(_ token: Token) -> Bool {
        self.found.contains { $0.start <= token.start && token.end <= $0.end }
    }

    /// In front of the marker the last year counts, behind it the first one.
    private func bare(_ value: Int, at index: TokenIndex, before: NameYear?) -> NameYear? {
        let token = self.name.tokens[index]
        let year = NameYear(value: value, start: token.start, end: token.end, isMarked: false)
        if let marker = self.marker, token.start > marker {
            return self.isBehindMarker(index) ? before ?? year : before
        }
        return self.isRangeEnd(index) ? before : year
    }

    // MARK: - In brackets

    /// The bracket around a year that is its first or last word, behind the beginning of the title.
    private func titleBracket(around index: TokenIndex) -> Bracket? {
        guard let bracket = self.name.bracket(around: self.name.tokens[index]),
            bracket.tokens.count == 1 || index == bracket.tokens.lowerBound || index + 1 == bracket.tokens.upperBound,
            index > self.layout.body || bracket.start > self.layout.start || self.layout.titleBracket != nil
        else { return nil }
        return bracket
    }

    private func marked(_ value: Int, at index: TokenIndex, in bracket: Bracket) -> NameYear? {
        // `(2014.10.13 AT-X 1280x720)`
        if bracket.tokens.count > 3, DateRule.match(self.name, at: index) != nil { return nil }
        // `(TV Series 2019-2021)`
        let first = self.isRangeEnd(index) ? Self.value(self.name, self.name.tokens[index - 1]) : nil
        return NameYear(value: first ?? value, start: bracket.start, end: bracket.end, isMarked: true)
    }

    /// `2019-2020` is known by its first year.
    private func isRangeEnd(_ index: TokenIndex) -> Bool {
        guard index > .first, Self.value(self.name, self.name.tokens[index - 1]) != nil else { return false }
        let gap = self.name.gap(before: index)
        return gap.count == 1 && self.name[gap.lowerBound] == .dash
    }

    /// Behind the marker a bare year counts right behind it and right before the technical words or the end; behind a dash
    /// it is the episode's title.
    private func isBehindMarker(_ index: TokenIndex) -> Bool {
        guard let end = self.found.map(\.end).max(), !self.name.hasSpacedDash(before: index) else { return false }
        var first = self.name.token(from: end)
        while first < index, TechnicalWords.isWeak(self.name, first) { first += 1 }
        return first == index && self.wall.isWall(index + 1)
    }

    // MARK: - Where it stands nowhere else

    /// `(2000) Title`, `[Group] [2000] Title`: in a bracket in front of it all.
    private func lead() -> NameYear? {
        for bracket in self.name.brackets where bracket.end <= self.layout.start {
            guard bracket.tokens.count == 1, let index = bracket.tokens.first,
                let value = Self.value(self.name, self.name.tokens[index])
            else { continue }
            return NameYear(value: value, start: bracket.start, end: bracket.end, isMarked: true)
        }
        return nil
    }

    /// `2009.some.title.1080p`: in front of at least two words.
    private func leading() -> NameYear? {
        let next = self.layout.body + 1
        guard self.marker == nil, next < self.name.tokens.endIndex else { return nil }
        let first = self.name.tokens[self.layout.body]
        guard first.bracket == nil, let value = Self.value(self.name, first),
            min(self.wall.token, self.openEnd) - self.layout.body > 2 || self.name.hasSpacedDash(before: next)
                || self.name.has("- ", at: first.end),
            self.name.isLetter(self.name.tokens[next].start),
            self.name[first.end] != .dash || self.name.has("- ", at: first.end)
        else { return nil }
        return NameYear(value: value, start: first.start, end: first.end, isMarked: false)
    }

    /// `Title FRENCH BluRay 720p 2016`: behind the technical words.
    private func late() -> NameYear? {
        guard self.marker == nil else { return nil }
        let end = self.name.tokens.endIndex
        for index in (min(self.openEnd, end)..<end).reversed() {
            let token = self.name.tokens[index]
            guard token.bracket == nil, let value = Self.value(self.name, token), self.name[token.start - 1] != .dash
            else { continue }
            return NameYear(value: value, start: token.start, end: token.end, isMarked: false)
        }
        return nil
    }

    // MARK: - One word

    /// Whether a token is a year, bare or alone in its bracket.
    static func isYear(_ name: NameText, _ index: TokenIndex) -> Bool {
        guard index < name.tokens.endIndex, self.value(name, name.tokens[index]) != nil else { return false }
        return name.bracket(around: name.tokens[index]).map { $0.tokens.count == 1 } ?? true
    }

    private static func value(_ name: NameText, _ token: Token) -> Int? {
        // `2006г`
        if token.count == 6, name.has("г", at: token.start + 4), let year = name.number(at: token.start, digits: 4),
            year.digits == 4
        {
            return year.value
        }
        guard token.isNumber, token.count == 4, token.number >= 1890, token.number <= 2035 else { return nil }
        return token.number
    }
}
