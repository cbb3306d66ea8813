/// The files that mpv's `edl://` names: `a.mkv,10,20;%7%b,c.mkv;file=d.mkv`.
enum EDLNames {
    /// - Parameter body: What stands behind `edl://`.
    /// - Returns: Names as they are, without the lengths that quote them.
    static func read(_ body: Substring) -> [String] {
        var reader = Reader(bytes: Array(body.utf8))
        return reader.names()
    }

    /// A name as it may stand in an entry.
    static func quoted(_ name: String) -> String {
        let isPlain = !name.utf8.contains { ",;%=!\n".utf8.contains($0) }
        return isPlain ? name : "%\(name.utf8.count)%\(name)"
    }

    private struct Reader {
        let bytes: [UInt8]
        var index = 0

        mutating func names() -> [String] {
            var names: [String] = []
            while self.index < self.bytes.count, names.count < MediaAddress.mostSources {
                names += self.entry()
                self.index += 1
            }
            return names
        }

        /// One entry, up to what ends it.
        private mutating func entry() -> [String] {
            let isHeader = self.peek == UInt8(ascii: "!")
            if isHeader { self.index += 1 }
            var names: [String] = []
            var isFirst = true
            while true {
                let key = self.key()
                let value = self.value()
                if isHeader ? key == "init" : key == "file" || key == nil && isFirst, !value.isEmpty {
                    names.append(String(decoding: value, as: UTF8.self))
                }
                if key == nil { isFirst = false }
                guard self.peek == .comma else { return names }
                self.index += 1
            }
        }

        private var peek: UInt8? { self.index < self.bytes.count ? self.bytes[self.index] : nil }

        private mutating func key() -> String? {
            let rest = self.bytes[self.index...]
            let key = rest.prefix { !self.ends($0) && $0 != .percent && $0 != UInt8(ascii: "=") }
            guard key.endIndex < rest.endIndex, rest[key.endIndex] == UInt8(ascii: "=") else { return nil }
            self.index = key.endIndex + 1
            return String(decoding: key, as: UTF8.self)
        }

        private mutating func value() -> ArraySlice<UInt8> {
            let rest = self.bytes[self.index...]
            if rest.first == .percent, let number = EmbeddedIDs.digits(rest, self.index + 1),
                number.end < rest.endIndex, rest[number.end] == .percent
            {
                let end = min(number.end + 1 + number.value, rest.endIndex)
                self.index = end
                return rest[number.end + 1..<end]
            }
            let value = rest.prefix { !self.ends($0) }
            self.index = value.endIndex
            return value
        }

        private func ends(_ byte: UInt8) -> Bool { byte == .comma || byte == .semicolon || byte == 0x0A }
    }
}
