import ScrobbleSync

/// What the user has said, stored, and what it changes of the past.
package struct RememberedMatch: Sendable {
    /// What the file is now.
    package let title: String
    let plan: CorrectionPlan

    init(title: String, plan: CorrectionPlan) {
        self.title = title
        self.plan = plan
    }

    /// Plays that stand at Trakt as something else, by what they were taken for.
    package var wrongTitles: [String] { self.plan.replaced.map { "\(ViewingTitle($0.entry))" } }

    /// What the user is asked before they are removed there.
    package var question: String {
        let isOne = self.plan.replaced.count == 1
        let plays = isOne ? "this play" : "these \(self.plan.replaced.count) plays"
        guard self.plan.replaced.contains(where: { $0.match != nil }) else { return "Remove \(plays) from Trakt?" }
        return "Remove \(plays) from Trakt and add \(isOne ? "it" : "them") again as \(self.title)?"
    }
}
