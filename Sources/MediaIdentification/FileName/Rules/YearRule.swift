/// A year that belongs to the title, and where its text begins and ends, brackets among it.
struct NameYear {
    var value: Int
    var start: Int
    var end: Int
    var isMarked: Bool
}

/// `Title (2009)`, `Title.2009.1080p`, `Title [Director 1987]`: the year of a film or of a show's start.
enum YearRule {
    /// Finds the year; `marker` is where the first season or episode marker begins, `behind` where the last of them ends;
    /// what is `taken` as one is no year.
    static func year(
        _ name: NameText,
        _ layout: NameLayout,
        _ wall: NameWall,
        marker: Int?,
        behind: Int?,
        taken: [Finding]
    ) -> NameYear? {
        var marked: NameYear?
        var bare: NameYear?
        let openEnd = wall.openEnd(from: layout.body)
        for index in layout.body..<name.tokens.count {
            let token = name.tokens[index]
            guard let value = self.value(name, token),
                !taken.contains(where: { $0.start <= token.start && token.end <= $0.end })
            else { continue }
            if let bracket = self.bracket(name, index, layout),
                index > layout.body || bracket.start > layout.start || layout.titleBracket != nil
            {
                // `(2014.10.13 AT-X 1280x720)`
                if bracket.tokens.count > 3, DateRule.match(name, at: index) != nil { continue }
                if marked == nil {
                    // `(TV Series 2019-2021)`
                    let first = self.isRangeEnd(name, index) ? self.value(name, name.tokens[index - 1]) : nil
                    marked = NameYear(value: first ?? value, start: bracket.start, end: bracket.end, isMarked: true)
                }
                continue
            }
            guard token.bracket < 0, index > layout.body, index < openEnd else { continue }
            if let marker, token.start > marker {
                guard let behind, self.isBehindMarker(name, index, behind, wall) else { continue }
                if bare == nil { bare = NameYear(value: value, start: token.start, end: token.end, isMarked: false) }
                continue
            }
            if self.isRangeEnd(name, index) { continue }
            bare = NameYear(value: value, start: token.start, end: token.end, isMarked: false)
        }
        return marked ?? bare ?? self.lead(name, layout) ?? self.leading(name, layout, wall, marker, openEnd)
            ?? (marker == nil ? self.late(name, from: openEnd) : nil)
    }

    /// `(2000) Title`: in a bracket in front of it all.
    private static func lead(_ name: NameText, _ layout: NameLayout) -> NameYear? {
        guard layout.body > 0, let bracket = name.brackets.first, bracket.start == 0, bracket.tokens == 0..<1,
            let value = self.value(name, name.tokens[0])
        else { return nil }
        return NameYear(value: value, start: 0, end: bracket.end, isMarked: true)
    }

    /// `Title FRENCH BluRay 720p 2016`: behind the technical words, where it stands nowhere else.
    private static func late(_ name: NameText, from end: Int) -> NameYear? {
        for index in (min(end, name.tokens.count)..<name.tokens.count).reversed() {
            let token = name.tokens[index]
            guard token.bracket < 0, let value = self.value(name, token), name[token.start - 1] != UInt8(ascii: "-")
            else { continue }
            return NameYear(value: value, start: token.start, end: token.end, isMarked: false)
        }
        return nil
    }

    /// `2009.some.title.1080p`: in front of at least two words, where it stands nowhere else.
    private static func leading(
        _ name: NameText,
        _ layout: NameLayout,
        _ wall: NameWall,
        _ marker: Int?,
        _ end: Int
    ) -> NameYear? {
        let body = layout.body
        guard marker == nil, body + 1 < name.tokens.count, name.tokens[body].bracket < 0,
            let value = self.value(name, name.tokens[body]),
            min(wall.token, end) - body > 2 || name.hasSpacedDash(before: body + 1),
            name.isLetter(name.tokens[body + 1].start),
            name[name.tokens[body].end] != UInt8(ascii: "-")
        else { return nil }
        return NameYear(value: value, start: name.tokens[body].start, end: name.tokens[body].end, isMarked: false)
    }

    /// Whether a token is a year, bare or alone in its bracket.
    static func isYear(_ name: NameText, _ index: Int) -> Bool {
        guard index < name.tokens.count, self.value(name, name.tokens[index]) != nil else { return false }
        let bracket = name.tokens[index].bracket
        return bracket < 0 || name.brackets[bracket].tokens.count == 1
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

    /// The bracket around a year that is its first or last word.
    private static func bracket(_ name: NameText, _ index: Int, _ layout: NameLayout) -> Bracket? {
        guard name.tokens[index].bracket >= 0 else { return nil }
        let bracket = name.brackets[name.tokens[index].bracket]
        guard bracket.tokens.count == 1 || index == bracket.tokens.lowerBound || index == bracket.tokens.upperBound - 1
        else { return nil }
        return bracket
    }

    /// Behind the marker a bare year counts right behind it and right before the technical words or the end; behind a dash
    /// it is the episode's title.
    private static func isBehindMarker(_ name: NameText, _ index: Int, _ behind: Int, _ wall: NameWall) -> Bool {
        if name.hasSpacedDash(before: index) { return false }
        var first = name.token(from: behind)
        while first < index, NameWall.isWeak(name, first), first - index < 8 { first += 1 }
        return first == index && wall.isWall(index + 1)
    }

    /// `2019-2020` is known by its first year.
    private static func isRangeEnd(_ name: NameText, _ index: Int) -> Bool {
        guard index > 0, self.value(name, name.tokens[index - 1]) != nil else { return false }
        let gap = name.gap(before: index)
        return gap.count == 1 && name[gap.lowerBound] == UInt8(ascii: "-")
    }
}
