import Foundation
import TestSupport
import Testing

/// What runs in a round: a player of ours, or mpv with us as its script.
struct CrashStage {
    enum Victims: CaseIterable {
        case player, ours, both
    }

    /// Who shows the film, or delivers.
    private let player: Process
    /// Our process beside it; nil where the player is ours.
    private let script: Int32?

    init(player: Process) {
        self.player = player
        self.script = nil
    }

    /// Starts mpv, and lets it run when we are beside it.
    init(in house: House, _ arguments: [String], isOnline: Bool) throws {
        let (process, remote, _) = try house.play(in: .script, ["--pause"] + arguments, isOnline: isOnline)
        // Our key is bound when the session begins.
        try remote.wait(for: "input-bindings") { bindings in
            (bindings as? [[String: Any]] ?? []).contains { $0["section"] as? String == "trakt_mpv" }
        }
        self.player = process
        self.script = house.scripts.first
        try remote.command("set", "pause", "no")
    }

    /// Whether we do.
    var isRunning: Bool { self.script.map { Glibc.kill($0, 0) == 0 } ?? self.player.isRunning }

    /// Ends them as a power cut would.
    ///
    /// - Returns: The wall time.
    func kill(_ victims: Victims) -> Double {
        guard let script else { return self.player.killHard() }
        if victims != .ours, self.player.isRunning { Glibc.kill(self.player.processIdentifier, SIGKILL) }
        if victims != .player { Glibc.kill(script, SIGKILL) }
        let time = Date().timeIntervalSince1970
        if victims != .player { self.waitForScript() }
        return time
    }

    /// The player goes by itself, and whoever delivers after it.
    func waitForEnd() {
        self.player.waitForEnd()
        self.waitForScript()
    }

    /// Whoever comes after it finds nothing of it that still runs.
    private func waitForScript() {
        guard let script else { return }
        let isGone = eventually(within: 600) { Glibc.kill(script, 0) == 0 ? nil : true }
        #expect(isGone == true)
    }

    /// Whatever still plays is of no use any more.
    func end() { if self.player.isRunning { _ = self.player.killHard() } }
}
