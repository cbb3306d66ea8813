/// How an NFO file is written: UTF-8, UTF-16 with a mark in front, else Latin-1, as old programs on Windows write.
enum NFOEncoding {
    static func text(_ bytes: [UInt8]) -> String {
        switch (bytes.first, bytes.dropFirst().first) {
        case (0xFF, 0xFE): return self.utf16(bytes.dropFirst(2), isLittle: true)
        case (0xFE, 0xFF): return self.utf16(bytes.dropFirst(2), isLittle: false)
        default: break
        }
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        // The limit may have cut the last character.
        if let text = String(validating: bytes, as: UTF8.self) ?? self.cut(bytes) { return text }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    private static func cut(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= NFOFile.limit else { return nil }
        return (1...3).lazy.compactMap { String(validating: bytes.dropLast($0), as: UTF8.self) }.first
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }
}
