import Foundation

/// What mpv writes on the terminal when it does not even start, in its own words and colours.
enum MPVWords {
    /// Writes errors, then mpv's last line of a run that failed.
    ///
    /// - Parameter lines: What is wrong; the last one is what mpv calls fatal.
    static func writeFatal(_ lines: [String]) {
        let isTerminal = isatty(STDERR_FILENO) == 1
        var text = ""
        for (index, line) in lines.enumerated() {
            let isLast = index == lines.count - 1
            text += isTerminal ? "\u{1B}[\(isLast ? "1" : "0");31m\(line)\n\u{1B}[0m" : "\(line)\n"
        }
        // Where nobody listens there is nothing to say; the exit code tells.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
        let end = "Exiting... (Fatal error)\n"
        // The same.
        try? FileHandle.standardOutput.write(contentsOf: Data((isTerminal ? "\u{1B}[0m\(end)\u{1B}[0m" : end).utf8))
    }
}
