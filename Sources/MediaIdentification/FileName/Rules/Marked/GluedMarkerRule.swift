/// Markers without a separator in front: `Castle1x01`, `庆余年第2季`, `ShowS01E02`, `某剧EP05`.
enum GluedMarkerRule: NamingRule {
    static let asksAt: WordStarts = .letter

    static func find(in scan: NameScan, at index: TokenIndex) -> Finding? {
        let name = scan.name
        let token = name.tokens[index]
        guard token.count >= 5 else { return nil }
        let inside = token.start + 1..<token.end
        for index in inside where name.has("第", at: index) {
            if let found = CJKRule.match(name, at: index) { return found }
        }
        guard name.folded[inside].contains(where: \.isDigit) else { return nil }
        if let found = self.behindScript(name, token) { return found }
        let marker = inside.first { name[$0] == .s && name.isDigit($0 + 1) && name.isDigit($0 + 2) }
        if let marker, let found = SeasonEpisodeRule.match(name, at: marker), found.end <= token.end { return found }
        return self.cross(name, token)
    }

    /// `某剧EP05`, `드라마E05`: Latin letters behind another script.
    private static func behindScript(_ name: NameText, _ token: Token) -> Finding? {
        guard name.bytes[token.start].leadsWideCharacter else { return nil }
        var index = token.start
        while index < token.end, name.bytes[index].isBeyondASCII { index += 1 }
        guard name[index] == .e else { return nil }
        let digits = name[index + 1] == .p ? index + 2 : index + 1
        guard let number = name.number(at: digits, digits: 4), number.digits > 1, number.end == token.end else {
            return nil
        }
        return Finding(rule: .episodeWord, start: index, end: number.end, episodes: [number.value])
    }

    /// `Castle1x01`: the pattern at the end of a word; `Eac3X265` is two codecs.
    private static func cross(_ name: NameText, _ token: Token) -> Finding? {
        guard let digits = (token.start..<token.end).first(where: { name.isDigit($0) }), digits > token.start,
            let found = CrossRule.match(name, at: digits), found.end == token.end, found.end - digits >= 4,
            !(264...266).contains(found.episodes.first ?? 0)
        else { return nil }
        return found
    }
}
