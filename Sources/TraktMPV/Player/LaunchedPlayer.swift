import MPV

/// A player that this process has started, as mpv itself would: how it begins, and the code and word with which it ends.
///
/// Lives on the player's thread.
final class LaunchedPlayer: SessionHost {
    private let player: any MPVPlayer
    private var outcome = ExitOutcome()
    private var wasAskedToQuit = false
    private var idleAfterStart: String?

    /// What mpv's own signal handler quits with.
    private static let quitCode: Int32 = 4

    /// - Parameters:
    ///   - player: The player, started.
    ///   - idleAfterStart: What `PlayerSetup.open` said.
    init(_ player: any MPVPlayer, idleAfterStart: String?) {
        self.player = player
        self.idleAfterStart = idleAfterStart
    }

    func note(_ event: MPVEvent) {
        self.outcome.note(event)
        guard case .hook(PlayerSetup.startHook, let id) = event else { return }
        if let idle = self.idleAfterStart { self.player.ask("set", "idle", idle) }
        self.idleAfterStart = nil
        self.player.continueHook(id)
    }

    func quit() {
        self.wasAskedToQuit = true
        self.player.ask("quit", "\(Self.quitCode)")
    }

    /// Says mpv's own last line.
    ///
    /// - Returns: mpv's exit code, as far as its events tell it.
    func leave() -> Int32 {
        if self.player.string("idle") == "yes" { self.outcome.noteQuitWhileIdle() }
        // Its terminal knows whether the user wants to see it.
        self.player.ask("print-text", "Exiting... (\(self.outcome.reason))")
        return self.wasAskedToQuit ? Self.quitCode : self.outcome.code
    }
}
