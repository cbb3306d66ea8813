/// What stands behind a title without being part of it and without being technical: editions, `The Complete`, ` - OVA`.
enum TitleTail {
    static func cut(_ name: NameText, _ range: Range<Int>, isFansub: Bool, isFilm: Bool) -> Range<Int> {
        let first = name.token(from: range.lowerBound)
        var end = name.token(from: range.upperBound)
        let all = end
        end = self.withoutComplete(name, first, end)
        if isFilm {
            end = self.withoutEdition(name, first, end)
            while end > first + 1, self.isShoutedWord(name, end - 1) || self.isPicture(name, end - 1) { end -= 1 }
        } else {
            // `Skins Season S01-S07`, `Spartacus Season S03`
            if end > first + 1, end < name.tokens.count, name.isWord("season", token: end - 1),
                name.tokens[end - 1].bracket < 0,
                SeasonRule.match(name, at: end) != nil
            {
                end -= 1
            }
            // `House MD All Seasons (1-8)`
            if end > first + 1, end < name.tokens.count, name.isWord("all", token: end - 1),
                name.tokens[end].word.kinds.contains(.season)
            {
                end -= 1
            }
        }
        end = self.withoutSpecial(name, first, end, isFansub)
        if end > first + 1, self.isVolume(name, name.tokens[end - 1]) { end -= 1 }
        guard end < all, end > first else { return range }
        var byte = name.tokens[end].start
        if name.tokens[end].bracket >= 0, name.tokens[end].bracket != name.tokens[end - 1].bracket {
            byte = name.brackets[name.tokens[end].bracket].start
        }
        let rest = TitleText.trimmed(name, range.lowerBound..<max(range.lowerBound, byte))
        return rest.isEmpty ? range : rest
    }

    /// `The Complete` before a season, `Complete Series`, `Intégrale`, `COMPLETE MINISERIES`.
    private static func withoutComplete(_ name: NameText, _ first: Int, _ end: Int) -> Int {
        var index = end
        var found = end
        while index > first + 1 {
            let token = name.tokens[index - 1]
            if token.word.kinds.contains(.complete) {
                found = index - 1
            } else if !(token.word.kinds.contains(.season) || token.isNumber && token.count < 3
                || name.isWord("movie", token: index - 1)
                || name.isWord("the", token: index - 1) && found == index)
            {
                break
            }
            index -= 1
        }
        guard found < end, self.isComplete(name, found) else { return end }
        if found > first + 1, name.isWord("the", token: found - 1) { found -= 1 }
        // `The Miniseries`, `The complete movie`
        return found == first + 1 && name.isWord("the", token: first) ? end : found
    }

    /// `collection` and `saga` end titles too.
    private static func isComplete(_ name: NameText, _ index: Int) -> Bool {
        !(name.isWord("collection", token: index) || name.isWord("saga", token: index)
            || name.isWord("anthology", token: index)
            || name.isWord("pack", token: index))
    }

    /// `EXTENDED`, `Director's Cut`, `50th Anniversary Edition`; `The Final Cut` keeps its name.
    private static func withoutEdition(_ name: NameText, _ first: Int, _ end: Int) -> Int {
        var index = end
        while index > first + 1, name.tokens[index - 1].word.kinds.contains(.edition) { index -= 1 }
        guard index < end else { return end }
        let single = end - index == 1
        guard !single || self.standsAlone(name, name.tokens[index]) else { return end }
        if index > first + 1, name.tokens[index - 1].word.kinds.contains(.ordinal),
            name.isDigit(name.tokens[index - 1].start)
        {
            index -= 1
        }
        let isArticle = index == first + 1 && (name.isWord("the", token: first) || name.isWord("a", token: first))
        return isArticle ? end : index
    }

    /// Whether it is written like `Title.CUSTOM.2022`.
    private static func isShoutedWord(_ name: NameText, _ index: Int) -> Bool {
        let token = name.tokens[index]
        return token.count > 3 && token.word.kinds.contains(.weak) && NameWall.isShouted(name, token)
            && !name.isAllCapitals && token.bracket < 0
            && name.bytes[name.tokens[index - 1].start..<name.tokens[index - 1].end].contains { $0 >= 97 && $0 <= 122 }
    }

    /// `Title.3D.2013.1080p`, `Title.OM.2015`: how it is shown, between title and year of a dotted name.
    private static func isPicture(_ name: NameText, _ index: Int) -> Bool {
        guard !name.isDotLiteral, name.tokens[index].count == 2, index + 1 < name.tokens.count,
            name.tokens[index + 1].count == 4, name.tokens[index + 1].isNumber,
            NameWall.isShouted(name, name.tokens[index])
        else { return false }
        return name.isWord("3d", token: index) || name.isWord("om", token: index)
    }

    private static func standsAlone(_ name: NameText, _ token: Token) -> Bool {
        if token.count == 2 || name.has("extended", at: token.start) || name.has("uncut", at: token.start) {
            return NameWall.isShouted(name, token) && !name.isAllCapitals || token.count > 2
        }
        return name.has("imax", at: token.start) || name.has("unrated", at: token.start)
            || name.has("remastered", at: token.start) || name.has("theatrical", at: token.start)
            || name.has("despecialized", at: token.start) || name.has("uncensored", at: token.start)
    }

    /// Reads ` - OVA`, ` - NCOP`, ` - Clean Ending`, `_OP4a`, ` - Vol.1`.
    private static func withoutSpecial(_ name: NameText, _ first: Int, _ end: Int, _ isFansub: Bool) -> Int {
        var index = end
        var cut = end
        while index > first + 1, end - index < 5 {
            let token = name.tokens[index - 1]
            let isSpecial =
                !token.word.kinds.isDisjoint(with: [.special, .extra]) || self.isSong(name, token)
                || self.isNumbered(name, token) || name.isWord("clean", token: index - 1)
                || name.isWord("creditless", token: index - 1) || (token.isNumber && token.count < 3)
                || name.isWord("vol", token: index - 1)
                || (name.isDigit(token.start) && name[token.start - 1] == UInt8(ascii: "&"))
                || (index == end && isFansub && name.isDigit(token.start) && name.isWord("vol", token: index - 2))
            guard isSpecial, !(token.isNumber && end - first < 3) else { break }
            index -= 1
            if name.hasSpacedDash(before: index) {
                cut = index
                break
            }
            if name.isWord("creditless", token: index) { cut = index }
            // `Title ONA v2`
            if isFansub, end - index == 1, end < name.tokens.count, self.isVersion(name, name.tokens[end]),
                token.count == 3,
                token.word.kinds.contains(.special)
            {
                cut = index
            }
            if isFansub,
                name.isWord("vol", token: index)
                    || (self.isSong(name, token) && name.bytes[token.start] < 97 && name.bytes[token.start + 1] < 97)
            {
                cut = index
            }
        }
        return cut < end && !(name.tokens[cut].isNumber) ? cut : end
    }

    /// Whether it is written like `vol127`.
    private static func isVolume(_ name: NameText, _ token: Token) -> Bool {
        name.has("vol", at: token.start)
            && name.number(at: token.start + 3, digits: 3).map { $0.end == token.end } ?? false
    }

    /// Whether it is written like `v2`.
    private static func isVersion(_ name: NameText, _ token: Token) -> Bool {
        token.count == 2 && name[token.start] == UInt8(ascii: "v") && name.isDigit(token.start + 1)
    }

    /// Whether it is written like `SP01`, `OVA2`.
    private static func isNumbered(_ name: NameText, _ token: Token) -> Bool {
        let digits = name.has("sp", at: token.start) ? 2 : name.has("ova", at: token.start) ? 3 : 0
        return digits > 0 && name.number(at: token.start + digits, digits: 2)?.end == token.end
    }

    /// Whether it is written like `OP`, `ED2`, `NCOP1a`, `EDv2`.
    private static func isSong(_ name: NameText, _ token: Token) -> Bool {
        var index = token.start
        if name.has("nc", at: index) { index += 2 }
        guard name.has("op", at: index) || name.has("ed", at: index), token.end - index <= 5 else { return false }
        return index + 2 == token.end || name.isDigit(index + 2) || name[index + 2] == UInt8(ascii: "v")
    }
}
