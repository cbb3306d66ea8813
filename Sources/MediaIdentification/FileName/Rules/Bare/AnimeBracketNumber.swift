/// `Title - (01-04) [1080p]`, `Title (9)`, `Title [12] [1080p]`: alone in a bracket.
enum AnimeBracketNumber {
    static func find(in context: BareNumberContext) -> Finding? {
        let name = context.name
        for bracket in name.brackets where bracket.start > context.layout.start && bracket.parent == nil {
            guard let index = bracket.tokens.first, let first = context.number(index), !context.isYear(index),
                first.digits < 4, context.layout.isFansub || self.mayCount(first, in: bracket, context)
            else { continue }
            let numbers = EpisodeNumbers(name, first: first, lead: .none)
            guard self.endsBracket(context, behind: numbers.end, bracket) else { continue }
            return Finding(rule: .bracketNumber, start: bracket.start, end: bracket.end, episodes: numbers.list)
        }
        return nil
    }

    /// Whether nothing, or `END`, follows a number in its bracket.
    private static func endsBracket(_ context: BareNumberContext, behind end: ByteIndex, _ bracket: Bracket) -> Bool {
        let next = context.name.token(from: end)
        return next >= bracket.tokens.upperBound || next + 1 == bracket.tokens.upperBound && context.isEndWord(next)
    }

    /// In a name that is no fansub's: `[12]`, `[012]`, in front of the technical words.
    private static func mayCount(_ first: Number, in bracket: Bracket, _ context: BareNumberContext) -> Bool {
        bracket.start < context.wall.start && bracket.opening == .openingSquare
            && (first.digits == 2 || first.digits == 3 && context.name[first.start] == .zero)
    }
}
