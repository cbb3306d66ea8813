import Foundation
import ScrobbleSync

/// The store of what was watched, and what waits in it.
enum StoreCheck {
    @Sendable static func store(_ visit: DoctorVisit) -> [Symptom] {
        let directory = visit.paths.stateDirectory
        let examination = StoreExamination(directory: directory)
        var symptoms = [self.symptom(examination.condition, directory)]
        if let notice = visit.environment.storeNotice.text {
            symptoms.append(
                Symptom("store", trouble: .warning, notice, do: "`trakt-mpv status --seen` says that you have seen it.")
            )
        } else if examination.setAside > 0 {
            symptoms.append(
                Symptom("store", .ok, "Damaged stores that were set aside are still there: \(examination.setAside).")
            )
        }
        return symptoms
    }

    private static func symptom(_ condition: StoreExamination.Condition, _ directory: String) -> Symptom {
        switch condition {
        case .missing: Symptom("store", .ok, "Nothing was recorded yet.")
        case .whole: Symptom("store", .ok, "The store is whole.")
        case .damaged:
            Symptom(
                "store",
                trouble: .error,
                "The store in \(directory) is damaged.",
                do: "Close all players, then `trakt-mpv status` sets it aside and keeps what can be read of it."
            )
        case .newerVersion:
            Symptom(
                "store",
                trouble: .error,
                "The store in \(directory) was made by a newer version of trakt-mpv.",
                do: "Update this one."
            )
        case .closed(let sentence): Symptom("store", .error, sentence)
        }
    }

    /// What has not reached Trakt for so long does not wait for a network alone.
    private static let longestWait: TimeInterval = 2 * 86400
    /// More is not sent without being asked for.
    private static let longestQueue = 200

    @Sendable static func queue(_ visit: DoctorVisit) -> [Symptom] {
        let store = StoreExamination(directory: visit.paths.stateDirectory)
        let parked = store.counts[.parked] ?? 0
        var symptoms: [Symptom] = []
        if parked > 0 {
            let reason = visit.showsTitles ? store.lastTrouble.map { " The last of them: \($0.asEnded)" } ?? "" : ""
            symptoms.append(
                Symptom(
                    "queue",
                    trouble: .warning,
                    "\(parked) for you to look at.\(reason)",
                    do: "`trakt-mpv queue list` says why each waits, and `trakt-mpv match FILE` says what one is."
                )
            )
        }
        if store.ratingsParked > 0 {
            symptoms.append(
                Symptom(
                    "queue",
                    trouble: .warning,
                    "Ratings that Trakt has refused: \(store.ratingsParked).",
                    do: "`trakt-mpv queue list` says why."
                )
            )
        }
        if let waiting = self.waiting(store) { symptoms.append(waiting) }
        guard symptoms.isEmpty else { return symptoms }
        return [Symptom("queue", .ok, "\(store.waiting) waiting, \(store.counts[.delivered] ?? 0) delivered so far.")]
    }

    private static func waiting(_ store: StoreExamination) -> Symptom? {
        if store.waiting > Self.longestQueue {
            return Symptom(
                "queue",
                trouble: .warning,
                "\(store.waiting) wait, more than are sent without being asked for.",
                do: "`trakt-mpv sync --all` sends them."
            )
        }
        let age = store.oldestWaiting.map { Date().timeIntervalSince($0) } ?? 0
        guard store.waiting > 0, age > Self.longestWait else { return nil }
        return Symptom(
            "queue",
            trouble: .warning,
            "\(store.waiting) waiting, the oldest for \(Int(age / 86400)) days.",
            do: "`trakt-mpv sync` sends them, or says what is in the way."
        )
    }
}

extension String {
    /// With a full stop at its end.
    var asEnded: String { self.hasSuffix(".") ? self : "\(self)." }
}
