import Foundation
import MediaIdentification
import ScrobbleSync

/// What `import mpv-history` has found, and what it has taken in.
package struct HistoryReport: Report {
    package struct Row: Encodable, Sendable {
        /// What it is at Trakt, else what its name is.
        var title: String
        let path: String
        /// As the history has it.
        let time: Date
        /// When it ended, as far as that is known.
        var watchedAt: Date?
        private(set) var verdict = HistoryVerdict.nothing
        /// Why it is not certain what it is.
        var reason: String?

        init(_ line: PlayerHistoryLine, _ evidence: MediaEvidence) {
            self.path = DisplayText(evidence.path, limit: 4096).description
            let name = line.title ?? String(evidence.path.split(separator: "/").last ?? "")
            self.title = DisplayText(name).description
            self.time = line.date
        }

        func with(_ verdict: HistoryVerdict) -> Self {
            var row = self
            row.verdict = verdict
            return row
        }

        /// For people.
        package var line: String {
            let date = (self.watchedAt ?? self.time).formatted(date: .abbreviated, time: .shortened)
            let reason = self.reason.map { ": \($0)" } ?? ""
            return "\(date)  \(self.title)  (\(self.verdict.words)\(reason))"
        }
    }

    package let file: String
    package var rows: [Row] = []
    /// Lines of the file that could not be read; the first of them.
    package var unreadable = 0
    package var firstUnreadable: Int?
    /// Older lines that were not looked at.
    package var beyondMax = 0
    /// Plays that are in the queue now.
    package var taken: Int?
    var plays: [ImportedPlay] = []

    init(file: String) {
        self.file = file
    }

    private enum CodingKeys: String, CodingKey {
        case file, rows, unreadable, firstUnreadable, beyondMax, taken
    }

    /// How many would be taken in.
    package var count: Int { self.plays.count }

    /// What is asked before anything is stored.
    package var question: String {
        self.count == 1
            ? "Add this play to your history at Trakt?" : "Add these \(self.count) plays to your history at Trakt?"
    }

    /// What to do where nobody can be asked.
    package var advice: String {
        "\(self.count) to be added; nothing was changed. Run this with --yes to add them."
    }

    /// The rows themselves are told as they are found.
    package var lines: [String] {
        var lines: [String] = []
        if self.unreadable > 0, let first = self.firstUnreadable {
            lines.append("Lines that could not be read: \(self.unreadable), the first of them line \(first).")
        }
        if self.beyondMax > 0 {
            lines.append("Older lines that were not looked at: \(self.beyondMax); `--max` takes more.")
        }
        let unclear = self.rows.count { $0.verdict == .unclear }
        if unclear > 0 {
            lines.append("Not certain: \(unclear). `trakt-mpv match FILE` says what one is; then import again.")
        }
        if let taken = self.taken {
            let words = taken == 1 ? "1 play waits" : "\(taken) plays wait"
            lines.append(
                taken == 0
                    ? "Nothing was taken in."
                    : "\(words); `trakt-mpv sync\(taken > 200 ? " --all" : "")` adds them with their own dates."
            )
        } else {
            lines.append(
                self.count == 0 ? "Nothing is to be added." : "\(self.count) to be added; nothing was changed."
            )
        }
        return lines
    }
}
