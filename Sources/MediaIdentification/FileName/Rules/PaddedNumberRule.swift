/// `Show.05.Title`, `Show 001`: a number that is filled up with zeros counts something.
enum PaddedNumberRule {
    static func match(_ context: BareNumberContext, _ end: Int) -> Finding? {
        guard context.year == nil else { return nil }
        let name = context.name
        if let last = self.beforeBroadcast(context) { return last }
        for index in (context.layout.body..<end).reversed() where index > context.layout.body && context.isOpen(index) {
            guard let (first, last) = context.number(index), name[first.start] == 48, first.digits > 1,
                first.digits < 4, first.value > 0
            else { continue }
            // `007` and `1.05` are of a title, or of something else.
            if first.value == 7, first.digits == 3 { continue }
            // `Digimon Adventure 02 - OVA`
            if index + 1 < name.tokens.count, name.tokens[index + 1].word.kinds.contains(.special),
                name.hasSpacedDash(before: index + 1)
            {
                continue
            }
            if name.isDigit(first.start - 2), name[first.start - 1] == UInt8(ascii: ".") { continue }
            return Finding(rule: .paddedNumber, start: first.start, end: last, episodes: [first.value])
        }
        return nil
    }

    /// `Show.13.HDTV`: what is recorded from television and ends with a number of two digits.
    private static func beforeBroadcast(_ context: BareNumberContext) -> Finding? {
        let index = context.wall.token - 1
        guard context.wall.hasBroadcast, index > context.layout.body, context.isOpen(index),
            context.name.tokens[index].isNumber,
            context.name.tokens[index].count == 2
        else { return nil }
        let token = context.name.tokens[index]
        return Finding(rule: .paddedNumber, start: token.start, end: token.end, episodes: [token.number])
    }
}
