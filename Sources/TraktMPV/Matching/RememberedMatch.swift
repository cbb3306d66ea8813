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

    /// Plays that stand at Trakt as something else, by what they were taken for, and who has told them where we have not.
    package var wrongTitles: [String] {
        self.plan.replaced.map { Self.words("\(ViewingTitle($0.entry))", toldBy: $0.entry.delivery.otherApp) }
    }

    static func words(_ title: String, toldBy app: OtherApp?) -> String {
        app.map { "\(title), told by \($0.name)" } ?? title
    }

    /// What is told of each before that.
    package var heading: String {
        self.plan.replaced.contains { $0.match != nil } ? "On Trakt under another title" : "On Trakt already"
    }

    /// What to do where nobody can be asked.
    package var advice: String {
        let count = self.plan.replaced.count
        return self.plan.replaced.contains { $0.match != nil }
            ? "\(count) on Trakt under another title; run this with --yes to put \(count == 1 ? "it" : "them") right."
            : "\(count) on Trakt already; run this with --yes to remove \(count == 1 ? "it" : "them") there."
    }

    /// What the user is asked before they are removed there.
    package var question: String {
        let isOne = self.plan.replaced.count == 1
        let plays = isOne ? "this play" : "these \(self.plan.replaced.count) plays"
        guard self.plan.replaced.contains(where: { $0.match != nil }) else { return "Remove \(plays) from Trakt?" }
        return "Remove \(plays) from Trakt and add \(isOne ? "it" : "them") again as \(self.title)?"
    }
}
