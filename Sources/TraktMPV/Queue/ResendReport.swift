package import Foundation
import ScrobbleSync

/// Which delivered plays are to be looked for in Trakt's history.
package enum ResendChoice: Hashable, Sendable {
    /// One, by the beginning of its id.
    case viewing(String)
    /// All that were watched from the beginning of this day on.
    case since(Date)

    /// The beginning of a day as the user's clock has it.
    ///
    /// - Parameters:
    ///   - text: As in `2026-01-31`.
    ///   - zone: Where the user is.
    /// - Returns: The moment; nil for what is no day.
    package static func day(_ text: String, in zone: TimeZone = .current) -> Date? {
        guard let match = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/) else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let day = DateComponents(year: Int(match.1), month: Int(match.2), day: Int(match.3))
        guard let date = calendar.date(from: day),
            calendar.dateComponents([.year, .month, .day], from: date) == day
        else { return nil }
        return date
    }
}

/// What was delivered and is not in Trakt's history any more, before anything is done about it.
package struct MissingReport: Sendable {
    /// How many plays were looked for.
    package var checked: Int
    /// Those that were watched under another account, and are left alone.
    package var foreign: Int
    /// Why it is not certain what is missing, in one sentence: then nothing is.
    package var obstacle: String?
    let missing: [OutboxEntry]

    package var isEmpty: Bool { self.missing.isEmpty }

    /// What is missing, a line each, the first ones of many.
    package var titles: [String] {
        let shown = self.missing.prefix(Self.mostTitles).map { entry in
            let date = entry.delivery.watchedAt.formatted(date: .abbreviated, time: .shortened)
            return "No longer on Trakt: \(ViewingTitle(entry)), watched \(date)"
        }
        let rest = self.missing.count - shown.count
        return rest > 0 ? shown + ["… and \(rest) more"] : shown
    }

    private static let mostTitles = 50

    package var question: String {
        self.missing.count == 1 ? "Add it again?" : "Add these \(self.missing.count) plays again?"
    }

    /// What to do where nobody can be asked.
    package var advice: String {
        "\(self.missing.count) no longer on Trakt; nothing was sent. Run this with --yes to add them again."
    }
}

/// What `queue resend` has found and done.
package struct ResendReport: Report {
    /// How many plays were looked for.
    package var checked: Int
    /// Plays that Trakt no longer had, as they are now.
    package var missing: [QueueLine]
    /// Those of them that Trakt has again.
    package var added: Int
    /// Those that go out later.
    package var waiting: Int
    /// Plays that were watched under another account, and are left alone.
    package var foreign: Int
    /// Why something was not done, in one sentence.
    package var obstacle: String?

    package var lines: [String] {
        var lines: [String] = []
        if self.checked == 0, self.obstacle == nil { lines.append("Nothing was delivered that could be missing.") }
        if self.checked > 0, self.missing.isEmpty, self.obstacle == nil {
            lines.append(self.checked == 1 ? "Trakt has it." : "Trakt has all \(self.checked).")
        }
        if self.added + self.waiting > 0 {
            let rest =
                self.waiting > 0 ? "; \(self.waiting) looked for once more before, by the next `sync` or `play`" : ""
            lines.append("\(self.added) added again\(rest)")
        }
        if self.foreign > 0 {
            lines.append("Left alone, for they were watched under another account: \(self.foreign)")
        }
        return lines
    }
    package var trouble: String? { self.obstacle }
    package var isFailure: Bool { self.obstacle != nil }
}
