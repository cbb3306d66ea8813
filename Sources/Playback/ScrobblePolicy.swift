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

    /// Progress from which a viewing can count, in percent; below Trakt's own mark, the play is added to the history.
    package var threshold: Double
    /// Share of what there was to see that must really have been played, in percent.
    ///
    /// Jumping to the end is not watching.
    package var minimumShare: Double
    /// Files shorter than this many seconds are left alone.
    package var minimumLength: Double
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
        startDelay: Double = 2,
        seekDelay: Duration = .seconds(2),
        checkpointInterval: Duration = .seconds(10)
    ) {
        self.threshold = threshold
        self.minimumShare = minimumShare
        self.minimumLength = minimumLength
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

    /// Whether a viewing is a play.
    ///
    /// Progress must have passed the threshold, or the credits have begun, and the minimum share of the file must really
    /// have been played. A viewing resumed at a stored point owes only that share of what was left.
    package func counts(
        _ watched: WatchedTime,
        progress: PlaybackProgress,
        duration: Double,
        credits: PlaybackProgress? = nil
    ) -> Bool {
        let mark = min(self.threshold, credits?.percent ?? 100)
        guard progress.percent >= mark, duration > 0 else { return false }
        let left = max(duration - watched.beganAt, 0)
        return watched.played >= left * self.minimumShare / 100
    }
}
