import Foundation

/// One line of a history that mpv, or a script of it, has written.
struct PlayerHistoryLine: Hashable, Sendable {
    /// What its time is.
    enum Moment: Hashable, Sendable {
        /// The file was opened then.
        case opened(Date)
        /// It was left then, at this place, in seconds.
        case left(Date, at: Double)
    }

    var path: String
    var title: String?
    var moment: Moment
    /// Seconds; nil where the history does not say.
    var length: Double?

    var date: Date {
        switch self.moment {
        case .opened(let date), .left(let date, _): date
        }
    }
}

/// A history file in one of the forms that are known: mpv's own (`watch_history.jsonl`, from 0.40 on by
/// `--save-watch-history`), and the log of the script SimpleHistory (`mpvHistory.log`).
struct PlayerHistory: Sendable {
    private(set) var lines: [PlayerHistoryLine] = []
    /// Lines that say nothing that could be read; the first of them, from 1.
    private(set) var unreadable = 0
    private(set) var firstUnreadable: Int?

    private static let mostLines = 500_000
    private static let longestLine = 64 << 10
    private static let wanted =
        "a history of mpv: JSON lines with `time` and `path`, or the log of the script SimpleHistory"

    /// - Parameters:
    ///   - file: The history.
    ///   - now: The time; what was opened later was not.
    /// - Throws: `ImportMistake` where no line can be read.
    init(_ file: ForeignFile, now: Date) throws(ImportMistake) {
        // What Windows puts in front of a file, and at the end of a line.
        let whole = file.text.hasPrefix("\u{FEFF}") ? file.text.dropFirst() : file.text[...]
        let texts = whole.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        let reader = SimpleHistoryReader(texts)
        var number = 0
        for text in texts {
            number += 1
            guard number <= Self.mostLines else {
                throw .malformed(file.path, line: number, wanted: "a history, which has fewer lines")
            }
            guard !text.allSatisfy(\.isWhitespace) else { continue }
            let line = text.utf8.count <= Self.longestLine ? Self.line(text, reader) : nil
            if let line, line.date.timeIntervalSince1970 > 0, line.date < now + 86400, !line.path.isEmpty {
                self.lines.append(line)
            } else {
                self.unreadable += 1
                self.firstUnreadable = self.firstUnreadable ?? number
            }
        }
        if self.lines.isEmpty, let line = self.firstUnreadable {
            throw .malformed(file.path, line: line, wanted: Self.wanted)
        }
        self.lines.sort { $0.date < $1.date }
    }

    private static func line(_ text: Substring, _ script: SimpleHistoryReader) -> PlayerHistoryLine? {
        text.first == "{" ? self.entry(text) : script.read(text)
    }

    private struct Entry: Decodable {
        var time: Double
        var path: String
        var title: String?
    }

    private static func entry(_ text: Substring) -> PlayerHistoryLine? {
        // What cannot be read is counted.
        guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(text.utf8)), entry.time.isFinite else {
            return nil
        }
        return PlayerHistoryLine(
            path: entry.path,
            title: entry.title.flatMap { $0.isEmpty ? nil : $0 },
            moment: .opened(Date(timeIntervalSince1970: entry.time)),
            length: nil
        )
    }
}
