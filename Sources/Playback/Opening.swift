/// One opening of a file, or of one of its parts; positions are of the part.
struct Opening: Sendable {
    let file: PlayedFile
    let part: Int
    /// Seconds of the file at which the part begins.
    private let offset: Double
    private let duration: Double
    /// Where the credits begin.
    private var credits: PlaybackProgress?
    /// Whether nothing at all is said: the part has counted before.
    private let isMuted: Bool
    private(set) var isRunning = false
    private(set) var hasBegun = false
    private var watched = WatchedTime(beganAt: 0)
    private var position = 0.0
    /// What Trakt was last told.
    private var told: ScrobbleIntent.LiveCall?
    /// Running time at which a seek is told, put off while more seeks come.
    private var seekDue: Duration?
    private var lastCheckpoint: Duration?
    private var countedState: ViewingState?

    init(file: PlayedFile, part: Int, isMuted: Bool = false) {
        self.file = file
        self.part = part
        self.isMuted = isMuted
        let range = file.parts.indices.contains(part) ? file.parts[part] : 0..<max(file.duration ?? 0, 0)
        self.offset = range.lowerBound
        self.duration = range.upperBound - range.lowerBound
        if let credits = file.credits { self.setCredits(credits) }
    }

    /// Takes where the credits begin, in seconds of the file; of another part they are none.
    mutating func setCredits(_ seconds: Double) {
        let position = seconds - self.offset
        guard position > 0, position < self.duration else { return }
        self.credits = PlaybackProgress(position: position, duration: self.duration)
    }

    mutating func receive(_ event: PlaybackEvent, at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        switch event.moved(by: -self.offset) {
        case .loaded: return []
        case .playing(let position): return self.run(from: position, at: moment, policy)
        case .tick(let position): return self.tick(position, at: moment, policy)
        case .paused(let position, let reachedEnd):
            return self.pause(position, reachedEnd: reachedEnd, at: moment, policy)
        case .stalled(let position):
            // A look before time stands still: at the end of a file mpv goes idle first and unloads it then.
            let intents = self.tick(position, at: moment, policy)
            self.hold()
            return intents
        case .seeked(let position): return self.seek(to: position, at: moment, policy)
        case .unloaded(let position, let reachedEnd):
            // A last look first: a file played faster than the looks come is a viewing too.
            let last = self.tick(position, at: moment, policy)
            if reachedEnd { self.reachEnd() }
            return last
        }
    }

    private var progress: PlaybackProgress { PlaybackProgress(position: self.position, duration: self.duration) }

    /// Takes a position that playing has reached.
    private mutating func note(_ position: Double?) {
        guard let position, position.isFinite, position >= 0 else { return }
        self.position = position
        if self.isRunning { self.watched.advance(to: position) }
    }

    private mutating func hold() {
        self.isRunning = false
        self.watched.interrupt()
    }

    /// The natural end: the last frame's time is a little short of the duration, so the rest is taken as played.
    ///
    /// mpv says the same at a chosen end (`--end`, `--length`), which is no end of the film.
    private mutating func reachEnd() {
        guard self.duration - self.position <= max(5, self.duration * 0.02) else { return }
        self.position = self.duration
    }

    /// Owes only its share of what is left from here.
    mutating func begin(at position: Double) {
        guard position.isFinite, position > self.offset else { return }
        self.watched.begin(at: position - self.offset)
    }

    /// Goes on where the same opening of the file was.
    mutating func resume(from other: Self) {
        self.isRunning = other.isRunning
        self.watched = other.watched
        self.position = other.position
    }

    private mutating func run(from position: Double?, at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        guard !self.isRunning else { return self.tick(position, at: moment, policy) }
        self.isRunning = true
        if let position, position.isFinite, position >= 0 {
            self.position = position
            self.watched.jump(to: position)
        }
        guard self.hasBegun, self.countedState == nil else { return [] }
        if self.told == .pause {
            return [self.start(), self.checkpoint(at: moment, policy)]
        }
        return []
    }

    private mutating func tick(_ position: Double?, at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        self.note(position)
        guard self.isRunning else { return [] }
        var intents: [ScrobbleIntent] = []
        if !self.hasBegun {
            guard !self.isMuted, self.watched.played >= policy.startDelay else { return [] }
            self.hasBegun = true
            intents.append(.begin(self.file, part: self.part, at: moment.date))
            // A file opened near its end was not seen: no "watching now", and no bookmark of an earlier evening wiped.
            if self.progress.percent < policy.threshold { intents.append(self.start()) }
            self.lastCheckpoint = moment.uptime
        }
        intents += self.countIfDue(at: moment, policy)
        if let due = self.seekDue, moment.uptime >= due {
            self.seekDue = nil
            if self.countedState == nil, self.progress.percent < policy.threshold { intents.append(self.start()) }
        }
        if moment.uptime - (self.lastCheckpoint ?? .zero) >= policy.checkpointInterval {
            intents.append(self.checkpoint(at: moment, policy))
        }
        return intents
    }

    private mutating func pause(
        _ position: Double?,
        reachedEnd: Bool,
        at moment: Moment,
        _ policy: ScrobblePolicy
    ) -> [ScrobbleIntent] {
        var intents = self.tick(position, at: moment, policy)
        self.hold()
        if reachedEnd { self.reachEnd() }
        guard self.hasBegun else { return [] }
        intents += self.countIfDue(at: moment, policy)
        // Trakt refuses a pause outside this range (`Documentation/trakt.md`, trap 12); there the next stop says all
        // there is to say.
        let places = ScrobblePolicy.lowestPlace..<policy.lowerMark
        let mayPause = self.countedState == nil && places.contains(self.progress.percent)
        if mayPause, self.told != .pause, !reachedEnd {
            self.told = .pause
            self.seekDue = nil
            intents.append(.live(.pause, self.progress))
        }
        intents.append(self.checkpoint(at: moment, policy))
        return intents
    }

    private mutating func seek(to position: Double?, at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        if let position, position.isFinite, position >= 0 {
            self.position = position
            self.watched.jump(to: position)
        } else {
            self.watched.interrupt()
        }
        guard self.hasBegun, self.countedState == nil else { return [] }
        if self.told == .start { self.seekDue = moment.uptime + policy.seekDelay }
        return [self.checkpoint(at: moment, policy)]
    }

    func state(at moment: Moment, _ policy: ScrobblePolicy) -> ViewingState {
        let isDue = policy.counts(
            self.watched,
            progress: self.progress,
            duration: self.duration,
            credits: self.credits
        )
        let counted = self.countedState != nil || isDue
        return ViewingState(
            progress: counted ? max(self.progress, self.countedState?.progress ?? .start) : self.unearned(policy),
            furthest: PlaybackProgress(position: self.watched.furthest, duration: self.duration),
            played: self.watched.played,
            isCounted: counted,
            date: moment.date
        )
    }

    /// Progress of a viewing that is no play: a jump to the end must not be told as the end (`Documentation/trakt.md`,
    /// trap 15).
    private func unearned(_ policy: ScrobblePolicy) -> PlaybackProgress {
        guard self.progress.percent >= policy.threshold else { return self.progress }
        let furthest = PlaybackProgress(position: self.watched.furthest, duration: self.duration)
        return PlaybackProgress(percent: min(max(furthest.percent, ScrobblePolicy.lowestPlace), policy.lowerMark - 0.1))
    }

    private mutating func countIfDue(at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        guard self.countedState == nil else { return [] }
        let state = self.state(at: moment, policy)
        guard state.isCounted else { return [] }
        self.countedState = state
        self.lastCheckpoint = moment.uptime
        return [.counted(state)]
    }

    private mutating func start() -> ScrobbleIntent {
        self.told = .start
        self.seekDue = nil
        return .live(.start, self.progress)
    }

    private mutating func checkpoint(at moment: Moment, _ policy: ScrobblePolicy) -> ScrobbleIntent {
        self.lastCheckpoint = moment.uptime
        return .checkpoint(self.state(at: moment, policy))
    }
}
