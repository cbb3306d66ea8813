/// `Show.02.09`, `Show-04_05`, `4-13 Title`, `[5.01] Title`, `Show - 6.01 - Title`: season and episode as two numbers.
enum PairRule {
    /// `[2.10]`, `(1.05)`: alone in a bracket.
    static func bracketed(_ name: NameText, _ index: Int) -> Finding? {
        let season = name.tokens[index]
        guard season.bracket >= 0, season.isNumber, season.count <= 2, season.number > 0,
            name.brackets[season.bracket].tokens == index..<index + 2
        else { return nil }
        let episode = name.tokens[index + 1]
        let gap = name.gap(before: index + 1)
        guard episode.isNumber, (2...3).contains(episode.count), gap.count == 1,
            name[gap.lowerBound] == UInt8(ascii: ".")
        else { return nil }
        return Finding(
            rule: .pair,
            start: season.start,
            end: episode.end,
            season: season.number,
            episodes: [episode.number]
        )
    }

    static func match(_ context: BareNumberContext, _ end: Int) -> Finding? {
        let name = context.name
        for index in context.layout.body..<max(context.layout.body, min(end, name.tokens.count - 1)) {
            let season = name.tokens[index]
            let episode = name.tokens[index + 1]
            let gap = name.gap(before: index + 1)
            guard season.isNumber, season.count <= 2, season.number > 0, episode.isNumber, episode.count >= 2,
                episode.count <= 3, gap.count == 1,
                "._-".utf8.contains(name[gap.lowerBound]), season.bracket == episode.bracket, !context.isYear(index)
            else { continue }
            guard self.isPlausible(context, index, name[gap.lowerBound]) else { continue }
            return Finding(
                rule: .pair,
                start: season.start,
                end: episode.end,
                season: season.number,
                episodes: [episode.number]
            )
        }
        return nil
    }

    private static func isPlausible(_ context: BareNumberContext, _ index: Int, _ join: UInt8) -> Bool {
        let name = context.name
        let season = name.tokens[index]
        let next = index + 2
        let isFirst = index == context.layout.body
        let closes =
            next >= name.tokens.count || context.wall.isWall(next) || name.hasSpacedDash(before: next)
            || (name.tokens[next].count == 1 && next + 1 >= name.tokens.count)
            || name.tokens[next].bracket != season.bracket
        if isFirst, season.bracket < 0 { return join == UInt8(ascii: "-") && !closes }
        if season.bracket >= 0 {
            // `[01-366]`
            let isRange = join == UInt8(ascii: "-") && name.tokens[index + 1].count == 3
            return name.brackets[season.bracket].tokens.count == 2 && !isRange
        }
        guard closes else { return false }
        if season.count == 2, season.number < 10 {
            // `03-20`; but from 1 on it is a range.
            return join != UInt8(ascii: "-") || season.number > 1 && !context.layout.isFansub
        }
        return join == UInt8(ascii: "_") && season.count == 2
            || (join == UInt8(ascii: ".") && name.hasSpacedDash(before: index))
    }
}
