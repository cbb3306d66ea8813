/// The country behind a title: `The Office (US)`, `The.Office.UK`.
enum Country {
    /// The code of a country that fills a bracket.
    static func alone(in bracket: Bracket, of name: NameText) -> String? {
        guard bracket.tokens.count == 1, let index = bracket.tokens.first,
            name.tokens[index].word.kinds.contains(.country)
        else { return nil }
        return self.code(of: name.tokens[index], in: name)
    }

    /// ISO 3166-1.
    static func code(of token: Token, in name: NameText) -> String {
        let code = name.foldedText(token.range).uppercased()
        return code == "USA" ? "US" : code == "UK" ? "GB" : code
    }

    /// Whether a word outside of brackets is a country: in capitals, where not all is; or in a name all in small letters
    /// behind a word that can end a title.
    ///
    /// - Parameters:
    ///   - index: The word.
    ///   - title: What stands in front of it.
    ///   - name: The name.
    /// - Returns: Whether it is one.
    static func stands(at index: TokenIndex, behind title: Range<ByteIndex>, in name: NameText) -> Bool {
        let token = name.tokens[index]
        guard name[token.end] != .apostrophe, token.count == 2 || name.isShouted(token) else { return false }
        let text = name.bytes[title]
        let hasCapital = text.contains(where: \.isCapital)
        if name.isShouted(token) { return !hasCapital || text.contains(where: \.isSmallLetter) }
        guard !hasCapital, name.isWord("us", token: index) || name.isWord("uk", token: index) else { return false }
        let before = name.tokens[index - 1]
        guard !self.joiningWords.contains(name.foldedText(before.range)) else { return false }
        return before.count > 4 || name.has("the ", at: title.lowerBound) || name.has("the.", at: title.lowerBound)
    }

    /// `The Last of Us`, `Between Us`: behind these `us` is a word.
    private static let joiningWords: Set<String> = [
        "of", "is", "are", "with", "between", "among", "about", "for", "like", "than", "and", "without", "by",
        "against",
    ]
}
