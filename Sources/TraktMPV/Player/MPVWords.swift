import Foundation

/// What mpv writes on the terminal when it does not even start, in its own words and colours.
enum MPVWords {
    /// Writes errors, then mpv's last line of a run that failed.
    ///
    /// - Parameter lines: What is wrong; the last one is what mpv calls fatal.
    static func writeFatal(_ lines: [String]) {
        let isTerminal = isatty(STDERR_FILENO) == 1
        for (index, line) in lines.enumerated() {
            let colour = index == lines.count - 1 ? "1;31m" : "0;31m"
            Console.sayAsMPV(line, colour: isTerminal ? colour : nil, on: .standardError)
        }
        Console.sayAsMPV("Exiting... (Fatal error)", colour: isTerminal ? "0m" : nil, on: .standardOutput)
    }
}
