/// Brings the many ways to write a dash, a bracket or a digit down to one, so that rules need to know ASCII only.
enum NameNormalizer {
    /// Replaces typographic forms: `–—‒−` by `-`, `【】［］` by `[]`, `（）` by `()`, `×` and `х` between digits by `x`, `№` by
    /// `#`, full-width digits and letters and Arabic digits by ASCII, special spaces by a space.
    static func normalized(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        guard raw.contains(where: { $0 >= 0xC2 }) else { return Array(raw) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var index = raw.startIndex
        while index < raw.endIndex {
            let byte = raw[index]
            let left = raw.endIndex - index
            if byte == 0xC3, left > 2, raw[index + 1] == 0x97, self.isDigit(bytes.last), self.isDigit(raw[index + 2]) {
                bytes.append(UInt8(ascii: "x"))
                index += 2
            } else if byte == 0xD1 || byte == 0xD0, left > 2, raw[index + 1] == (byte == 0xD1 ? 0x85 : 0xA5),
                self.isDigit(bytes.last), self.isDigit(raw[index + 2])
            {
                // `01х08` with a Cyrillic letter.
                bytes.append(UInt8(ascii: "x"))
                index += 2
            } else if left > 1, let digit = self.digit(byte, raw[index + 1]) {
                bytes.append(digit)
                index += 2
            } else if byte == 0xC2, left > 1, raw[index + 1] == 0xA0 {
                bytes.append(32)
                index += 2
            } else if left > 2, let plain = self.plain(byte, raw[index + 1], raw[index + 2]) {
                if plain != 0 { bytes.append(plain) }
                index += 3
            } else {
                bytes.append(byte)
                index += 1
            }
        }
        return bytes
    }

    /// The ASCII form of a three-byte character, 0 for one to drop, nil for one to keep.
    private static func plain(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt8? {
        switch (first, second, third) {
        case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): UInt8(ascii: "-")
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80): 32
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xEF, 0xBB, 0xBF): 0
        case (0xE2, 0x80, 0x98...0x99): UInt8(ascii: "'")
        case (0xE2, 0x84, 0x96): UInt8(ascii: "#")
        case (0xE3, 0x80, 0x90), (0xEF, 0xBC, 0xBB): UInt8(ascii: "[")
        case (0xE3, 0x80, 0x91), (0xEF, 0xBC, 0xBD): UInt8(ascii: "]")
        case (0xEF, 0xBC, 0x88): UInt8(ascii: "(")
        case (0xEF, 0xBC, 0x89): UInt8(ascii: ")")
        case (0xE3, 0x80, 0x9C), (0xEF, 0xBD, 0x9E): UInt8(ascii: "~")
        case (0xEF, 0xBC, 0x90...0x99): third - 0x90 + 48
        case (0xEF, 0xBC, 0xA1...0xBA): third - 0xA1 + 65
        case (0xEF, 0xBD, 0x81...0x9A): third - 0x81 + 97
        default: nil
        }
    }

    /// Arabic and Persian digits.
    private static func digit(_ first: UInt8, _ second: UInt8) -> UInt8? {
        switch (first, second) {
        case (0xD9, 0xA0...0xA9): second - 0xA0 + 48
        case (0xDB, 0xB0...0xB9): second - 0xB0 + 48
        default: nil
        }
    }

    private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 48 && $0 <= 57 } ?? false }

    /// Lower case of ASCII, Latin-1 and Cyrillic letters; every byte keeps its place.
    static func folded(_ bytes: [UInt8]) -> [UInt8] {
        var folded = bytes
        var index = 0
        while index < folded.count {
            let byte = folded[index]
            let next = index + 1 < folded.count ? folded[index + 1] : 0
            switch (byte, next) {
            case (65...90, _): folded[index] = byte + 32
            case (0xC3, 0x80...0x9E): folded[index + 1] = next + 0x20
            case (0xD0, 0x90...0x9F): folded[index + 1] = next + 0x20
            case (0xD0, 0xA0...0xAF):
                folded[index] = 0xD1
                folded[index + 1] = next - 0x20
            default: break
            }
            index += byte >= 0xC3 && byte < 0xE0 ? 2 : 1
        }
        return folded
    }
}
