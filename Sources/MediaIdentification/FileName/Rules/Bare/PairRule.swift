/// `Show.02.09`, `Show-04_05`, `4-13 Title`, `[5.01] Title`, `Show - 6.01 - Title`: season and episode as two numbers.
enum PairRule: BareNumberRule {
    static let countsBeside: FoundBefore = []

    static func find(in context: BareNumberContext) -> Finding? {
        let name = context.name
        for index in context.body..<max(context.body, min(context.end, name.tokens.endIndex - 1)) {
            let season = name.tokens[index]
            let episode = name.tokens[index + 1]
            guard season.isNumber, season.count <= 2, season.number > 0, episode.isNumber,
                (2...3).contains(episode.count), episode.start - season.end == 1, season.bracket == episode.bracket,
                !context.isYear(index), !self.isDay(name, at: index), self.isPlausible(context, at: index)
            else { continue }
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

    /// `2023.02.29`: of a day that there is not.
    private static func isDay(_ name: NameText, at index: TokenIndex) -> Bool {
        guard index > .first, name.tokens[index - 1].count == 4, name.gap(before: index).count == 1 else {
            return false
        }
        return (1930...2059).contains(name.tokens[index - 1].number)
            && name[name.tokens[index - 1].end] == name[name.tokens[index].end]
    }

    private static func isPlausible(_ context: BareNumberContext, at index: TokenIndex) -> Bool {
        let name = context.name
        let season = name.tokens[index]
        let join = name[season.end]
        guard join == .dot || join == .underscore || join == .dash else { return false }
        if let bracket = name.bracket(around: season) {
            // `[01-366]`
            let isRange = join == .dash && name.tokens[index + 1].count == 3
            return bracket.tokens.count == 2 && !isRange
        }
        let closes = self.closes(context, behind: index + 1)
        if index == context.body {
            return join == .dash && (!closes || self.isDashed(name, at: index, isFansub: context.layout.isFansub))
        }
        guard closes else { return false }
        if self.isDashed(name, at: index, isFansub: context.layout.isFansub) { return true }
        if season.count == 2, season.number < 10 {
            // `03-20`; but from 1 on it is a range.
            return join != .dash || season.number > 1 && !context.layout.isFansub
        }
        return join == .underscore && season.count == 2 || (join == .dot && name.hasSpacedDash(before: index))
    }

    /// Whether it is written like `4-12 - Title`: a range would have two digits on either side, or no title.
    static func isDashed(_ name: NameText, at index: TokenIndex, isFansub: Bool) -> Bool {
        let behind = index + 2
        guard !isFansub, index + 1 < name.tokens.endIndex, behind < name.tokens.endIndex else { return false }
        let (season, episode) = (name.tokens[index], name.tokens[index + 1])
        return season.count == 1 && season.isNumber && episode.count == 2 && episode.isNumber
            && name.gap(before: index + 1).count == 1 && name[season.end] == .dash && name.hasSpacedDash(before: behind)
            && name.isLetter(name.tokens[behind].start) && !name.tokens[behind].word.kinds.contains(.technical)
    }

    /// Whether nothing of a title follows the pair, a single character at the end apart.
    private static func closes(_ context: BareNumberContext, behind episode: TokenIndex) -> Bool {
        let name = context.name
        let next = episode + 1
        return next >= name.tokens.endIndex || context.wall.isWall(next) || name.hasSpacedDash(before: next)
            || (name.tokens[next].count == 1 && next + 1 >= name.tokens.endIndex)
            || name.tokens[next].bracket != name.tokens[episode].bracket
    }
}
