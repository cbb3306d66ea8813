/// A text in lines of a width.
struct WrappedText {
    let lines: [String]

    /// Breaks at spaces; a word that is too long stands in a line of its own, whole, so that it can be copied.
    ///
    /// - Parameters:
    ///   - text: Anything; made harmless.
    ///   - width: Characters of a line.
    init(_ text: String, width: Int) {
        var lines: [String] = []
        for word in DisplayText(text, limit: Self.longest).description.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        self.lines = lines
    }

    private static let longest = 600
}
