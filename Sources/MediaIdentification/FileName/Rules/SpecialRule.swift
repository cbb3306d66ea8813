/// `OVA`, `OVA 2`, `SP1`, `Special`: an episode outside of the count.
enum SpecialRule {
    static func match(_ name: NameText, _ layout: NameLayout, _ wall: NameWall) -> Finding? {
        guard layout.isFansub else { return nil }
        for index in layout.body + 1..<max(layout.body + 1, name.tokens.count) {
            let token = name.tokens[index]
            if token.word.kinds.contains(.special),
                token.word.kinds != [.special, .weak, .edition] || name.hasSpacedDash(before: index)
            {
                var finding = Finding(rule: .special, start: token.start, end: token.end)
                let next = index + 1
                if next < name.tokens.count, name.tokens[next].isNumber, name.tokens[next].count <= 2,
                    name.gap(before: next).count == 1
                {
                    finding.season = 0
                    finding.episodes = [name.tokens[next].number]
                }
                return finding
            }
            if name.has("sp", at: token.start), let number = name.number(at: token.start + 2, digits: 2),
                number.end == token.end
            {
                return Finding(rule: .special, start: token.start, end: token.end, season: 0, episodes: [number.value])
            }
        }
        return nil
    }
}
