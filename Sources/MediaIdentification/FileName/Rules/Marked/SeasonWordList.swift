/// Further seasons behind a first one: `1 to 5`, `1-8`, `1, 2, 3, & 6`, `20 21 22`.
enum SeasonWordList {
    /// Where the list of seasons ends; nil where there is none.
    static func end(_ name: NameText, from first: TokenIndex) -> ByteIndex? {
        var index = first
        var end: ByteIndex?
        while index < name.tokens.endIndex, index - first < 60 {
            var next = index
            if name.tokens[next].word.kinds.contains(.joiner) { next += 1 }
            guard next < name.tokens.endIndex, name.tokens[next].isNumber, name.tokens[next].count <= 2,
                next > index || self.isListGap(name, before: index) || self.isNumbers(name, at: next)
            else { break }
            end = name.tokens[next].end
            index = next + 1
        }
        return end
    }

    private static func isListGap(_ name: NameText, before index: TokenIndex) -> Bool {
        let gap = name.gap(before: index)
        return gap.count <= 3 && !name.hasSpacedDash(before: index)
            && name.folded[gap].contains { "-&,+:~".utf8.contains($0) }
    }

    private static func isNumbers(_ name: NameText, at index: TokenIndex) -> Bool {
        guard index + 1 < name.tokens.endIndex, name.gap(before: index).count == 1 else { return false }
        return name.tokens[index + 1].isNumber && name.tokens[index + 1].count <= 2
            && name.gap(before: index + 1).count == 1
    }
}
