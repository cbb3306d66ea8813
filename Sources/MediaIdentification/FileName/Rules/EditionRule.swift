/// `Extended`, `Director's Cut`, `Remastered`: the edition, behind the title.
enum EditionRule {
    static func edition(_ name: NameText, from byte: Int) -> String? {
        var words: [String] = []
        for index in name.token(from: byte)..<name.tokens.count where name.tokens[index].word.kinds.contains(.edition) {
            let token = name.tokens[index]
            words.append(String(decoding: name.bytes[token.start..<token.end], as: UTF8.self))
            if words.count == 4 { break }
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
