/// What was really seen of a file: media time that ran past, seeks excluded.
///
/// Media time, so that a film at double speed counts as the whole film.
package struct WatchedTime: Hashable, Sendable {
    /// Where the first played stretch began, in seconds.
    package private(set) var beganAt: Double
    /// Media seconds played, the same scene twice counted twice.
    package private(set) var played: Double
    /// The furthest second that was really played, not jumped to.
    package private(set) var furthest: Double
    /// Up to where it was seen another time, in seconds, by what is known; 0 where nothing is.
    package var place = 0.0
    /// The furthest second at which playing began, or to which somebody jumped.
    private var entered: Double
    private var last: Double?

    /// The longest step between two readings that can still be playing, in media seconds.
    ///
    /// Readings are at most a few seconds
    /// apart and mpv plays at most a hundred times as fast.
    private static let longestStep = 1200.0

    package init(beganAt position: Double) {
        let start = position.isFinite ? max(position, 0) : 0
        self.beganAt = start
        self.played = 0
        self.furthest = start
        self.entered = start
        self.last = nil
    }

    /// Seconds of the file that were seen another time: up to the known place, for whoever went on from there or beyond it.
    ///
    /// Beginning near the end, by an option or a jump, is not having seen what lies before it.
    package var seenBefore: Double { min(self.place, self.entered) }

    /// Playing continues from here: the stretch before it, if any, was jumped over.
    package mutating func jump(to position: Double) {
        self.last = position.isFinite ? max(position, 0) : nil
        guard let last = self.last else { return }
        self.entered = max(self.entered, last)
        if self.played == 0 {
            // Nothing was seen yet: this is mpv going to where it was told to begin.
            self.beganAt = last
            self.furthest = last
        }
    }

    /// The player is on its way to where the film was left.
    package mutating func resume(at position: Double) {
        self.jump(to: position)
        self.beganAt = max(self.beganAt, self.last ?? 0)
        self.furthest = max(self.furthest, self.last ?? 0)
    }

    /// Playing went on to here without a jump.
    ///
    /// - Returns: Whether something was played.
    @discardableResult
    package mutating func advance(to position: Double) -> Bool {
        guard position.isFinite else { return false }
        guard let last = self.last else {
            self.last = position
            return false
        }
        let step = position - last
        self.last = position
        guard step > 0, step <= Self.longestStep else { return false }
        self.played += step
        self.furthest = max(self.furthest, position)
        return true
    }

    /// Time passes without playing: paused, buffering.
    package mutating func interrupt() { self.last = nil }
}
