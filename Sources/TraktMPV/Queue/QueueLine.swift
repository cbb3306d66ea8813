package import Foundation
import MediaIdentification
import ScrobbleSync

/// One viewing in a listing, with what is owed for it.
package struct QueueLine {
    package var id: String
    /// Who is to be told.
    package var receiver: String
    package var state: String
    /// What is told: a play, or a place to go on from; a place that is delivered is kept at Trakt, and counts as nothing.
    package var kind: String
    /// What Trakt was told, where that is known.
    package var title: String
    /// What the name of the file says, where it says something else.
    package var named: String?
    /// Percent.
    package var progress: Double
    package var endedAt: Date
    /// When it is tried again; nil where nothing is planned.
    package var nextAttemptAt: Date?
    package var attempts: Int
    /// Why it is where it is, in one sentence.
    package var reason: String?
    /// Trakt's number of the play, where it is known.
    package var historyID: Int64?
    /// Who tells Trakt of it in our place: `app` or `checkin`; nil where we do.
    package var toldBy: String?
    /// Columns of the store that cannot be read any more; nil where all can.
    package var unreadable: [String]?
    /// As it is: every byte of a name can be had from it (`ByteText`).
    package var path: String
    /// From 1 to 10, where the line is about a rating, or tells of one beside the viewing.
    package var rating: Int?
    /// How the rating of a viewing that is shown stands.
    package var ratingState: String?

    init(_ entry: OutboxEntry) {
        let (viewing, delivery) = (entry.viewing, entry.delivery)
        self.id = viewing.id
        self.receiver = delivery.receiver.rawValue
        self.state = delivery.state.rawValue
        self.kind = delivery.kind.rawValue
        let title = ViewingTitle(entry)
        (self.title, self.named) = (title.shown, title.named)
        self.progress = viewing.progress
        self.endedAt = viewing.endedAt
        self.nextAttemptAt = delivery.nextAttemptAt
        self.attempts = delivery.attempts
        self.reason = delivery.reason.map { DisplayText($0, limit: Self.longestReason).description }
        self.historyID = delivery.number
        self.toldBy = delivery.otherApp?.word
        self.path = viewing.evidence.path
        self.unreadable = entry.unreadable.isEmpty ? nil : entry.unreadable
    }

    /// A rating that waits: what is told of it, in place of what is owed for the viewing.
    init(_ rated: RatedEntry) {
        self.init(rated.entry)
        self.rating = rated.rating.rating
        self.state = rated.rating.state.rawValue
        self.attempts = rated.rating.attempts
        self.nextAttemptAt = nil
        // It waits for the viewing to be matched, too.
        let parked = rated.entry.delivery.state == .parked ? rated.entry.delivery.reason : nil
        self.reason = (rated.rating.reason ?? parked).map { DisplayText($0).description }
    }

    /// Takes up how the rating of the viewing stands.
    mutating func note(_ rating: QueuedRating?) {
        self.rating = rating?.rating
        self.ratingState = rating.map { [$0.state.rawValue, $0.reason].compactMap(\.self).joined(separator: ": ") }
            .map { DisplayText($0).description }
    }

    /// Digits of the id that people need to type.
    private static let shortID = 8

    /// Characters of a sentence that is shown whole.
    static let longestReason = 400
}

extension QueueLine: Report {
    /// One line for a list.
    package var lines: [String] {
        let isKept = self.keptPlace != nil && self.rating == nil
        let words = [
            String(self.id.prefix(Self.shortID)), isKept ? self.keptPlace ?? "" : Self.words(for: self.state),
            self.rating.map { "rated \($0)" } ?? (isKept ? "" : "\(Int(self.progress)) %"), self.what,
            self.reason ?? "", self.tellerWords ?? "",
            self.nextAttemptAt.map { "next try \($0.formatted(date: .omitted, time: .shortened))" } ?? "",
        ]
        return [words.filter { !$0.isEmpty }.joined(separator: "  ")]
    }

    /// Who tells Trakt of it in our place, and what that means for it; nil where we do.
    var tellerWords: String? {
        guard let toldBy else { return nil }
        let who = OtherApp.name(toldBy)
        return switch self.state {
        case Delivery.State.watching.rawValue: "told to Trakt by \(who)"
        case Delivery.State.delivered.rawValue: "was there already, by \(who)"
        case Delivery.State.finished.rawValue: "told by us if \(who) does not"
        default: nil
        }
    }

    /// The title as people are shown it.
    var what: String { ViewingTitle.words(self.title, named: self.named) }

    /// A state for people, to whom what is watched to its end and not told yet is nothing that is finished.
    private static func words(for state: String) -> String {
        let finished = Delivery.State.finished.rawValue
        return state.hasPrefix(finished) ? "waiting" + state.dropFirst(finished.count) : state
    }

    /// In place of "delivered", which is a play; nil for all else.
    private var keptPlace: String? {
        guard self.state == Delivery.State.delivered.rawValue, self.kind == Delivery.Kind.place.rawValue else {
            return nil
        }
        return Self.keptPlace(at: self.progress)
    }

    static func keptPlace(at progress: Double) -> String { "place kept at \(Int(progress)) %" }

    /// All of it, a line each.
    var details: [String] {
        var lines = [
            ("id", self.id), ("what", self.what), ("file", DisplayText(self.path, limit: 4096).description),
            ("for", self.receiver), ("state", self.keptPlace ?? Self.words(for: self.state)),
            ("progress", "\(Int(self.progress)) %"),
            ("ended", self.endedAt.formatted(date: .abbreviated, time: .standard)), ("attempts", "\(self.attempts)"),
        ]
        if let next = self.nextAttemptAt {
            lines.append(("next try", next.formatted(date: .abbreviated, time: .standard)))
        }
        if let reason = self.reason { lines.append(("why", reason)) }
        if let words = self.tellerWords { lines.append(("told", words)) }
        if let rating = self.rating { lines.append(("rated", "\(rating), \(Self.words(for: self.ratingState ?? ""))")) }
        return lines.map { "\($0.0.padding(toLength: 10, withPad: " ", startingAt: 0))\($0.1)" }
    }
}
