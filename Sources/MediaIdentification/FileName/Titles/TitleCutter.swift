/// Turns a range of a name into text as a person would write it.
enum TitleCutter {
    /// The text of a range, dots and underscores as spaces, without what frames a title.
    static func text(_ name: NameText, _ range: Range<ByteIndex>) -> String? {
        let trimmed = self.trimmed(name, range)
        guard !trimmed.isEmpty else { return nil }
        let bytes = self.spaced(name, trimmed)
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private static func spaced(_ name: NameText, _ range: Range<ByteIndex>) -> [UInt8] {
        let isDotLiteral = self.isDotLiteral(name, range)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for index in range {
            var byte = name.bytes[index]
            if byte == .underscore || (byte == .dot && !isDotLiteral) {
                byte = self.isAcronymDot(name, index) ? byte : .space
            } else if byte.isControl || (name.isHyphened && byte == .dash) {
                byte = .space
            }
            if byte == .space, bytes.last == .space || bytes.isEmpty { continue }
            bytes.append(byte)
            // `A.I.Artificial`: the last dot of an acronym parts it from the next word.
            if byte == .dot, !isDotLiteral, !self.isSingleLetter(name, index + 1), index + 1 < range.upperBound {
                bytes.append(.space)
            }
        }
        while bytes.last == .space { bytes.removeLast() }
        return bytes
    }

    /// As the range itself is written, where it has spaces or several dots; else as the name is.
    private static func isDotLiteral(_ name: NameText, _ range: Range<ByteIndex>) -> Bool {
        var dots = 0
        var spaces = 0
        var hasLetter = false
        for index in range {
            switch name.bytes[index] {
            case .space, .underscore: spaces += 1
            case .dot: dots += 1
            default: hasLetter = hasLetter || name.isLetter(index)
            }
        }
        if spaces > 0 { return spaces * 2 >= dots }
        return name.isDotLiteral && !(dots > 1 && hasLetter)
    }

    /// `S.H.I.E.L.D.`, `R.O.D`: a dot between or behind single letters.
    private static func isAcronymDot(_ name: NameText, _ index: ByteIndex) -> Bool {
        guard name.bytes[index] == .dot, self.isSingleLetter(name, index - 1) else { return false }
        return self.isSingleLetter(name, index + 1)
            || (name[index - 2] == .dot && self.isSingleLetter(name, index - 3))
    }

    private static func isSingleLetter(_ name: NameText, _ index: ByteIndex) -> Bool {
        name[index].isSmallLetter && !name.isWord(index - 1) && !name.isWord(index + 1)
    }

    // MARK: - What frames a title

    /// Without spaces, dashes, commas and brackets that are closed or opened outside of the range.
    static func trimmed(_ name: NameText, _ range: Range<ByteIndex>) -> Range<ByteIndex> {
        let start = max(.first, range.lowerBound)
        let end = self.trimmedEnd(name, from: start, to: min(range.upperBound, name.end))
        let behind = self.trimmedStart(name, from: start, to: end)
        return behind..<max(behind, end)
    }

    private static func trimmedEnd(_ name: NameText, from start: ByteIndex, to limit: ByteIndex) -> ByteIndex {
        var end = limit
        while end > start {
            let last = end - 1
            let byte = name[last]
            if byte == .dot, self.isAcronymDot(name, last) || self.isEllipsis(name, last, behind: start) { break }
            guard
                self.frame.contains(byte) || byte.opensBracket
                    || self.isUnpaired(byte.opening, in: start..<end, of: name)
            else { break }
            end = last
        }
        return end
    }

    private static func trimmedStart(_ name: NameText, from limit: ByteIndex, to end: ByteIndex) -> ByteIndex {
        var start = limit
        while start < end {
            let byte = name[start]
            guard
                self.frame.contains(byte) || byte.closesBracket
                    || self.isUnpaired(byte.closing, in: start..<end, of: name)
            else { break }
            start += 1
        }
        return start
    }

    /// Whether a bracket has no other half in a range.
    private static func isUnpaired(_ half: UInt8?, in range: Range<ByteIndex>, of name: NameText) -> Bool {
        half.map { !name.folded[range].contains($0) } ?? false
    }

    /// `wa Nai. - 01`: a dot at the end of a title that has dots nowhere else.
    private static func isEllipsis(_ name: NameText, _ index: ByteIndex, behind start: ByteIndex) -> Bool {
        name[index + 1] == .space && (name[index + 2] == .dash || name[index + 2] == .openingRound)
            && name.isDotLiteral && name.isWord(index - 1) && index > start
    }

    private static let frame: [UInt8] = Array(" -._,:;~+/|\\=\"".utf8)

    // MARK: - Parts

    /// The parts between spaced dashes, each trimmed; those without text are left out.
    static func segments(_ name: NameText, _ range: Range<ByteIndex>) -> [Range<ByteIndex>] {
        var parts: [Range<ByteIndex>] = []
        var start = range.lowerBound
        let first = name.token(from: range.lowerBound)
        var index = first
        while index < name.tokens.endIndex, name.tokens[index].start < range.upperBound, parts.count < 8 {
            if index > first, name.hasSpacedDash(before: index) {
                parts.append(self.trimmed(name, start..<name.tokens[index - 1].end))
                if parts.last?.isEmpty ?? false { parts.removeLast() }
                start = name.tokens[index].start
            }
            index += 1
        }
        let last = self.trimmed(name, start..<range.upperBound)
        return last.isEmpty ? parts : parts + [last]
    }
}
