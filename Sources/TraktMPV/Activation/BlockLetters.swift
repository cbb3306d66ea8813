/// Large letters for a terminal, three lines high, made of half blocks.
enum BlockLetters {
    /// Draws a text large.
    ///
    /// - Parameter text: What to draw.
    /// - Returns: Three lines, four columns a character; nil where a character has no large form.
    static func lines(_ text: String) -> [String]? {
        let glyphs = text.uppercased().map { Self.glyphs[$0] }
        guard !text.isEmpty, text == text.uppercased(), !glyphs.contains(nil) else { return nil }
        return (0..<3).map { line in
            glyphs.map { Self.half($0 ?? [], line * 2) }.joined(separator: " ")
        }
    }

    /// Two rows of one glyph as one line of three characters.
    private static func half(_ glyph: [UInt8], _ row: Int) -> String {
        let upper = glyph.indices.contains(row) ? glyph[row] : 0
        let lower = glyph.indices.contains(row + 1) ? glyph[row + 1] : 0
        return [UInt8(4), 2, 1].map { bit in
            switch (upper & bit != 0, lower & bit != 0) {
            case (true, true): "█"
            case (true, false): "▀"
            case (false, true): "▄"
            case (false, false): " "
            }
        }.joined()
    }

    /// Five rows of three bits, the left one first.
    private static let glyphs: [Character: [UInt8]] = [
        "0": [7, 5, 5, 5, 7], "1": [2, 6, 2, 2, 7], "2": [7, 1, 7, 4, 7], "3": [7, 1, 3, 1, 7], "4": [5, 5, 7, 1, 1],
        "5": [7, 4, 7, 1, 7], "6": [7, 4, 7, 5, 7], "7": [7, 1, 2, 2, 2], "8": [7, 5, 7, 5, 7], "9": [7, 5, 7, 1, 7],
        "A": [2, 5, 7, 5, 5], "B": [6, 5, 6, 5, 6], "C": [3, 4, 4, 4, 3], "D": [6, 5, 5, 5, 6], "E": [7, 4, 6, 4, 7],
        "F": [7, 4, 6, 4, 4], "G": [3, 4, 5, 5, 3], "H": [5, 5, 7, 5, 5], "I": [7, 2, 2, 2, 7], "J": [1, 1, 1, 5, 2],
        "K": [5, 5, 6, 5, 5], "L": [4, 4, 4, 4, 7], "M": [5, 7, 7, 5, 5], "N": [6, 5, 5, 5, 5], "O": [2, 5, 5, 5, 2],
        "P": [6, 5, 6, 4, 4], "Q": [2, 5, 5, 6, 3], "R": [6, 5, 6, 5, 5], "S": [3, 4, 2, 1, 6], "T": [7, 2, 2, 2, 2],
        "U": [5, 5, 5, 5, 7], "V": [5, 5, 5, 5, 2], "W": [5, 5, 7, 7, 5], "X": [5, 5, 2, 5, 5], "Y": [5, 5, 2, 2, 2],
        "Z": [7, 1, 2, 4, 7], "-": [0, 0, 7, 0, 0],
    ]
}
