/// `Title - (01-04) [1080p]`, `Title (9)`, `Title [12] [1080p]`: alone in a bracket.
enum AnimeBracketNumber {
    static func find(in context: BareNumberContext) -> Finding? {
        let name = context.name
        for bracket in name.brackets where bracket.start > context.layout.start && bracket.parent == nil {
            guard let index = bracket.tokens.first, let first = context.number(index), !context.isYear(index),
                first.digits < 4, context.layout.isFansub || self.mayCount(first, in: bracket, context)
            else { continue }
            let numbers = EpisodeNumbers(name, first: first, lead: .none)
            guard name.token(from: numbers.end) >= bracket.tokens.upperBound else { continue }
            return Finding(rule: .bracketNumber, start: bracket.start, end: bracket.end, episodes: numbers.list)
        }
        return nil
    }

    /// In a name that is no fansub's: `[12]`, `[012]`, in front of the technical words.
    private static func mayCount(_ first: Number, in bracket: Bracket, _ context: BareNumberContext) -> Bool {
        bracket.start < context.wall.start && bracket.opening == .openingSquare
            && (first.digits == 2 || first.digits == 3 && context.name[first.start] == .zero)
    }
}
