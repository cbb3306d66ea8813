/// How many columns of a terminal a text takes: two for a letter of East Asia or a picture, none for a mark over the letter before.
struct TextColumns: Hashable, Sendable {
    let count: Int

    /// - Parameter text: One line, harmless.
    init(_ text: some StringProtocol) { self.count = text.reduce(0) { $0 + Self.columns(of: $1) } }

    static func columns(of letter: Character) -> Int {
        if letter.isASCII { return 1 }
        let widths = letter.unicodeScalars.map { self.columns(of: $0) }
        // A sign that is to be shown as a picture.
        let isPicture = letter.unicodeScalars.contains { $0.value == 0xFE0F }
        return isPicture ? 2 : widths.max() ?? 0
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: self.isWide(scalar) ? 2 : 1
        }
    }

    /// Wide and full-width ones by Unicode's table of East Asian widths, in blocks.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

extension String {
    /// With spaces behind it, up to a width; one that is wider stays as it is.
    func padded(toColumns columns: Int) -> String {
        self + String(repeating: " ", count: max(columns - TextColumns(self).count, 0))
    }

    /// As much of its beginning as takes no more columns.
    func prefix(columns: Int) -> String {
        var taken = 0
        return String(
            self.prefix { letter in
                taken += TextColumns.columns(of: letter)
                return taken <= columns
            }
        )
    }
}
