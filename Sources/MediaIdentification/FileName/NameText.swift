/// A file name as bytes, lowercase beside as written: rules look at the one, titles are cut from the other.
struct NameText {
    let bytes: [UInt8]
    let folded: [UInt8]

    init(_ text: Substring) {
        self.bytes = Array(text.utf8)
        self.folded = self.bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
    }

    var count: Int { self.bytes.count }

    /// The folded byte, or a space outside of the name, so that rules need no special case at its ends.
    subscript(index: Int) -> UInt8 { self.folded.indices.contains(index) ? self.folded[index] : 32 }

    func isDigit(_ index: Int) -> Bool { (48...57).contains(self[index]) }

    /// Letters, and every byte of what is not ASCII.
    func isLetter(_ index: Int) -> Bool { (97...122).contains(self[index]) || self[index] >= 128 }

    func isWord(_ index: Int) -> Bool { self.isDigit(index) || self.isLetter(index) }

    /// Reads up to `digits` digits; a longer run is no number of anything and gives nil.
    func number(at index: Int, digits: Int) -> (value: Int, end: Int)? {
        var end = index
        var value = 0
        while self.isDigit(end) {
            guard end - index < digits else { return nil }
            value = value * 10 + Int(self[end] - 48)
            end += 1
        }
        return end > index ? (value, end) : nil
    }

    /// The text of a range, dots and underscores as spaces, without what frames a title.
    func title(_ range: Range<Int>) -> String? {
        let hasSpaces = self.bytes[range].contains(32)
        let spaced = self.bytes[range].map { byte -> UInt8 in
            byte == 95 || (byte == 46 && !hasSpaces) ? 32 : byte
        }
        var text = String(decoding: spaced, as: UTF8.self)[...]
        while let last = text.last, " -.([{,".contains(last) { text.removeLast() }
        while let first = text.first, " -.)]},".contains(first) { text.removeFirst() }
        let words = text.split(separator: " ")
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
