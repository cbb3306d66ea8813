import ScrobbleSync

/// The outcome of a correction.
package struct MatchReport: Hashable, Report {
    /// Waiting viewings that are matched anew.
    package var requeued: Int
    package var dropped: Int
    /// Plays at Trakt that stand under another title.
    package var wrong: Int
    /// Of them, removed and told anew.
    package var replaced = 0
    /// Of them, not found at Trakt any more.
    package var notFound = 0
    /// Not known yet whether they are at Trakt.
    package var unsure: Int
    package var delivered = 0
    package var obstacle: String?

    init(_ plan: CorrectionPlan) {
        self.requeued = plan.requeued.count
        self.dropped = plan.dropped.count
        self.wrong = plan.replaced.count
        self.unsure = plan.unsure.count
    }

    package var lines: [String] {
        var lines: [String] = []
        if self.requeued > 0 { lines.append("\(self.requeued) waiting matched anew, \(self.delivered) delivered") }
        if self.dropped > 0 { lines.append("\(self.dropped) waiting given up") }
        if self.replaced > 0 { lines.append("\(self.replaced) on Trakt put right, with their own times") }
        if self.notFound > 0 { lines.append("\(self.notFound) not on Trakt any more; left as they are") }
        if self.unsure > 0 {
            lines.append("\(self.unsure) may be on Trakt already; put right as soon as that is known")
        }
        return lines
    }
}
