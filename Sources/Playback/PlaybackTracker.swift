/// From what the player did to what is to be done about it: event in, intents out.
///
/// No clock, no task, no input or output. One viewing per opening of a file; after it has counted nothing more is told to
/// Trakt until the file is opened again (`trakt-api.md`, traps 9 and 16).
package struct PlaybackTracker: Sendable {
    private let policy: ScrobblePolicy
    private var file: PlayedFile?
    private var viewing: Opening?
    /// Parts of the file that have counted: coming back to one is no second play (trap 9).
    private var countedParts: Set<Int> = []

    package init(policy: ScrobblePolicy = ScrobblePolicy()) {
        self.policy = policy
    }

    /// Whether a viewing is under way and frames run: only then is the position worth reading every few seconds.
    package var isPlaying: Bool { self.viewing?.isRunning ?? false }

    /// Takes one event.
    ///
    /// - Parameters:
    ///   - event: What the player did.
    ///   - moment: When.
    /// - Returns: What is to be done, in this order; often nothing.
    package mutating func receive(_ event: PlaybackEvent, at moment: Moment) -> [ScrobbleIntent] {
        if case .loaded(let file) = event {
            let ended = self.finish(at: moment)
            self.open(file)
            return ended
        }
        let turned = self.turnPart(for: event, at: moment)
        guard var viewing = self.viewing else { return turned }
        let intents = viewing.receive(event, at: moment, self.policy)
        self.viewing = viewing
        guard case .unloaded = event else { return turned + intents }
        return turned + intents + self.finish(at: moment)
    }

    /// Ends the viewing that is under way, for a player that goes without a word.
    package mutating func finish(at moment: Moment) -> [ScrobbleIntent] {
        defer { self.viewing = nil }
        guard let viewing = self.viewing, viewing.hasBegun else { return [] }
        let state = viewing.state(at: moment, self.policy)
        if state.isCounted { self.countedParts.insert(viewing.part) }
        return [.end(state)]
    }

    /// Whether a file is one to be tracked.
    package func wants(_ file: PlayedFile) -> Bool { self.policy.objection(to: file) == nil }

    /// Takes where the credits begin, in seconds of the file.
    package mutating func learn(creditsAt seconds: Double) { self.viewing?.setCredits(seconds) }

    /// How far the viewing under way has come; nil while there is none.
    package func state(at moment: Moment) -> ViewingState? {
        guard let viewing = self.viewing, viewing.hasBegun else { return nil }
        return viewing.state(at: moment, self.policy)
    }

    /// Takes what became known about the file only after it was loaded; it changes nothing once a viewing has begun.
    package mutating func learn(_ file: PlayedFile) {
        guard let viewing = self.viewing, self.file?.path == file.path, !viewing.hasBegun else { return }
        let wasRunning = viewing.isRunning
        self.open(file)
        if wasRunning { self.viewing?.resume(from: viewing) }
    }

    /// The player goes to where the film was left: what comes before was seen another time.
    package mutating func resume(at position: Double) { self.viewing?.begin(at: position) }

    /// Forgets the viewing that is under way and says nothing more about this file.
    package mutating func ignore() { self.viewing = nil }

    private mutating func open(_ file: PlayedFile) {
        self.file = file
        self.countedParts = []
        self.viewing = self.policy.objection(to: file) == nil ? Opening(file: file, part: 0) : nil
    }

    /// Goes over to another part when the position has left the current one: that part's viewing ends, by itself when the
    /// film ran over the border, where it was left when the user jumped.
    private mutating func turnPart(for event: PlaybackEvent, at moment: Moment) -> [ScrobbleIntent] {
        guard let file = self.file, var viewing = self.viewing, file.parts.count > 1, let position = event.position,
            let part = file.part(at: position), part != viewing.part
        else { return [] }
        var isJump = false
        if case .seeked = event { isJump = true }
        let ranOver = !isJump && viewing.isRunning && part == viewing.part + 1
        let wasRunning = viewing.isRunning
        var intents: [ScrobbleIntent] = []
        if ranOver {
            let border = PlaybackEvent.unloaded(position: file.parts[viewing.part].upperBound, reachedEnd: true)
            intents = viewing.receive(border, at: moment, self.policy)
        }
        self.viewing = viewing
        intents += self.finish(at: moment)
        var next = Opening(file: file, part: part, isMuted: self.countedParts.contains(part))
        if wasRunning {
            let start = ranOver ? file.parts[part].lowerBound : position
            intents += next.receive(.playing(position: start), at: moment, self.policy)
        }
        self.viewing = next
        return intents
    }
}

/// One opening of a file, or of one of its parts; positions are of the part.
private struct Opening: Sendable {
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
        // Trakt refuses a pause outside this range (trap 12); there the next stop says all there is to say.
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

    /// Progress of a viewing that is no play: a jump to the end must not be told as the end (trap 15).
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
