/// Names written backwards, as some hide them from searches: `60E30S.ruobraH` is `Harbour.S03E06`.
enum ReversedName {
    /// The name as it is meant, where `S03E06` stands in it backwards.
    static func forward(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard bytes.count >= 8, bytes.contains(where: { $0 | 0x20 == .s }) else { return nil }
        var index = bytes.startIndex
        while let found = bytes[index...].firstIndex(where: { $0 | 0x20 == .s }) {
            if self.isMarker(bytes, endingAt: found) {
                return Array(String(decoding: bytes, as: UTF8.self).reversed().map(String.init).joined().utf8)
            }
            index = found + 1
        }
        return nil
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
