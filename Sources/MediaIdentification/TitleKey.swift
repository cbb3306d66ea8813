/// A title for comparing: letters and digits in lower case, everything else one space.
struct TitleKey: Equatable {
    let text: String

    init(_ title: String) {
        var bytes: [UInt8] = []
        for byte in NameNormalizer.folded(Array(title.utf8)) {
            let isWord = (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57) || byte >= 128
            if isWord {
                bytes.append(byte)
            } else if byte != UInt8(ascii: "'"), bytes.last != 32, !bytes.isEmpty {
                bytes.append(32)
            }
        }
        if bytes.last == 32 { bytes.removeLast() }
        self.text = String(decoding: bytes, as: UTF8.self)
    }
}

/// Names that say nothing: hashes, discs' own names, words such as `video`.
enum ObfuscatedName {
    static func matches(_ title: String) -> Bool {
        let bytes = NameNormalizer.folded(Array(title.utf8))
        if self.generic.contains(title.lowercased()) { return true }
        if bytes.starts(with: Array("vts ".utf8)) || bytes.starts(with: Array("title t".utf8)) { return true }
        if bytes.contains(32) { return self.isCoded(bytes) }
        guard bytes.count >= 12 else { return false }
        return self.isHex(bytes) || self.isNoise(bytes, title) || self.isMixed(bytes)
    }

    /// `XD607ebb BRc59935 5155473f 1c5f49`: no word without a digit, and none short.
    private static func isCoded(_ bytes: [UInt8]) -> Bool {
        let words = bytes.split(separator: 32)
        return words.count > 1
            && words.allSatisfy { word in
                word.count >= 6 && word.contains { $0 >= 48 && $0 <= 57 } && word.contains { $0 >= 97 && $0 <= 122 }
            }
    }

    private static func isHex(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 16
            && bytes.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) || $0 == UInt8(ascii: "-") }
    }

    /// `abcd1234efgh5678`: several runs of digits in one word.
    private static func isMixed(_ bytes: [UInt8]) -> Bool {
        var runs = 0
        var digits = 0
        for index in bytes.indices where bytes[index] >= 48 && bytes[index] <= 57 {
            digits += 1
            if index == 0 || bytes[index - 1] < 48 || bytes[index - 1] > 57 { runs += 1 }
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

    private static func sort(_ byte: UInt8) -> Int {
        switch byte {
        case 48...57: 0
        case 65...90: 1
        default: 2
        }
    }

    private static let generic: Set<String> = [
        "movie", "film", "video", "index", "sample", "trailer", "video ts", "main", "feature", "stream", "file", "a",
        "x",
    ]
}
