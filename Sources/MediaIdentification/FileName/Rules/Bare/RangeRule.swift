/// `Show Name 13-16`, `Show 01-12`: the first and last of several, with no title behind.
enum RangeRule: BareNumberRule {
    static let countsBeside: FoundBefore = []

    static func find(in context: BareNumberContext) -> Finding? {
        let name = context.name
        for index in context.behindFirst where context.isOpen(index) {
            guard let first = context.number(index), !context.isYear(index), first.digits < 4 else { continue }
            let numbers = EpisodeNumbers(name, first: first, lead: .none)
            // `Naruto 1-220`, but not `Toy Story 1-3`
            guard first.digits >= 2 || first.value == 1 && numbers.list.count > 9 else { continue }
            if self.isOfOneSeason(context, first: first, numbers) { return nil }
            guard numbers.list.count > 1, !name.isWord(numbers.end), context.closes(numbers.end) else { continue }
            return Finding(rule: .range, start: first.start, end: numbers.end, episodes: numbers.list)
        }
        return nil
    }

    /// Whether it is written like `101-103.hdtv`.
    private static func isOfOneSeason(
        _ context: BareNumberContext,
        first: Number,
        _ numbers: EpisodeNumbers
    ) -> Bool {
        guard let last = numbers.list.last, numbers.list.count > 1 else { return false }
        return first.digits == 3 && context.name[first.start] != .zero && !context.name.isDotLiteral
            && context.wall.hasTechnical && first.value / 100 == last / 100
    }
}
