/// When to look at what the player does: its events tell only that something has changed.
struct Lookout: Hashable, Sendable {
    private(set) var due: Duration?
    private var hasRestarted = false

    /// When frames begin to run mpv says so several times, and has the least time for questions.
    private static let settling = Duration.milliseconds(10)

    /// Something has changed; it may change again at once.
    mutating func noteChange(at now: Duration) { self.due = self.due ?? now + Self.settling }

    /// Frames begin to run.
    mutating func noteRestart(at now: Duration) {
        self.hasRestarted = true
        self.noteChange(at: now)
    }

    /// Takes what is due.
    ///
    /// - Parameter now: Running time.
    /// - Returns: Whether frames have begun to run since the last look; nil when it is not time for one.
    mutating func take(at now: Duration) -> Bool? {
        guard let due, now >= due else { return nil }
        defer {
            self.due = nil
            self.hasRestarted = false
        }
        return self.hasRestarted
    }
}
