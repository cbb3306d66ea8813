/// `01 - Title`, `003. Show - Title`, `05. Title`, `611-612 - Title`: the number stands first.
enum LeadingNumberRule {
    static func match(_ context: BareNumberContext, _ end: Int) -> Finding? {
        let name = context.name
        let body = context.layout.body
        guard body < name.tokens.count, context.layout.titleBracket == nil, let (first, _) = context.number(body),
            !context.isYear(body),
            first.digits < 4 || !(1900...2035).contains(first.value)
        else { return nil }
        // A film's name can begin with a number: `12 (2007)`, `21 - Title (2008)`.
        let isPadded = first.digits > 1 && first.value < 10 || (first.digits == 3 && first.value < 100)
        guard context.year == nil || (context.layout.isFansub && isPadded) else { return nil }
        let numbers = EpisodeNumbers(name, first: first, lead: .none)
        let next = name.token(from: numbers.end)
        if next == name.tokens.count, body == 0, !name.isWord(numbers.end) {
            // `0102`
            if first.digits == 4, first.value < 1000, first.value % 100 > 0, first.value >= 100 {
                return Finding(
                    rule: .compactNumber,
                    start: first.start,
                    end: first.end,
                    season: first.value / 100,
                    episodes: [first.value % 100]
                )
            }
            return Finding(rule: .leadingNumber, start: first.start, end: numbers.end, episodes: numbers.list)
        }
        guard next < name.tokens.count, !name.isWord(numbers.end) else { return nil }
        // `[Group] 07-Ghost`
        if context.layout.isFansub, name[numbers.end] == UInt8(ascii: "-") { return nil }
        let isDotted = name[numbers.end] == UInt8(ascii: ".") && name[numbers.end + 1] == 32
        guard name.hasSpacedDash(before: next) || (isDotted && first.digits > 1) || isPadded else { return nil }
        return Finding(rule: .leadingNumber, start: first.start, end: numbers.end, episodes: numbers.list)
    }
}
