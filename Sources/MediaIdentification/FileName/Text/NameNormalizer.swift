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
            guard raw[index].isBeyondASCII else {
                bytes.append(raw[index])
                index += 1
                continue
            }
            let rest = raw[index...]
            if self.partsScripts(rest, behind: bytes.last) {
                bytes.append(.space)
                index += 2
                continue
            }
            if self.isCross(rest), bytes.last?.isDigit ?? false {
                bytes.append(.x)
                index += 2
            } else if let character = self.ofTwoBytes(rest) {
                bytes.append(character)
                index += 2
            } else if let character = self.ofThreeBytes(rest) {
                if let replacement = character.replacement { bytes.append(replacement) }
                index += 3
            } else {
                bytes.append(raw[index])
                index += 1
            }
        }
        return bytes
    }

    /// Whether `·` stands between a character of another script and a Latin letter: `灯塔·Lantern`.
    private static func partsScripts(_ rest: ArraySlice<UInt8>, behind last: UInt8?) -> Bool {
        let start = rest.startIndex
        guard rest.count > 2, rest[start] == 0xC2, rest[start + 1] == 0xB7, let last else { return false }
        let next = rest[start + 2]
        return last.isBeyondASCII && !next.isBeyondASCII || !last.isBeyondASCII && next.leadsWideCharacter
    }

    /// Whether `×`, or `х` as in `01х08` with a Cyrillic letter, stands before a digit.
    private static func isCross(_ rest: ArraySlice<UInt8>) -> Bool {
        let start = rest.startIndex
        guard rest.count > 2, rest[start + 2].isDigit else { return false }
        switch (rest[start], rest[start + 1]) {
        case (0xC3, 0x97), (0xD1, 0x85), (0xD0, 0xA5): return true
        default: return false
        }
    }

    /// The ASCII form of a character of two bytes: Arabic and Persian digits, and a space that does not break.
    private static func ofTwoBytes(_ rest: ArraySlice<UInt8>) -> UInt8? {
        guard rest.count > 1 else { return nil }
        let second = rest[rest.startIndex + 1]
        return switch (rest[rest.startIndex], second) {
        case (0xD9, 0xA0...0xA9): second - 0xA0 + .zero
        case (0xDB, 0xB0...0xB9): second - 0xB0 + .zero
        case (0xC2, 0xA0): .space
        default: nil
        }
    }

    /// What takes the place of a character of three bytes; nothing does for one that has no width.
    private struct Replaced {
        var replacement: UInt8?
    }

    private static func ofThreeBytes(_ rest: ArraySlice<UInt8>) -> Replaced? {
        let start = rest.startIndex
        guard rest.count > 2, rest[start].leadsWideCharacter else { return nil }
        let third = rest[start + 2]
        return switch (rest[start], rest[start + 1], third) {
        case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): Replaced(replacement: .dash)
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80): Replaced(replacement: .space)
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xEF, 0xBB, 0xBF): Replaced(replacement: nil)
        case (0xE2, 0x80, 0x98...0x99): Replaced(replacement: .apostrophe)
        case (0xE2, 0x84, 0x96): Replaced(replacement: .hash)
        case (0xE3, 0x80, 0x90), (0xEF, 0xBC, 0xBB): Replaced(replacement: .openingSquare)
        case (0xE3, 0x80, 0x91), (0xEF, 0xBC, 0xBD): Replaced(replacement: .closingSquare)
        case (0xEF, 0xBC, 0x88): Replaced(replacement: .openingRound)
        case (0xEF, 0xBC, 0x89): Replaced(replacement: .closingRound)
        case (0xE3, 0x80, 0x9C), (0xEF, 0xBD, 0x9E): Replaced(replacement: .tilde)
        case (0xEF, 0xBC, 0x90...0x99): Replaced(replacement: third - 0x90 + .zero)
        case (0xEF, 0xBC, 0xA1...0xBA): Replaced(replacement: third - 0xA1 + .capitalA)
        case (0xEF, 0xBD, 0x81...0x9A): Replaced(replacement: third - 0x81 + .a)
        default: nil
        }
    }

    /// Lower case of ASCII, Latin-1 and Cyrillic letters; every byte keeps its place.
    static func folded(_ bytes: [UInt8]) -> [UInt8] {
        var folded = bytes
        var index = 0
        while index < folded.count {
            let byte = folded[index]
            guard byte.isBeyondASCII else {
                if byte.isCapital { folded[index] = byte.lowercased }
                index += 1
                continue
            }
            let next = index + 1 < folded.count ? folded[index + 1] : 0
            switch (byte, next) {
            case (0xC3, 0x80...0x9E): folded[index + 1] = next + 0x20
            case (0xD0, 0x90...0x9F): folded[index + 1] = next + 0x20
            case (0xD0, 0xA0...0xAF):
                folded[index] = 0xD1
                folded[index + 1] = next - 0x20
            default: break
            }
            index += byte.leadsForeignLetter && !byte.leadsWideCharacter ? 2 : 1
        }
        return folded
    }
}
