/// From what the player did to what is to be done about it: event in, intents out.
///
/// No clock, no task, no input or output. One viewing per opening of a file; after it has counted nothing more is told to
/// Trakt until the file is opened again (`Documentation/trakt.md`, traps 9 and 16).
package struct PlaybackTracker: Sendable {
    private let policy: ScrobblePolicy
    private var file: PlayedFile?
    private var viewing: Opening?
    /// Parts of the file that have counted: coming back to one is no second play (`Documentation/trakt.md`, trap 9).
    private var countedParts: Set<Int> = []
    /// What is known of earlier viewings of each part.
    private var earlier: [Int: EarlierViewing] = [:]
    /// Where each part was left elsewhere, or was gone on from here, however old what this machine knows is.
    private var places: [Int: PlaybackProgress] = [:]

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
        for case .end(let state) in intents where state.isCounted { self.countedParts.insert(viewing.part) }
        guard case .unloaded = event else { return turned + intents }
        return turned + intents + self.finish(at: moment)
    }

    /// Ends the current viewing when the player ends without an event.
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
        guard let viewing = self.viewing, self.file?.path == file.path, !viewing.hasBegun, self.countedParts.isEmpty
        else { return }
        let wasRunning = viewing.isRunning
        self.open(file)
        if wasRunning { self.viewing?.resume(from: viewing) }
    }

    /// Takes what is known of earlier viewings of the parts of the file, in place of what was known; in a file of one
    /// episode, of part 0.
    ///
    /// - Returns: What is to be done, as by `receive`.
    package mutating func learn(_ earlier: [Int: EarlierViewing]) -> [ScrobbleIntent] {
        self.earlier = earlier
        return self.teach()
    }

    /// Takes where the file was left elsewhere, in seconds: whoever goes on from there has seen what comes before.
    ///
    /// - Returns: What is to be done, as by `receive`.
    package mutating func learn(placeAt position: Double) -> [ScrobbleIntent] {
        guard let file = self.file, position.isFinite, position > 0 else { return [] }
        let part = file.part(at: position) ?? 0
        let range = file.range(of: part)
        let progress = PlaybackProgress(
            position: position - range.lowerBound,
            duration: range.upperBound - range.lowerBound
        )
        self.places[part] = max(self.places[part] ?? .start, progress)
        return part == self.part ? self.teach() : []
    }

    /// The player goes to where the film was left: what comes before was seen another time.
    package mutating func resume(at position: Double) -> [ScrobbleIntent] {
        let intents = self.learn(placeAt: position)
        if self.file?.part(at: position) ?? 0 == self.part { self.viewing?.resume(at: position) }
        return intents
    }

    /// The part that is played.
    package var part: Int { self.viewing?.part ?? 0 }

    private mutating func teach() -> [ScrobbleIntent] {
        let known = self.known(of: self.part)
        return self.viewing?.learn(known) ?? []
    }

    private func known(of part: Int) -> EarlierViewing {
        var known = self.earlier[part] ?? EarlierViewing()
        if let place = self.places[part] { known.place = max(known.place ?? .start, place) }
        return known
    }

    /// Forgets the viewing that is under way and says nothing more about this file.
    package mutating func ignore() { self.viewing = nil }

    private mutating func open(_ file: PlayedFile) {
        self.file = file
        self.countedParts = []
        self.earlier = [:]
        self.places = [:]
        self.viewing = self.policy.objection(to: file) == nil ? Opening(file: file, part: 0) : nil
    }

    /// Switches to another part when the position has left the current one: that part's viewing ends, by itself when the
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
        _ = next.learn(self.known(of: part))
        if wasRunning {
            let start = ranOver ? file.parts[part].lowerBound : position
            intents += next.receive(.playing(position: start), at: moment, self.policy)
        }
        self.viewing = next
        return intents
    }
}
