/// A line of a panel, broken into what fits, and where it stands.
struct PanelBlock: Hashable, Sendable {
    let line: PanelView.Line
    let texts: [String]
    /// The size of its letters, as `\fs` takes it.
    let size: Int
    /// Where its first text begins, from the top of the window.
    let top: Int
    /// From one text to the next.
    let advance: Int
    /// What belongs to it: the bar of a chosen row, and what the pointer finds.
    let range: Range<Int>
    /// Where the next line begins.
    let end: Int

    /// The widest that a text may be, in units.
    static let mostWidth = 556
    /// Between the letters of a code.
    static let spacing = 6

    private struct Look {
        var size: Int
        var advance: Int
        /// Space that belongs to it, above and below.
        var inset = 0
        /// Empty space before and after it.
        var before = 0
        var after = 0
        /// More than so many texts are cut.
        var most: Int
    }

    /// - Parameters:
    ///   - line: A line of a view.
    ///   - start: Where the one before it ends.
    init(_ line: PanelView.Line, from start: Int) {
        var look = Self.look(of: line)
        // A code is shown whole: it is typed off the screen.
        while line.style == .large, look.size > 14, !Self.fits(line.text, line.style, look.size) { look.size -= 1 }
        let size = look.size
        let separator = line.style == .keys ? PanelView.Line.betweenKeys : " "
        let fitted = FittedText(line.text, most: look.most, separator: separator) {
            Self.fits($0, line.style, size)
        }
        self.line = line
        self.texts = fitted.lines
        self.size = size
        self.advance = look.advance
        let upper = start + look.before
        self.top = upper + look.inset
        let height = (max(self.texts.count, 1) - 1) * look.advance + size + 2 * look.inset
        self.range = upper..<upper + height
        self.end = upper + height + look.after
    }

    /// Where its last text ends.
    var bottom: Int { self.top + (max(self.texts.count, 1) - 1) * self.advance + self.size }

    /// Units of its widest text.
    var width: Double { self.texts.map { Self.width($0, self.line.style, self.size) }.max() ?? 0 }

    private static func fits(_ text: String, _ style: PanelView.Style, _ size: Int) -> Bool {
        Self.width(text, style, size) <= Double(Self.mostWidth)
    }

    private static func width(_ text: String, _ style: PanelView.Style, _ size: Int) -> Double {
        switch style {
        case .title: TextWidth(text, size: size, isBold: true).units
        case .large: TextWidth(text, size: size, isBold: true, spacing: Self.spacing).units
        case .normal, .dim, .selected, .keys: TextWidth(text, size: size).units
        }
    }

    private static func look(of line: PanelView.Line) -> Look {
        if let row = line.row { return Look(size: 26, advance: 32, inset: 6, before: row == 0 ? 8 : 0, most: 2) }
        return switch line.style {
        case .title: Look(size: 34, advance: 42, after: 10, most: 2)
        case .large: Look(size: 72, advance: 84, before: 2, after: 8, most: 1)
        case .normal, .selected: Look(size: 26, advance: 33, after: 9, most: 20)
        case .dim: Look(size: 24, advance: 31, after: 9, most: 20)
        case .keys: Look(size: 24, advance: 33, before: 9, most: 4)
        }
    }
}
