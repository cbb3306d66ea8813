/// Words that say that a name without any number is a whole series.
enum SeriesWord {
    static func matches(_ name: NameText, _ index: Int, hasYear: Bool) -> Bool {
        let token = name.tokens[index]
        if name.has("integrale", at: token.start) || name.has("intégrale", at: token.start)
            || name.has("lintegrale", at: token.start)
            || name.has("miniseries", at: token.start) || name.has("l'int", at: token.start)
        {
            return !hasYear || name.has("mini", at: token.start)
        }
        guard name.has("complet", at: token.start) else { return false }
        if !hasYear { return true }
        return
            (name.isWord("series", token: index + 1) || name.isWord("miniseries", token: index + 1)
            || name.isWord("mini", token: index + 1))
    }
}
