/// Turns a range of a name into text as a person would write it.
enum TitleText {
    /// The text of a range, dots and underscores as spaces, without what frames a title.
    static func text(_ name: NameText, _ range: Range<Int>) -> String? {
        let trimmed = self.trimmed(name, range)
        guard !trimmed.isEmpty else { return nil }
        let bytes = self.spaced(name, trimmed)
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private static func spaced(_ name: NameText, _ range: Range<Int>) -> [UInt8] {
        let literal = self.isDotLiteral(name, range)
        let isHyphened = name.isHyphened
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for index in range {
            var byte = name.bytes[index]
            if byte == UInt8(ascii: "_") || (byte == UInt8(ascii: ".") && !literal) {
                byte = self.isAcronymDot(name, index) ? byte : 32
            } else if byte < 32 || byte == 127 || (isHyphened && byte == UInt8(ascii: "-")) {
                byte = 32
            }
            if byte == 32, bytes.last == 32 || bytes.isEmpty { continue }
            bytes.append(byte)
            // `A.I.Artificial`: the last dot of an acronym parts it from the next word.
            if byte == UInt8(ascii: "."), !literal, !self.isSingleLetter(name, index + 1), index + 1 < range.upperBound
            {
                bytes.append(32)
            }
        }
        while bytes.last == 32 { bytes.removeLast() }
        return bytes
    }

    /// As the range itself is written, where it has spaces or several dots; else as the name is.
    private static func isDotLiteral(_ name: NameText, _ range: Range<Int>) -> Bool {
        var dots = 0
        var spaces = 0
        var hasLetter = false
        for index in range {
            switch name.bytes[index] {
            case 32, UInt8(ascii: "_"): spaces += 1
            case UInt8(ascii: "."): dots += 1
            default: hasLetter = hasLetter || name.isLetter(index)
            }
        }
        if spaces > 0 { return spaces * 2 >= dots }
        return name.isDotLiteral && !(dots > 1 && hasLetter)
    }

    /// `S.H.I.E.L.D.`, `R.O.D`: a dot between or behind single letters.
    private static func isAcronymDot(_ name: NameText, _ index: Int) -> Bool {
        guard name.bytes[index] == UInt8(ascii: "."), self.isSingleLetter(name, index - 1) else { return false }
        return self.isSingleLetter(name, index + 1)
            || (name[index - 2] == UInt8(ascii: ".") && self.isSingleLetter(name, index - 3))
    }

    private static func isSingleLetter(_ name: NameText, _ index: Int) -> Bool {
        let byte = name[index]
        return byte >= 97 && byte <= 122 && !name.isWord(index - 1) && !name.isWord(index + 1)
    }

    /// Without spaces, dashes, commas and brackets that are closed or opened outside of the range.
    static func trimmed(_ name: NameText, _ range: Range<Int>) -> Range<Int> {
        var start = max(0, range.lowerBound)
        var end = min(range.upperBound, name.count)
        while end > start {
            let byte = name[end - 1]
            if self.frame.contains(byte) || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(")
                || byte == UInt8(ascii: "{")
            {
                if byte == UInt8(ascii: "."), self.isAcronymDot(name, end - 1) || self.isEllipsis(name, end - 1, start)
                {
                    break
                }
                end -= 1
            } else if let opening = self.opening(byte), !name.folded[start..<end].contains(opening) {
                end -= 1
            } else {
                break
            }
        }
        while start < end {
            let byte = name[start]
            if self.frame.contains(byte) || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")")
                || byte == UInt8(ascii: "}")
            {
                start += 1
            } else if let closing = self.closing(byte), !name.folded[start..<end].contains(closing) {
                start += 1
            } else {
                break
            }
        }
        return start..<max(start, end)
    }

    /// `wa Nai. - 01`: a dot at the end of a title that has dots nowhere else.
    private static func isEllipsis(_ name: NameText, _ index: Int, _ start: Int) -> Bool {
        name[index + 1] == 32 && (name[index + 2] == UInt8(ascii: "-") || name[index + 2] == UInt8(ascii: "("))
            && name.isDotLiteral && name.isWord(index - 1) && index > start
    }

    private static let frame: [UInt8] = Array(" -._,:;~+/|\\=\"".utf8)

    private static func opening(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: ")"): UInt8(ascii: "(")
        case UInt8(ascii: "]"): UInt8(ascii: "[")
        case UInt8(ascii: "}"): UInt8(ascii: "{")
        default: nil
        }
    }

    private static func closing(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "("): UInt8(ascii: ")")
        case UInt8(ascii: "["): UInt8(ascii: "]")
        case UInt8(ascii: "{"): UInt8(ascii: "}")
        default: nil
        }
    }

    /// The parts between spaced dashes, each trimmed; those without text are left out.
    static func segments(_ name: NameText, _ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        let first = name.token(from: range.lowerBound)
        var index = first
        while index < name.tokens.count, name.tokens[index].start < range.upperBound, parts.count < 8 {
            if index > first, name.hasSpacedDash(before: index) {
                let part = self.trimmed(name, start..<name.tokens[index - 1].end)
                if !part.isEmpty { parts.append(part) }
                start = name.tokens[index].start
            }
            index += 1
        }
        let last = self.trimmed(name, start..<range.upperBound)
        if !last.isEmpty { parts.append(last) }
        return parts
    }
}
