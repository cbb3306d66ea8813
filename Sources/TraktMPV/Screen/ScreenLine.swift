import MPV

/// What a player says about tracking: one line now and then.
struct ScreenLine {
    private let player: any MPVPlayer
    private let level: ScreenSettings.Level
    private let isInTerminal: Bool
    private var told: Set<String> = []
    /// Whether a panel stands where lines are drawn.
    private var isCovered = false
    /// The newest line that nobody could have read under the panel.
    private var waiting: Drawing?

    private struct Drawing {
        var text: String
        /// The level of mpv's `--osd-level` from which it is shown: with 0 the user wants to see nothing unasked.
        var leastLevel: LeastLevel
    }

    private enum LeastLevel: String {
        case unasked = "1"
        case asked = "0"
    }

    /// Milliseconds that a line stays, and how many a letter of a long one takes to be read.
    private static let duration = 4000
    private static let durationOfLetter = 50
    /// More is in no reason: what is cut here nobody could read.
    private static let longest = 1000

    /// - Parameters:
    ///   - player: The player.
    ///   - level: What is said.
    ///   - isInTerminal: Whether people read what is printed.
    init(_ player: any MPVPlayer, _ level: ScreenSettings.Level, isInTerminal: Bool) {
        self.player = player
        self.level = level
        self.isInTerminal = isInTerminal
    }

    /// Shows a line.
    ///
    /// - Parameters:
    ///   - notice: What is to be known: good news in the window, and where there is none in the terminal; what is wrong in
    ///     the terminal always.
    ///   - isInWindow: Whether there is a window.
    mutating func show(_ notice: Notice, isInWindow: Bool) {
        switch notice {
        case .news(let text): if self.level == .all { self.tell(text, .unasked, isInWindow: isInWindow) }
        case .newsInWindow(let text): if self.level == .all, isInWindow { self.draw(text, .unasked) }
        case .warning(let text, let longer):
            let text = isInWindow ? longer : text
            guard self.told.insert(text).inserted else { return }
            if isInWindow, self.level != .none { self.draw(text, .unasked) }
            self.write(text)
        case .warningInWindow(let text): if self.level != .none, isInWindow { self.draw(text, .unasked) }
        case .inTerminal(let text): self.write(text)
        case .done(let text): self.tell(text, .unasked, isInWindow: isInWindow)
        case .answer(let text): self.tell(text, .asked, isInWindow: isInWindow)
        }
    }

    /// A panel is there: what is said now is drawn when it is gone.
    mutating func cover() { self.isCovered = true }

    /// The panel is gone.
    mutating func uncover() {
        self.isCovered = false
        guard let waiting else { return }
        self.waiting = nil
        self.draw(waiting.text, waiting.leastLevel)
    }

    private mutating func tell(_ text: String, _ level: LeastLevel, isInWindow: Bool) {
        if isInWindow { self.draw(text, level) } else { self.write(text) }
    }

    private mutating func draw(_ text: String, _ level: LeastLevel) {
        guard !self.isCovered else {
            self.waiting = Drawing(text: text, leastLevel: level)
            return
        }
        let text = DisplayText(text, limit: Self.longest).description
        let time = "\(max(Self.duration, text.count * Self.durationOfLetter))"
        guard let percent = self.smallerSize(for: text) else {
            // Commands of this form expand nothing in their words, and mpv escapes ASS codes itself.
            return self.player.ask("show-text", text, time, level.rawValue)
        }
        // mpv takes codes behind its own mark, and expands nothing behind "$>".
        let look = "{\\fscx\(percent)\\fscy\(percent)}"
        let marked = "${osd-ass-cc/0}$>\(look)\(ASSText(text, limit: Self.longest))"
        self.player.ask("expand-properties", "show-text", marked, time, level.rawValue)
    }

    /// The size of letters in which all of a text is in the window, in percent of mpv's own, where that would not do.
    private func smallerSize(for text: String) -> Int? {
        guard let usual = self.player.double("osd-font-size"), (10...500).contains(usual),
            let window = PanelLayout.Window(
                width: self.player.double("osd-width") ?? 0,
                height: self.player.double("osd-height") ?? 0
            )
        else { return nil }
        let width = Self.height * window.width / window.height - 2 * Self.margin
        func fits(_ size: Int) -> Bool {
            let lines = FittedText(text, most: .max) { TextWidth($0, size: size).units <= width }.lines
            return Double(lines.count * size) <= Self.height - 2 * Self.margin
        }
        let size = Int(usual)
        guard !fits(size) else { return nil }
        let smaller = stride(from: size - 1, through: Self.leastSize, by: -1).first(where: fits) ?? Self.leastSize
        return smaller * 100 / size
    }

    /// The height in which mpv draws its lines.
    private static let height = 720.0
    private static let margin = 30.0
    private static let leastSize = 14

    /// Writes without tearing mpv's status line.
    private func write(_ text: String) {
        let line = "trakt-mpv: \(DisplayText(text, limit: Self.longest))"
        let shown = self.isInTerminal ? TerminalLine(line, on: .output).description : line
        self.player.ask("print-text", shown)
    }
}
