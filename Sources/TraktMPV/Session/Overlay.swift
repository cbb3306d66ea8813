import ScrobbleSync

/// What stands over the picture: one thing at most, with all that its answer needs.
enum Overlay: Hashable, Sendable {
    case none
    /// Stays until the user is done with it.
    case panel(Panel)
    /// Asks once more, since then.
    case confirmation(Confirmation, since: Duration)
    /// Whether to go on where the film was left; nothing is told meanwhile.
    case resume(ResumeQuestion, StoredPlace, until: Duration)
    /// How a viewing was; the next file may run already.
    case rating(Viewing, title: String, quitKeys: [String], until: Duration)

    var panel: Panel? {
        switch self {
        case .none: nil
        case .panel(let panel): panel
        case .confirmation(let question, _): .confirmation(question)
        case .resume(let question, _, _): .resume(question)
        case .rating(_, let title, let quitKeys, _): .rating(title: title, quitKeys: quitKeys)
        }
    }

    /// Running time at which it goes by itself.
    var deadline: Duration? {
        switch self {
        case .none, .panel, .confirmation: nil
        case .resume(_, _, let deadline), .rating(_, _, _, let deadline): deadline
        }
    }

    /// What is asked about that another app has told.
    var doubtedPlay: OthersPlay? { if case .confirmation(let question, _) = self { question.play } else { nil } }

    var isResume: Bool { if case .resume = self { true } else { false } }
    var isRating: Bool { if case .rating = self { true } else { false } }

    /// Who clicks twice has clicked at what was there before.
    private static let doubleClick = Duration.milliseconds(500)

    /// Takes a key.
    ///
    /// - Returns: What the user wants; nil for nothing, or for what only changes what is seen.
    mutating func press(_ key: Panel.Key, at now: Duration) -> Panel.Wish? {
        guard var panel = self.panel else { return nil }
        if case .confirmation(_, let since) = self, key.name == "MBTN_LEFT", now < since + Self.doubleClick {
            return nil
        }
        let wish = panel.press(key)
        switch (self, panel) {
        case (.panel, _): self = .panel(panel)
        case (.confirmation(_, let since), .confirmation(let question)): self = .confirmation(question, since: since)
        // The prompts have nothing to change.
        default: break
        }
        return wish
    }
}
