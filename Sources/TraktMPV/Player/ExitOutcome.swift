import MPV

/// mpv's exit code and last words, rebuilt from what happened to the files (mpv's `main.c`,
/// `Documentation/libmpv.md §1.6`).
struct ExitOutcome: Hashable, Sendable {
    private var hasPlayed = false
    private var hasFailed = false
    private var hasQuit = false

    /// Takes an event of the player.
    mutating func note(_ event: MPVEvent) {
        if case .endFile(let reason, _) = event { self.note(reason) }
    }

    /// The player was told to quit while it had no file.
    mutating func noteQuitWhileIdle() { self.hasQuit = true }

    private mutating func note(_ reason: MPVEvent.EndReason) {
        switch reason {
        case .error: self.hasFailed = true
        case .quit: self.hasQuit = true
        case .endOfFile, .stop, .redirect, .unknown: self.hasPlayed = true
        }
    }

    var code: Int32 {
        if self.hasQuit { return 0 }
        return self.hasFailed ? (self.hasPlayed ? 3 : 2) : 0
    }

    /// What mpv writes as its last line.
    var reason: String {
        if self.hasQuit { return "Quit" }
        if self.hasPlayed { return self.hasFailed ? "Some errors happened" : "End of file" }
        return self.hasFailed ? "Errors when loading file" : "No files played"
    }
}
