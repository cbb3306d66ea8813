/// `show.101.hdtv`, `the.simpsons.2401.hdtv`, `Show [401] Title`: season and episode written as one number; two
/// episodes as `show.101.102.hdtv` and `show.10102.hdtv`.
enum CompactNumberRule {
    static func match(_ context: BareNumberContext, _ end: Int) -> Finding? {
        let name = context.name
        for index in context.layout.body..<min(end, name.tokens.count) where index > context.layout.body {
            let token = name.tokens[index]
            if let double = self.double(context, index) { return double }
            guard token.isNumber, token.count == 3 || token.count == 4, !context.isYear(index),
                context.isOpen(index) || self.isAlone(name, token)
            else { continue }
            guard token.number / 100 > 0, (1...49).contains(token.number % 100),
                name[token.start] != 48 || token.count == 4
            else { continue }
            if let year = context.year, year.start > token.start { continue }
            if context.name.isWord("ppv", token: index + 1) { continue }
            // `Title 445 VOSTFR`: French anime is counted through.
            if name.has("vost", at: token.end + 1), token.number > 150 {
                return Finding(rule: .paddedNumber, start: token.start, end: token.end, episodes: [token.number])
            }
            // `Blade.Runner.2049.1080p`
            if token.count == 4, (1900...2099).contains(token.number) { continue }
            guard !context.layout.isFansub, self.isLast(context, index, end) else { continue }
            return self.finding(name, index)
        }
        return nil
    }

    /// Reads `show.10102.hdtv`: a season and two episodes, one behind the other.
    private static func double(_ context: BareNumberContext, _ index: Int) -> Finding? {
        let token = context.name.tokens[index]
        guard token.isNumber, token.count == 5 || token.count == 6, token.bracket < 0, context.wall.isWall(index + 1),
            context.name[token.start] != 48, !context.layout.isFansub, !context.name.isDotLiteral
        else { return nil }
        let first = token.number / 100 % 100
        guard first > 0, token.number % 100 == first + 1, DateRule.six(context.name, index) == nil else { return nil }
        return Finding(
            rule: .compactNumber,
            start: token.start,
            end: token.end,
            season: token.number / 10_000,
            episodes: [first, first + 1]
        )
    }

    /// One number, or the first and last of the same season: `101-103`, `101.102`.
    private static func finding(_ name: NameText, _ index: Int) -> Finding {
        let token = name.tokens[index]
        var finding = Finding(
            rule: .compactNumber,
            start: token.start,
            end: token.end,
            season: token.number / 100,
            episodes: [token.number % 100]
        )
        guard index + 1 < name.tokens.count, name.tokens[index + 1].count == token.count,
            name.gap(before: index + 1).count == 1,
            name[token.end] == UInt8(ascii: "-") || name[token.end] == UInt8(ascii: ".")
        else { return finding }
        let last = name.tokens[index + 1]
        guard name[token.end] == UInt8(ascii: "-") || last.number == token.number + 1 else { return finding }
        if last.number > token.number, last.number / 100 == token.number / 100 {
            finding.episodes = Array(token.number % 100...last.number % 100)
            finding.end = last.end
        }
        return finding
    }

    private static func isAlone(_ name: NameText, _ token: Token) -> Bool {
        token.bracket >= 0 && name.brackets[token.bracket].tokens.count == 1
            && name.brackets[token.bracket].opening == UInt8(ascii: "[")
    }

    /// Technical words, the end or a title in the dotted style must follow.
    private static func isLast(_ context: BareNumberContext, _ index: Int, _ end: Int) -> Bool {
        if index + 1 >= context.name.tokens.count { return context.year == nil || index > 0 }
        return context.wall.isWall(index + 1) || context.name.tokens[index].bracket >= 0
            || context.name.tokens[index + 1].bracket >= 0 && context.name.hasSpacedDash(before: index)
            || context.name[context.name.tokens[index].end] == UInt8(ascii: ".")
            || context.name[context.name.tokens[index].end] == UInt8(ascii: "-")
                && context.name.tokens[index + 1].count == context.name.tokens[index].count
            || context.name.hasSpacedDash(before: index + 1)
    }
}
