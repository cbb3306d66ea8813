/// Names that say nothing: hashes, discs' own names, words such as `video`.
enum ObfuscatedName {
    static func matches(_ title: String) -> Bool {
        let bytes = NameNormalizer.folded(Array(title.utf8))
        if self.generic.contains(title.lowercased()) { return true }
        if bytes.starts(with: Array("vts ".utf8)) || bytes.starts(with: Array("title t".utf8)) { return true }
        if bytes.contains(.space) { return self.isCoded(bytes) || self.isHex(bytes) }
        guard bytes.count >= 12 else { return false }
        return self.isHex(bytes) || self.isNoise(bytes, title) || self.isMixed(bytes)
    }

    /// `XD607ebb BRc59935 5155473f 1c5f49`: no word without a digit, and none short.
    private static func isCoded(_ bytes: [UInt8]) -> Bool {
        let words = bytes.split(separator: .space)
        return words.count > 1
            && words.allSatisfy { word in
                word.count >= 6 && word.contains { $0.isDigit } && word.contains { $0.isSmallLetter }
            }
    }

    /// Also `3718bced e10a 4abf 8bc8 3040ab0bbe44`; `Dead Beef` has no digit.
    private static func isHex(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 16
            && bytes.allSatisfy { $0.isHexDigit || $0 == .dash || $0 == .space }
            && (!bytes.contains(.space) || bytes.contains { $0.isDigit })
    }

    /// `abcd1234efgh5678`: several runs of digits in one word.
    private static func isMixed(_ bytes: [UInt8]) -> Bool {
        var runs = 0
        var digits = 0
        for index in bytes.indices where bytes[index].isDigit {
            digits += 1
            if index == 0 || !bytes[index - 1].isDigit { runs += 1 }
        }
        return runs > 1 && digits * 4 >= bytes.count
    }

    /// Letters and digits in turns, or one letter all along.
    private static func isNoise(_ bytes: [UInt8], _ title: String) -> Bool {
        var changes = 0
        var repeats = 0
        let original = Array(title.utf8)
        for index in 1..<bytes.count {
            if bytes[index] == bytes[index - 1] { repeats += 1 }
            if self.sort(original[index]) != self.sort(original[index - 1]) { changes += 1 }
        }
        return changes * 3 > bytes.count || repeats * 2 > bytes.count
    }

    private enum Sort {
        case digit, capital, other
    }

    private static func sort(_ byte: UInt8) -> Sort { byte.isDigit ? .digit : byte.isCapital ? .capital : .other }

    private static let generic: Set<String> = [
        "movie", "film", "video", "index", "sample", "trailer", "video ts", "main", "feature", "stream", "file", "a",
        "x", "null", "watch", "play", "undefined", "videoplayback", "playlist", "master", "manifest", "download",
    ]
}
