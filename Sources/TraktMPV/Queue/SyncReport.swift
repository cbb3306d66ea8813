import ScrobbleSync
import TraktAPI

/// What one `sync` did.
package struct SyncReport: Hashable, Report {
    /// Plays that are on Trakt now.
    package var delivered: Int
    /// Places to go on from that Trakt keeps now.
    package var places = 0
    /// Those that were left to the user now.
    package var parked: Int
    /// All that are left to the user, those of before, too; for people.
    package var forUser = 0
    package var waiting: Int
    /// Ratings that wait; for people.
    package var ratings = 0
    /// Why nothing can be sent, in one sentence.
    package var obstacle: String?

    private enum CodingKeys: String, CodingKey {
        case delivered, places, parked, waiting, obstacle
    }

    package var lines: [String] {
        let kept = self.places == 0 ? "" : self.places == 1 ? ", 1 place kept" : ", \(self.places) places kept"
        let count = self.delivered + self.places + self.forUser + self.waiting + self.ratings
        guard count > 0 || self.obstacle != nil else { return ["Nothing waits."] }
        let look = self.forUser == 0 ? "" : " (`trakt-mpv queue` says why)"
        let rated =
            self.ratings == 0 ? "" : self.ratings == 1 ? ", 1 rating waiting" : ", \(self.ratings) ratings waiting"
        return [
            "\(self.delivered) delivered\(kept), \(self.forUser) for you to look at\(look), \(self.waiting) waiting\(rated)"
        ]
    }
    package var trouble: String? { self.obstacle }
    package var isFailure: Bool { self.obstacle != nil }
}

/// One step of a `sync`, as it happens.
package struct SyncStep: Hashable, Report {
    /// delivered, place-kept, parked or needs-match.
    package var event: String
    package var id: String
    /// What Trakt was told, where that is known.
    package var title: String
    /// What the name of the file says, where it says something else.
    package var named: String?
    /// Percent, where a place is kept.
    package var progress: Double?
    package var reason: String?

    package var lines: [String] {
        let what = ViewingTitle.words(self.title, named: self.named)
        switch self.event {
        case "delivered": return ["Delivered: \(what)\(self.reason.map { ", which \($0)" } ?? "")"]
        case "place-kept": return ["Place kept at \(Int(self.progress ?? 0)) %: \(what)"]
        default: return ["For you to look at: \(what): \(self.reason ?? "")"]
        }
    }
}

extension SyncStep {
    /// nil for what is no step of a viewing.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - entry: Reads a viewing; nil where it cannot be read.
    init?(_ event: SyncEvent, entry: (String) -> OutboxEntry?) {
        switch event {
        case .delivered(let id, let isPlay):
            let entry = entry(id)
            let reason = entry.flatMap { QueueLine($0).tellerWords }
            self.init(isPlay ? "delivered" : "place-kept", id, entry, reason: reason)
        case .parked(let id, let reason): self.init("parked", id, entry(id), reason: reason)
        case .needsMatch(let id, let reason, _): self.init("needs-match", id, entry(id), reason: reason)
        case .matched, .excluded, .toldElsewhere, .obstacle, .waiting, .clockOff, .timesMended: return nil
        }
    }

    private init(_ event: String, _ id: String, _ entry: OutboxEntry?, reason: String? = nil) {
        let title = entry.map(ViewingTitle.init)
        self.init(
            event: event,
            id: id,
            title: title?.shown ?? id,
            named: title?.named,
            progress: event == "place-kept" ? entry?.viewing.progress : nil,
            reason: reason
        )
    }
}

extension SyncEvent {
    /// What was wrong with the clock, in one sentence; nil for all else.
    var clockSentence: String? {
        switch self {
        case .clockOff(let seconds): ClockNote.sentence(seconds: seconds, isSet: false)
        case .timesMended(let seconds): ClockNote.sentence(seconds: seconds, isSet: true)
        case .matched, .needsMatch, .excluded, .toldElsewhere, .delivered, .parked, .obstacle, .waiting: nil
        }
    }
}
