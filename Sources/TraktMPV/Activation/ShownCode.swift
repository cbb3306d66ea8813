import TraktAPI

/// A code while it is shown: how long it lives, and when it is asked about.
struct ShownCode: Hashable, Sendable {
    let code: DeviceCode
    /// Running time at which it is over, by our own clock (`Documentation/trakt.md §2.2`).
    let deadline: Duration
    /// Between two polls.
    private(set) var interval: Duration
    private(set) var nextPoll: Duration
    /// Whether an answer is awaited.
    var isPolling = false
    /// Running time of the last poll of all.
    private let lastMoment: Duration

    /// What the last poll needs to be there before the code is over, by Trakt's clock too.
    private static let headStart = Duration.seconds(1)

    /// - Parameters:
    ///   - code: As Trakt gave it; odd intervals and lives are brought to reason.
    ///   - now: Running time.
    init(_ code: DeviceCode, at now: Duration) {
        let life = Duration.seconds(min(max(code.expires_in, 1), 3600))
        self.code = code
        self.deadline = now + life
        self.lastMoment = now + life - min(Self.headStart, life / 4)
        self.interval = .seconds(min(max(code.interval, 1), 60))
        self.nextPoll = now
        self.planPoll(after: self.interval, at: now)
        // A code that lives no longer than the interval is asked about once.
        self.nextPoll = min(self.nextPoll, self.lastMoment)
    }

    /// Plans the next poll: never sooner than Trakt wants it, and so that the last one comes right before the end.
    ///
    /// What is approved in the last interval would be lost otherwise.
    mutating func planPoll(after wait: Duration, at now: Duration) {
        self.interval = wait
        self.isPolling = false
        let next = now + wait
        self.nextPoll = next <= self.lastMoment && next + wait > self.lastMoment ? self.lastMoment : next
    }

    func isDue(at now: Duration) -> Bool { now >= self.nextPoll && !self.isPolling }
}

/// A code that is not shown any more, and is asked about a last time: its yes may have come while it was replaced.
struct FormerCode: Hashable, Sendable {
    let code: DeviceCode
    /// Running time of the last poll: not sooner than Trakt wants it, for the answer would be no answer.
    let due: Duration

    init(_ shown: ShownCode, at now: Duration) {
        self.code = shown.code
        self.due = shown.isPolling ? now + shown.interval : shown.nextPoll
    }
}
