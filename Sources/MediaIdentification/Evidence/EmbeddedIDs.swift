/// Ids written into names: `{imdb-tt0903747}`, `[tvdbid-81189]`, `{tmdb-603}`, `[tmdbid=603]`, a bare `tt0903747`.
enum EmbeddedIDs {
    /// The innermost one is of the file or its own folder; a library's folder has none.
    static func find(in path: MediaPath) -> ExternalIDs {
        var found = ExternalIDs()
        for part in path.parts.suffix(3).reversed() { found.fill(from: Self.find(in: part)) }
        return found
    }

    static func find(in text: String) -> ExternalIDs { self.find(in: Array(text.utf8)[...]) }

    static func find(in bytes: ArraySlice<UInt8>) -> ExternalIDs {
        var ids = ExternalIDs()
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index].lowercased
            if byte == .t, index == bytes.startIndex || !self.isWord(bytes[index - 1]),
                index + 3 < bytes.endIndex
            {
                self.read(bytes, at: index, into: &ids)
            }
            index += 1
        }
        return ids
    }

    private static func read(_ bytes: ArraySlice<UInt8>, at index: Int, into ids: inout ExternalIDs) {
        switch (bytes[index + 1].lowercased, bytes[index + 2].lowercased, bytes[index + 3].lowercased) {
        case (.t, _, _):
            guard ids.imdb == nil, let number = self.digits(bytes, index + 2), number.end - index >= 9,
                number.end - index <= 12,
                number.end == bytes.endIndex || !self.isWord(bytes[number.end])
            else { return }
            ids.imdb = "tt" + String(decoding: bytes[index + 2..<number.end], as: UTF8.self)
        case (.m, .d, .b):
            ids.tmdb = ids.tmdb ?? self.value(bytes, index + 4)
        case (.v, .d, .b):
            ids.tvdb = ids.tvdb ?? self.value(bytes, index + 4)
        default: return
        }
    }

    /// `-603`, `id-603`, `id=603`, ` 603`: the value behind the catalogue's name.
    private static func value(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
        var index = start
        if index + 1 < bytes.endIndex, bytes[index].lowercased == .i,
            bytes[index + 1].lowercased == .d
        {
            index += 2
        }
        guard index < bytes.endIndex, "-=:_".utf8.contains(bytes[index]) else { return nil }
        guard let number = self.digits(bytes, index + 1),
            number.end == bytes.endIndex || !self.isWord(bytes[number.end])
        else { return nil }
        return number.value > 0 ? number.value : nil
    }

    static func digits(_ bytes: ArraySlice<UInt8>, _ start: Int) -> (value: Int, end: Int)? {
        var index = start
        var value = 0
        while index < bytes.endIndex, bytes[index].isDigit {
            guard index - start < 10 else { return nil }
            value = value * 10 + bytes[index].digitValue
            index += 1
        }
        return index > start ? (value, index) : nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte.isDigit || byte.isSmallLetter || byte.isCapital || byte.isBeyondASCII
    }

    /// Whether a name may hold an id, to skip the search in the many that do not.
    static func strip(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard
            bytes.contains(where: { $0 == .t || $0.lowercased == .b })
        else { return nil }
        var stripped: [UInt8]?
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if let end = self.bracketEnd(bytes, index) ?? self.bareEnd(bytes, index) {
                if stripped == nil { stripped = Array(bytes[bytes.startIndex..<index]) }
                index = end
                continue
            }
            stripped?.append(bytes[index])
            index += 1
        }
        return stripped
    }

    /// The end of a bracket that holds an id and nothing else.
    private static func bracketEnd(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int? {
        guard
            bytes[index] == .openingCurly || bytes[index] == .openingSquare || bytes[index] == .openingRound
        else { return nil }
        let limit = min(bytes.endIndex, index + 32)
        guard
            let close = bytes[index..<limit].firstIndex(where: {
                $0 == .closingCurly || $0 == .closingSquare || $0 == .closingRound
            })
        else { return nil }
        let content = bytes[index + 1..<close]
        guard content.count > 4, content.allSatisfy({ self.isWord($0) || "-=:_ ".utf8.contains($0) }),
            !self.find(in: content).isEmpty
        else { return nil }
        return close + 1
    }

    private static func bareEnd(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Int? {
        guard bytes[index].lowercased == .t, index + 8 < bytes.endIndex,
            bytes[index + 1].lowercased == .t,
            index == bytes.startIndex || !self.isWord(bytes[index - 1]), let number = self.digits(bytes, index + 2),
            number.end - index >= 9,
            number.end == bytes.endIndex || !self.isWord(bytes[number.end])
        else { return nil }
        return number.end
    }
}
