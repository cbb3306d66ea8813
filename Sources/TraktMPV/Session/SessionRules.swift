import Playback

/// What holds for a whole run of a session.
struct SessionRules: Sendable {
    /// Names this run of the player.
    var session: String
    /// When something counts.
    var policy = ScrobblePolicy()
    /// Which credits count as the end.
    var credits = Settings.Credits.chapters
    var screen = ScreenSettings()
    /// Whether the user wants nothing of this run on the wire or on disk.
    var isPrivate = false
    var isInTerminal = false
    /// Whether Trakt can be asked and told at all: not without a client id, nor without a store.
    var hasTrakt = true
    /// Why nothing is told to Trakt, in one sentence, which the terminal has heard before: there is no client id, the config
    /// cannot be read whole, the store cannot be used.
    var standstill: String?
}
