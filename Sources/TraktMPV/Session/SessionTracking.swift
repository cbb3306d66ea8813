import Foundation
import MediaIdentification
import Playback
import ScrobbleSync

/// What of a session is written down and told: the file, the viewing under way, and what may not be told.
struct SessionTracking: Sendable {
    /// A viewing under way.
    private struct Running: Hashable, Sendable {
        let id: String
        /// Whether it is on disk: nothing is told of it before.
        var isRecorded = false
        /// What Trakt was last told of it.
        var lastTold: LastTold?
        /// What it is not told yet, also while it is open where to begin: a start wipes the place that Trakt knows.
        var held: LastTold?
    }

    private struct LastTold: Hashable, Sendable {
        var call: ScrobbleIntent.LiveCall
        var progress: PlaybackProgress
        /// Media seconds.
        var played: Double
    }

    private let rules: SessionRules
    private let newID: @Sendable () -> String
    private var tracker: PlaybackTracker
    private(set) var file: OpenFile?
    private var running: Running?
    /// How the file was watched before, here; newest first.
    private var past: [PastViewing] = []
    /// The viewings of the file that is played, those that are over too.
    private var viewings: [String] = []
    /// Viewings that are to leave no trace, and still do.
    private var toErase: [String] = []
    /// Files that are private until this player ends: that is written nowhere.
    private var privateFiles: Set<String> = []
    /// Folders that are left alone, while that is not stored.
    private var leftAlone: Set<String> = []

    /// - Parameters:
    ///   - rules: What holds for the whole run.
    ///   - newID: Names viewings.
    init(_ rules: SessionRules, newID: @escaping @Sendable () -> String) {
        self.rules = rules
        self.newID = newID
        self.tracker = PlaybackTracker(policy: rules.policy)
    }

    /// Whether a viewing is under way and frames run.
    var isPlaying: Bool { self.tracker.isPlaying }

    /// The id of the viewing under way.
    var viewing: String? { self.running?.id }

    /// Whether the file that is played is one to be tracked.
    var isTracked: Bool { self.file.map { self.tracker.wants($0.played) } ?? false }

    /// What is played, where the user has not said that it is nobody's business.
    var subject: SessionSubject? { self.file.flatMap { $0.privacy.isAsked ? nil : $0.subject } }

    // MARK: - The file

    /// Takes a file that the player has just loaded; the tracker is told by `receive`.
    mutating func open(_ loaded: LoadedFile) -> [SessionEffect] {
        self.file = OpenFile(loaded, privacy: self.privacy(of: loaded.file.path), credits: self.rules.credits)
        self.running = nil
        self.past = []
        self.viewings = []
        return self.lookAround()
    }

    private func privacy(of path: String) -> OpenFile.Privacy {
        if self.rules.isPrivate { return .wholeRun }
        if self.privateFiles.contains(path) { return .asked }
        return self.isLeftAlone(path) ? .folder : .none
    }

    /// Asks for what is to be known of the file beside what the player says.
    func lookAround() -> [SessionEffect] {
        guard let file = self.file, file.privacy == .none else { return [] }
        let isOfSeveral = self.rules.hasTrakt && file.played.parts.count > 1
        return [.readSurroundings(file.subject.evidence)] + (isOfSeveral ? [.run(.findRuntimes(file.subject))] : [])
    }

    /// Takes what lies beside the file that is played; of another file it comes too late and is dropped.
    mutating func learnSurroundings(_ evidence: MediaEvidence, at moment: Moment) -> [SessionEffect] {
        guard var file = self.file, file.subject.path == evidence.path, file.privacy == .none else { return [] }
        file.addSurroundings(evidence)
        self.file = file
        self.tracker.learn(file.played)
        // Nothing follows: what has not begun cannot be given up, and what has begun was taught.
        _ = self.teachPast(at: moment)
        return self.running.map { [.write(.description(file.subject, of: $0.id))] } ?? []
    }

    /// Takes how the file was watched before; of another file it comes too late and is dropped.
    mutating func learnPast(_ past: [PastViewing], of path: String, at moment: Moment) -> [ScrobbleIntent] {
        guard path == self.file?.subject.path else { return [] }
        self.past = past
        return self.teachPast(at: moment)
    }

    /// Takes how the item of the viewing under way was watched before, from whatever file.
    mutating func learnPast(_ past: [PastViewing], like viewing: String, at moment: Moment) -> [ScrobbleIntent] {
        guard viewing == self.running?.id, let episodes = self.file?.episodes(of: self.tracker.part) else { return [] }
        let known = Set(self.past.map(\.id))
        // The other file may have other numbers for the same episode.
        let others = past.filter { !known.contains($0.id) }.map { viewing in
            var viewing = viewing
            viewing.episodes = episodes
            return viewing
        }
        self.past = (self.past + others).filter { $0.id != viewing }.sorted { $0.endedAt > $1.endedAt }
        return self.teachPast(at: moment)
    }

    /// Takes where the file was left by Trakt's word, in percent.
    mutating func learnPlace(_ percent: Double) -> [ScrobbleIntent] {
        guard let file = self.file?.played, file.parts.count < 2, let duration = file.duration else { return [] }
        return self.tracker.learn(placeAt: duration * percent / 100)
    }

    private mutating func teachPast(at moment: Moment) -> [ScrobbleIntent] {
        guard let file = self.file, !self.past.isEmpty else { return [] }
        let parts = 0..<max(file.played.parts.count, 1)
        let earlier = parts.map { part in
            let episodes = file.episodes(of: part)
            // A file of one is itself, whatever it was taken for then.
            let own = parts.count == 1 ? self.past : self.past.filter { $0.episodes == episodes }
            return (part, EarlierViewing(own, now: moment.date, self.rules.policy))
        }
        return self.tracker.learn(Dictionary(uniqueKeysWithValues: earlier))
    }

    /// Takes how long the episodes of a file are; of another file it comes too late and is dropped.
    mutating func learnRuntimes(_ runtimes: [Double], of path: String, at moment: Moment) {
        guard var file = self.file, file.subject.path == path, file.privacy == .none else { return }
        file.addRuntimes(runtimes)
        self.file = file
        self.tracker.learn(file.played)
        _ = self.teachPast(at: moment)
    }

    /// Takes how long the film is, by Trakt's word.
    mutating func learnRuntime(_ minutes: Int?, of viewing: String) {
        guard viewing == self.running?.id, let credits = self.file?.credits(byRuntime: minutes) else { return }
        self.tracker.learn(creditsAt: credits)
    }

    // MARK: - The viewing

    /// Takes what the player did.
    mutating func receive(_ event: PlaybackEvent, at moment: Moment) -> [ScrobbleIntent] {
        self.tracker.receive(event, at: moment)
    }

    /// Ends the viewing under way.
    mutating func finish(at moment: Moment) -> [ScrobbleIntent] { self.tracker.finish(at: moment) }

    /// The player goes to where the film was left, in seconds.
    mutating func resume(at position: Double) -> [ScrobbleIntent] { self.tracker.resume(at: position) }

    func beat(at moment: Moment) -> [SessionEffect] {
        guard let running = self.running, let state = self.tracker.state(at: moment) else { return [] }
        let beat = Heartbeat(
            viewing: running.id,
            progress: state.progress.percent,
            played: state.played,
            isCounted: state.isCounted,
            date: state.date,
            uptime: state.lastPlayed.uptime / .seconds(1)
        )
        return [.write(.beat(beat))]
    }

    /// Begins a viewing of a part of the file.
    mutating func begin(_ part: Int, at moment: Moment) -> Viewing? {
        guard let subject = self.file?.subject else { return nil }
        var viewing = Viewing(
            id: self.newID(),
            session: self.rules.session,
            evidence: subject.evidence,
            description: subject.description.part(part),
            startedAt: moment.date
        )
        let uptime = moment.uptime / .seconds(1)
        (viewing.startedUptime, viewing.endedUptime) = (uptime, uptime)
        self.running = Running(id: viewing.id)
        self.viewings.append(viewing.id)
        return viewing
    }

    /// The viewing is on disk, and may be told.
    mutating func noteRecorded(_ viewing: String) {
        if self.running?.id == viewing { self.running?.isRecorded = true }
    }

    /// The viewing could be kept nowhere: nothing is told of it either.
    mutating func drop(_ viewing: String) {
        if self.running?.id == viewing { self.running = nil }
        self.viewings.removeAll { $0 == viewing }
    }

    func write(_ state: ViewingState) -> [SessionEffect] {
        self.running.map { [.write(.state(state, of: $0.id, isOver: false))] } ?? []
    }

    mutating func end(_ state: ViewingState) -> [SessionEffect] {
        defer { self.running = nil }
        return self.running.map { [.write(.state(state, of: $0.id, isOver: true))] } ?? []
    }

    /// What runs is the rest of what has counted: nothing is owed for it.
    mutating func giveUp() -> [SessionEffect] {
        defer { self.running = nil }
        return self.running.map { [.write(.noViewing($0.id))] } ?? []
    }

    // MARK: - What is on now

    /// Takes what is true now or never; `release` tells it.
    mutating func hold(_ call: ScrobbleIntent.LiveCall, _ progress: PlaybackProgress, played: Double) {
        self.running?.held = LastTold(call: call, progress: progress, played: played)
    }

    /// Tells what was held back.
    mutating func release() -> [SessionEffect] {
        guard let running = self.running, running.isRecorded, let held = running.held else { return [] }
        self.running?.held = nil
        self.running?.lastTold = held
        return [.write(.live(held.call, of: running.id, held.progress, played: held.played))]
    }

    /// Tells Trakt once more what is playing: it is known as something else now.
    func tellAgain() -> [SessionEffect] {
        guard let running = self.running, let told = running.lastTold, told.call == .start else { return [] }
        return [.write(.live(told.call, of: running.id, told.progress, played: told.played))]
    }

    // MARK: - What is nobody's business

    /// Forgets the file that is played: nothing of it is to be on the wire or on disk.
    ///
    /// - Parameters:
    ///   - privacy: Whether the user has said so of the file or of its folder.
    ///   - sentence: What the user is told when it is so.
    /// - Returns: What is to be done.
    mutating func makePrivate(
        _ privacy: OpenFile.Privacy = .asked,
        saying sentence: String?
    ) -> [SessionEffect] {
        self.tracker.ignore()
        if let path = self.file?.subject.path, privacy == .asked { self.privateFiles.insert(path) }
        if self.file?.privacy == OpenFile.Privacy.none { self.file?.setPrivacy(privacy) }
        self.toErase += self.viewings
        self.viewings = []
        self.running = nil
        return [.write(.erase(self.toErase, saying: sentence))]
    }

    /// The file that is played is private no more: its viewing begins here.
    ///
    /// - Returns: The file to begin with; nil where it is not the user's word on this file that keeps it private.
    mutating func endPrivate() -> PlayedFile? {
        guard let file = self.file, file.privacy == .asked else { return nil }
        self.privateFiles.remove(file.subject.path)
        self.file?.setPrivacy(.none)
        self.past = []
        return self.file?.played
    }

    /// What was written is gone; what was told, and what was asked about it, is to go too.
    mutating func noteErased(_ viewings: [String], saying sentence: String?) -> [SessionEffect] {
        self.toErase.removeAll { viewings.contains($0) }
        // Without Trakt nothing was told and nothing asked.
        guard self.rules.hasTrakt, let path = self.file?.subject.path else {
            return sentence.map { [.say(.answer($0))] } ?? []
        }
        return [.run(.takeBack(path: path, saying: sentence))]
    }

    /// Tries once more what could not be erased.
    func eraseRest() -> [SessionEffect] {
        self.toErase.isEmpty ? [] : [.write(.erase(self.toErase, saying: nil))]
    }

    /// Leaves a folder alone: for this run at once, and from now on when it is stored.
    mutating func leaveAlone(_ folder: String) -> [SessionEffect] {
        self.leftAlone.insert(folder)
        return [.run(.leaveAlone(folder: folder))]
    }

    /// It is stored, so that it holds by itself and until the user takes it back.
    mutating func noteStored(leftAlone folder: String) { self.leftAlone.remove(folder) }

    private func isLeftAlone(_ path: String) -> Bool {
        MediaAddress.sources(of: path).contains { source in
            self.leftAlone.contains { source.hasPrefix($0.hasSuffix("/") ? $0 : "\($0)/") }
        }
    }
}
