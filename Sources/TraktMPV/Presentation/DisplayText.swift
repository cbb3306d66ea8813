import Storage

/// Text from outside, made harmless for a terminal, a log or the screen.
package struct DisplayText: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Drops control characters, escapes, line breaks and marks that turn the direction of writing; cuts at a length.
    ///
    /// A byte of a file name that is not UTF-8 is shown as `\xE9`.
    ///
    /// - Parameters:
    ///   - text: Anything.
    ///   - limit: The most characters that are kept.
    package init(_ text: String, limit: Int = 200) {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit * 4) {
            if let byte = ByteText.byte(scalar) {
                shown.append(contentsOf: "\\x\(String(byte, radix: 16, uppercase: true))".unicodeScalars)
            } else if Self.isHarmless(scalar) {
                shown.append(scalar)
            }
        }
        self.description = String(String(shown).prefix(limit))
    }

    /// Whether a character is shown and does nothing else.
    static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E...0x200F, 0xFEFF, 0x061C: false
        // Tags, which nobody sees.
        case 0xE_0000...0xE_007F: false
        default: ByteText.byte(scalar) == nil
        }
    }
}
