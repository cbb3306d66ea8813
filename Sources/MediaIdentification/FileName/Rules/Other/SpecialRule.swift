/// `OVA`, `OVA 2`, `SP1`, `Special`: an episode outside of the count.
enum SpecialRule {
    // MARK: - Without another number

    /// Looks for a special where nothing else tells of an episode; `hasYear`, which tells of a film, counts where the name
    /// is no fansub's.
    static func match(_ name: NameText, _ layout: NameLayout, hasYear: Bool) -> Finding? {
        // `SP01`, `OVA1 - Title` in the show's folder
        let isAlone = name.tokens.count == 1 || name.hasSpacedDash(before: layout.body + 1)
        if isAlone, layout.body < name.tokens.endIndex, let finding = self.glued(name, at: layout.body, isFansub: true)
        {
            return finding
        }
        let behindFirst = layout.body + 1..<max(layout.body + 1, name.tokens.endIndex)
        for index in behindFirst {
            if layout.isFansub || !hasYear && self.isSure(name, at: index),
                let finding = self.word(name, at: index)
            {
                return finding
            }
            if let finding = self.glued(name, at: index, isFansub: layout.isFansub) { return finding }
        }
        return nil
    }

    /// `Title OVA`, `Title.OVA.1`, `Title - Special 1`: a word that is nothing else, at the end or with its number behind.
    private static func isSure(_ name: NameText, at index: TokenIndex) -> Bool {
        let next = index + 1
        let isNumbered = next < name.tokens.endIndex && name.tokens[next].isNumber && name.tokens[next].count <= 2
        if name.isWord("special", token: index) || name.isWord("spécial", token: index) {
            return isNumbered && name.hasSpacedDash(before: index)
                && (next + 1 == name.tokens.endIndex || name.hasSpacedDash(before: next + 1))
        }
        guard self.originals.contains(where: { name.isWord($0, token: index) }) else { return false }
        return next == name.tokens.endIndex || isNumbered
    }

    private static let originals: [StaticString] = ["ova", "oad", "oav"]

    /// Reads `OVA`, `OVA 2`, `Special 2`.
    private static func word(_ name: NameText, at index: TokenIndex) -> Finding? {
        let token = name.tokens[index]
        guard token.word.kinds.contains(.special) else { return nil }
        var finding = Finding(rule: .special, start: token.start, end: token.end)
        let next = index + 1
        if next < name.tokens.endIndex, name.tokens[next].isNumber, name.tokens[next].count <= 2,
            name.gap(before: next).count == 1
        {
            finding.season = 0
            finding.episodes = [name.tokens[next].number]
            finding.end = name.tokens[next].end
        } else if token.word.kinds == [.special, .weak, .edition], !name.hasSpacedDash(before: index) {
            return nil
        }
        return finding
    }

    /// Whether a word alone in its bracket is one: `[OVA02]`, `[SP2]`.
    static func isGlued(_ name: NameText, at index: TokenIndex) -> Bool {
        self.glued(name, at: index, isFansub: true) != nil
    }

    /// Reads `SP1`, `OVA1`, `Special1`, and `S01OVA02`.
    private static func glued(_ name: NameText, at index: TokenIndex, isFansub: Bool) -> Finding? {
        let token = name.tokens[index]
        var digits = token.start + 2
        if self.originals.contains(where: { name.has($0, at: token.start) }) {
            digits = token.start + 3
        } else if name.has("special", at: token.start) {
            digits = token.start + 7
        } else if name[token.start] == .s, let season = name.number(at: token.start + 1, digits: 2),
            name.has("ova", at: season.end) || name.has("oad", at: season.end)
        {
            digits = season.end + 3
        } else if name[token.start] == .s, let season = name.number(at: token.start + 1, digits: 2),
            name.has("sp", at: season.end)
        {
            // `S02SP01`
            digits = season.end + 2
        } else {
            // `Title SP01`, `Title SP2` and nothing more
            let isPadded =
                (token.count == 4 || token.count == 3 && index + 1 == name.tokens.endIndex) && name.isShouted(token)
                && !name.isAllCapitals
            guard name.has("sp", at: token.start), isFansub || name.hasSpacedDash(before: index) || isPadded else {
                return nil
            }
        }
        guard let number = name.number(at: digits, digits: 2), number.end == token.end else { return nil }
        return Finding(rule: .special, start: token.start, end: token.end, season: 0, episodes: [number.value])
    }

    // MARK: - Beside a number

    /// Whether a number that was found is a special's: `[OVA][01]`, `S2 OVA - 01`, `14 (OVA)`, `14 OAD`.
    static func isSpecial(_ name: NameText, _ layout: NameLayout, _ used: [Finding]) -> Bool {
        let behindFirst = layout.body + 1..<max(layout.body + 1, name.tokens.endIndex)
        // `[OVA] Title - 01`
        let isInFront = (.first..<layout.body).contains { index in
            name.bracket(around: name.tokens[index])?.tokens.count == 1
                && self.originals.contains { name.isWord($0, token: index) }
        }
        return isInFront
            || behindFirst.contains { index in
                self.isSort(name, at: index, used) && self.isBeside(name, at: index, used)
            }
    }

    /// `ONA` is none: what is on the web only counts as any other; `Special` is a word of titles and editions, too.
    private static func isSort(_ name: NameText, at index: TokenIndex, _ used: [Finding]) -> Bool {
        let token = name.tokens[index]
        guard token.word.kinds.contains(.special), !name.isWord("ona", token: index), !name.isWord("onas", token: index)
        else { return false }
        if token.word.kinds == [.special] { return name.isShouted(token) || token.count > 3 }
        // `Title Special - 01`
        let isInFront = used.contains { $0.hasEpisode && name.token(from: $0.start) == index + 1 }
        return token.bracket != nil || name.hasSpacedDash(before: index) || isInFront
    }

    /// Alone in a bracket, right before or behind the number, or behind a dash.
    private static func isBeside(_ name: NameText, at index: TokenIndex, _ used: [Finding]) -> Bool {
        let token = name.tokens[index]
        if let bracket = name.bracket(around: token), bracket.tokens.count <= 2 { return true }
        if name.hasSpacedDash(before: index) { return true }
        return used.contains { finding in
            guard finding.hasEpisode || finding.season != nil else { return false }
            return name.token(from: finding.start) == index + 1 || name.token(from: finding.end) == index
        }
    }
}
