import Dispatch
import Foundation
import TaskRuntime

/// The user's terminal while it shows a panel: keys come one by one, without echo, and the panel is drawn in place.
///
/// Lives from `init` to `restore`; a killed program leaves the terminal as it was unless it is killed by `kill -9`.
@safe final class Terminal: @unchecked Sendable {  // one drawing task; the sources only yield into a stream
    private let saved: termios
    private let keys: any DispatchSourceRead
    private let signals: [any DispatchSourceSignal]
    private var drawn: [String] = []

    /// - Parameter onBytes: What was typed, on a queue of its own; empty when the program is asked to end.
    init?(onBytes: @escaping @Sendable ([UInt8]) -> Void) {
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        self.saved = settings
        // Without ISIG, Ctrl-C is a key like others: the terminal is put back before the program goes.
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) == 0 else { return nil }
        let keys = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .quiet)
        keys.setEventHandler {
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = unsafe read(STDIN_FILENO, &bytes, bytes.count)
            onBytes(Array(bytes.prefix(max(count, 0))))
        }
        self.keys = keys
        self.signals = [SIGTERM, SIGHUP].map { number in
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .quiet)
            source.setEventHandler { onBytes([]) }
            return source
        }
        keys.resume()
        for source in self.signals { source.resume() }
        self.write("\u{1B}[?25l")
    }

    /// Columns and rows; 80 and 24 where the terminal does not tell.
    var size: (columns: Int, rows: Int) {
        var window = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
            return (80, 24)
        }
        return (Int(window.ws_col), Int(window.ws_row))
    }

    /// Draws lines where the last ones were.
    func draw(_ lines: [String]) {
        let lines = Array(lines.prefix(self.size.rows - 1))
        guard lines != self.drawn else { return }
        self.write(self.erasing + lines.map { "\($0)\r\n" }.joined())
        self.drawn = lines
    }

    /// Removes the panel and restores the terminal; input that was not read is discarded.
    func restore() {
        self.keys.cancel()
        for source in self.signals { source.cancel() }
        for number in [SIGTERM, SIGHUP] { _ = signal(number, SIG_DFL) }
        self.write(self.erasing + "\u{1B}[?25h")
        self.drawn = []
        var settings = self.saved
        _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    }

    private var erasing: String { self.drawn.isEmpty ? "" : "\u{1B}[\(self.drawn.count)A\r\u{1B}[J" }

    private func write(_ text: String) {
        // A terminal that is gone is noticed by its keys.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
