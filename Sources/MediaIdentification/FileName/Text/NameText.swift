/// A name as bytes, lowercase beside as written, cut into words: rules look at the one, titles are cut from the other.
///
/// A class because all that reads a name holds it: a copy costs one count instead of one per list.
final class NameText: Sendable {
    /// The longest name that is looked at, in bytes; file systems allow 255.
    static let limit = 4096

    /// UTF-8, typographic dashes, brackets and digits replaced by their ASCII forms.
    let bytes: IndexedList<UInt8, ByteIndex>
    /// `bytes` in lower case (ASCII, Latin-1, Cyrillic), byte for byte in the same places; an identifier is one word.
    let folded: IndexedList<UInt8, ByteIndex>
    let tokens: IndexedList<Token, TokenIndex>
    let brackets: IndexedList<Bracket, BracketIndex>
    private let style: NameStyle

    init(_ raw: ArraySlice<UInt8>) {
        let bytes = NameNormalizer.normalized(raw.prefix(Self.limit))
        var folded = NameNormalizer.folded(bytes)
        UniqueIdentifiers.join(in: &folded)
        let tokenizer = FileNameTokenizer(folded)
        self.bytes = IndexedList(bytes)
        self.folded = IndexedList(folded)
        self.tokens = IndexedList(tokenizer.tokens)
        self.brackets = IndexedList(tokenizer.brackets)
        self.style = NameStyle(bytes)
    }

    convenience init(_ text: String) { self.init(Array(text.utf8)[...]) }

    var isDotLiteral: Bool { self.style.isDotLiteral }
    var isHyphened: Bool { self.style.isHyphened }
    var isAllCapitals: Bool { self.style.isAllCapitals }
    /// Behind the last byte.
    var end: ByteIndex { self.bytes.endIndex }

    /// The folded byte, or a space outside of the name, so that rules need no special case at its ends.
    subscript(index: ByteIndex) -> UInt8 {
        index >= .first && index < self.folded.endIndex ? self.folded[index] : .space
    }

    func isDigit(_ index: ByteIndex) -> Bool { self[index].isDigit }

    /// Letters, and every byte of what is not ASCII.
    func isLetter(_ index: ByteIndex) -> Bool { self[index].isFoldedLetter }

    func isWord(_ index: ByteIndex) -> Bool { self.isDigit(index) || self.isLetter(index) }

    /// A range as it is written.
    func text(_ range: Range<ByteIndex>) -> String { String(decoding: self.bytes[range], as: UTF8.self) }

    /// A range in lower case.
    func foldedText(_ range: Range<ByteIndex>) -> String { String(decoding: self.folded[range], as: UTF8.self) }

    /// Reads up to `digits` digits; a longer run is no number of anything and gives nil.
    func number(at index: ByteIndex, digits: Int) -> Number? {
        var end = index
        var value = 0
        while self.isDigit(end) {
            guard end - index < digits else { return nil }
            value = value * 10 + self[end].digitValue
            end += 1
        }
        return end > index ? Number(value: value, start: index, end: end) : nil
    }

    /// Reads the number of an episode, of up to five digits; `E031080` has the picture's lines written to it.
    func episodeNumber(at index: ByteIndex) -> Number? {
        var end = index
        while self.isDigit(end), end - index <= 7 { end += 1 }
        for lines: StaticString in ["1080", "2160", "720"] {
            let start = end - lines.utf8CodeUnitCount
            if start - index >= 2, self[index] == .zero, self.has(lines, at: start) {
                return (index..<start).reduce(Number(value: 0, start: index, end: start)) { number, digit in
                    Number(value: number.value * 10 + self[digit].digitValue, start: index, end: start)
                }
            }
        }
        return self.number(at: index, digits: 5)
    }

    func has(_ word: StaticString, at index: ByteIndex) -> Bool {
        let count = word.utf8CodeUnitCount
        guard index >= .first, index + count <= self.end else { return false }
        return word.withUTF8Buffer { buffer in
            for offset in 0..<count where unsafe buffer[offset] != self.folded[index + offset] { return false }
            return true
        }
    }
}
