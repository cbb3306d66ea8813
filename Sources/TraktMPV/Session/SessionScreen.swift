import MPV
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// What a session shows, and what the user wants by the keys of a panel.
///
/// Lives on the player's thread; whatever takes time is the assistant's.
struct SessionScreen {
    /// What the session itself has to do.
    enum Order: Hashable, Sendable {
        case setPause(Bool)
        case makePrivate
        /// Percent.
        case resume(Double)
    }

    private let player: any MPVPlayer
    private let settings: ScreenSettings
    private let assistant: Assistant?
    private let isInTerminal: Bool
    private var screen: Screen
    private var line: ScreenLine
    private var subject: ViewingJournal.Subject?
    private var viewing: Viewing?
    private var match: Match?
    /// What the rating prompt asks about; the next file may run already.
    private var rated: Viewing?
    private var hasCounted = false
    /// Running time at which the first line is shown even without a match.
    private var startLineDue: Duration?
    private var activationKeys: AsyncStream<ActivationFlow.Key>.Continuation?
    private var hasPaused = false
    private var place = Place.none
    private var hasIntroduced = false

    /// How long the first line waits for Trakt's own title.
    private static let startLineDelay = Duration.seconds(3)
    /// Where the film was left, while it is open whether to go on from there.
    private enum Place: Hashable {
        case none
        case lookingFor(until: Duration)
        case asked(StoredPlace)
    }

    /// After this nobody wants to go elsewhere any more.
    private static let placeDelay = Duration.seconds(6)
    private static let resumeTime = Duration.seconds(8)
    /// Seconds that a place must be ahead to be worth a question.
    private static let leastLeap = 20.0
    /// How long a prompt stays.
    private static let ratingTime = Duration.seconds(10)

    init(_ player: any MPVPlayer, _ settings: ScreenSettings, _ assistant: Assistant?, isInTerminal: Bool) {
        self.player = player
        self.settings = settings
        self.assistant = assistant
        self.isInTerminal = isInTerminal
        self.screen = Screen(player)
        self.line = ScreenLine(player, settings.level)
        self.screen.bind(settings.menuKey, to: "menu")
    }

    /// Running time at which `tick` is wanted at the latest.
    var nextDue: Duration? {
        var due = [self.startLineDue, self.screen.deadline].compactMap(\.self)
        if case .lookingFor(let until) = self.place { due.append(until) }
        return due.min()
    }

    /// Whether the user may still choose to begin elsewhere.
    var isOpenWhereToBegin: Bool { self.place != .none }

    // MARK: - What happens

    /// A file was loaded, or none is anybody's business any more.
    mutating func opened(_ subject: ViewingJournal.Subject?, isTracked: Bool = false, at now: Duration = .zero) {
        self.subject = subject
        self.place = .none
        if case .resume? = self.screen.panel { self.screen.close() }
        if let subject, isTracked, !subject.isPrivate, self.settings.resume != .never, let assistant,
            assistant.isConnected,
            self.settings.resume == .always || self.screen.mayHaveWindow
        {
            self.place = .lookingFor(until: now + Self.placeDelay)
            assistant.findPlace(of: subject)
        }
        self.viewing = nil
        self.match = nil
        self.hasCounted = false
        self.startLineDue = nil
    }

    mutating func learned(_ subject: ViewingJournal.Subject?) { self.subject = subject }

    /// The window may be there now.
    mutating func started() -> [Order] {
        guard !self.hasIntroduced, !self.isInTerminal, let assistant, self.screen.hasWindow else { return [] }
        self.hasIntroduced = true
        guard !assistant.isConnected, assistant.isFirstLaunch else { return [] }
        self.hasPaused = self.player.flag("pause") == false
        self.connect()
        return self.hasPaused ? [.setPause(true)] : []
    }

    mutating func began(_ viewing: Viewing?, at now: Duration) {
        self.viewing = viewing
        self.startLineDue = now + Self.startLineDelay
    }

    mutating func counted() {
        self.hasCounted = true
        self.line.show("✓ \(self.title) counts as watched", isInWindow: self.screen.hasWindow)
    }

    /// A viewing is over; the player goes on.
    mutating func ended(at now: Duration) {
        self.startLineDue = nil
        guard self.hasCounted, self.viewing != nil, self.screen.panel == nil, self.screen.hasWindow else { return }
        let isFilm = (self.match?.kind ?? (self.subject?.description.kind == .movie ? .movie : .show)) == .movie
        guard self.settings.ratingPrompt == .all || self.settings.ratingPrompt == .movies && isFilm else { return }
        self.askForRating(at: now)
    }

    mutating func tick(at now: Duration) {
        if let due = self.startLineDue, now >= due { self.showStart() }
        if case .lookingFor(let until) = self.place, now >= until { self.place = .none }
        if let deadline = self.screen.deadline, now >= deadline {
            self.place = .none
            self.screen.close()
        }
    }

    mutating func receive(_ event: SyncEvent) {
        let isInWindow = self.screen.hasWindow
        switch event {
        case .matched(let id, let match):
            guard id == self.viewing?.id else { return }
            self.match = match
            if self.startLineDue != nil { self.showStart() }
        case .needsMatch(let id, let reason):
            let advice = isInWindow ? "\(reason) \(self.settings.menuKey) to choose." : reason
            if id == self.viewing?.id { self.startLineDue = nil }
            self.line.warn(advice, isInWindow: isInWindow)
        case .excluded(let id):
            guard id == self.viewing?.id else { return }
            self.startLineDue = nil
            self.line.show("Not told to Trakt, as you have said", isInWindow: isInWindow)
        case .parked(_, let reason): self.line.warn(reason, isInWindow: isInWindow)
        case .obstacle(let sentence): self.line.warn(sentence, isInWindow: isInWindow)
        case .clockOff(let seconds):
            let whole = Int(exactly: seconds.rounded()) ?? 0
            self.line.warn(
                "The clock of this machine is off by \(whole) s; times are corrected.",
                isInWindow: isInWindow
            )
        case .waiting(let count):
            if count > 0, isInWindow { self.line.show("\(count) waiting", isInWindow: true) }
        case .delivered: return
        }
    }

    /// Takes the answer where the film was left.
    mutating func receive(_ found: StoredPlace?, position: Double?, at now: Duration) -> [Order] {
        guard case .lookingFor = self.place else { return [] }
        self.place = .none
        guard let found, let duration = self.subject?.evidence.duration, duration > 0 else { return [] }
        let target = duration * found.progress / 100
        guard target > (position ?? 0) + Self.leastLeap else { return [] }
        if self.settings.resume == .always {
            self.answer("Resumed at \(PlaybackTime(target))")
            return [.resume(found.progress)]
        }
        guard self.screen.hasWindow, self.screen.panel == nil else { return [] }
        self.place = .asked(found)
        let note = PlaceNote(found.date, isFromElsewhere: found.isFromElsewhere).description
        self.screen.show(.resume(ResumeQuestion(position: target, note: note)), until: now + Self.resumeTime)
        return []
    }

    mutating func tell(_ trouble: String) { self.line.warn(trouble, isInWindow: self.screen.hasWindow) }

    mutating func answer(_ sentence: String) { self.line.answer(sentence, isInWindow: self.screen.hasWindow) }

    mutating func receive(_ matches: MatchList, path: String) {
        guard path == self.subject?.path, case .waiting? = self.screen.panel else { return }
        self.screen.show(.matches(matches))
    }

    mutating func corrected() {
        self.match = nil
        self.startLineDue = .zero
    }

    mutating func receive(_ screen: ActivationFlow.Screen) {
        guard self.activationKeys != nil else { return }
        self.screen.show(.activation(screen))
    }

    mutating func receive(_ outcome: ActivationFlow.Outcome) -> [Order] {
        self.activationKeys = nil
        self.screen.close()
        switch outcome {
        case .connected(let name): self.answer("Connected as \(name)")
        case .later, .quit: self.answer("Recorded until you connect: \(self.settings.menuKey)")
        case .denied: self.answer("Denied. What you watch is recorded; \(self.settings.menuKey) to connect later.")
        case .failed(let reason): self.answer(reason)
        }
        defer { self.hasPaused = false }
        return self.hasPaused ? [.setPause(false)] : []
    }

    mutating func close() {
        self.activationKeys?.finish()
        self.screen.close()
    }

    // MARK: - What the user wants

    /// Takes a message that may be a key of ours.
    mutating func receive(_ message: [String], at now: Duration) -> [Order] {
        if Screen.isPressed(message, "menu") || message == ["menu"] {
            if self.screen.panel == nil {
                self.screen.show(.menu(self.menu))
            } else {
                _ = self.carryOut(.close, at: now)
            }
            return []
        }
        if Screen.isPressed(message, "private") { return self.carryOut(.row(.makePrivate), at: now) }
        return self.screen.press(message).map { self.carryOut($0, at: now) } ?? []
    }

    private mutating func carryOut(_ wish: Panel.Wish, at now: Duration) -> [Order] {
        switch wish {
        case .close:
            self.activationKeys?.yield(.later)
            self.screen.close()
        case .row(let row): return self.carryOut(row, at: now)
        case .typeSearch: self.screen.show(.search(""))
        case .search(let text): self.findMatches(text)
        case .choose(let candidate):
            self.screen.close()
            if let subject { self.assistant?.choose(candidate, for: subject) }
        case .activation(let key): self.activationKeys?.yield(key)
        case .rate(let rating):
            self.screen.close()
            if let rated { self.assistant?.rate(rated, rating) }
        case .resume(let isWanted):
            self.screen.close()
            defer { self.place = .none }
            if isWanted, case .asked(let place) = self.place { return [.resume(place.progress)] }
        }
        return []
    }

    private mutating func carryOut(_ row: Menu.Row, at now: Duration) -> [Order] {
        self.screen.close()
        switch row {
        case .matches: self.findMatches(nil)
        case .search: self.screen.show(.search(""))
        case .makePrivate:
            self.opened(nil)
            self.answer("Private: nothing of this file is told or kept.")
            return [.makePrivate]
        case .never:
            if let subject { self.assistant?.never(subject) }
            self.answer("This folder is left alone from now on.")
            self.opened(nil)
            return [.makePrivate]
        case .undo: self.assistant?.undo()
        case .rate: self.askForRating(at: now)
        case .open: if let subject { self.assistant?.openOnTrakt(self.match, subject) }
        case .sync: self.assistant?.sync()
        case .activation: if self.assistant?.isConnected == false { self.connect() }
        }
        return []
    }

    private mutating func findMatches(_ search: String?) {
        guard let subject else { return }
        self.screen.show(.waiting("Asking Trakt …"))
        self.assistant?.findMatches(for: subject, search: search)
    }

    private mutating func connect() {
        guard self.activationKeys == nil else { return }
        self.activationKeys = self.assistant?.activate()
        self.screen.show(.activation(.asking))
    }

    private mutating func askForRating(at now: Duration) {
        self.rated = self.viewing
        self.screen.show(.rating(title: self.title), until: now + Self.ratingTime)
    }

    private var title: String {
        self.match?.displayTitle ?? self.viewing?.displayTitle ?? self.subject?.description.displayTitle ?? "This file"
    }

    private mutating func showStart() {
        self.startLineDue = nil
        self.line.show("▶ \(self.title)", isInWindow: self.screen.hasWindow)
    }

    private var menu: Menu {
        var heading = [self.subject.map { _ in self.title } ?? "Nothing is told to Trakt"]
        var rows: [Menu.Row] = []
        if let subject, !subject.isPrivate {
            heading.append(self.standing)
            rows = [.matches, .search, .makePrivate, .never]
            if self.viewing != nil { rows.append(.rate) }
            rows.append(.open)
        }
        rows += [.undo, .sync, .activation]
        return Menu(heading: heading, rows: self.assistant == nil ? [] : rows, account: self.assistant?.account)
    }

    private var standing: String {
        if self.hasCounted { return "counts as watched" }
        if self.match == nil, self.viewing != nil { return "not known on Trakt yet" }
        return self.viewing == nil ? "not tracked yet" : "watching"
    }
}
