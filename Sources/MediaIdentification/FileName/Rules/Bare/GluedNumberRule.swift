/// `灯塔05`, `Ward209`, `Harbour_Ward209_Title`: glued to the title; all of it may be a film's.
enum GluedNumberRule: BareNumberRule {
    static let countsBeside: FoundBefore = []

    static func find(in context: BareNumberContext) -> Finding? {
        guard context.year == nil, !context.layout.isFansub else { return nil }
        let name = context.name
        for index in context.body..<max(context.body, context.end) where context.isOpen(index) {
            let token = name.tokens[index]
            guard !token.isNumber, token.word.kinds.isEmpty, name.isDigit(token.end - 1) else { continue }
            var digits = token.end - 1
            while digits > token.start, name.isDigit(digits - 1) { digits -= 1 }
            guard digits > token.start, let number = name.number(at: digits, digits: 3), number.value > 0 else {
                continue
            }
            let isLast = context.closes(token.end)
            if number.digits == 2, isLast, name.bytes[token.start].leadsWideCharacter,
                name.bytes[digits - 1].isBeyondASCII
            {
                return self.finding(number, season: nil, number.value)
            }
            if self.isCompact(name, token, number), isLast || name[token.end] == .underscore {
                return self.finding(number, season: number.value / 100, number.value % 100)
            }
        }
        return nil
    }

    /// Whether season and episode are glued to a word of four letters or more.
    private static func isCompact(_ name: NameText, _ token: Token, _ number: Number) -> Bool {
        number.digits == 3 && number.value >= 100 && (1...49).contains(number.value % 100)
            && number.start - token.start > 3
            && name.folded[token.start..<number.start].allSatisfy(\.isSmallLetter)
    }

    private static func finding(_ number: Number, season: Int?, _ episode: Int) -> Finding {
        Finding(
            rule: season == nil ? .paddedNumber : .compactNumber,
            start: number.start,
            end: number.end,
            season: season,
            episodes: [episode],
            mayBeFilm: true
        )
    }
}
