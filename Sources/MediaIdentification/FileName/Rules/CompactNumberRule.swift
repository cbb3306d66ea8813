/// `show.101.hdtv`, `the.simpsons.2401.hdtv`, `Show [401] Title`: season and episode written as one number.
enum CompactNumberRule {
    static func match(_ context: BareNumberContext, _ end: Int) -> Finding? {
        let name = context.name
        for index in context.layout.body..<min(end, name.tokens.count) where index > context.layout.body {
            let token = name.tokens[index]
            guard token.isNumber, token.count == 3 || token.count == 4, !context.isYear(index),
                context.isOpen(index) || self.isAlone(name, token)
            else { continue }
            guard token.number / 100 > 0, (1...49).contains(token.number % 100),
                name[token.start] != 48 || token.count == 4
            else { continue }
            if let year = context.year, year.start > token.start { continue }
            if token.count == 4, (1900...2035).contains(token.number) { continue }
            guard !context.layout.isFansub, self.isLast(context, index, end) else { continue }
            return Finding(
                rule: .compactNumber,
                start: token.start,
                end: token.end,
                season: token.number / 100,
                episodes: [token.number % 100]
            )
        }
        return nil
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
            || context.name.hasSpacedDash(before: index + 1)
    }
}
