/// Names written backwards, as some hide them from searches: `60E30S.ruobraH` is `Harbour.S03E06`.
enum ReversedName {
    /// The name as it is meant, where `S03E06` or, in front, `1080p` stands in it backwards.
    static func forward(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard bytes.count >= 8 else { return nil }
        if self.pictures.contains(where: { bytes.starts(with: $0) }) { return self.reversed(bytes) }
        guard bytes.contains(where: { $0 | 0x20 == .s }) else { return nil }
        var index = bytes.startIndex
        while let found = bytes[index...].firstIndex(where: { $0 | 0x20 == .s }) {
            if self.isMarker(bytes, endingAt: found) {
                return self.reversed(bytes)
            }
            index = found + 1
        }
        return nil
    }

    private static let pictures = ["p0801.", "p0801_", "p0801 ", "p027.", "p027_", "p027 ", "p0612.", "p0612_"].map {
        Array($0.utf8)
    }

    private static func reversed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).reversed().map(String.init).joined().utf8)
    }

    /// Whether `60E30S` ends there and is a word of its own.
    private static func isMarker(_ bytes: ArraySlice<UInt8>, endingAt last: Int) -> Bool {
        let season = last - 2
        guard season - 3 >= bytes.startIndex, bytes[season].isDigit, bytes[season + 1].isDigit,
            bytes[season - 1] | 0x20 == .e, last + 1 == bytes.endIndex || !self.isWord(bytes[last + 1])
        else { return false }
        var first = season - 2
        while first >= bytes.startIndex, bytes[first].isDigit { first -= 1 }
        guard (2...3).contains(season - 2 - first) else { return false }
        return first < bytes.startIndex || !self.isWord(bytes[first])
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte.isDigit || byte.lowercased.isSmallLetter || byte.isBeyondASCII
    }
}
