/// `Show Name 13-16`, `Show 01-12`: the first and last of several, with no title behind.
enum RangeRule {
    static func match(_ context: BareNumberContext, _ end: Int) -> Finding? {
        let name = context.name
        for index in context.layout.body..<end where index > context.layout.body && context.isOpen(index) {
            guard let (first, _) = context.number(index), !context.isYear(index), first.digits < 4 else { continue }
            let numbers = EpisodeNumbers(name, first: first, lead: .none)
            // `Naruto 1-220`, but not `Toy Story 1-3`
            guard first.digits >= 2 || first.value == 1 && numbers.list.count > 9 else { continue }
            // `101-103.hdtv` is of one season.
            if first.digits == 3, name[first.start] != 48, !name.isDotLiteral, context.wall.hasTechnical,
                numbers.list.count > 1, first.value / 100 == numbers.list[numbers.list.count - 1] / 100
            {
                return nil
            }
            guard numbers.list.count > 1, !name.isWord(numbers.end), context.closes(numbers.end) else { continue }
            return Finding(rule: .range, start: first.start, end: numbers.end, episodes: numbers.list)
        }
        return nil
    }
}
