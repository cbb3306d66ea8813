/// `Show 2018 06 720p`: a number of two digits between a bare year and technical words.
enum YearNumberRule: BareNumberRule {
    static let countsBeside: FoundBefore = []

    static func find(in context: BareNumberContext) -> Finding? {
        guard let year = context.year, !year.isMarked else { return nil }
        let index = context.name.token(from: year.end)
        guard index < context.name.tokens.endIndex, context.isOpen(index), index > context.body + 1 else { return nil }
        let token = context.name.tokens[index]
        let next = index + 1
        guard token.isNumber, token.count == 2, token.number > 0, context.name.gap(before: index).count == 1,
            next < context.name.tokens.endIndex, context.wall.isWall(next)
        else { return nil }
        return Finding(rule: .paddedNumber, start: token.start, end: token.end, episodes: [token.number])
    }
}
