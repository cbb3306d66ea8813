/// What was really seen of a file: media time that ran past, seeks excluded.
///
/// Media time, so that a film at double speed counts as the whole film.
package struct WatchedTime: Hashable, Sendable {
    /// Where the first played stretch began, in seconds: more than 0 when playing was resumed.
    package private(set) var beganAt: Double
    /// Media seconds played, the same scene twice counted twice.
    package private(set) var played: Double
    /// The furthest second that was really played, not jumped to.
    package private(set) var furthest: Double
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
        self.last = nil
    }

    /// Playing continues from here: the stretch before it, if any, was jumped over.
    package mutating func jump(to position: Double) {
        self.last = position.isFinite ? max(position, 0) : nil
        if self.played == 0, let last = self.last {
            // Nothing was seen yet: this is mpv going to the place where the user left off.
            self.beganAt = last
            self.furthest = last
        }
    }

    /// What comes before this was seen another time.
    package mutating func begin(at position: Double) {
        self.jump(to: position)
        self.beganAt = max(self.beganAt, position)
        self.furthest = max(self.furthest, position)
    }

    /// Playing went on to here without a jump.
    package mutating func advance(to position: Double) {
        guard position.isFinite else { return }
        guard let last = self.last else { return self.last = position }
        let step = position - last
        self.last = position
        guard step > 0, step <= Self.longestStep else { return }
        self.played += step
        self.furthest = max(self.furthest, position)
    }

    /// Time passes without playing: paused, buffering.
    package mutating func interrupt() { self.last = nil }
}
