/// `Show.05.Title`, `Show 001`: a number that is filled up with zeros counts something.
enum PaddedNumberRule {
    static func match(_ context: BareNumberContext, _ end: Int) -> Finding? {
        guard context.year == nil else { return nil }
        let name = context.name
        for index in (context.layout.body..<end).reversed() where index > context.layout.body && context.isOpen(index) {
            guard let (first, last) = context.number(index), name[first.start] == 48, first.digits > 1, first.value > 0 else { continue }
            // `007` and `1.05` are of a title, or of something else.
            if first.value == 7, first.digits == 3 { continue }
            if name.isDigit(first.start - 2), name[first.start - 1] == UInt8(ascii: ".") { continue }
            return Finding(rule: .paddedNumber, start: first.start, end: last, episodes: [first.value])
        }
        return nil
    }
}
