import ScrobbleSync

/// What stands over the picture: one thing at most, with all that its answer needs.
enum Overlay: Hashable, Sendable {
    case none
    /// Stays until the user is done with it.
    case panel(Panel)
    /// Whether to go on where the film was left; nothing is told meanwhile.
    case resume(ResumeQuestion, StoredPlace, until: Duration)
    /// How a viewing was; the next file may run already.
    case rating(Viewing, title: String, quitKeys: [String], until: Duration)

    var panel: Panel? {
        switch self {
        case .none: nil
        case .panel(let panel): panel
        case .resume(let question, _, _): .resume(question)
        case .rating(_, let title, let quitKeys, _): .rating(title: title, quitKeys: quitKeys)
        }
    }

    /// Running time at which it goes by itself.
    var deadline: Duration? {
        switch self {
        case .none, .panel: nil
        case .resume(_, _, let deadline), .rating(_, _, _, let deadline): deadline
        }
    }

    var isResume: Bool { if case .resume = self { true } else { false } }
    var isRating: Bool { if case .rating = self { true } else { false } }

    /// Takes a key.
    ///
    /// - Returns: What the user wants; nil for nothing, or for what only changes what is seen.
    mutating func press(_ key: Panel.Key) -> Panel.Wish? {
        guard var panel = self.panel else { return nil }
        let wish = panel.press(key)
        // The prompts have nothing to change.
        if case .panel = self { self = .panel(panel) }
        return wish
    }
}
