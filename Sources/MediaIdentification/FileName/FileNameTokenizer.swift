/// One word of a name.
struct Token {
    var start: Int
    var end: Int
    /// The innermost bracket that holds it, as index into `NameText.brackets`, or -1.
    var bracket: Int
    /// The value of a word of up to six digits, else -1.
    var number: Int
    /// What the vocabulary knows of it.
    var word: Word

    var count: Int { self.end - self.start }
    var isNumber: Bool { self.number >= 0 }
}

/// A pair of brackets; one that is never closed is empty.
struct Bracket {
    /// Of the opening bracket.
    var start: Int
    /// Behind the closing bracket.
    var end: Int
    /// `[`, `(` or `{`.
    var opening: UInt8
    /// The bracket around it, or -1.
    var parent: Int
    /// Its tokens, those of inner brackets among them.
    var tokens: Range<Int>
}

/// Cuts a name into words and brackets, in one pass.
enum FileNameTokenizer {
    static func tokenize(_ bytes: [UInt8], _ folded: [UInt8]) -> (tokens: [Token], brackets: [Bracket]) {
        var tokens: [Token] = []
        tokens.reserveCapacity(24)
        var brackets: [Bracket] = []
        var open = -1
        var index = 0
        while index < folded.count {
            let byte = folded[index]
            if self.isWordByte[Int(byte)] {
                let start = index
                while index < folded.count, self.isWordByte[Int(folded[index])] { index += 1 }
                tokens.append(self.token(folded, start, index, open))
                continue
            }
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"):
                brackets.append(
                    Bracket(start: index, end: -1, opening: byte, parent: open, tokens: tokens.count..<tokens.count)
                )
                open = brackets.count - 1
            case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"):
                open = self.close(byte, at: index, open, tokens.count, &brackets)
            default: break
            }
            index += 1
        }
        self.dropUnclosed(&tokens, &brackets)
        return (tokens, brackets)
    }

    /// A bracket that is never closed is none.
    private static func dropUnclosed(_ tokens: inout [Token], _ brackets: inout [Bracket]) {
        guard brackets.contains(where: { $0.end < 0 }) else { return }
        // Parents come first, so that each needs to look one step up only.
        for index in brackets.indices where brackets[index].parent >= 0 && brackets[brackets[index].parent].end < 0 {
            brackets[index].parent = brackets[brackets[index].parent].parent
        }
        for index in tokens.indices where tokens[index].bracket >= 0 && brackets[tokens[index].bracket].end < 0 {
            tokens[index].bracket = brackets[tokens[index].bracket].parent
        }
        for index in brackets.indices where brackets[index].end < 0 {
            brackets[index].end = brackets[index].start + 1
            brackets[index].tokens = brackets[index].tokens.lowerBound..<brackets[index].tokens.lowerBound
        }
    }

    /// Closes the innermost bracket of its sort; those left open in between end with it.
    private static func close(
        _ byte: UInt8,
        at index: Int,
        _ open: Int,
        _ tokens: Int,
        _ brackets: inout [Bracket]
    ) -> Int {
        let opening = byte == UInt8(ascii: ")") ? UInt8(ascii: "(") : byte - 2
        var match = open
        // Deeper nesting than this is no name; the limit keeps the pass linear.
        var steps = 8
        while match >= 0, brackets[match].opening != opening, steps > 0 {
            match = brackets[match].parent
            steps -= 1
        }
        guard match >= 0, brackets[match].opening == opening else { return open }
        var inner = open
        while inner >= 0 {
            let parent = brackets[inner].parent
            brackets[inner].end = index + 1
            brackets[inner].tokens = brackets[inner].tokens.lowerBound..<tokens
            if inner == match { return parent }
            inner = parent
        }
        return -1
    }

    private static func token(_ folded: [UInt8], _ start: Int, _ end: Int, _ bracket: Int) -> Token {
        var number = 0
        for index in start..<end {
            let byte = folded[index]
            guard byte >= 48, byte <= 57, end - start <= 6 else {
                number = -1
                break
            }
            number = number * 10 + Int(byte - 48)
        }
        let word = number >= 0 ? Word() : Vocabulary.shared.word(folded, start, end)
        return Token(start: start, end: end, bracket: bracket, number: number, word: word)
    }

    /// Separators cut words, everything else makes them: `!`, `'`, `@`, `%` and all that is not ASCII.
    private static let isWordByte: [Bool] = (0..<256).map { value in
        value > 32 && value != 127 && !" ._-[](){},;:+~&#/\\|\"=".utf8.contains(UInt8(value))
    }
}
