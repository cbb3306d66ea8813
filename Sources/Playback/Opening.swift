/// One opening of a file, or of one of its parts; positions are of the part.
struct Opening: Sendable {
    let file: PlayedFile
    let part: Int
    /// Seconds of the file at which the part begins.
    private let offset: Double
    private let duration: Double
    /// Where the credits begin.
    private var credits: PlaybackProgress?
    /// Whether nothing at all is said: the part has counted before, or has been told to its end.
    private var isMuted: Bool
    private(set) var isRunning = false
    private(set) var hasBegun = false
    private var watched = WatchedTime(beganAt: 0)
    private var position = 0.0
    /// When something was last really played.
    private var lastPlayed: Moment?
    /// Where it was before it went to where a viewing counts.
    private var lastBelow: PlaybackProgress?
    /// What is known of earlier viewings.
    private var earlier = EarlierViewing()
    private var rest = Rest.none
    /// What Trakt was last told.
    private var told: ScrobbleIntent.LiveCall?
    /// Running time at which a seek is told, put off while more seeks come.
    private var seekDue: Duration?
    private var lastCheckpoint: Duration?
    private var countedState: ViewingState?

    /// Whether this is the rest of what has counted another time.
    private enum Rest {
        case none, unsaid, said
    }

    init(file: PlayedFile, part: Int, isMuted: Bool = false) {
        self.file = file
        self.part = part
        self.isMuted = isMuted
        let range = file.range(of: part)
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
        case .stalled(let position, let reachedEnd):
            // A look before time stands still: at the end of a file mpv goes idle first and unloads it then.
            let intents = self.tick(position, at: moment, policy)
            self.hold()
            return reachedEnd ? intents + self.stand(at: moment, policy) : intents
        case .seeked(let position): return self.seek(to: position, at: moment, policy)
        case .unloaded(let position, let reachedEnd):
            // A last look first: a file played faster than the looks come is a viewing too.
            let last = self.tick(position, at: moment, policy)
            if reachedEnd {
                // Where it cannot tell its position any more, it has run until now.
                if self.isRunning, position == nil { self.lastPlayed = moment }
                self.reachEnd()
            }
            return last
        }
    }

    private var progress: PlaybackProgress { self.progress(at: self.position) }

    private func progress(at position: Double) -> PlaybackProgress {
        PlaybackProgress(position: position, duration: self.duration)
    }

    /// Takes a position that playing has reached.
    private mutating func note(_ position: Double?, at moment: Moment, _ policy: ScrobblePolicy) {
        guard let position, position.isFinite, position >= 0 else { return }
        self.position = position
        guard self.isRunning, self.watched.advance(to: position) else { return }
        self.lastPlayed = moment
        if self.progress.percent < policy.threshold { self.lastBelow = self.progress }
    }

    private mutating func hold() {
        self.isRunning = false
        self.watched.interrupt()
    }

    /// The natural end: the last frame's time is a little short of the duration, so the rest is taken as played.
    ///
    /// mpv says the same at a chosen end (`--end`, `--length`), which is no end of the film.
    private mutating func reachEnd() {
        if self.isAtEnd { self.position = self.duration }
    }

    private var isAtEnd: Bool { self.duration - self.position <= max(5, self.duration * 0.02) }

    /// mpv stands at the end, and may for a night: what has counted is over, whatever is looked at again after it.
    private mutating func stand(at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        self.reachEnd()
        guard self.hasBegun else { return [] }
        let counted = self.countIfDue(at: moment, policy)
        return self.countedState == nil ? counted : counted + self.close(at: moment, policy)
    }

    private mutating func close(at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        let state = self.state(at: moment, policy)
        self.hasBegun = false
        self.isMuted = true
        return [.end(state)]
    }

    /// The player goes to where the film was left: it owes only its share of what is left from there.
    mutating func resume(at position: Double) {
        guard position.isFinite, position > self.offset else { return }
        self.watched.resume(at: position - self.offset)
    }

    /// Goes on where the same opening of the file was.
    mutating func resume(from other: Self) {
        self.isRunning = other.isRunning
        self.watched = other.watched
        self.position = other.position
        self.lastPlayed = other.lastPlayed
        self.lastBelow = other.lastBelow
        self.rest = other.rest
    }

    private mutating func run(from position: Double?, at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        guard !self.isRunning else { return self.tick(position, at: moment, policy) }
        self.isRunning = true
        if let position, position.isFinite, position >= 0 {
            let isFirst = !self.hasBegun && self.watched.played == 0
            self.position = position
            self.watched.jump(to: position)
            if isFirst, self.earlier.isContinued(at: self.progress), self.rest == .none { self.rest = .unsaid }
        }
        guard self.hasBegun, self.countedState == nil else { return [] }
        if self.told == .pause {
            return [self.start(), self.checkpoint(at: moment, policy)]
        }
        return []
    }

    private mutating func tick(_ position: Double?, at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        self.note(position, at: moment, policy)
        guard self.isRunning else { return [] }
        var intents: [ScrobbleIntent] = []
        if !self.hasBegun {
            guard !self.isMuted, self.watched.played >= policy.startDelay else { return [] }
            guard self.rest == .none else {
                defer { self.rest = .said }
                return self.rest == .unsaid ? [.continued] : []
            }
            self.hasBegun = true
            intents.append(.begin(self.file, part: self.part, at: moment))
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
        if reachedEnd { intents += self.stand(at: moment, policy) }
        guard self.hasBegun else { return intents }
        intents += self.countIfDue(at: moment, policy)
        // Trakt refuses a pause outside this range (`Documentation/trakt.md`, trap 12); there the next stop says all there is to say.
        let places = ScrobblePolicy.lowestPlace..<policy.lowerMark
        let mayPause = self.countedState == nil && places.contains(self.progress.percent)
        if mayPause, self.told != .pause, !reachedEnd {
            self.told = .pause
            self.seekDue = nil
            intents.append(.live(.pause, self.progress, played: self.watched.played))
        }
        intents.append(self.checkpoint(at: moment, policy))
        return intents
    }

    private mutating func seek(to position: Double?, at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        guard let position, position.isFinite, position >= 0 else {
            self.watched.interrupt()
            return self.noteSeek(at: moment, policy)
        }
        // mpv jumps back by itself too, with `loop-file`: what has counted is over with its first end.
        let isLoop = self.hasBegun && self.countedState != nil && self.isAtEnd && position < self.position
        if isLoop { self.reachEnd() }
        let ended = isLoop ? self.close(at: moment, policy) : self.turn(to: position, at: moment, policy)
        self.position = position
        self.watched.jump(to: position)
        return ended + self.noteSeek(at: moment, policy)
    }

    private mutating func noteSeek(at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
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
        let mark = policy.mark(credits: self.credits)
        let counted = self.countedState?.countedAt ?? (isDue ? min(self.progress, mark) : nil)
        let earned = max(self.progress, self.countedState?.progress ?? .start)
        return ViewingState(
            progress: counted == nil ? self.unearned(policy) : earned,
            furthest: self.progress(at: self.watched.furthest),
            played: self.watched.played,
            countedAt: counted,
            lastPlayed: self.lastPlayed ?? moment
        )
    }

    /// Progress of a viewing that is no play: a jump to the end must not be told as the end (`Documentation/trakt.md`, trap 15).
    ///
    /// It is where it was before that jump; of a look at the end alone, what was known before it. That may be nothing, and
    /// then nothing is told that would wipe a place that Trakt has, unless a start must be ended.
    private func unearned(_ policy: ScrobblePolicy) -> PlaybackProgress {
        guard self.progress.percent >= policy.threshold else { return self.progress }
        let seen = self.lastBelow ?? self.progress(at: self.watched.seenBefore)
        let least = self.told == nil ? 0 : ScrobblePolicy.lowestPlace
        return PlaybackProgress(percent: min(max(seen.percent, least), policy.lowerMark - 0.1))
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
        return .live(.start, self.progress, played: self.watched.played)
    }

    private mutating func checkpoint(at moment: Moment, _ policy: ScrobblePolicy) -> ScrobbleIntent {
        self.lastCheckpoint = moment.uptime
        return .checkpoint(self.state(at: moment, policy))
    }
}

// MARK: - The rest of what has counted

extension Opening {
    /// Takes what is known of earlier viewings, whenever that becomes known.
    ///
    /// - Returns: What is to be done: a viewing that runs may turn out to be none of its own.
    mutating func learn(_ earlier: EarlierViewing) -> [ScrobbleIntent] {
        self.earlier = earlier
        self.watched.place = (earlier.place?.percent ?? 0) / 100 * self.duration
        let isContinued = self.earlier.isContinued(at: self.progress(at: self.watched.beganAt))
        guard self.countedState == nil, !self.isMuted else { return [] }
        guard isContinued else {
            // Of another place it goes on with what is being seen again.
            self.rest = .none
            return []
        }
        guard self.rest == .none else { return [] }
        self.rest = self.hasBegun ? .said : .unsaid
        defer { self.hasBegun = false }
        return self.hasBegun ? [.continued] : []
    }

    /// A jump: to the rest of what has counted, which ends what was begun before it, or back so far that it is seen again.
    private mutating func turn(to position: Double, at moment: Moment, _ policy: ScrobblePolicy) -> [ScrobbleIntent] {
        let target = self.progress(at: position)
        guard !self.isMuted, self.countedState == nil else { return [] }
        if self.rest != .none {
            guard self.earlier.isSeenAgain(at: target) else { return [] }
            self.startOver(at: position, .none)
            return []
        }
        // What is between was jumped over, and not seen again.
        let isJumped = self.watched.played * 2 < position - self.watched.beganAt
        let isSeenAgain = self.watched.played >= self.duration * ScrobblePolicy.leastSeenAgain / 100
        guard self.earlier.isContinued(at: target), isJumped, !isSeenAgain else { return [] }
        let ended: [ScrobbleIntent] = self.hasBegun ? [.end(self.state(at: moment, policy))] : []
        self.startOver(at: position, .unsaid)
        return ended
    }

    private mutating func startOver(at position: Double, _ rest: Rest) {
        self.rest = rest
        self.hasBegun = false
        let place = self.watched.place
        self.watched = WatchedTime(beganAt: position)
        self.watched.place = place
        self.lastBelow = nil
        self.told = nil
        self.seekDue = nil
    }
}
