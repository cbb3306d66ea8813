/// Text from outside, made harmless for a terminal, a log or the screen.
package struct DisplayText: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Drops control characters, escapes, line breaks and marks that turn the direction of writing; cuts at a length.
    ///
    /// - Parameters:
    ///   - text: Anything.
    ///   - limit: The most characters that are kept.
    package init(_ text: String, limit: Int = 200) {
        let scalars = text.unicodeScalars.prefix(limit * 4).filter(Self.isHarmless)
        self.description = String(String(String.UnicodeScalarView(scalars)).prefix(limit))
    }

    /// Whether a character is shown and does nothing else: all of the rest lies below U+FFFF.
    static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E...0x200F, 0xFEFF, 0x061C: false
        default: true
        }
    }
}
