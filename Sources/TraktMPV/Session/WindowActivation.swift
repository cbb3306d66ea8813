import Playback

/// The activation in the window: what it shows, and the film that waits for it.
///
/// Whoever lets the film go on wants to see it, and some hosts let no key through to the panel: it gives way then, goes on
/// unseen, and the menu brings it back.
struct WindowActivation: Hashable, Sendable {
    enum Film: Hashable, Sendable {
        /// Runs, or stands for another reason.
        case free
        /// The player has been asked to hold it.
        case asked
        case held
    }

    private(set) var film: Film
    private(set) var isHidden = false
    var note: ActivationNote
    var screen = ActivationFlow.Display.asking

    init(_ film: Film, _ note: ActivationNote) {
        self.film = film
        self.note = note
    }

    var panel: Panel { .activation(self.screen, self.note) }

    /// Takes what the player does.
    ///
    /// - Returns: Whether the panel has to go: the film was let go on by somebody else.
    mutating func follow(_ event: PlaybackEvent) -> Bool {
        switch (self.film, event) {
        case (.asked, .paused): self.film = .held
        case (.held, .playing):
            self.film = .free
            self.isHidden = true
            return true
        default: break
        }
        return false
    }

    /// The user asks for it.
    mutating func reveal() { self.isHidden = false }
}
