package import struct Foundation.Date

/// What is to be done about what the player did, in the order to do it.
package enum ScrobbleIntent: Hashable, Sendable {
    /// A viewing exists from now on: write it down before anything else. The part is 0 but in a file of several episodes.
    case begin(PlayedFile, part: Int, at: Moment)
    /// Tell Trakt now or never; with the media seconds really played so far, which may not be in the journal yet.
    case live(LiveCall, PlaybackProgress, played: Double)
    /// Write the journal: this is all that is left after the plug is pulled.
    case checkpoint(ViewingState)
    /// The viewing has counted; whatever follows in this file is no news. It ends with `end` all the same.
    case counted(ViewingState)
    /// The viewing is over.
    case end(ViewingState)
    /// What plays is the rest of what has counted another time: it is no viewing of its own, and one that runs is none.
    case continued

    /// The perishable calls (`Documentation/trakt.md §4.6`).
    package enum LiveCall: Hashable, Sendable {
        case start, pause
    }
}

/// How far a viewing has come.
package struct ViewingState: Hashable, Sendable {
    /// What Trakt is to be told: the position, or the furthest point really played after a jump to the end.
    package var progress: PlaybackProgress
    /// The furthest point really played.
    package var furthest: PlaybackProgress
    /// Media seconds really played.
    package var played: Double
    /// The mark that it had passed when it counted; nil for one that has not.
    package var countedAt: PlaybackProgress?
    /// When something of it was last really played: neither a pause nor an open window moves it.
    package var lastPlayed: Moment

    /// Whether it is a play.
    package var isCounted: Bool { self.countedAt != nil }
    /// The wall time of its end.
    package var date: Date { self.lastPlayed.date }

    package init(
        progress: PlaybackProgress,
        furthest: PlaybackProgress,
        played: Double,
        countedAt: PlaybackProgress?,
        lastPlayed: Moment
    ) {
        self.progress = progress
        self.furthest = furthest
        self.played = played
        self.countedAt = countedAt
        self.lastPlayed = lastPlayed
    }
}
