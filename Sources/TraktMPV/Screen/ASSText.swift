/// Text from outside as an ASS event shows it: as text, never as codes.
struct ASSText: CustomStringConvertible {
    let description: String

    /// - Parameters:
    ///   - text: Anything.
    ///   - limit: The most characters that are kept.
    init(_ text: String, limit: Int = 120) {
        var escaped = ""
        for scalar in DisplayText(text, limit: limit).description.unicodeScalars {
            switch scalar {
            // A joiner of no width behind it, and the backslash begins no code.
            case "\\": escaped += "\\\u{2060}"
            case "{", "}": escaped += "\\\(scalar)"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        self.description = escaped
    }
}
