import Foundation
import Storage

/// The only way to the user's terminal: whatever is written there goes through `DisplayText`, wherever it comes from.
///
/// `EveryPlaceThatPrintsTests` looks through the sources for another one.
package enum Console {
    /// Characters of a line; a longer one is cut.
    private static let longest = 100_000

    /// Prints one line on stdout.
    package static func print(_ line: String) {
        ProgressMeter.makeRoom()
        Printed.stdout.write("\(TerminalLine(Self.clean(line), on: .output))\n")
    }

    /// Prints one line of a table for programs, which no terminal's width breaks.
    static func print(row: String) { Printed.stdout.write("\(Self.clean(row))\n") }

    /// Prints a piece of JSON.
    static func print(whole json: String) { Printed.stdout.write("\(JSONLine(json))\n") }

    /// Prints names of files for programs, each as its bytes are, with a 0 behind it.
    static func print(paths: [String]) { for path in paths { Printed.stdout.write(ByteText.bytes(path) + [0]) } }

    /// Prints JSON, which keeps every character of every text and shows those that would do something as `\u001b`.
    static func print(_ json: JSONLine) { Printed.stdout.write("\(json)\n") }

    /// Tells one line on stderr.
    package static func tell(_ line: String) {
        ProgressMeter.makeRoom()
        Self.write("\(TerminalLine(Self.clean(line), on: .error))\n", to: .standardError)
    }

    /// Tells lines as they stand: what a parser says about a command line, usage included.
    ///
    /// - Parameters:
    ///   - text: The lines.
    ///   - arguments: What may be echoed in them, line breaks and all.
    ///   - isError: Whether they belong to stderr.
    package static func tell(lines text: String, echoing arguments: [String], isError: Bool) {
        var text = text
        for argument in arguments where argument.contains(where: { $0.isNewline || $0 == "\t" }) {
            text = text.replacing(argument, with: Self.clean(argument))
        }
        // Scripts for a shell's completion have tabs.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { Self.clean(String($0)) }
                .joined(separator: "\t")
        }
        // What is no error the parser has broken itself, with what is set in left there, but for the line of its usage.
        let columns = TerminalLine.columns(of: isError ? .error : .output)
        let shown = lines.map { line in
            if line.hasPrefix("USAGE: ") || line.hasPrefix("Usage: ") {
                return TerminalLine(usage: line, columns: columns).description
            }
            return isError ? TerminalLine(line, columns: columns).description : line
        }
        let whole = shown.joined(separator: "\n") + "\n"
        if isError { Self.write(whole, to: .standardError) } else { Printed.stdout.write(whole) }
    }

    /// Asks on stderr, without an end of the line.
    ///
    /// - Returns: What the user typed; nil at the end of the input.
    package static func ask(_ question: String) -> String? {
        Self.write("\(TerminalLine(Self.clean(question), on: .error))", to: .standardError)
        return readLine()
    }

    /// As `ask`, but what is typed is not shown; where stdin is no terminal, a line of it is read.
    ///
    /// - Returns: What the user typed; nil at the end of the input.
    package static func askSecretly(_ question: String) -> String? {
        var before = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine() }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            Self.write("\n", to: .standardError)
        }
        return self.ask(question)
    }

    /// Draws a panel, with the terminal's own codes between its lines.
    ///
    /// - Parameter panel: Made of `DisplayText` where it is not ours.
    static func draw(_ panel: String) { Self.write(panel, to: .standardError) }

    /// mpv's own words about a command line, in its colours.
    ///
    /// - Parameters:
    ///   - line: One line.
    ///   - colour: The code of the terminal before it; nil where there is no terminal.
    ///   - handle: Where mpv says it.
    static func sayAsMPV(_ line: String, colour: String?, on handle: FileHandle) {
        let text = Self.clean(line)
        Self.write(colour.map { "\u{1B}[\($0)\(text)\n\u{1B}[0m" } ?? "\(text)\n", to: handle)
    }

    /// Lines of stdin, each as its bytes are.
    package static func readPath() -> String? {
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        defer { unsafe free(line) }
        guard let input = unsafe Self.input, unsafe getline(&line, &room, input) >= 0, let line = unsafe line else {
            return nil
        }
        let text = unsafe ByteText.text(cString: line)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Read by one task at a time.
    nonisolated(unsafe) private static let input = unsafe fdopen(STDIN_FILENO, "r")

    static func clean(_ line: String) -> String { DisplayText(line, limit: Self.longest).description }

    private static func write(_ text: String, to handle: FileHandle) {
        // Where nobody listens there is nothing to say.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}

/// The words of this process's command line, each as its bytes are.
package enum CommandWords {
    /// The name that this process was called by, without its folder.
    package static var program: String {
        let name = unsafe CommandLine.unsafeArgv[0].map { unsafe ByteText.text(cString: $0) } ?? ""
        return name.split(separator: "/").last.map(String.init) ?? ""
    }

    package static var all: [String] {
        (1..<max(Int(CommandLine.argc), 1)).compactMap { index in
            unsafe CommandLine.unsafeArgv[index].map { unsafe ByteText.text(cString: $0) }
        }
    }
}
