/// `Title VOSTFR 03`: behind the language, as French sites have it.
enum SubtitledNumberRule: BareNumberRule {
    static let countsBeside: FoundBefore = []

    static func find(in context: BareNumberContext) -> Finding? {
        let name = context.name
        let index = context.wall.token + 1
        guard context.year == nil, index < name.tokens.endIndex, index - 1 > context.body,
            name.has("vost", at: name.tokens[index - 1].start), context.isOpen(index)
        else { return nil }
        let token = name.tokens[index]
        guard token.isNumber, token.count == 2, token.number > 0, context.closes(token.end) else { return nil }
        return Finding(rule: .paddedNumber, start: token.start, end: token.end, episodes: [token.number])
    }
}
