import Dispatch
import Foundation
import Synchronization
import TaskRuntime

/// The user's terminal while it is asked: keys come one by one, without echo, and a panel is drawn in place.
///
/// Lives from `init` to `restore`. Ctrl-Z gives the terminal back as it was and stops the program, and `fg` goes on;
/// Ctrl-C is told as a key and kills the second time. A killed program leaves the terminal as it was unless it is killed
/// by `kill -9`.
@safe final class Terminal: @unchecked Sendable {  // what changes is in a mutex; the sources are made in `init`
    private struct Drawing {
        var lines: [String] = []
        /// The size that they were drawn in.
        var columns = 0
        var rows = 0
        /// Whether the terminal is somebody else's now.
        var isAway = false
    }

    private let saved: termios
    private let style: TerminalStyle
    private let keys: any DispatchSourceRead
    private let drawing = Mutex(Drawing())
    private var signals: [any DispatchSourceSignal] = []
    private let isInterrupted = Mutex(false)

    private static let taken = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP]

    /// - Parameters:
    ///   - style: What it can show.
    ///   - onBytes: What was typed, on a queue of its own; empty when the program is asked to end.
    init?(_ style: TerminalStyle, onBytes: @escaping @Sendable ([UInt8]) -> Void) {
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        self.saved = settings
        self.style = style
        let keys = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .quiet)
        keys.setEventHandler {
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = unsafe read(STDIN_FILENO, &bytes, bytes.count)
            onBytes(Array(bytes.prefix(max(count, 0))))
        }
        self.keys = keys
        guard self.enter() else { return nil }
        let sources = Self.taken.map { number in
            DispatchSource.signal(number) { [weak self] in self?.take(number, onBytes) }
        }
        self.signals = sources
        keys.resume()
    }

    private func take(_ number: Int32, _ onBytes: ([UInt8]) -> Void) {
        switch number {
        case SIGTSTP: self.suspend()
        case SIGINT, SIGQUIT:
            // What is under way may take as long as the network; whoever presses it again does not want to wait.
            let isSecond = self.isInterrupted.withLock { isInterrupted in
                defer { isInterrupted = true }
                return isInterrupted
            }
            if isSecond {
                self.restore()
                Interruption.end()
            }
            onBytes([3])
        default: onBytes([])
        }
    }

    /// Columns and rows; 80 and 24 where the terminal does not tell.
    private var size: (columns: Int, rows: Int) {
        var window = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
            return (80, 24)
        }
        return (Int(window.ws_col), Int(window.ws_row))
    }

    /// Draws lines where the last ones were.
    ///
    /// - Parameter lines: Makes them for a size.
    func draw(_ lines: (_ size: (columns: Int, rows: Int)) -> [String]) {
        let size = self.size
        let lines = Array(lines(size).prefix(size.rows - 1))
        self.drawing.withLock { drawing in
            let isResized = !drawing.lines.isEmpty && (drawing.columns, drawing.rows) != size
            guard !drawing.isAway, lines != drawing.lines || isResized else { return }
            // Terminals differ in where their lines are after a change of size: only an empty screen is the same for all.
            let start = isResized ? "\u{1B}[H\u{1B}[2J" : Self.erasing(drawing)
            self.write(start + lines.map { "\($0)\r\n" }.joined())
            drawing = Drawing(lines: lines, columns: size.columns, rows: size.rows)
        }
    }

    /// Writes a line that stays.
    func say(_ line: String) { self.write("\(TerminalLine(line, columns: self.size.columns))\n") }

    /// Asks the terminal to put a text into the clipboard: OSC 52, which also reaches through ssh.
    func copy(_ text: String) { self.write("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}") }

    /// Removes the panel and restores the terminal; input that was not read is discarded.
    func restore() {
        self.keys.cancel()
        for source in self.signals { source.cancel() }
        for number in Self.taken { _ = signal(number, SIG_DFL) }
        self.leave()
    }

    private func enter() -> Bool {
        var settings = self.saved
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) == 0 else { return false }
        if self.style == .drawn { self.write("\u{1B}[?25l") }
        self.drawing.withLock { $0.isAway = false }
        return true
    }

    private func leave() {
        self.drawing.withLock { drawing in
            if self.style == .drawn { self.write(Self.erasing(drawing) + "\u{1B}[?25h") }
            drawing = Drawing(isAway: true)
        }
        var settings = self.saved
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    }

    /// Stops the program, and goes on where it is fetched to the foreground again; the panel is drawn anew by its next look.
    private func suspend() {
        self.leave()
        repeat { Interruption.stop() } while tcgetpgrp(STDIN_FILENO) != getpgrp()
        _ = self.enter()
    }

    private static func erasing(_ drawing: Drawing) -> String {
        let rows = ActivationPanel.rows(of: drawing.lines, columns: drawing.columns)
        // Row by row: tmux takes all that is erased from the first row on for something to be scrolled back to.
        return drawing.lines.isEmpty ? "" : String(repeating: "\u{1B}[A\u{1B}[2K", count: rows) + "\r"
    }

    // A terminal that is gone is noticed by its keys.
    private func write(_ text: String) { Console.draw(text) }
}
