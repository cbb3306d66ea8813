/// A path or the path of a URL, cut into names.
///
/// Host, query and fragment of a URL are never looked at: they hold secrets, and no titles.
struct MediaPath {
    /// The folders from the outside in, then the file; without empty ones, and of a URL only those that can be names.
    let parts: [ArraySlice<UInt8>]
    let isURL: Bool

    /// At most this many names from the inner end are looked at.
    static let depth = 8

    init(_ path: String) {
        var bytes = Self.readable(Array(path.utf8))
        let (start, isURL) = Self.behindHost(bytes)
        self.isURL = isURL
        if isURL { bytes = Self.decoded(bytes[start...]) }
        let parts = Self.split(bytes, isURL: isURL)
        self.tail = isURL ? parts.last.map { String(decoding: $0, as: UTF8.self) } : nil
        self.parts = isURL ? URLWords.telling(parts) : parts
    }

    /// The end of a URL's path, whatever it says.
    let tail: String?

    var file: ArraySlice<UInt8>? { self.parts.last }
    var folders: ArraySlice<ArraySlice<UInt8>> { self.parts.dropLast() }

    /// Takes a byte that is not UTF-8 for Latin-1: it stands as U+10FF80…U+10FFFF, which is how all paths come here.
    private static func readable(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0xF4) else { return bytes }
        var readable: [UInt8] = []
        readable.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if index + 3 < bytes.count, bytes[index] == 0xF4, bytes[index + 1] == 0x8F, bytes[index + 2] >= 0xBE {
                readable += [bytes[index + 2] == 0xBE ? 0xC2 : 0xC3, bytes[index + 3]]
                index += 4
            } else {
                readable.append(bytes[index])
                index += 1
            }
        }
        return readable
    }

    /// Where the path of `scheme://host/path` begins.
    private static func behindHost(_ bytes: [UInt8]) -> (start: Int, isURL: Bool) {
        var index = 0
        while index < bytes.count, index < 16, self.isScheme(bytes[index]) { index += 1 }
        guard index > 1, index + 2 < bytes.count, bytes[index] == .colon,
            bytes[index + 1] == .slash,
            bytes[index + 2] == .slash
        else { return (0, false) }
        index += 3
        while index < bytes.count, bytes[index] != .slash, bytes[index] != .questionMark,
            bytes[index] != .hash
        {
            index += 1
        }
        return (index, true)
    }

    private static func isScheme(_ byte: UInt8) -> Bool {
        byte.isDigit || byte.isSmallLetter || byte.isCapital || byte == .plus || byte == .dash || byte == .dot
    }

    /// Without query and fragment, `%20` decoded.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        PercentEncoding.decoded(bytes.prefix { $0 != .questionMark && $0 != .hash })
    }

    /// Cuts at `/`, but not between two titles, ` / ` or in a bracket; at `\` too in a Windows path.
    private static func split(_ bytes: [UInt8], isURL: Bool) -> [ArraySlice<UInt8>] {
        let isWindows =
            bytes.count > 2 && bytes[1] == .colon && bytes[2] == .backslash
            || bytes.starts(with: [.backslash, .backslash])
            || (!bytes.contains(.slash) && bytes.contains(.backslash))
        let isTyped = bytes.first == .slash || bytes.first == .dot || isWindows || isURL
        var parts: [ArraySlice<UInt8>] = []
        var end = bytes.count
        var index = bytes.count - 1
        let firstOpening = bytes.firstIndex { $0 == .openingSquare || $0 == .openingRound || $0 == self.lenticular }
        var depth = 0
        while index >= -1, parts.count < Self.depth {
            // `\"`: no folder's name begins with a quote.
            let isFolder =
                isWindows && bytes[max(index, 0)] == .backslash
                && !(index + 1 < bytes.count && bytes[index + 1] == .quote)
            let isCut = index < 0 || bytes[index] == .slash || isFolder
            if index >= 0 { depth = max(0, depth + self.nesting(bytes, at: index)) }
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

    /// Whether one more bracket is open at a byte, or one less, seen from behind; `【】` too.
    private static func nesting(_ bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case .closingSquare, .closingRound: 1
        case .openingSquare, .openingRound: -1
        case 0x91 where self.isLenticular(bytes, at: index): 1
        case 0x90 where self.isLenticular(bytes, at: index): -1
        default: 0
        }
    }

    /// Whether a byte ends `【` or `】`.
    private static func isLenticular(_ bytes: [UInt8], at index: Int) -> Bool {
        index > 1 && bytes[index - 1] == 0x80 && bytes[index - 2] == self.lenticular
    }

    /// How `【` and `】` begin.
    private static var lenticular: UInt8 { 0xE3 }

    private static func isSpaced(_ bytes: [UInt8], _ index: Int) -> Bool {
        index > 0 && index + 1 < bytes.count && bytes[index - 1] == .space && bytes[index + 1] == .space
    }

    /// Without the extension: a known one, or up to four letters and digits behind a name.
    static func withoutExtension(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let dot = name.lastIndex(of: .dot), dot > name.startIndex, name.endIndex - dot <= 8,
            name.endIndex - dot > 2
        else { return name }
        let folded = NameNormalizer.folded(Array(name[(dot + 1)...]))
        guard Vocabulary.shared.word(folded[...]).kinds.contains(.container) else { return name }
        // `Film.ts` is a film, `Film.2024.TS` is one too; `Show.iso` loses nothing.
        return name[..<dot]
    }
}
