package import Foundation

/// Another app of the user that tells the receiver of the same viewing: of it nothing is told twice.
package struct OtherApp: Codable, Hashable, Sendable {
    /// Whether the user has checked in to the item: that becomes a play by itself.
    package var isCheckIn: Bool
    /// When it began there, by the receiver's clock; it may lie before the other app's first word.
    package var startedAt: Date?
    /// When it is over there, by the receiver's clock, if the other app says nothing more.
    package var expiresAt: Date?

    package init(isCheckIn: Bool, startedAt: Date? = nil, expiresAt: Date? = nil) {
        self.isCheckIn = isCheckIn
        self.startedAt = startedAt
        self.expiresAt = expiresAt
    }

    /// What was begun longer before the viewing than this, or is to last longer after it, is believed for no longer.
    private static let longest: TimeInterval = 6 * 3600
    /// Seconds by which the play of the other app may come before the viewing, by clocks that differ.
    private static let earliest: TimeInterval = 60
    /// Seconds after its end in which the other app's play may come.
    private static let latest: TimeInterval = 900
    /// Seconds after the end of a check-in by which its play is there.
    private static let settlingTime: TimeInterval = 60

    /// When the play of the other app can be, by the receiver's clock.
    ///
    /// - Parameters:
    ///   - start: When the viewing began.
    ///   - end: When it ended.
    /// - Returns: The time between the two, and a little more.
    func range(from start: Date, to end: Date) -> ClosedRange<Date> {
        let first = max(min(start, self.startedAt ?? start), start - Self.longest) - Self.earliest
        let last = max(end, min(self.expiresAt ?? end, end + Self.longest)) + Self.latest
        return first...max(first, last)
    }

    /// How long its play is still waited for: it may come as late as what is on there ends.
    ///
    /// - Parameters:
    ///   - date: When the history did not have it, by the receiver's clock.
    ///   - elapsed: Seconds since the viewing ended.
    ///   - patience: When it is looked for at least.
    /// - Returns: Seconds until the next look; nil when it does not come any more.
    func wait(askedAt date: Date, after elapsed: TimeInterval, _ patience: Patience) -> TimeInterval? {
        if let wait = patience.wait(after: max(elapsed, 0)) { return wait }
        guard let end = self.expiresAt else { return nil }
        let rest = min((end + Self.settlingTime).timeIntervalSince(date), Self.longest - elapsed)
        return rest > 0 ? rest : nil
    }
}
