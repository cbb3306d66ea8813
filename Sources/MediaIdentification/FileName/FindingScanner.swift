/// Asks the rules at every word, from left to right; where one matched, the next word behind it is asked.
enum FindingScanner {
    static func findings(_ name: NameText, from body: Int, _ wall: NameWall) -> [Finding] {
        var findings: [Finding] = []
        var token = body
        var limit = 64
        while token < name.tokens.count, limit > 0 {
            guard let finding = self.finding(name, token, body, wall) else {
                token += 1
                continue
            }
            findings.append(finding)
            limit -= 1
            token = max(token + 1, name.token(from: finding.end))
        }
        return findings
    }

    private static func finding(_ name: NameText, _ index: Int, _ body: Int, _ wall: NameWall) -> Finding? {
        let token = name.tokens[index]
        let first = name[token.start]
        let isDigit = first >= 48 && first <= 57
        if token.word.kinds.contains(.technical) { return nil }
        // `[73E088E6]`
        if token.count == 8, token.bracket >= 0, !self.isNumber(name, token),
            NameLayout.isChecksum(name, name.brackets[token.bracket])
        {
            return nil
        }
        if first == UInt8(ascii: "s") || first == UInt8(ascii: "t"),
            let found = SeasonEpisodeRule.match(name, at: token.start)
        {
            return found
        }
        if isDigit, let found = PairRule.bracketed(name, index) { return found }
        if isDigit, let found = CrossRule.match(name, at: token.start), !self.isTitle(name, index, body, found) {
            return found
        }
        if first >= 0xE0 || isDigit, let found = CJKRule.match(name, at: token.start) { return found }
        if isDigit || token.word.kinds.contains(.month), let found = DateRule.match(name, at: index) { return found }
        if let found = SeasonWordRule.match(name, at: index) { return found }
        if let found = EpisodeWordRule.match(name, at: index), index < name.tokens.count { return found }
        if isDigit { return CountedOfRule.match(name, at: index) }
        if first == UInt8(ascii: "s"), !self.isGroup(name, index, wall), let found = SeasonRule.match(name, at: index) {
            return found
        }
        if let found = SeasonRule.parted(name, at: index, wall) ?? SeasonRule.spanish(name, at: index) { return found }
        if let found = PartRule.match(name, at: index) { return found }
        return self.inside(name, token)
    }

    private static func isNumber(_ name: NameText, _ token: Token) -> Bool {
        (token.start..<token.end).allSatisfy { name.isDigit($0) }
    }

    /// `x264-S56`: the group, behind technical words.
    private static func isGroup(_ name: NameText, _ index: Int, _ wall: NameWall) -> Bool {
        index > wall.token && name[name.tokens[index].start - 1] == UInt8(ascii: "-")
    }

    /// `3x3 Eyes`: one digit on either side, at the very start, with a word behind it.
    private static func isTitle(_ name: NameText, _ index: Int, _ body: Int, _ found: Finding) -> Bool {
        guard index == body, found.end - found.start == 3 else { return false }
        let next = name.token(from: found.end)
        return next < name.tokens.count && name.isLetter(name.tokens[next].start) && !name.hasSpacedDash(before: next)
    }

    /// `某剧EP05`, `드라마E05`: Latin letters behind another script.
    private static func behindScript(_ name: NameText, _ token: Token) -> Finding? {
        guard name.bytes[token.start] >= 0xE0 else { return nil }
        var index = token.start
        while index < token.end, name.bytes[index] >= 0x80 { index += 1 }
        guard name[index] == UInt8(ascii: "e") else { return nil }
        let digits = name[index + 1] == UInt8(ascii: "p") ? index + 2 : index + 1
        guard let number = name.number(at: digits, digits: 4), number.digits > 1, number.end == token.end else {
            return nil
        }
        return Finding(rule: .episodeWord, start: index, end: number.end, episodes: [number.value])
    }

    /// Markers without a separator in front: `Castle1x01`, `庆余年第2季`, `ShowS01E02`.
    private static func inside(_ name: NameText, _ token: Token) -> Finding? {
        guard token.count >= 5 else { return nil }
        var hasDigit = false
        for index in token.start + 1..<token.end {
            if name[index] == 0xE7, name.has("第", at: index), let found = CJKRule.match(name, at: index) {
                return found
            }
            if name.isDigit(index) { hasDigit = true }
        }
        guard hasDigit else { return nil }
        if let found = self.behindScript(name, token) { return found }
        for index in token.start + 1..<token.end
        where name[index] == UInt8(ascii: "s") && name.isDigit(index + 1) && name.isDigit(index + 2) {
            if let found = SeasonEpisodeRule.match(name, at: index), found.end <= token.end { return found }
            break
        }
        return CrossRule.match(name, insideOf: token)
    }
}
