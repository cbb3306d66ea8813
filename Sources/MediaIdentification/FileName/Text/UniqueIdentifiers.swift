/// Identifiers such as `3718bced-e10a-4abf-8bc8-3040ab0bbe44`, which disks are mounted under and phones name videos by: what
/// looks like a number in one is none.
enum UniqueIdentifiers {
    /// Digits and letters of the groups, and the bytes of all with what stands between them.
    private static let groups = [8, 4, 4, 4, 12]
    private static let length = 36

    /// Makes one word of each, byte for byte in the same places.
    ///
    /// - Parameter bytes: A name in lower case.
    static func join(in bytes: inout [UInt8]) {
        guard bytes.count >= Self.length else { return }
        var start = 0
        while start <= bytes.count - Self.length {
            guard let separator = self.separator(in: bytes, at: start) else {
                start += 1
                continue
            }
            for index in start..<start + Self.length where bytes[index] == separator { bytes[index] = .zero }
            start += Self.length
        }
    }

    /// Whether a name in lower case is one, written with dashes, and nothing else.
    static func isOne(_ name: [UInt8]) -> Bool {
        name.count == self.length && self.separator(in: name, at: 0) == .dash
    }

    /// What stands between the groups of one that begins here; nil where none does.
    private static func separator(in bytes: [UInt8], at start: Int) -> UInt8? {
        // Most names end here.
        let separator = bytes[start + Self.groups[0]]
        guard separator == .dash || separator == .underscore, start == 0 || !self.isWord(bytes[start - 1]) else {
            return nil
        }
        var index = start
        for (number, count) in Self.groups.enumerated() {
            if number > 0 {
                guard bytes[index] == separator else { return nil }
                index += 1
            }
            guard bytes[index..<index + count].allSatisfy(\.isHexDigit) else { return nil }
            index += count
        }
        return index == bytes.count || !self.isWord(bytes[index]) ? separator : nil
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte.isDigit || byte.isSmallLetter }
}
