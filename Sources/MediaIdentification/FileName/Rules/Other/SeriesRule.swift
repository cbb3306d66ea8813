/// Words that say that a name without any number is a whole series: `Intégrale`, `Complete Series`, `Miniseries`.
enum SeriesRule {
    static func matches(_ name: NameText, at index: TokenIndex, hasYear: Bool) -> Bool {
        let start = name.tokens[index].start
        if self.ofAll.contains(where: { name.has($0, at: start) }) { return !hasYear || name.has("mini", at: start) }
        guard name.has("complet", at: start) else { return false }
        return !hasYear || self.series.contains { name.isWord($0, token: index + 1) }
    }

    private static let ofAll: [StaticString] = ["integrale", "intégrale", "lintegrale", "miniseries", "l'int"]
    private static let series: [StaticString] = ["series", "miniseries", "mini"]
}
