internal import TraktAPI

/// Why nothing can be sent for want of a login, in a sentence that says what to do.
package enum LoginWords {
    package static let signedOut = "Not connected to Trakt. Run `trakt-mpv login`; everything stays queued until then."

    /// Nobody logged out (`Documentation/trakt.md §1.6`).
    package static let ended =
        "Trakt has ended this login: another app has probably taken the one place that a free account has "
        + "(\(TraktPages.connectedApps)). Nothing is lost; `trakt-mpv login` gets it back."

    package static let otherApp =
        "A login belongs to the client id that it was made with, and another one is set now: run `trakt-mpv login`. "
        + "Everything stays queued until then."
}
