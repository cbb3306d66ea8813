package import Foundation

/// A shell in a terminal that a person could sit at: keys go in, the picture comes out; ended with the value.
package final class TmuxPane {
    private let server = "trakt-mpv-test-\(UUID().uuidString.prefix(8))"

    /// - Parameters:
    ///   - environment: Of the shell, beside what programs need to be found.
    ///   - folder: Where the shell stands.
    ///   - size: Columns and rows.
    /// - Throws: When tmux cannot be started.
    package init(environment: [String: String], in folder: URL, size: (columns: Int, rows: Int) = (100, 30)) throws {
        let variables = environment.merging(["LANG": "C.UTF-8"], uniquingKeysWith: { own, _ in own }).map {
            "\($0)=\($1)"
        }
        try self.tmux(
            [
                "-f", "/dev/null", "new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)", "-c",
                folder.path, "env",
            ] + variables + [
                "PS1=ready> ", "bash", "--norc", "--noprofile", "-i",
            ]
        )
    }

    deinit { _ = try? self.tmux(["kill-server"]) }

    /// What stands on the screen.
    package var picture: String { (try? self.tmux(["capture-pane", "-p"])) ?? "" }

    /// What can be scrolled back to, and what stands on the screen.
    package var story: String { (try? self.tmux(["capture-pane", "-p", "-S", "-"])) ?? "" }

    /// Types text as it is.
    package func type(_ text: String) throws { try self.tmux(["send-keys", "-l", text]) }

    /// Presses a key by tmux's name for it: `Enter`, `C-z`.
    package func press(_ key: String) throws { try self.tmux(["send-keys", key]) }

    /// Types a command.
    package func enter(_ command: String) throws {
        try self.type(command)
        try self.press("Enter")
    }

    /// Gives the terminal another size.
    package func resize(columns: Int, rows: Int) throws {
        try self.tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// Waits until the screen shows a text.
    ///
    /// - Returns: The screen; nil when the text does not come.
    package func wait(for text: String) -> String? {
        eventually {
            let picture = self.picture
            return picture.contains(text) ? picture : nil
        }
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        // tmux's server outlives its client: it must not keep what Foundation watches to see the client end, nor the
        // signals that are blocked in a test.
        let start = """
            import os, signal, sys
            signal.pthread_sigmask(signal.SIG_SETMASK, [])
            os.closerange(3, 1024)
            os.execvp("tmux", sys.argv[1:])
            """
        let words = ["python3", "-c", start, "tmux", "-L", self.server] + arguments
        return try Command.run("/usr/bin/env", words, environment: [:]).output
    }
}
