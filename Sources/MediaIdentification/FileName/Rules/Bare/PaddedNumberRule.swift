/// `Show.05.Title`, `Show 001`: a number that is filled up with zeros counts something.
enum PaddedNumberRule: BareNumberRule {
    static let countsBeside: FoundBefore = []

    static func find(in context: BareNumberContext) -> Finding? {
        guard context.year == nil else { return nil }
        if let last = self.beforeBroadcast(context) { return last }
        for index in context.behindFirst.reversed() where context.isOpen(index) {
            guard let number = context.number(index), self.isPadded(context.name, number),
                !self.isBeforeSpecial(context.name, at: index)
            else { continue }
            return Finding(
                rule: .paddedNumber,
                start: number.start,
                end: context.name.tokens[index].end,
                episodes: [number.value]
            )
        }
        return nil
    }

    private static func isPadded(_ name: NameText, _ number: Number) -> Bool {
        guard name[number.start] == .zero, (2...3).contains(number.digits), number.value > 0 else { return false }
        // `007` and `1.05` are of a title, or of something else.
        if number.value == 7, number.digits == 3 { return false }
        return !(name.isDigit(number.start - 2) && name[number.start - 1] == .dot)
    }

    /// Whether it is written like `Digimon Adventure 02 - OVA`.
    private static func isBeforeSpecial(_ name: NameText, at index: TokenIndex) -> Bool {
        let next = index + 1
        return next < name.tokens.endIndex && name.tokens[next].word.kinds.contains(.special)
            && name.hasSpacedDash(before: next)
    }

    /// `Show.13.HDTV`: what is recorded from television and ends with a number of two digits.
    private static func beforeBroadcast(_ context: BareNumberContext) -> Finding? {
        let index = context.wall.token - 1
        guard context.wall.hasBroadcast, index > context.body, context.isOpen(index) else { return nil }
        let token = context.name.tokens[index]
        guard token.isNumber, token.count == 2 else { return nil }
        return Finding(rule: .paddedNumber, start: token.start, end: token.end, episodes: [token.number])
    }
}
