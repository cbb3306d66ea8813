/// When a viewing is told to Trakt, and when it counts as watched.
package struct ScrobblePolicy: Hashable, Sendable {
    /// Percent from which Trakt takes a stop for a play; it cannot be moved (`Documentation/trakt.md §4.3`).
    package static let traktMark = 80.0
    /// The lowest percent that is a place to resume from; Trakt refuses a pause below it (`Documentation/trakt.md`, trap 12).
    package static let lowestPlace = 1.0
    /// The highest percent that is a place; what lies between it and Trakt's mark is not defined by any document.
    package static let highestPlace = 79.0
    /// Seconds of credits where only the runtime is known.
    package static let creditsLength = 120.0
    /// Percent of a film that must have been played anew before a jump to the rest of what has counted is watching.
    static let leastSeenAgain = 25.0
    /// Percent by which somebody goes back to find the thread again.
    static let stepBack = 5.0

    /// Progress from which a viewing can count, in percent; below Trakt's own mark, the play is added to the history.
    package var threshold: Double
    /// Share of the file that must really have been played, in percent; of the rest only, where a known place was gone on from.
    ///
    /// Jumping to the end is not watching, and neither is opening near it.
    package var minimumShare: Double
    /// Files shorter than this many seconds are left alone.
    package var minimumLength: Double
    /// For how many days going on with what has counted is no second play.
    package var continueDays: Double
    /// Media seconds to play before the first start, so that flicking through files shows nothing on Trakt.
    package var startDelay: Double
    /// How long after a seek the new position is told: a series of jumps becomes one request.
    package var seekDelay: Duration
    /// How often the journal is written while playing.
    package var checkpointInterval: Duration

    package init(
        threshold: Double = ScrobblePolicy.traktMark,
        minimumShare: Double = 25,
        minimumLength: Double = 120,
        continueDays: Double = 14,
        startDelay: Double = 2,
        seekDelay: Duration = .seconds(2),
        checkpointInterval: Duration = .seconds(10)
    ) {
        self.threshold = threshold
        self.minimumShare = minimumShare
        self.minimumLength = minimumLength
        self.continueDays = continueDays
        self.startDelay = startDelay
        self.seekDelay = seekDelay
        self.checkpointInterval = checkpointInterval
    }

    /// Percent from which Trakt or the user takes what was seen for a play: no place lies there.
    var lowerMark: Double { min(self.threshold, Self.traktMark) }

    /// Why a file is not scrobbled, or nil when it is.
    package func objection(to file: PlayedFile) -> Objection? {
        if file.isIgnored { return .ignored }
        if file.isLive { return .live }
        if file.isImage { return .image }
        if !file.hasVideo { return .noVideo }
        guard let duration = file.duration, duration.isFinite, duration > 0 else { return .unknownDuration }
        return duration < self.minimumLength ? .tooShort : nil
    }

    package enum Objection: Hashable, Sendable {
        case ignored, live, image, noVideo, unknownDuration, tooShort
    }

    /// The progress from which a viewing can count.
    func mark(credits: PlaybackProgress?) -> PlaybackProgress {
        min(PlaybackProgress(percent: self.threshold), credits ?? .end)
    }

    /// Whether a viewing is a play.
    ///
    /// Progress must have passed the threshold, or the credits have begun, and the minimum share of the file must really
    /// have been played, wherever playing began. Only one that went on from a known place owes just that share of what was left.
    package func counts(
        _ watched: WatchedTime,
        progress: PlaybackProgress,
        duration: Double,
        credits: PlaybackProgress? = nil
    ) -> Bool {
        guard progress >= self.mark(credits: credits), duration > 0 else { return false }
        let left = max(duration - watched.seenBefore, 0)
        return watched.played >= left * self.minimumShare / 100
    }
}
