import MPV

/// What a player says about tracking: one line now and then.
struct ScreenLine {
    private let player: any MPVPlayer
    private let level: ScreenSettings.Level
    private var told: Set<String> = []
    /// What is said when nothing stands over the picture any more.
    private var held: [Notice] = []

    /// Milliseconds that a line stays: a long one is not read as soon.
    private static func duration(_ text: String) -> String { "\(min(max(4000, 50 * text.count), 10_000))" }

    init(_ player: any MPVPlayer, _ level: ScreenSettings.Level) {
        self.player = player
        self.level = level
    }

    /// Keeps a line until it can be seen; of good news the last is enough.
    mutating func hold(_ notice: Notice) {
        if case .inTerminal(let text) = notice { return self.write(text) }
        if case .news = notice { self.held.removeAll { if case .news = $0 { true } else { false } } }
        self.held.append(notice)
    }

    mutating func takeHeld() -> [Notice] {
        defer { self.held = [] }
        return self.held
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
        case .newsInWindow(let text): if self.level == .all, isInWindow { self.draw(text) }
        case .warning(let text, let longer):
            let text = isInWindow ? longer : text
            guard self.told.insert(text).inserted else { return }
            if isInWindow, self.level != .none { self.draw(text) }
            self.write(text)
        case .warningInWindow(let text): if self.level != .none, isInWindow { self.draw(text) }
        case .inTerminal(let text): self.write(text)
        case .answer(let text): self.tell(text, isInWindow: isInWindow)
        }
    }

    private func tell(_ text: String, isInWindow: Bool) { if isInWindow { self.draw(text) } else { self.write(text) } }

    private func draw(_ text: String) {
        // Commands of this form expand nothing in their words, and mpv escapes ASS codes itself.
        let shown = DisplayText(text, limit: QueueLine.longestReason).description
        self.player.ask("show-text", shown, Self.duration(shown))
    }

    /// Writes without tearing mpv's status line.
    private func write(_ text: String) {
        self.player.ask("print-text", "trakt-mpv: \(DisplayText(text, limit: QueueLine.longestReason))")
    }
}
