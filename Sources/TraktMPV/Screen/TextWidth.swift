import Foundation

/// How wide a text will be, without asking the font that it will be drawn in: as wide as DejaVu Sans draws it, which of the
/// fonts that systems have for `sans-serif` is the widest.
struct TextWidth: Hashable, Sendable {
    /// In units of the panel.
    let units: Double

    /// - Parameters:
    ///   - text: One line.
    ///   - size: The size of its letters, as `\fs` takes it.
    ///   - isBold: Whether they are bold.
    ///   - spacing: What is added behind each letter.
    init(_ text: String, size: Int, isBold: Bool = false, spacing: Int = 0) {
        let letters = text.decomposedStringWithCanonicalMapping.unicodeScalars.map { Self.advance($0) }
        let width = letters.reduce(0, +) / 100 * Double(size) * Self.emOfSize * (isBold ? Self.bold : 1)
        self.units = width + Double(spacing * letters.count { $0 > 0 })
    }

    /// What libass calls a size is the height of a line; a letter's measure is this share of it.
    private static let emOfSize = 0.86
    /// Bold letters are wider.
    private static let bold = 1.13

    /// In hundredths of a letter's measure.
    private static func advance(_ scalar: Unicode.Scalar) -> Double {
        if scalar.value >= 0x20, scalar.value < 0x7F { return Self.latin[Int(scalar.value) - 0x20] }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        // Alphabets stand below; above them writing and signs are as wide as high.
        return scalar.value < 0x1100 ? 72 : 100
    }

    /// From the space to the tilde.
    private static let latin: [Double] = [
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84,
        84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69,
        61,
        69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63,
        59,
        82, 59, 59, 52, 64, 34, 64, 84,
    ]
}

/// A text in lines that fit.
struct FittedText: Hashable, Sendable {
    let lines: [String]

    /// Breaks between words; a word that is too long alone is broken where it must be.
    ///
    /// - Parameters:
    ///   - text: Anything; made harmless.
    ///   - most: Lines; what does not fit in them is cut at a word, and "…" says so.
    ///   - separator: What stands between words.
    ///   - fits: Whether a line is short enough.
    init(_ text: String, most: Int, separator: String = " ", fits: (String) -> Bool) {
        let words = DisplayText(text, limit: Self.longest).description.split(separator: separator)
            .flatMap { Self.pieces(of: $0, fits) }
        var lines: [String] = []
        for word in words {
            if let last = lines.last, fits("\(last)\(separator)\(word)") {
                lines[lines.count - 1] = "\(last)\(separator)\(word)"
            } else {
                lines.append(word)
            }
        }
        self.lines = lines.count > most ? Self.cut(lines, to: max(most, 1), fits) : lines
    }

    /// More is in no reason and in no title.
    private static let longest = 1000

    private static func pieces(of word: Substring, _ fits: (String) -> Bool) -> [String] {
        guard !fits(String(word)) else { return [String(word)] }
        var pieces = [""]
        for letter in word {
            if let last = pieces.last, last.isEmpty || fits(last + String(letter)) {
                pieces[pieces.count - 1].append(letter)
            } else {
                pieces.append(String(letter))
            }
        }
        return pieces
    }

    private static func cut(_ lines: [String], to most: Int, _ fits: (String) -> Bool) -> [String] {
        var words = lines[most - 1].split(separator: " ")
        while words.count > 1, !fits(words.joined(separator: " ") + " …") { words.removeLast() }
        var last = words.joined(separator: " ") + " …"
        // One word that fills the line.
        while last.count > 2, !fits(last) { last = last.dropLast(3) + " …" }
        return lines.prefix(most - 1) + [last]
    }
}
