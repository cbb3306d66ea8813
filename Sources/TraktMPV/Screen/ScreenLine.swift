import MPV

/// What a player says about tracking: one line now and then.
struct ScreenLine {
    private let player: any MPVPlayer
    private let level: ScreenSettings.Level
    private var told: Set<String> = []

    /// Milliseconds that a line stays.
    private static let duration = "4000"

    init(_ player: any MPVPlayer, _ level: ScreenSettings.Level) {
        self.player = player
        self.level = level
    }

    /// Shows a line.
    ///
    /// - Parameters:
    ///   - notice: What is to be known: good news in the window, and where there is none in the terminal; what is wrong in
    ///     the terminal always.
    ///   - isInWindow: Whether there is a window.
    mutating func show(_ notice: Notice, isInWindow: Bool) {
        switch notice {
        case .news(let text): if self.level == .all { self.tell(text, isInWindow: isInWindow) }
        case .newsInWindow(let text): if self.level == .all, isInWindow { self.draw(text, .unasked) }
        case .done(let text): self.tell(text, isInWindow: isInWindow)
        case .warning(let text, let longer):
            let text = isInWindow ? longer : text
            guard self.told.insert(text).inserted else { return }
            if isInWindow, self.level != .none { self.draw(text, .unasked) }
            self.write(text)
        case .answer(let text): if isInWindow { self.draw(text, .asked) } else { self.write(text) }
        }
    }

    private func tell(_ text: String, isInWindow: Bool) {
        if isInWindow { self.draw(text, .unasked) } else { self.write(text) }
    }

    /// The level of mpv's `--osd-level` from which a line is shown: with 0 the user wants to see nothing unasked.
    private enum LeastLevel: String {
        case unasked = "1"
        case asked = "0"
    }

    private func draw(_ text: String, _ level: LeastLevel) {
        // Commands of this form expand nothing in their words, and mpv escapes ASS codes itself.
        self.player.ask("show-text", Self.shown(text), Self.duration, level.rawValue)
    }

    /// Writes without tearing mpv's status line.
    private func write(_ text: String) { self.player.ask("print-text", "trakt-mpv: \(Self.shown(text))") }

    private static func shown(_ text: String) -> String {
        DisplayText(text, limit: Self.longest).description
    }

    /// More is in no reason: what is cut here nobody could read.
    private static let longest = 1000
}
