/// Where technical words begin: nothing behind them is part of a title.
struct NameWall {
    /// In bytes; the end of the name where there are none.
    private(set) var start: Int
    /// The token there.
    private(set) var token: Int
    private(set) var hasTechnical = false
    /// `HDTV`, `PDTV`: what is recorded from television is no film.
    private(set) var hasBroadcast = false

    /// By token: whether a wall begins there.
    private var isWall: [Bool]
    private let name: NameText

    init(_ name: NameText, from body: Int) {
        self.name = name
        let count = name.tokens.count
        self.isWall = [Bool](repeating: false, count: count)
        self.start = name.count
        self.token = count
        var reaches = false
        var run = 0
        for index in stride(from: count - 1, through: body, by: -1) {
            let kinds = name.tokens[index].word.kinds
            if kinds.contains(.broadcast) { self.hasBroadcast = true }
            if Self.isTechnical(name, index) {
                self.isWall[index] = true
                self.hasTechnical = true
                reaches = true
            } else if Self.isWeak(name, index) {
                run = index == count - 1 || run > 0 ? run + 1 : 0
                self.isWall[index] = reaches || (run > 0 && self.endsName(name, index, run))
                if kinds.contains(.complete), self.isWall[index] { self.hasTechnical = true }
            } else {
                reaches = false
                run = 0
            }
        }
        // `The.Internal.2160p`: an article is no title.
        if body + 1 < count, name.isWord("the", token: body), self.isWall[body + 1],
            !Self.isTechnical(name, body + 1)
        {
            self.isWall[body + 1] = false
        }
        self.raiseBrackets()
        let first = (body + 1..<max(body + 1, count)).first { self.isWall[$0] }
        if let first {
            self.token = first
            self.start = self.byte(of: first)
        }
    }

    /// The first wall at or behind a token, in bytes.
    func start(from token: Int) -> Int {
        var index = token
        while index < self.isWall.count {
            if self.isWall[index] { return self.byte(of: index) }
            index += 1
        }
        return self.name.count
    }

    /// The first wall outside of brackets, as a token.
    func openEnd(from body: Int) -> Int {
        var index = body + 1
        while index < self.isWall.count {
            if self.isWall[index], self.name.tokens[index].bracket < 0 { return index }
            index += 1
        }
        return self.isWall.count
    }

    func isWall(_ token: Int) -> Bool { token >= self.isWall.count || self.isWall[token] }

    /// Whether a word of the name stands between a token and the wall, outside of brackets.
    private func byte(of token: Int) -> Int {
        var index = self.name.tokens[token].bracket
        guard index >= 0 else { return self.name.tokens[token].start }
        while self.name.brackets[index].parent >= 0 { index = self.name.brackets[index].parent }
        return self.name.brackets[index].start
    }

    /// A bracket that holds a technical word is one from its first word on; so is a checksum.
    private mutating func raiseBrackets() {
        for bracket in self.name.brackets {
            guard let first = bracket.tokens.first, !self.isWall[first] else { continue }
            if bracket.parent >= 0 { continue }
            switch NameLayout.sort(self.name, bracket) {
            case .technical, .checksum: self.isWall[first] = true
            case .text, .number, .year: break
            }
        }
    }

    /// Weak words up to the end are technical when they are shouted, several, `Hindi Dubbed`, or say that all is complete.
    private func endsName(_ name: NameText, _ index: Int, _ run: Int) -> Bool {
        let token = name.tokens[index]
        if token.word.kinds.contains(.complete) { return token.count > 4 && token.word.kinds.contains(.weak) }
        return (token.count > 2 && Self.isShouted(name, token) && !name.isAllCapitals) || run > 2
            || run == 2 && index > 1 && token.word.kinds.contains(.language)
                && (name.isWord("dubbed", token: index + 1) || name.isWord("subbed", token: index + 1))
    }

    static func isWeak(_ name: NameText, _ index: Int) -> Bool {
        let token = name.tokens[index]
        if token.word.kinds.contains(.joiner), index > 0 { return false }
        if token.word.kinds.contains(.edition),
            name.isWord("edition", token: index) || name.isWord("version", token: index)
                || name.isWord("cut", token: index)
        {
            return index > 0 && name.tokens[index - 1].word.kinds.contains(.edition)
        }
        if token.word.kinds.contains(.weak) || token.word.kinds.contains(.technical) { return true }
        return token.word.kinds.contains(.shouted) && (Self.isShouted(name, token) || Self.isCamel(name, token))
    }

    /// Written in capitals.
    static func isShouted(_ name: NameText, _ token: Token) -> Bool {
        for index in token.start..<token.end where name.bytes[index] >= 97 && name.bytes[index] <= 122 { return false }
        return true
    }

    /// Whether it is written like `iT`, `iP`.
    private static func isCamel(_ name: NameText, _ token: Token) -> Bool {
        token.count == 2 && name.bytes[token.start] >= 97 && name.bytes[token.start + 1] < 97
    }

    /// Technical by itself or with its neighbour: `H.264`, `WEB-DL`, `Blu-Ray`, `720.HDTV`.
    static func isTechnical(_ name: NameText, _ index: Int) -> Bool {
        let token = name.tokens[index]
        if token.word.kinds.contains(.technical) { return true }
        if DiscRule.match(name, at: index) != nil || BonusRule.isBonus(name, index) { return true }
        if token.isNumber, self.isFrameRate(name, index) { return true }
        // `VR.180.SBS`
        if index + 1 < name.tokens.count, name.tokens[index + 1].number == 180 || name.tokens[index + 1].number == 360,
            name.isWord("vr", token: index), self.isShouted(name, token)
        {
            return true
        }
        guard index + 1 < name.tokens.count, token.count <= 4 else { return false }
        let next = name.tokens[index + 1]
        guard name.gap(before: index + 1).count == 1 else { return false }
        switch token.count {
        case 1:
            return (next.number == 264 || next.number == 265)
                && (name[token.start] == UInt8(ascii: "h") || name[token.start] == UInt8(ascii: "x"))
        case 2:
            guard name.isWord("hd", token: index) else { return false }
            return name.isWord("tv", token: index + 1) || name.isWord("ts", token: index + 1)
                || name.isWord("dvd", token: index + 1)
                || name.isWord("cam", token: index + 1) || name.isWord("rip", token: index + 1)
        case 3:
            if token.isNumber {
                return (token.number == 720 || token.number == 480 || token.number == 576) && Self.isTechnicalWord(next)
            }
            if name.isWord("web", token: index) || name.isWord("dvd", token: index) || name.isWord("vod", token: index)
            {
                return name.isWord("dl", token: index + 1) || name.isWord("rip", token: index + 1)
                    || name.isWord("hd", token: index + 1)
                    || name.isWord("scr", token: index + 1) || name.isWord("cap", token: index + 1)
                    || (name.isWord("dvd", token: index) && name.isWord("r", token: index + 1))
            }
            return name.isWord("blu", token: index) && name.isWord("ray", token: index + 1)
        default:
            return (token.number == 1080 || token.number == 2160) && Self.isTechnicalWord(next)
        }
    }

    /// Whether it is written like `23.976 FPS`.
    private static func isFrameRate(_ name: NameText, _ index: Int) -> Bool {
        if name.isWord("fps", token: index + 1) { return true }
        return index + 2 < name.tokens.count && name.tokens[index + 1].isNumber && name.isWord("fps", token: index + 2)
            && name[name.tokens[index].end] == UInt8(ascii: ".")
    }

    private static func isTechnicalWord(_ token: Token) -> Bool { token.word.kinds.contains(.technical) }
}
