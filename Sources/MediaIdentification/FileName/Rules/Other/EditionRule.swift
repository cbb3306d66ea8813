/// `Extended`, `Director's Cut`, `Remastered`: the edition, behind the title.
enum EditionRule {
    static func edition(_ name: NameText, from byte: ByteIndex) -> String? {
        let words = (name.token(from: byte)..<name.tokens.endIndex).lazy.map { name.tokens[$0] }
            .filter { $0.word.kinds.contains(.edition) }.prefix(4).map { name.text($0.range) }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
