/// One word of a name.
struct Token {
    var start: ByteIndex
    var end: ByteIndex
    /// The innermost bracket that holds it.
    var bracket: BracketIndex?
    /// The value of a word of up to six digits, else -1.
    var number: Int
    /// What the vocabulary knows of it.
    var word: Word

    var range: Range<ByteIndex> { self.start..<self.end }
    var count: Int { self.end - self.start }
    var isNumber: Bool { self.number >= 0 }
}

/// A pair of brackets; one that is never closed is empty.
struct Bracket {
    /// Of the opening bracket.
    var start: ByteIndex
    /// Behind the closing bracket.
    var end: ByteIndex
    /// `[`, `(` or `{`.
    var opening: UInt8
    /// The bracket around it.
    var parent: BracketIndex?
    /// Its tokens, those of inner brackets among them.
    var tokens: Range<TokenIndex>
}

/// Digits read from a name.
struct Number {
    var value: Int
    var start: ByteIndex
    var end: ByteIndex

    var digits: Int { self.end - self.start }
}
