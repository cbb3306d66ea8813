/// A name as bytes, lowercase beside as written, cut into words: rules look at the one, titles are cut from the other.
struct NameText {
    /// The longest name that is looked at, in bytes; file systems allow 255.
    static let limit = 4096

    /// UTF-8, typographic dashes, brackets and digits replaced by their ASCII forms.
    let bytes: [UInt8]
    /// `bytes` in lower case (ASCII, Latin-1, Cyrillic), byte for byte in the same places.
    let folded: [UInt8]
    let tokens: [Token]
    let brackets: [Bracket]
    /// Whether a dot is a dot rather than a space: where the name has spaces or underscores between its words, brackets
    /// apart.
    let isDotLiteral: Bool
    /// Whether `-` is all that stands between words: `the-show-e07-720p`.
    let isHyphened: Bool
    /// Whether no letter is small.
    let isAllCapitals: Bool

    init(_ raw: ArraySlice<UInt8>) {
        let bytes = NameNormalizer.normalized(raw.prefix(Self.limit))
        let folded = NameNormalizer.folded(bytes)
        let (tokens, brackets) = FileNameTokenizer.tokenize(bytes, folded)
        self.bytes = bytes
        self.folded = folded
        self.tokens = tokens
        self.brackets = brackets
        var dots = 0
        var spaces = 0
        var small = 0
        var depth = 0
        var hyphens = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "("): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: ")"): depth = max(0, depth - 1)
            case UInt8(ascii: ".") where depth > 0, 32 where depth > 0: continue
            case UInt8(ascii: "."): dots += 1
            case 32, UInt8(ascii: "_"): spaces += 1
            case 97...122: small += 1
            case UInt8(ascii: "-"): hyphens += 1
            default: break
            }
        }
        self.isDotLiteral = spaces > 0 && spaces * 2 >= dots
        self.isHyphened = hyphens > 1 && spaces == 0 && dots == 0
        self.isAllCapitals = small == 0
    }

    init(_ text: String) { self.init(Array(text.utf8)[...]) }

    var count: Int { self.bytes.count }

    /// The folded byte, or a space outside of the name, so that rules need no special case at its ends.
    subscript(index: Int) -> UInt8 { index >= 0 && index < self.folded.count ? self.folded[index] : 32 }

    func isDigit(_ index: Int) -> Bool { self[index] >= 48 && self[index] <= 57 }

    /// Letters, and every byte of what is not ASCII.
    func isLetter(_ index: Int) -> Bool { (self[index] >= 97 && self[index] <= 122) || self[index] >= 128 }

    func isWord(_ index: Int) -> Bool { self.isDigit(index) || self.isLetter(index) }

    /// Reads up to `digits` digits; a longer run is no number of anything and gives nil.
    func number(at index: Int, digits: Int) -> Number? {
        var end = index
        var value = 0
        while self.isDigit(end) {
            guard end - index < digits else { return nil }
            value = value * 10 + Int(self[end] - 48)
            end += 1
        }
        return end > index ? Number(value: value, start: index, end: end) : nil
    }

    func has(_ word: StaticString, at index: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard index >= 0, index + count <= self.folded.count else { return false }
        return word.withUTF8Buffer { buffer in
            for offset in 0..<count where unsafe buffer[offset] != self.folded[index + offset] { return false }
            return true
        }
    }

    /// Whether a token is exactly this word.
    func isWord(_ word: StaticString, token index: Int) -> Bool {
        guard index >= 0, index < self.tokens.count else { return false }
        let token = self.tokens[index]
        return token.count == word.utf8CodeUnitCount && self.has(word, at: token.start)
    }

    /// The token that begins at or behind a byte, or the count of tokens.
    func token(from byte: Int) -> Int {
        var low = 0
        var high = self.tokens.count
        while low < high {
            let middle = (low + high) / 2
            if self.tokens[middle].start < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The bytes between the end of the token before and this one's start.
    func gap(before index: Int) -> Range<Int> {
        let end = index < self.tokens.count ? self.tokens[index].start : self.count
        return (index > 0 ? self.tokens[min(index, self.tokens.count) - 1].end : 0)..<end
    }

    /// Whether ` - ` (or `_-_`, `.-.`) stands before a token.
    func hasSpacedDash(before index: Int) -> Bool {
        let gap = self.gap(before: index)
        var hasDash = false
        var before = false
        var after = false
        for byte in self.folded[gap] {
            if byte == UInt8(ascii: "-") {
                hasDash = true
                after = false
            } else if byte == 32 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") {
                if hasDash { after = true } else { before = true }
            }
        }
        return hasDash && (before || gap.lowerBound == 0 || self.opens(gap)) && after
    }

    private func opens(_ gap: Range<Int>) -> Bool { self[gap.lowerBound] == UInt8(ascii: "]") }
}

/// Digits read from a name.
struct Number {
    var value: Int
    var start: Int
    var end: Int

    var digits: Int { self.end - self.start }
}
