/// `01 - Title`, `003. Show - Title`, `05. Title`, `611-612 - Title`: the number stands first.
enum LeadingNumberRule: BareNumberRule {
    static let countsBeside: FoundBefore = []

    static func find(in context: BareNumberContext) -> Finding? {
        let name = context.name
        guard let first = self.number(context) else { return nil }
        // A film's name can begin with a number: `12 (2007)`, `21 - Title (2008)`.
        let isPadded = first.digits > 1 && first.value < 10 || (first.digits == 3 && first.value < 100)
        guard context.year == nil || (context.layout.isFansub && isPadded) else { return nil }
        if PairRule.isDashed(name, at: context.body, isFansub: context.layout.isFansub) { return nil }
        let numbers = EpisodeNumbers(name, first: first, lead: .none)
        guard !name.isWord(numbers.end) else { return nil }
        let next = name.token(from: numbers.end)
        let finding = Finding(rule: .leadingNumber, start: first.start, end: numbers.end, episodes: numbers.list)
        if next == name.tokens.endIndex {
            return context.body == .first ? self.compact(first) ?? finding : nil
        }
        // `[Group] 07-Ghost`
        if context.layout.isFansub, name[numbers.end] == .dash { return nil }
        let isDotted = name.has(". ", at: numbers.end) && first.digits > 1
        return name.hasSpacedDash(before: next) || isDotted || isPadded ? finding : nil
    }

    /// The number in front, where it is neither a year nor in front of a title in a bracket.
    private static func number(_ context: BareNumberContext) -> Number? {
        guard context.body < context.name.tokens.endIndex, context.layout.titleBracket == nil,
            let first = context.number(context.body), !context.isYear(context.body),
            first.digits < 4 || !(1900...2035).contains(first.value)
        else { return nil }
        return first
    }

    /// Reads `0102`.
    private static func compact(_ first: Number) -> Finding? {
        guard first.digits == 4, (100..<1000).contains(first.value), first.value % 100 > 0 else { return nil }
        return Finding(
            rule: .compactNumber,
            start: first.start,
            end: first.end,
            season: first.value / 100,
            episodes: [first.value % 100]
        )
    }
}
