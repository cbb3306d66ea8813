import ScrobbleSync

/// The outcome of `undo`.
package struct UndoReport: Hashable, Report {
    package var id: String
    package var title: String
    /// Trakt's number of the play that is gone; nil when none was removed.
    package var historyID: Int64?
    /// Why none was removed, in one sentence.
    package var obstacle: String?

    /// - Parameters:
    ///   - entry: The viewing.
    ///   - undone: What Trakt said; nil when it could not be asked.
    init(_ entry: OutboxEntry, _ undone: Undone?) {
        self.id = entry.id
        self.title = entry.viewing.displayTitle
        switch undone {
        case .removed(let number)?: self.historyID = number
        case .nothingThere?: self.obstacle = "Trakt has no play of this viewing."
        case .obstacle(let sentence)?: self.obstacle = sentence
        case nil: self.obstacle = Environment.missingClientID
        }
    }

    package var lines: [String] { self.isFailure ? [] : ["Taken back: \(self.title)"] }
    package var trouble: String? { self.obstacle }
    package var isFailure: Bool { self.obstacle != nil }
}
