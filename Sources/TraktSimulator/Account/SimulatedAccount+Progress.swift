import Foundation

/// What is hidden, dropped and watched anew (`Documentation/trakt.md §8.3–8.4`).
extension SimulatedAccount {
    /// Sections in which shows can be hidden, with the word of `last_activities` that tells.
    static let sections = [
        "progress_watched": "shows.hidden_at", "progress_watched_reset": "shows.hidden_at",
        "progress_collected": "shows.hidden_at", "calendar": "shows.hidden_at", "recommendations": "shows.hidden_at",
        "comments": "shows.hidden_at", "dropped": "shows.dropped_at",
    ]

    /// Hides shows, or shows them again.
    func hide(_ shows: [Int], in section: String, isHidden: Bool) {
        guard let activity = Self.sections[section], !shows.isEmpty else { return }
        let now = self.clock.now
        self.apply(
            shows.map { .hidden(section: section, show: $0, isHidden ? now : nil) } + [.activity(activity, now)]
        )
    }

    /// The shows of a section, the newest first.
    func hidden(in section: String) -> [(show: Int, at: Date)] {
        (self.state.hidden[section] ?? [:]).map { ($0.key, $0.value) }
            .sorted { ($0.at, $0.show) > ($1.at, $1.show) }
    }

    /// Has a show watched anew from now on, or no longer so.
    ///
    /// - Returns: From when on.
    @discardableResult
    func reset(show: Int, isReset: Bool) -> Date? {
        let now = self.clock.now
        self.apply([.resetShow(show, isReset ? now : nil), .activity("episodes.watched_at", now)])
        return self.state.resets[show]
    }

    func resetAt(ofShow show: Int) -> Date? { self.state.resets[show] }

    var resets: [Int: Date] { self.state.resets }
}
