/// `Extended`, `Director's Cut`, `Remastered`: the edition, behind the title.
enum EditionRule {
    /// More words than this are no edition's name.
    private static let limit = 4

    static func edition(_ name: NameText, from byte: ByteIndex) -> String? {
        var words: [String] = []
        for index in name.token(from: byte)..<name.tokens.endIndex where words.count < self.limit {
            let token = name.tokens[index]
            if token.word.kinds.contains(.edition) { words.append(name.text(token.range)) }
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
