/// `OVA`, `OVA 2`, `SP1`, `Special`: an episode outside of the count.
enum SpecialRule {
    static func match(_ name: NameText, _ layout: NameLayout) -> Finding? {
        guard layout.isFansub else { return nil }
        let behindFirst = layout.body + 1..<max(layout.body + 1, name.tokens.endIndex)
        for index in behindFirst {
            if let finding = self.word(name, at: index) ?? self.glued(name, name.tokens[index]) { return finding }
        }
        return nil
    }

    /// Reads `OVA`, `OVA 2`.
    private static func word(_ name: NameText, at index: TokenIndex) -> Finding? {
        let token = name.tokens[index]
        guard token.word.kinds.contains(.special),
            token.word.kinds != [.special, .weak, .edition] || name.hasSpacedDash(before: index)
        else { return nil }
        var finding = Finding(rule: .special, start: token.start, end: token.end)
        let next = index + 1
        if next < name.tokens.endIndex, name.tokens[next].isNumber, name.tokens[next].count <= 2,
            name.gap(before: next).count == 1
        {
            finding.season = 0
            finding.episodes = [name.tokens[next].number]
        }
        return finding
    }

    /// Reads `SP1`.
    private static func glued(_ name: NameText, _ token: Token) -> Finding? {
        guard name.has("sp", at: token.start), let number = name.number(at: token.start + 2, digits: 2),
            number.end == token.end
        else { return nil }
        return Finding(rule: .special, start: token.start, end: token.end, season: 0, episodes: [number.value])
    }
}
