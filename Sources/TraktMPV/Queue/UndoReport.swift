import ScrobbleSync

/// The outcome of `undo`.
package struct UndoReport: Hashable, Report {
    package var id: String
    package var title: String
    /// What the name of the file says, where it says something else.
    package var named: String?
    /// Trakt's number of the play that is gone; nil when none was removed.
    package var historyID: Int64?
    /// Why it is not done yet, in one sentence; what has to be done is stored.
    package var pending: String?
    /// Why nothing was taken back, in one sentence.
    package var obstacle: String?

    /// - Parameters:
    ///   - entry: The viewing.
    ///   - undone: What came of it.
    init(_ entry: OutboxEntry, _ undone: Undone) {
        self.id = entry.id
        let title = ViewingTitle(entry)
        (self.title, self.named) = (title.shown, title.named)
        switch undone {
        case .removed(let number): self.historyID = number
        case .neverTold: break
        case .stored(let reason): self.pending = reason
        case .nothingThere: self.obstacle = "Trakt has no play of this viewing."
        }
    }

    /// - Parameters:
    ///   - number: Trakt's number of a play that was not told from here.
    ///   - isRemoved: Whether Trakt has removed it.
    ///   - obstacle: Why it could not be asked to, in one sentence.
    init(_ number: Int64, _ isRemoved: Bool, obstacle: String?) {
        self.id = "\(number)"
        self.title = "play \(number)"
        self.historyID = isRemoved ? number : nil
        let unknown =
            "There is no viewing \(number) here, and no such play at Trakt. `trakt-mpv history` shows what can be taken back."
        self.obstacle = isRemoved ? nil : obstacle ?? unknown
    }

    package var lines: [String] {
        if self.isFailure { return [] }
        let what = ViewingTitle.words(self.title, named: self.named)
        if let pending { return ["To be taken back as soon as Trakt can be asked: \(what.asSentence) \(pending)"] }
        return [self.historyID == nil ? "Never to be told: \(what)" : "Taken back: \(what)"]
    }

    package var trouble: String? { self.obstacle }
    package var isFailure: Bool { self.obstacle != nil }
}
