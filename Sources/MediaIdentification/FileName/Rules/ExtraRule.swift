/// Samples, trailers, extras, openings: not to be scrobbled.
enum ExtraRule {
    static func sort(_ name: NameText, _ layout: NameLayout, _ reading: NameReading) -> ExtraSort? {
        let count = name.tokens.count
        for index in layout.body..<count {
            let token = name.tokens[index]
            if let sort = self.opening(name, token, index, layout) { return sort }
            guard token.word.kinds.contains(.extra), let sort = ExtraSort(place: token.word.value) else { continue }
            // `Title-trailer` and `Title-sample` at the end, `sample-title` at the start.
            let isLast =
                index == count - 1
                && (index == 0 || name[token.start - 1] == UInt8(ascii: "-")
                    || sort == .sample && name[token.start - 1] == UInt8(ascii: "."))
            let isFirst = index == 0 && sort == .sample && count > 1 && name[token.end] == UInt8(ascii: "-")
            let isAlone =
                token.bracket >= 0 && name.brackets[token.bracket].tokens.count == 1 && index > layout.body
                && sort != .extra
            if isLast || isFirst || isAlone || count == 1 && sort != .opening { return sort }
        }
        return nil
    }

    /// `NCOP`, `NCED2`, `- OP [`, `OP4a`, `Creditless Opening`.
    private static func opening(_ name: NameText, _ token: Token, _ index: Int, _ layout: NameLayout) -> ExtraSort? {
        if name.has("ncop", at: token.start) || name.has("nced", at: token.start), token.count <= 7 { return .opening }
        if name.isWord("creditless", token: index) || name.isWord("textless", token: index)
            || name.isWord("clean", token: index)
        {
            let next = index + 1
            guard next < name.tokens.count else { return nil }
            let isSong =
                name.isWord("opening", token: next) || name.isWord("ending", token: next)
                || name.isWord("op", token: next) || name.isWord("ed", token: next)
            return isSong ? .opening : nil
        }
        guard layout.isFansub, index > layout.body, name.bytes[token.start] < 97 else { return nil }
        let isSong = name.has("op", at: token.start) || name.has("ed", at: token.start)
        if isSong, token.count <= 4,
            !name.isLetter(token.start + 2) || token.count == 2 || name[token.start + 2] == UInt8(ascii: "v"),
            name.bytes[token.start + 1] < 97
        {
            return .opening
        }
        if name.isWord("pv", token: index) || name.isWord("cm", token: index), name.bytes[token.start + 1] < 97 {
            return .trailer
        }
        return name.isWord("menu", token: index) || name.isWord("preview", token: index) && token.bracket >= 0
            ? .extra : nil
    }
}
