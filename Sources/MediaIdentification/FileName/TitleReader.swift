/// What the text of a title holds besides it: a country, other titles, an article at its end.
enum TitleReader {
    struct Result {
        var title: String?
        var alternatives: [String] = []
        var country: String?
    }

    static func read(_ name: NameText, _ range: Range<Int>, isEpisode: Bool, isFansub: Bool) -> Result {
        var result = Result()
        var range = TitleText.trimmed(name, range)
        guard !range.isEmpty else { return result }
        range = self.cutTail(name, range, &result)
        if isEpisode { range = self.cutBehindCountry(name, range, &result) }
        let whole = range
        range = TitleTail.cut(name, range, isFansub: isFansub, isFilm: !isEpisode)
        // `Saw.3D.2010`: some films are called so.
        if name.has("3d", at: whole.upperBound - 2), range != whole, let other = TitleText.text(name, whole) {
            result.alternatives.append(other)
        }
        if !isEpisode, !isFansub { range = self.cutOtherTitle(name, range, &result) }
        self.cutAliases(name, &range, &result)
        TitleScripts.cut(name, &range, &result.alternatives)
        range = self.cutCountry(name, range, &result)
        result.title = TitleText.text(name, range).map(self.withArticleInFront)
        return result
    }

    /// `Show (US) - Episode title S02E09`: the country in its bracket ends the title.
    private static func cutBehindCountry(_ name: NameText, _ range: Range<Int>, _ result: inout Result) -> Range<Int> {
        for bracket in name.brackets where bracket.start > range.lowerBound && bracket.end < range.upperBound {
            guard let country = self.country(name, bracket.tokens),
                name.hasSpacedDash(before: bracket.tokens.upperBound)
            else { continue }
            let rest = TitleText.trimmed(name, range.lowerBound..<bracket.start)
            guard !rest.isEmpty else { continue }
            result.country = country
            return rest
        }
        return range
    }

    /// Brackets at the end of a title: `[Group]` is none of it.
    private static func cutTail(_ name: NameText, _ range: Range<Int>, _ result: inout Result) -> Range<Int> {
        var range = range
        while name[range.upperBound - 1] == UInt8(ascii: "]"),
            let bracket = name.brackets.last(where: { $0.end == range.upperBound && $0.opening == UInt8(ascii: "[") }),
            bracket.start > range.lowerBound
        {
            let rest = TitleText.trimmed(name, range.lowerBound..<bracket.start)
            guard !rest.isEmpty else { break }
            if let country = self.country(name, bracket.tokens) { result.country = country }
            range = rest
        }
        return range
    }

    /// `La Defense Lincoln (The Lincoln Lawyer) 2011`: several words in a bracket behind a film's title are another title.
    private static func cutOtherTitle(_ name: NameText, _ range: Range<Int>, _ result: inout Result) -> Range<Int> {
        guard name[range.upperBound - 1] == UInt8(ascii: ")"),
            let bracket = name.brackets.last(where: { $0.end == range.upperBound && $0.parent < 0 }),
            bracket.start >= range.lowerBound, bracket.tokens.count > 1, bracket.tokens.lowerBound > 0,
            !name.isWord("or", token: bracket.tokens.lowerBound - 1),
            !name.folded[range.lowerBound..<bracket.start].contains(UInt8(ascii: "/"))
        else { return range }
        let rest = TitleText.trimmed(name, range.lowerBound..<max(range.lowerBound, bracket.start))
        guard !rest.isEmpty else { return range }
        let first = bracket.tokens.lowerBound
        let from = name.tokens[first].word.kinds.contains(.alias) ? name.tokens[first].end : name.tokens[first].start
        // `О мышах и людях (Of Mice and Men)`: the Latin one is the title.
        let inner = TitleText.trimmed(name, from..<bracket.end - 1)
        let isForeign = !TitleScripts.isLatin(name, rest) && TitleScripts.isLatin(name, inner)
        if let other = TitleText.text(name, isForeign ? rest : inner) { result.alternatives.append(other) }
        return isForeign ? inner : rest
    }

    private static func country(_ name: NameText, _ tokens: Range<Int>) -> String? {
        guard tokens.count == 1, let index = tokens.first, name.tokens[index].word.kinds.contains(.country) else {
            return nil
        }
        let token = name.tokens[index]
        return self.countryCode(name, token)
    }

    private static func countryCode(_ name: NameText, _ token: Token) -> String {
        let code = String(decoding: name.folded[token.start..<token.end], as: UTF8.self).uppercased()
        return code == "USA" ? "US" : code == "UK" ? "GB" : code
    }

    /// `The Office (US)`, `The.Office.US`, but not `This Is Us`.
    private static func cutCountry(_ name: NameText, _ range: Range<Int>, _ result: inout Result) -> Range<Int> {
        let next = name.token(from: range.upperBound)
        guard next > 1, name.tokens[next - 1].start > range.lowerBound,
            name.tokens[next - 1].word.kinds.contains(.country)
        else { return range }
        let token = name.tokens[next - 1]
        var end = token.start
        if token.bracket >= 0 {
            let bracket = name.brackets[token.bracket]
            guard bracket.tokens.count == 1, bracket.start > range.lowerBound else { return range }
            end = bracket.start
        } else {
            guard self.isCountry(name, token, before: name.tokens[next - 2], range) else { return range }
        }
        let rest = TitleText.trimmed(name, range.lowerBound..<end)
        // `2020.NZ`: a number alone is no title to part a country from.
        guard !rest.isEmpty, token.bracket >= 0 || rest.contains(where: { name.isLetter($0) }) else { return range }
        result.country = self.countryCode(name, token)
        return rest
    }

    /// In capitals, where not all is; or in a name all in small letters behind a word that can end a title.
    private static func isCountry(_ name: NameText, _ token: Token, before: Token, _ range: Range<Int>) -> Bool {
        guard name[token.end] != UInt8(ascii: "'"), token.count == 2 || NameWall.isShouted(name, token) else {
            return false
        }
        let text = name.bytes[range.lowerBound..<token.start]
        let hasSmall = text.contains { $0 >= 97 && $0 <= 122 }
        let hasCapital = text.contains { $0 >= 65 && $0 <= 90 }
        if NameWall.isShouted(name, token) { return hasSmall || !hasCapital }
        guard !hasCapital,
            name.isWord("us", token: name.token(from: token.start))
                || name.isWord("uk", token: name.token(from: token.start))
        else { return false }
        guard !self.isSmallWord(name, before) else { return false }
        return before.count > 4 || name.has("the ", at: range.lowerBound) || name.has("the.", at: range.lowerBound)
    }

    /// `The Last of Us`, `Between Us`: behind these `us` is a word.
    private static func isSmallWord(_ name: NameText, _ token: Token) -> Bool {
        let word = String(decoding: name.folded[token.start..<token.end], as: UTF8.self)
        return [
            "of", "is", "are", "with", "between", "among", "about", "for", "like", "than", "and", "without", "by",
            "against",
        ].contains(word)
    }

    /// Reads `Title aka Other`, `Title AKA Other`.
    private static func cutAliases(_ name: NameText, _ range: inout Range<Int>, _ result: inout Result) {
        let first = name.token(from: range.lowerBound)
        var index = first + 1
        while index < name.tokens.count, name.tokens[index].end < range.upperBound {
            let isSpelled = self.isSpelledAlias(name, index)
            if isSpelled || name.tokens[index].word.kinds.contains(.alias) {
                let head = TitleText.trimmed(name, range.lowerBound..<name.tokens[index].start)
                guard !head.isEmpty else { return }
                let from = name.tokens[isSpelled ? index + 2 : index].end
                if let other = TitleText.text(name, from..<max(from, range.upperBound)) {
                    result.alternatives.append(other)
                }
                range = head
                return
            }
            index += 1
        }
    }

    /// Whether `a.k.a` begins at a word.
    private static func isSpelledAlias(_ name: NameText, _ index: Int) -> Bool {
        name.isWord("a", token: index) && name.isWord("k", token: index + 1) && name.isWord("a", token: index + 2)
            && name.has("a.k.a", at: name.tokens[index].start)
    }

    /// Reads `Simpsons, The` → `The Simpsons`.
    private static func withArticleInFront(_ title: String) -> String {
        for article in [", The", ", A", ", An", ", Le", ", La", ", Les", ", Der", ", Die", ", Das"]
        where title.utf8.count > article.utf8.count && title.hasSuffix(article) {
            return article.dropFirst(2) + " " + title.dropLast(article.count)
        }
        return title
    }
}
