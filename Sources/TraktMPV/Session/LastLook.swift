/// Where the player was when it was looked at last, for a player that cannot be stopped at before a file goes.
struct LastLook: Hashable, Sendable {
    /// Seconds.
    private(set) var position: Double?
    private var time = Duration.zero
    /// How fast the film runs, 1 for as it was made.
    var speed = 1.0

    /// A little more than there is between two looks.
    private static let longest = Duration.milliseconds(1500)

    mutating func note(_ position: Double?, at time: Duration) {
        guard let position, position.isFinite else { return }
        self.position = position
        self.time = time
    }

    /// Where the player is by now, if it has run on; no further than it can be between two looks.
    func position(at now: Duration) -> Double? {
        guard let position = self.position, self.speed.isFinite, self.speed > 0 else { return self.position }
        return position + min(max(now - self.time, .zero), Self.longest) / .seconds(1) * self.speed
    }
}
