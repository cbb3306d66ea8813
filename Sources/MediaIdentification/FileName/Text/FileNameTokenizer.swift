/// Cuts a name into words and brackets, in one pass.
struct FileNameTokenizer {
    /// The name in lower case.
    private let folded: [UInt8]
    private(set) var tokens: [Token] = []
    private(set) var brackets: [Bracket] = []
    /// The innermost bracket that is open.
    private var open: BracketIndex?
    /// By bracket: whether its closing one was found.
    private var isClosed: [Bool] = []

    init(_ folded: [UInt8]) {
        self.folded = folded
        self.tokens.reserveCapacity(24)
        self.cut()
        self.dropUnclosed()
    }

    private mutating func cut() {
        var index = 0
        while index < self.folded.count {
            let byte = self.folded[index]
            if Self.isWordByte[Int(byte)] {
                let start = index
                while index < self.folded.count, Self.isWordByte[Int(self.folded[index])] { index += 1 }
                self.takeToken(start..<index)
                continue
            }
            if byte.opensBracket {
                self.openBracket(byte, at: index)
            } else if byte.closesBracket {
                self.closeBracket(byte, at: index)
            }
            index += 1
        }
    }

    private mutating func takeToken(_ range: Range<Int>) {
        let word = self.folded[range]
        // `10910hdtv`
        if (7...10).contains(range.count), word.suffix(4) == Self.broadcast, word.dropLast(4).allSatisfy(\.isDigit),
            !Self.pictures.contains(word.dropLast(4))
        {
            self.takeToken(range.dropLast(4))
            return self.takeToken(range.suffix(4))
        }
        let number = Self.number(word) ?? -1
        self.tokens.append(
            Token(
                start: ByteIndex(range.lowerBound),
                end: ByteIndex(range.upperBound),
                bracket: self.open,
                number: number,
                word: number >= 0 ? Word() : Vocabulary.shared.word(word)
            )
        )
    }

    private static let broadcast = Array("hdtv".utf8)[...]
    private static let pictures = ["480", "576", "720", "1080"].map { Array($0.utf8)[...] }

    private static func number(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count <= 6 else { return nil }
        var number = 0
        for byte in word {
            guard byte.isDigit else { return nil }
            number = number * 10 + byte.digitValue
        }
        return number
    }

    private var nextToken: TokenIndex { TokenIndex(self.tokens.count) }

    private mutating func openBracket(_ byte: UInt8, at index: Int) {
        self.brackets.append(
            Bracket(
                start: ByteIndex(index),
                end: ByteIndex(index + 1),
                opening: byte,
                parent: self.open,
                tokens: self.nextToken..<self.nextToken
            )
        )
        self.isClosed.append(false)
        self.open = BracketIndex(self.brackets.count - 1)
    }

    /// Closes the innermost bracket of its sort; those left open in between end with it.
    private mutating func closeBracket(_ byte: UInt8, at index: Int) {
        var match = self.open
        // Deeper nesting than this is no name; the limit keeps the pass linear.
        var steps = 8
        while let bracket = match, self.brackets[bracket.offset].opening != byte.opening, steps > 0 {
            match = self.brackets[bracket.offset].parent
            steps -= 1
        }
        guard let match, self.brackets[match.offset].opening == byte.opening else { return }
        while let inner = self.open, inner >= match {
            self.brackets[inner.offset].end = ByteIndex(index + 1)
            self.brackets[inner.offset].tokens = self.brackets[inner.offset].tokens.lowerBound..<self.nextToken
            self.isClosed[inner.offset] = true
            self.open = self.brackets[inner.offset].parent
        }
    }

    /// A bracket that is never closed is none.
    private mutating func dropUnclosed() {
        guard self.isClosed.contains(false) else { return }
        // Parents come first, so that each needs to look one step up only.
        for index in self.brackets.indices {
            self.brackets[index].parent = self.closed(self.brackets[index].parent)
        }
        for index in self.tokens.indices { self.tokens[index].bracket = self.closed(self.tokens[index].bracket) }
    }

    /// The bracket itself where it is closed, else the one around it.
    private func closed(_ bracket: BracketIndex?) -> BracketIndex? {
        guard let bracket, !self.isClosed[bracket.offset] else { return bracket }
        return self.brackets[bracket.offset].parent
    }

    /// Separators cut words, everything else makes them: `!`, `'`, `@`, `%` and all that is not ASCII.
    private static let isWordByte: [Bool] = (UInt8.min...UInt8.max).map { byte in
        byte != .space && !byte.isControl && !"._-[](){},;:+~&#/\\|\"=".utf8.contains(byte)
    }
}
