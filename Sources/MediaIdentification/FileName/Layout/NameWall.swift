/// Where technical words begin: nothing behind them is part of a title.
struct NameWall {
    /// In bytes; the end of the name where there are none.
    let start: ByteIndex
    /// The token there.
    let token: TokenIndex
    let hasTechnical: Bool
    /// `HDTV`, `PDTV`: what is recorded from television is no film.
    let hasBroadcast: Bool

    /// By token: whether a wall begins there.
    private let isWall: [Bool]
    private let name: NameText

    /// Keeps where walls begin; the first of them behind the beginning of the name proper counts.
    init(_ name: NameText, from body: TokenIndex, isWall: [Bool], hasTechnical: Bool, hasBroadcast: Bool) {
        self.name = name
        self.isWall = isWall
        self.hasTechnical = hasTechnical
        self.hasBroadcast = hasBroadcast
        let first = (body.offset + 1..<max(body.offset + 1, isWall.count)).first { isWall[$0] }.map(TokenIndex.init)
        self.token = first ?? name.tokens.endIndex
        self.start = first.map { Self.byte(of: $0, in: name) } ?? name.end
    }

    func isWall(_ token: TokenIndex) -> Bool { token.offset >= self.isWall.count || self.isWall[token.offset] }

    /// The first wall at or behind a token, in bytes.
    func start(from token: TokenIndex) -> ByteIndex {
        var index = token
        while index < self.name.tokens.endIndex {
            if self.isWall(index) { return Self.byte(of: index, in: self.name) }
            index += 1
        }
        return self.name.end
    }

    /// The first wall outside of brackets, as a token.
    func openEnd(from body: TokenIndex) -> TokenIndex {
        var index = body + 1
        while index < self.name.tokens.endIndex {
            if self.isWall(index), self.name.tokens[index].bracket == nil { return index }
            index += 1
        }
        return self.name.tokens.endIndex
    }

    /// Where a wall stands: a bracket is one from its beginning on.
    private static func byte(of index: TokenIndex, in name: NameText) -> ByteIndex {
        let token = name.tokens[index]
        return name.outermostBracket(around: token)?.start ?? token.start
    }
}
