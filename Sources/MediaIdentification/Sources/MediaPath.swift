/// A path or the path of a URL, cut into names.
///
/// Host, query and fragment of a URL are never looked at: they hold secrets, and no titles.
struct MediaPath {
    /// The folders from the outside in, then the file; without empty ones.
    let parts: [ArraySlice<UInt8>]
    let isURL: Bool

    /// At most this many names from the inner end are looked at.
    static let depth = 8

    init(_ path: String) {
        var bytes = Array(path.utf8)
        let (start, isURL) = Self.behindHost(bytes)
        self.isURL = isURL
        if isURL { bytes = Self.decoded(bytes[start...]) }
        self.parts = Self.split(bytes, isURL: isURL)
    }

    var file: ArraySlice<UInt8>? { self.parts.last }
    var folders: ArraySlice<ArraySlice<UInt8>> { self.parts.dropLast() }

    /// Where the path of `scheme://host/path` begins.
    private static func behindHost(_ bytes: [UInt8]) -> (start: Int, isURL: Bool) {
        var index = 0
        while index < bytes.count, index < 16, self.isScheme(bytes[index]) { index += 1 }
        guard index > 1, index + 2 < bytes.count, bytes[index] == UInt8(ascii: ":"),
            bytes[index + 1] == UInt8(ascii: "/"),
            bytes[index + 2] == UInt8(ascii: "/")
        else { return (0, false) }
        index += 3
        while index < bytes.count, bytes[index] != UInt8(ascii: "/"), bytes[index] != UInt8(ascii: "?"),
            bytes[index] != UInt8(ascii: "#")
        {
            index += 1
        }
        return (index, true)
    }

    private static func isScheme(_ byte: UInt8) -> Bool {
        (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57)
            || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// Without query and fragment, `%20` decoded; a `%` that leads no hex digits stays.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = self.hex(bytes[index + 1]),
                let low = self.hex(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(byte)
                index += 1
            }
        }
        return decoded
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// Cuts at `/`, but not between two titles, ` / ` or in a bracket; at `\` too in a Windows path.
    private static func split(_ bytes: [UInt8], isURL: Bool) -> [ArraySlice<UInt8>] {
        let isWindows =
            bytes.count > 2 && bytes[1] == UInt8(ascii: ":") && bytes[2] == UInt8(ascii: "\\")
            || bytes.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "\\")])
            || (!bytes.contains(UInt8(ascii: "/")) && bytes.contains(UInt8(ascii: "\\")))
        let isTyped = bytes.first == UInt8(ascii: "/") || bytes.first == UInt8(ascii: ".") || isWindows || isURL
        var parts: [ArraySlice<UInt8>] = []
        var end = bytes.count
        var index = bytes.count - 1
        let firstOpening = bytes.firstIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") || $0 == 0xE3 }
        var depth = 0
        while index >= -1, parts.count < Self.depth {
            let isCut =
                index < 0 || bytes[index] == UInt8(ascii: "/") || (isWindows && bytes[index] == UInt8(ascii: "\\"))
            if index >= 0 { self.count(bytes, index, &depth) }
            // `[Title/題名][01]`: a slash between the titles in a bracket.
            let isInside = depth > 0 && index > (firstOpening ?? Int.max)
            if isCut, index < 0 || isTyped || !(isInside || self.isSpaced(bytes, index)) {
                if end > index + 1 { parts.append(bytes[index + 1..<end]) }
                end = index
            }
            index -= 1
        }
        return parts.reversed()
    }

    /// How many brackets are open, seen from behind; `【】` too.
    private static func count(_ bytes: [UInt8], _ index: Int, _ depth: inout Int) {
        switch bytes[index] {
        case UInt8(ascii: "]"), UInt8(ascii: ")"): depth += 1
        case UInt8(ascii: "["), UInt8(ascii: "("): depth = max(0, depth - 1)
        case 0x91 where index > 1 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE3: depth += 1
        case 0x90 where index > 1 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE3: depth = max(0, depth - 1)
        default: break
        }
    }

    private static func isSpaced(_ bytes: [UInt8], _ index: Int) -> Bool {
        index > 0 && index + 1 < bytes.count && bytes[index - 1] == 32 && bytes[index + 1] == 32
    }

    /// Without the extension: a known one, or up to four letters and digits behind a name.
    static func withoutExtension(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex, name.endIndex - dot <= 8,
            name.endIndex - dot > 2
        else { return name }
        let folded = NameNormalizer.folded(Array(name[(dot + 1)...]))
        guard Vocabulary.shared.word(folded, 0, folded.count).kinds.contains(.container) else { return name }
        let rest = name[..<dot]
        // `Film.ts` is a film, `Film.2024.TS` is one too; `Show.iso` loses nothing.
        return rest
    }
}
