import ScrobbleSync

/// The outcome of `undo`.
package struct UndoReport: Hashable, Report {
    package var id: String
    package var title: String
    /// What the name of the file says, where it says something else.
    package var named: String?
    /// Trakt's number of the play that is gone; nil when none was removed.
    package var historyID: Int64?
    /// Who has told Trakt of it in our place: `app` or `checkin`; nil where we have.
    package var toldBy: String?
    /// Why it is not done yet, in one sentence; what has to be done is stored.
    package var pending: String?
    /// Why nothing was taken back, in one sentence.
    package var obstacle: String?
    /// Whether the play is another app's, and has stayed for want of the user's word.
    private var isDoubted = false

    private enum CodingKeys: CodingKey {
        case id, title, named, historyID, toldBy, pending, obstacle
    }

    /// - Parameters:
    ///   - entry: The viewing.
    ///   - undone: What came of it.
    init(_ entry: OutboxEntry, _ undone: Undone) {
        self.id = entry.id
        let title = ViewingTitle(entry)
        (self.title, self.named) = (title.shown, title.named)
        self.toldBy = entry.delivery.otherApp?.word
        switch undone {
        case .removed(let number): self.historyID = number
        case .neverTold: break
        case .stored(let reason): self.pending = reason
        case .nothingThere: self.obstacle = "Trakt has no play of this viewing."
        case .stays(let app):
            // It may have been told meanwhile.
            self.toldBy = app.word
            self.isDoubted = true
            self.obstacle = QueueMistake.othersPlay("\(title)", app.name, entry.id).description
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
        let who = self.toldBy.map(OtherApp.name)
        guard self.historyID == nil else { return ["Taken back: \(what)" + (who.map { ", told by \($0)" } ?? "")] }
        return [who.map { Self.notFromHere(what, $0) } ?? "Never to be told: \(what)"]
    }

    /// What is said where we were only the second to know of it.
    static func notFromHere(_ what: String, _ who: String) -> String {
        "Not to be told from here: \(what.asSentence) What \(who) tells of it stays."
    }

    /// What to ask the user before it is taken back all the same; nil where there is nothing to ask.
    package var question: String? {
        guard self.isDoubted, let toldBy else { return nil }
        let what = ViewingTitle.words(self.title, named: self.named)
        return "The last play, \(what), is at Trakt by \(OtherApp.name(toldBy)). Take it back?"
    }

    package var trouble: String? { self.obstacle }
    package var isFailure: Bool { self.obstacle != nil }
}
