import MPV

/// What a player says about tracking: one line now and then, each thing once.
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

    /// Shows good news: in the window, and where there is none in the terminal.
    ///
    /// - Parameters:
    ///   - text: What is to be known.
    ///   - isInWindow: Whether there is a window.
    func show(_ text: String, isInWindow: Bool) {
        guard self.level == .all else { return }
        if isInWindow { self.draw(text) } else { self.write(text) }
    }

    /// Shows what is wrong, once: in the terminal always, and in the window.
    mutating func warn(_ text: String, isInWindow: Bool) {
        guard self.told.insert(text).inserted else { return }
        if isInWindow, self.level != .none { self.draw(text) }
        self.write(text)
    }

    /// Shows what the user has asked for, whatever the level is.
    func answer(_ text: String, isInWindow: Bool) {
        if isInWindow { self.draw(text) } else { self.write(text) }
    }

    private func draw(_ text: String) {
        // Commands of this form expand nothing in their words, and mpv escapes ASS codes itself.
        try? self.player.command("show-text", DisplayText(text).description, Self.duration)
    }

    /// Writes without tearing mpv's status line.
    private func write(_ text: String) {
        try? self.player.command("print-text", "trakt-mpv: \(DisplayText(text))")
    }
}
