/// Where what stands in a config: read off its bytes, for the parser tells values and not places.
///
/// It is asked of texts that the parser has taken; of others it says what it can, and traps on none.
struct ConfigLayout: Hashable {
    /// `key = value`, be the value of several lines.
    struct Assignment: Hashable {
        /// The number of the header above it, from 0; nil before the first.
        let table: Int?
        /// The parts of the key.
        let key: [String]
        /// Of its line, or lines, with the end of the last.
        let whole: Range<Int>
        let value: Range<Int>
        /// From 1.
        let line: Int
    }

    /// `[name]` or `[[name]]`.
    struct Header: Hashable {
        let name: String
        /// Where its line begins.
        let start: Int
        let line: Int
    }

    /// A line that is nothing but a comment.
    struct Comment: Hashable {
        let whole: Range<Int>
        let text: String
        let table: Int?
    }

    private(set) var assignments: [Assignment] = []
    private(set) var headers: [Header] = []
    private(set) var comments: [Comment] = []

    init(_ bytes: [UInt8]) {
        var scan = ConfigScan(bytes)
        scan.skipMark()
        while !scan.isAtEnd { self.readLine(&scan) }
    }

    init(_ text: String) { self.init(Array(text.utf8)) }

    private mutating func readLine(_ scan: inout ConfigScan) {
        let (start, line) = (scan.place, scan.line)
        let table = self.headers.isEmpty ? nil : self.headers.count - 1
        scan.skipBlanks()
        switch scan.byte {
        case nil: return
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): scan.skipLine()
        case UInt8(ascii: "#"):
            let text = scan.text(from: scan.place + 1, to: scan.endOfLine)
            scan.skipLine()
            self.comments.append(Comment(whole: start..<scan.place, text: text, table: table))
        case UInt8(ascii: "["):
            let name = scan.readHeader()
            scan.skipLine()
            self.headers.append(Header(name: name, start: start, line: line))
        default:
            guard let key = scan.readKey(), scan.skipEqualSign() else { return scan.skipLine() }
            let value = scan.readValue()
            scan.skipLine()
            self.assignments.append(
                Assignment(table: table, key: key, whole: start..<scan.place, value: value, line: line)
            )
        }
    }

    /// The assignment of a key that is in no table.
    func assignment(of key: String) -> Assignment? {
        self.assignments.first { $0.table == nil && $0.key == [key] }
    }

    /// The line of a key or a table of this name, from 1; 1 where there is none.
    func line(of key: String) -> Int {
        let assigned = self.assignments.first { $0.table == nil && $0.key.first == key }?.line
        return assigned ?? self.headers.first { $0.name.split(separator: ".").first.map(String.init) == key }?.line ?? 1
    }
}

/// A place that moves through the bytes of a config.
private struct ConfigScan {
    private let bytes: [UInt8]
    private(set) var place = 0
    private(set) var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { self.place >= self.bytes.count }
    var byte: UInt8? { self.isAtEnd ? nil : self.bytes[self.place] }

    var endOfLine: Int {
        let end = self.bytes[self.place...].firstIndex(of: UInt8(ascii: "\n")) ?? self.bytes.count
        return end > self.place && self.bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    }

    func text(from start: Int, to end: Int) -> String {
        start < end ? String(decoding: self.bytes[start..<end], as: UTF8.self) : ""
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where !self.isAtEnd {
            if self.bytes[self.place] == UInt8(ascii: "\n") { self.line += 1 }
            self.place += 1
        }
    }

    private func starts(with words: String) -> Bool { self.bytes[self.place...].starts(with: words.utf8) }

    /// The mark of the byte order, which some editors write.
    mutating func skipMark() { if self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { self.place = 3 } }

    mutating func skipBlanks() {
        while let byte = self.byte, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { self.advance() }
    }

    /// To behind the end of the line.
    mutating func skipLine() {
        while let byte = self.byte {
            self.advance()
            if byte == UInt8(ascii: "\n") { return }
        }
    }

    mutating func skipEqualSign() -> Bool {
        self.skipBlanks()
        guard self.byte == UInt8(ascii: "=") else { return false }
        self.advance()
        self.skipBlanks()
        return true
    }

    mutating func readHeader() -> String {
        while self.byte == UInt8(ascii: "[") { self.advance() }
        self.skipBlanks()
        return (self.readKey() ?? []).joined(separator: ".")
    }

    /// The parts of a key; nil where there is none.
    mutating func readKey() -> [String]? {
        var parts: [String] = []
        while true {
            self.skipBlanks()
            let start = self.place
            if self.byte == Self.quote || self.byte == Self.apostrophe {
                self.skipString()
                guard self.place - start >= 2 else { return nil }
                parts.append(self.text(from: start + 1, to: self.place - 1))
            } else {
                while let byte = self.byte, Self.isBare(byte) { self.advance() }
                guard self.place > start else { return nil }
                parts.append(self.text(from: start, to: self.place))
            }
            self.skipBlanks()
            guard self.byte == UInt8(ascii: ".") else { return parts }
            self.advance()
        }
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// A value, without what stands behind it.
    mutating func readValue() -> Range<Int> {
        let start = self.place
        switch self.byte {
        case Self.quote, Self.apostrophe: self.skipString()
        case UInt8(ascii: "["), UInt8(ascii: "{"): self.skipNested()
        default:
            let line = self.endOfLine
            let end = self.bytes[start..<line].firstIndex(of: UInt8(ascii: "#")) ?? line
            while self.place < end { self.advance() }
            var last = end
            while last > start, [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(self.bytes[last - 1]) { last -= 1 }
            return start..<last
        }
        return start..<self.place
    }

    /// To behind the bracket that closes the one that stands here.
    private mutating func skipNested() {
        var depth = 0
        while let byte = self.byte {
            switch byte {
            case Self.quote, Self.apostrophe: self.skipString()
            case UInt8(ascii: "#"): self.skipLine()
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                self.advance()
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                self.advance()
                if depth == 0 { return }
            default: self.advance()
            }
        }
    }

    /// To behind the end of the string that begins here, be it of several lines.
    private mutating func skipString() {
        let mark = self.byte == Self.quote ? "\"" : "'"
        let isLong = self.starts(with: mark + mark + mark)
        let end = isLong ? mark + mark + mark : mark
        self.advance(end.utf8.count)
        while !self.isAtEnd {
            if mark == "\"", self.byte == UInt8(ascii: "\\") {
                self.advance(2)
            } else if self.starts(with: end) {
                self.advance(end.utf8.count)
                // Up to two more belong to the text.
                while isLong, self.starts(with: mark) { self.advance() }
                return
            } else if !isLong, self.byte == UInt8(ascii: "\n") {
                return
            } else {
                self.advance()
            }
        }
    }
}
