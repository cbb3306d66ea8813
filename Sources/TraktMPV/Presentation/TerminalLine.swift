import Foundation

/// A line as a terminal shows it whole: broken between words where it is longer than the terminal is wide, which itself would
/// break it within one.
struct TerminalLine: CustomStringConvertible {
    let description: String

    /// - Parameters:
    ///   - line: One line; spaces in it stay as they are.
    ///   - columns: Of the terminal; nil where none reads, and nothing is broken.
    init(_ line: String, columns: Int?) {
        guard let columns, columns > 0 else {
            self.description = line
            return
        }
        let letters = Array(line)
        var lines: [ArraySlice<Character>] = []
        var rest = letters[...]
        while rest.count > columns, let space = Self.end(of: rest, columns) {
            lines.append(rest[..<space])
            rest = rest[space...].drop { $0 == " " }
        }
        self.description = (lines + [rest]).map { String($0) }.joined(separator: "\n")
    }

    /// - Parameters:
    ///   - line: One line.
    ///   - stream: Where it is written; broken only where that is a terminal.
    init(_ line: String, on stream: Stream) {
        self.init(line, columns: Self.columns(of: stream))
    }

    enum Stream: Hashable, Sendable {
        case output, error
    }

    /// Where the first line ends: at the last space that leaves it short enough; where a word is longer than that, behind it,
    /// for it is to be copied whole.
    private static func end(of line: ArraySlice<Character>, _ columns: Int) -> Int? {
        let start = line.firstIndex { $0 != " " } ?? line.endIndex
        let edge = line.startIndex + columns
        let fitting = start <= edge ? line[start...edge].lastIndex(of: " ") : nil
        guard let space = fitting ?? line[start...].firstIndex(of: " "), line[space...].contains(where: { $0 != " " })
        else { return nil }
        return space
    }

    /// Columns of the terminal that reads a stream; nil where none does.
    static func columns(of stream: Stream) -> Int? {
        let descriptor = stream == .output ? STDOUT_FILENO : STDERR_FILENO
        var window = winsize()
        guard isatty(descriptor) == 1, unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0
        else { return nil }
        return Int(window.ws_col)
    }
}
