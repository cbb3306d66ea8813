import Foundation
import Logging
import MPV
import TaskRuntime

/// The process that mpv starts as a script: it has a connection to its player, and mpv's terminal, which is not its own.
package struct ScriptProcess: Sendable {
    /// In the environment: nothing of this player is told or written down.
    static let privateVariable = "TRAKT_MPV_PRIVATE"

    private let socket: PlayerSocket

    /// With the seconds that delivery may take, and a little for what hangs.
    private static let longestLeave = 17.0

    /// - Parameter descriptor: Of the connection; nil comes back where it is none.
    package init?(descriptor: CInt) {
        guard let socket = PlayerSocket(inherited: descriptor) else { return nil }
        self.socket = socket
    }

    /// Begins before the first task, on the main thread.
    ///
    /// Whatever mpv was started from waits for all who hold its ends: mpv's terminal and pipes are let go first. What is to
    /// be said goes through the player.
    package static func prepare() {
        let nowhere = unsafe open("/dev/null", O_RDWR)
        for descriptor in CInt(0)...2 where nowhere >= 0 { dup2(nowhere, descriptor) }
        if nowhere > 2 { close(nowhere) }
        EventLoops.runAllTasks()
    }

    /// Follows the player until it is gone and what is owed for it is delivered, for some seconds at most.
    ///
    /// - Parameter leave: Ends the process, with the exit code.
    @MainActor package func run(leave: (Int32) -> Never) async {
        let variables = ProcessInfo.processInfo.environment
        // It has gone before a word was said.
        guard let player = try? IPCPlayer(self.socket) else { leave(0) }
        do {
            let follower = try await PlayerFollower(
                player,
                by: .script,
                isPrivate: variables[Self.privateVariable] == "1"
            ) {
                Environment.live(logLevel: $0)
            }
            // A film in a folder keeps its disk from being taken out; we do not.
            _ = unsafe chdir("/")
            await follower.follow { end in
                QuitSignals { end() }.keep()
            } onPlayerGone: {
                Self.leaveInTime()
            }
        } catch {
            // Another session is there, or the player has gone: there is nothing for us to do.
        }
        leave(0)
    }

    private static func leaveInTime() {
        Thread {
            Thread.sleep(forTimeInterval: Self.longestLeave)
            _exit(0)
        }.start()
    }
}
