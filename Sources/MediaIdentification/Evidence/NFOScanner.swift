/// Finds the elements of an NFO file that matter, in order, whether or not the rest is well-formed.
struct NFOScanner {
    enum Element {
        case root(NFOText.Sort)
        case value(name: String, attribute: String?, value: String)
    }

    private let bytes: [UInt8]
    private var index = 0
    /// How deep in elements whose values are of something else: `<actor>`, `<set>`, `<fileinfo>`.
    private var foreign: [UInt8]?

    init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    mutating func next() -> Element? {
        while let tag = self.nextTag() {
            if let foreign = self.foreign {
                if tag.isEnd, tag.name == foreign { self.foreign = nil }
                continue
            }
            guard !tag.isEnd else { continue }
            if let sort = Self.roots[tag.text] { return .root(sort) }
            if Self.foreignNames.contains(tag.text), !tag.isEmpty {
                self.foreign = tag.name
                continue
            }
            guard !tag.isEmpty, Self.names.contains(tag.text), let value = self.value() else { continue }
            return .value(name: tag.text, attribute: tag.attribute, value: value)
        }
        return nil
    }

    private struct Tag {
        var name: [UInt8]
        var isEnd: Bool
        /// As in `<id/>`.
        var isEmpty: Bool
        /// Of `type="…"` or `default`-less `moviedb="…"`.
        var attribute: String?

        var text: String { String(decoding: self.name, as: UTF8.self) }
    }

    private mutating func nextTag() -> Tag? {
        while self.index < self.bytes.count {
            guard self.bytes[self.index] == .less else {
                self.index += 1
                continue
            }
            self.index += 1
            if self.starts(with: "!--") {
                self.skip(past: "-->")
                continue
            }
            let isEnd = self.index < self.bytes.count && self.bytes[self.index] == .slash
            if isEnd { self.index += 1 }
            let start = self.index
            while self.index < self.bytes.count, self.isName(self.bytes[self.index]) { self.index += 1 }
            guard self.index > start, self.index - start < 32 else { continue }
            let name = NameNormalizer.folded(Array(self.bytes[start..<self.index]))
            let rest = self.index
            while self.index < self.bytes.count, self.bytes[self.index] != .greater,
                self.bytes[self.index] != .less
            { self.index += 1 }
            let attributes = self.bytes[rest..<self.index]
            let isEmpty = attributes.last == .slash
            if self.index < self.bytes.count, self.bytes[self.index] == .greater { self.index += 1 }
            return Tag(name: name, isEnd: isEnd, isEmpty: isEmpty, attribute: Self.type(attributes))
        }
        return nil
    }

    /// Reads `type="imdb"`, `moviedb='tmdb'`.
    private static func type(_ attributes: ArraySlice<UInt8>) -> String? {
        guard !attributes.isEmpty, attributes.count < 256 else { return nil }
        let text = String(decoding: attributes, as: UTF8.self)
        for part in text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].lowercased() == "type" || sides[0].lowercased() == "moviedb" else {
                continue
            }
            return String(sides[1].drop { $0 == "\"" || $0 == "'" }.prefix { $0 != "\"" && $0 != "'" && $0 != "/" })
        }
        return nil
    }

    /// The text up to the next tag, entities and CDATA resolved.
    private mutating func value() -> String? {
        if self.starts(with: "<![CDATA[") {
            self.index += 9
            let start = self.index
            self.skip(past: "]]>")
            return Self.trimmed(self.bytes[start..<max(start, self.index - 3)])
        }
        let start = self.index
        while self.index < self.bytes.count, self.bytes[self.index] != .less, self.index - start < 1024 {
            self.index += 1
        }
        return Self.trimmed(Self.resolved(self.bytes[start..<self.index])[...])
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String? {
        var bytes = bytes
        while let first = bytes.first, first <= .space { bytes.removeFirst() }
        while let last = bytes.last, last <= .space { bytes.removeLast() }
        return bytes.isEmpty || bytes.count > 512 ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// `&amp;`, `&#39;`, `&#x27;`; an unknown entity stays as it is.
    private static func resolved(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(.ampersand) else { return Array(bytes) }
        var resolved: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == .ampersand,
                let end = bytes[index..<min(bytes.endIndex, index + 10)].firstIndex(of: .semicolon),
                let character = self.entity(bytes[index + 1..<end])
            {
                resolved.append(contentsOf: character)
                index = end + 1
            } else {
                resolved.append(bytes[index])
                index += 1
            }
        }
        return resolved
    }

    private static func entity(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let name = String(decoding: bytes, as: UTF8.self)
        switch name {
        case "amp": return [.ampersand]
        case "lt": return [.less]
        case "gt": return [.greater]
        case "quot": return [.quote]
        case "apos": return [.apostrophe]
        default:
            guard name.hasPrefix("#") else { return nil }
            let isHex = name.hasPrefix("#x") || name.hasPrefix("#X")
            let code = isHex ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
            return code.flatMap(Unicode.Scalar.init).map { Array(String(Character($0)).utf8) }
        }
    }

    private func isName(_ byte: UInt8) -> Bool {
        byte.isSmallLetter || byte.isCapital || byte.isDigit || byte == .underscore
    }

    private func starts(with text: String) -> Bool {
        self.bytes.count - self.index >= text.utf8.count
            && self.bytes[self.index..<self.index + text.utf8.count].elementsEqual(text.utf8)
    }

    private mutating func skip(past text: String) {
        while self.index < self.bytes.count, !self.starts(with: text) { self.index += 1 }
        self.index = min(self.bytes.count, self.index + text.utf8.count)
    }

    private static let roots: [String: NFOText.Sort] = ["movie": .movie, "tvshow": .show, "episodedetails": .episode]
    private static let foreignNames: Set<String> = [
        "actor", "set", "fileinfo", "ratings", "art", "director", "credits", "producer", "thumb", "fanart", "resume",
        "namedseason", "season_name",
    ]
    private static let names: Set<String> = [
        "title", "originaltitle", "showtitle", "year", "season", "episode", "premiered", "releasedate",
        "uniqueid", "id",
        "imdbid", "imdb_id", "imdb", "tmdbid", "tmdb", "tvdbid", "tvdb", "thetvdb",
    ]
}
