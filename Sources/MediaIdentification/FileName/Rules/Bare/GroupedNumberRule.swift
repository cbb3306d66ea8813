/// `Title 14 [Group]`: two digits right before the group; with them it may be a film's: `Apollo 13 [Group]`.
enum GroupedNumberRule: BareNumberRule {
    static let countsBeside: FoundBefore = []

    static func find(in context: BareNumberContext) -> Finding? {
        guard context.year == nil, !context.layout.isFansub else { return nil }
        let name = context.name
        for index in context.behindFirst where context.isOpen(index) {
            let token = name.tokens[index]
            guard token.isNumber, token.count == 2, token.number > 0, name.gap(before: index).count == 1,
                self.isGroup(name, at: index + 1)
            else { continue }
            return Finding(
                rule: .paddedNumber,
                start: token.start,
                end: token.end,
                episodes: [token.number],
                mayBeFilm: true
            )
        }
        return nil
    }

    /// Whether a bracket opens there with a word or two that are no technical ones.
    private static func isGroup(_ name: NameText, at index: TokenIndex) -> Bool {
        guard index < name.tokens.endIndex, let bracket = name.bracket(around: name.tokens[index]) else { return false }
        return bracket.opening == .openingSquare && bracket.tokens.lowerBound == index && bracket.tokens.count <= 2
            && name.isLetter(name.tokens[index].start) && BracketSort(bracket, in: name) == .text
    }
}
