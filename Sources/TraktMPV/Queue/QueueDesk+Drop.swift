import Foundation
import MediaIdentification
import ScrobbleSync

/// What is given up together.
package struct DropChoice: Sendable {
    let entries: [OutboxEntry]
    let ratings: [RatedEntry]
    /// What is said where there is none.
    let nothing: String

    package var isEmpty: Bool { self.entries.isEmpty && self.ratings.isEmpty }
    package var count: Int { self.entries.count + self.ratings.count }

    /// What is asked before anything is lost.
    package var question: String {
        self.count == 1
            ? "Give this up? It is never told to Trakt then."
            : "Give these \(self.count) up? They are never told to Trakt then."
    }

    private static let most = 10

    /// What is meant, for people; of many only the first.
    package var lines: [String] {
        let lines =
            self.entries.map(QueueLine.init).flatMap(\.lines) + self.ratings.map { QueueLine($0) }.flatMap(\.lines)
        let more = lines.count > Self.most ? ["… and \(lines.count - Self.most) more"] : []
        return Array(lines.prefix(Self.most)) + more
    }
}

extension QueueDesk {
    /// All that is left to the user: viewings and ratings; what waits for a network or a login is not.
    ///
    /// - Throws: What the store throws.
    package func allForUser() throws -> DropChoice {
        DropChoice(
            entries: try self.outbox.entries(in: [.parked], limit: Self.mostDropped),
            ratings: try self.outbox.ratings.all(in: [.parked]),
            nothing: "Nothing waits for you."
        )
    }

    /// What is left to the user, or waits, and is called so.
    ///
    /// - Parameter pattern: For the title, the name of the file or its whole path, as a shell reads it, whatever the
    ///   capitals; without `*`, `?` and `[` it is a part of them.
    /// - Returns: What is meant.
    /// - Throws: What the store throws.
    package func matching(_ pattern: String) throws -> DropChoice {
        let form = NamePattern(pattern)
        let queued = try self.outbox.entries(in: [.finished, .sending, .unsure, .parked], limit: Self.mostDropped)
        return DropChoice(
            entries: queued.filter { form.matches($0) },
            ratings: try self.outbox.ratings.all(in: [.parked]).filter { form.matches($0.entry) },
            nothing: "Nothing that waits is called so."
        )
    }

    private static let mostDropped = 100_000

    /// Gives up what was chosen; ask the user before.
    ///
    /// - Returns: What is given up; what has gone out meanwhile is not.
    /// - Throws: What the store throws; what was given up before stays so.
    package func drop(_ choice: DropChoice) throws -> Listing<Worded<QueueLine>> {
        var lines: [Worded<QueueLine>] = []
        for entry in choice.entries where try self.outbox.drop(entry.id, reason: Self.byUser) {
            guard let now = try self.outbox.entry(entry.id) else { continue }
            lines.append(Worded(QueueLine(now), self.words(of: now)))
        }
        for rated in choice.ratings {
            guard try self.outbox.ratings.dropRating(of: rated.entry.id, reason: Self.byUser) != nil else { continue }
            var line = QueueLine(rated)
            (line.state, line.reason) = (QueuedRating.State.dropped.rawValue, Self.byUser)
            lines.append(Worded(line, "Given up: the rating \(rated.rating.rating) of \(line.title)"))
        }
        return Listing(lines, nothing: choice.nothing)
    }

    static let byUser = "given up by the user"

    func words(of dropped: OutboxEntry) -> String {
        let title = "\(ViewingTitle(dropped))"
        guard dropped.delivery.wish != nil else { return "Given up: \(title)" }
        return "Given up: \(title). It may have reached Trakt already; if it has, it is taken back."
    }
}

/// A pattern of a shell's, for names.
struct NamePattern {
    private let pattern: String

    /// The C library's `FNM_CASEFOLD`, which its header shows to GNU programs only.
    private static let ignoringCase: Int32 = 1 << 4

    init(_ pattern: String) {
        let isPart = !pattern.contains { "*?[".contains($0) }
        self.pattern = isPart ? "*\(pattern.replacing("\\", with: "\\\\"))*" : pattern
    }

    func matches(_ entry: OutboxEntry) -> Bool {
        let path = entry.viewing.evidence.path
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let texts: [String] = [ViewingTitle(entry).shown, entry.viewing.displayTitle, name, path]
        return texts.contains { text in unsafe fnmatch(self.pattern, text, Self.ignoringCase) == 0 }
    }
}
