import ScrobbleSync
import TraktAPI

/// What one `sync` did.
package struct SyncReport: Hashable, Report {
    package var delivered: Int
    package var parked: Int
    package var waiting: Int
    /// Why nothing can be sent, in one sentence.
    package var obstacle: String?

    package var lines: [String] {
        ["\(self.delivered) delivered, \(self.parked) for you to look at, \(self.waiting) waiting"]
    }
    package var trouble: String? { self.obstacle }
    package var isFailure: Bool { self.obstacle != nil }
}

/// One step of a `sync`, as it happens.
package struct SyncStep: Hashable, Report {
    /// delivered, parked or needs-match.
    package var event: String
    package var id: String
    package var title: String
    package var reason: String?

    package var lines: [String] {
        switch self.event {
        case "delivered": ["Delivered: \(self.title)"]
        default: ["For you to look at: \(self.title): \(self.reason ?? "")"]
        }
    }
}

extension SyncStep {
    /// nil for what is no step of a viewing.
    init?(_ event: SyncEvent, title: (String) -> String) {
        switch event {
        case .delivered(let id, _): self.init(event: "delivered", id: id, title: title(id), reason: nil)
        case .parked(let id, let reason): self.init(event: "parked", id: id, title: title(id), reason: reason)
        case .needsMatch(let id, let reason, _):
            self.init(event: "needs-match", id: id, title: title(id), reason: reason)
        case .matched, .excluded, .obstacle, .waiting, .clockOff: return nil
        }
    }
}
