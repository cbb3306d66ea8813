import Foundation

/// A line as a terminal shows it whole: broken between words where it is longer than the terminal is wide, which itself would
/// break it within one.
struct TerminalLine: CustomStringConvertible {
    let description: String

    /// - Parameters:
    ///   - line: One line; spaces in it stay as they are.
    ///   - columns: Of the terminal; nil where none reads, and nothing is broken.
    ///   - indent: Where what follows the first line begins; nil for below its words.
    init(_ line: String, columns: Int?, indent: Int? = nil) {
        guard let columns, columns > 0 else {
            self.description = line
            return
        }
        let hang = indent ?? Self.hang(of: line, columns)
        var lines: [String] = []
        var rest = Array(line)[...]
        while true {
            // A word that is longer than what is left there is to be copied whole: it begins at the edge.
            let isIndented = !lines.isEmpty && TextColumns(String(rest.prefix { $0 != " " })).count <= columns - hang
            let margin = isIndented ? String(repeating: " ", count: hang) : ""
            guard let space = Self.end(of: rest, columns - margin.count) else {
                lines.append(margin + String(rest))
                break
            }
            lines.append(margin + String(rest[..<space]))
            rest = rest[space...].drop { $0 == " " }
        }
        self.description = lines.joined(separator: "\n")
    }

    /// A line that says how a command is written, as the parser makes it: broken between its parts, and never within one, as
    /// `[--limit <number>]` is.
    ///
    /// - Parameters:
    ///   - line: `USAGE: trakt-mpv …`.
    ///   - columns: Of the terminal; nil where none reads.
    init(usage line: String, columns: Int?) {
        var (depth, whole) = (0, "")
        for letter in line {
            depth += letter == "[" ? 1 : letter == "]" ? -1 : 0
            whole.append(letter == " " && depth > 0 ? "\u{A0}" : letter)
        }
        let start = line.split(separator: " ").first.map { $0.count + 1 } ?? 0
        let broken = Self(whole, columns: columns, indent: columns.map { min(start, $0 / 2) })
        self.description = broken.description.replacing("\u{A0}", with: " ")
    }

    /// Where what follows a line's first one begins: below its words, where something stands in front of those, as in a list.
    private static func hang(of line: String, _ columns: Int) -> Int {
        var (place, hang, spaces) = (0, 0, 0)
        for letter in line {
            if letter == " " {
                spaces += 1
            } else {
                if spaces > 1, place <= columns / 2 { hang = place }
                spaces = 0
            }
            place += TextColumns.columns(of: letter)
        }
        return hang
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

    /// Where the first line ends: at the last space that leaves it short enough.
    ///
    /// Where a word is longer than that it ends behind it, for a word is to be copied whole; nil where all is one line.
    private static func end(of line: ArraySlice<Character>, _ columns: Int) -> Int? {
        var (taken, fitting): (Int, Int?) = (0, nil)
        let start = line.firstIndex { $0 != " " } ?? line.endIndex
        for index in line.indices {
            // "43 %" is one word.
            let isWithin = line[index...].dropFirst().first == "%"
            if line[index] == " ", !isWithin, index > start, taken <= columns { fitting = index }
            taken += TextColumns.columns(of: line[index])
        }
        guard taken > columns else { return nil }
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
