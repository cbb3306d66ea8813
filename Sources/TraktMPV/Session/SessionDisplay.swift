import MediaIdentification
import Playback
import ScrobbleSync
import TraktAPI

/// What of a session is shown: the thing that stands over the picture, and the lines about the film.
struct SessionDisplay: Sendable {
    /// What is told of the file that is played.
    private struct Film: Hashable, Sendable {
        /// The viewing that began last; it may be over.
        var viewing: Viewing?
        var match: Match?
        /// What the user has said it is, until Trakt's word on that is there.
        var chosen: String?
        var hasCounted = false
        /// How often it was watched before, once that is known.
        var seen: SeenBefore?
        /// Earlier viewings of the file, for as long as nothing better is known.
        var past: [PastViewing] = []
        /// Whether nothing of it can count at Trakt: it is known by no name there, or the user wants nothing of it told.
        var cannotCount = false
        /// Running time at which the first line is shown even without a match.
        var startLineDue: Duration?
        /// Whether it was shown what it is.
        var isStartShown = false
    }

    private let rules: SessionRules
    private(set) var overlay = Overlay.none
    private var film = Film()
    private var activation: WindowActivation?
    private var hasIntroduced = false
    /// Whether another script shows menus, in the user's own look.
    private var hasMenuScript = false
    /// Viewings that could have been rated and are not.
    private var unrated: Set<String> = []
    /// Viewings that are rated, or are not to be.
    private var settled: Set<String> = []
    /// Viewings of which nothing is said: it was said of their files before.
    private var silent: Set<String> = []
    /// Running time until which a place is looked for; nil when none is.
    private var placeAwaited: Duration?
    /// Running time until which mpv does not get the keys of a prompt that is gone.
    private var keysHeld: Duration?

    /// How long the first line waits for Trakt's own title.
    private static let startLineDelay = Duration.seconds(3)
    /// How long it waits where the first word is why nothing is told: that is to be read first.
    private static let lateStartLineDelay = Duration.seconds(10)
    /// Characters of a line in the menu.
    private static let menuWidth = 48
    /// After this nobody wants to go elsewhere any more.
    private static let placeDelay = Duration.seconds(6)
    private static let resumeTime = Duration.seconds(8)
    /// Who presses Enter when the prompt has just gone means the prompt: for mpv it is the next file.
    private static let lateKeys = (names: ["ENTER", "KP_ENTER"], time: Duration.seconds(2))
    /// How long a prompt stays.
    private static let ratingTime = Duration.seconds(10)
    /// Seconds that a place must be ahead to be worth a question.
    private static let leastLeap = 20.0

    init(_ rules: SessionRules) {
        self.rules = rules
    }

    /// Running time at which `pass` is wanted at the latest.
    var nextDue: Duration? {
        [self.film.startLineDue, self.overlay.deadline, self.placeAwaited, self.keysHeld].compactMap(\.self).min()
    }

    /// Whether the user may still choose to begin elsewhere.
    var isOpenWhereToBegin: Bool { self.placeAwaited != nil || self.overlay.isResume }

    var viewing: Viewing? { self.film.viewing }

    /// The id of the viewing of which it was shown what it is.
    var shownViewing: String? { self.film.isStartShown ? self.film.viewing?.id : nil }

    var match: Match? { self.film.match }

    var hasCounted: Bool { self.film.hasCounted }

    // MARK: - The film

    /// A file was loaded, or none is anybody's business any more.
    mutating func open(at now: Duration) -> [SessionEffect] {
        self.placeAwaited = nil
        self.film = Film()
        return self.overlay.isResume ? self.close(at: now) : []
    }

    /// Whether it is worth asking where a file was left.
    func wantsPlace(of subject: SessionSubject?, isTracked: Bool) -> [SessionEffect] {
        guard subject != nil, isTracked, self.rules.hasTrakt else { return [] }
        switch self.rules.screen.resume {
        case .never: return []
        case .ask: return [.ask(.mayFindPlace(needsWindow: true))]
        case .always: return [.ask(.mayFindPlace(needsWindow: false))]
        }
    }

    mutating func findPlace(of subject: SessionSubject?, at now: Duration) -> [SessionEffect] {
        guard let subject else { return [] }
        self.placeAwaited = now + Self.placeDelay
        return [.run(.findPlace(subject))]
    }

    mutating func begin(_ viewing: Viewing?, at now: Duration) {
        self.film.viewing = viewing
        self.film.isStartShown = false
        self.film.startLineDue = now + (self.rules.standstill == nil ? Self.startLineDelay : Self.lateStartLineDelay)
        if let viewing, HomeVideo.isOne(viewing.description, viewing.evidence) {
            // Unless the user has said what it is, which the match will tell.
            self.film.cannotCount = true
            self.film.startLineDue = nil
        }
    }

    /// The viewing could be kept nowhere.
    mutating func drop(_ viewing: String) { if self.film.viewing?.id == viewing { self.film.viewing = nil } }

    mutating func count(_ subject: SessionSubject?) -> [SessionEffect] {
        self.film.hasCounted = true
        guard !self.film.cannotCount else { return [] }
        return [.say(.news("✓ \(self.title(of: subject)) counts as watched"))]
    }

    /// The rest of what has counted another time is no viewing of its own.
    mutating func goOn(_ subject: SessionSubject?) -> [SessionEffect] {
        let title = self.title(of: subject)
        self.film.viewing = nil
        self.film.startLineDue = nil
        self.film.hasCounted = true
        return [.say(.news("▶ \(title) goes on: it has counted already"))]
    }

    /// A viewing is over; the player goes on.
    mutating func end(_ subject: SessionSubject?) -> [SessionEffect] {
        self.film.startLineDue = nil
        guard self.mayAskForRating(subject), let viewing = self.film.viewing else { return [] }
        self.unrated.insert(viewing.id)
        // The prompt about the film before gives way.
        guard self.overlay == .none || self.overlay.isRating else { return [] }
        return [.ask(.mayAskForRating(viewing, title: self.title(of: subject)))]
    }

    /// Whether what is played has counted and is to be asked about.
    func mayAskForRating(_ subject: SessionSubject?) -> Bool {
        guard self.film.hasCounted, !self.film.cannotCount, let viewing = self.film.viewing,
            !self.settled.contains(viewing.id)
        else { return false }
        switch self.rules.screen.ratingPrompt {
        case .off: return false
        case .all: return true
        case .movies: return self.film.match.map { $0.kind == .movie } ?? (subject?.description.kind == .movie)
        }
    }

    /// It is rated, or is not to be.
    mutating func settleRating(of viewing: String) {
        self.settled.insert(viewing)
        self.unrated.remove(viewing)
    }

    /// The player goes: how to rate what was not.
    func remindOfRatings() -> [SessionEffect] {
        guard self.rules.isInTerminal, let first = self.unrated.first else { return [] }
        let isLast = self.unrated.count == 1 && first == self.film.viewing?.id
        let one = "Rate it: trakt-mpv rate 8, or trakt-mpv rate --pending later"
        return [.say(.inTerminal(isLast ? one : "\(self.unrated.count) to rate: trakt-mpv rate --pending"))]
    }

    /// Nothing is said of a viewing any more.
    mutating func silence(_ viewing: String) { self.silent.insert(viewing) }

    func isSilent(_ viewing: String) -> Bool { self.silent.contains(viewing) }

    mutating func pass(_ subject: SessionSubject?, at now: Duration) -> [SessionEffect] {
        var effects: [SessionEffect] = []
        if let due = self.film.startLineDue, now >= due { effects += self.showStart(subject) }
        if let placeAwaited, now >= placeAwaited { self.placeAwaited = nil }
        if let deadline = self.overlay.deadline, now >= deadline { effects += self.close(at: now) }
        if let keysHeld, now >= keysHeld {
            self.keysHeld = nil
            effects.append(.hold([]))
        }
        return effects
    }

    /// What it is at Trakt has become known.
    mutating func noteMatch(_ match: Match, of viewing: String, _ subject: SessionSubject?) -> [SessionEffect] {
        guard viewing == self.film.viewing?.id else { return [] }
        let isLate = self.film.startLineDue == nil && !self.film.cannotCount
        self.film.match = match
        self.film.cannotCount = false
        return isLate ? [] : self.showStart(subject)
    }

    /// The user has said what it is: the line waits for what that is at Trakt, else it has the title that was chosen.
    mutating func forgetMatch(chosen title: String, at now: Duration) {
        self.film.match = nil
        self.film.seen = nil
        self.film.chosen = title
        self.film.cannotCount = false
        self.film.startLineDue = now + Self.startLineDelay
    }

    /// There is no title of Trakt's to wait for, and nothing can count.
    ///
    /// - Returns: Whether the viewing is the one that is shown.
    mutating func skipStart(of viewing: String) -> Bool {
        guard viewing == self.film.viewing?.id else { return false }
        self.film.startLineDue = nil
        self.film.cannotCount = true
        return true
    }

    /// How often it was watched before has become known.
    mutating func noteSeen(_ seen: SeenBefore, of viewing: String) {
        if viewing == self.film.viewing?.id { self.film.seen = seen }
    }

    /// How the file was watched before, here.
    mutating func notePast(_ past: [PastViewing]) { self.film.past = past }

    private mutating func showStart(_ subject: SessionSubject?) -> [SessionEffect] {
        self.film.startLineDue = nil
        self.film.isStartShown = true
        let seen = self.seen.map { ": \($0.sentence())" } ?? ""
        return [.say(.news("▶ \(self.title(of: subject))\(seen)"))]
    }

    /// By Trakt and the store; else by the earlier viewings of this file alone.
    private var seen: SeenBefore? {
        if let seen = self.film.seen { return seen }
        guard self.film.match == nil, self.film.chosen == nil, let viewing = self.film.viewing else { return nil }
        return SeenBefore(
            own: self.film.past.filter { $0.id != viewing.id && $0.episodes == viewing.description.episodes }
        )
    }

    func title(of subject: SessionSubject?) -> String {
        let description = self.film.viewing?.description ?? subject?.description
        if self.film.match == nil, let chosen = self.film.chosen { return DisplayText(chosen).description }
        let name = self.film.viewing?.displayTitle ?? "This file"
        return "\(ViewingTitle(self.film.match.map(ItemTitle.init), of: description, else: name))"
    }

    // MARK: - What stands over the picture

    mutating func show(_ panel: Panel) -> [SessionEffect] {
        self.overlay = .panel(panel)
        return [.show(panel)]
    }

    mutating func close(at now: Duration) -> [SessionEffect] {
        guard self.overlay != .none else { return [] }
        let isResume = self.overlay.isResume
        self.overlay = .none
        guard isResume else { return [.closePanel] }
        self.keysHeld = now + Self.lateKeys.time
        return [.hold(Self.lateKeys.names), .closePanel]
    }

    /// Takes a key of what is shown.
    mutating func press(_ key: Panel.Key, at now: Duration) -> (wish: Panel.Wish?, effects: [SessionEffect]) {
        let before = self.overlay
        let wish = self.overlay.press(key, at: now)
        guard let panel = self.overlay.panel, self.overlay != before else { return (wish, []) }
        return (wish, [.show(panel)])
    }

    /// Another script shows menus.
    mutating func noteMenuScript() { self.hasMenuScript = true }

    mutating func showMenu(_ file: OpenFile?, account: String?) -> [SessionEffect] {
        let menu = self.menu(for: file, account: account)
        return self.hasMenuScript ? [.offer(menu)] : self.show(.menu(menu))
    }

    /// Whether a row is among what can be done now: what another script shows may be old.
    func offers(_ row: Menu.Row, _ file: OpenFile?) -> Bool { self.menu(for: file, account: nil).rows.contains(row) }

    private func menu(for file: OpenFile?, account: String?) -> Menu {
        let subject = file.flatMap { $0.privacy.isAsked ? nil : $0.subject }
        var heading = [subject.map { self.title(of: $0) } ?? "Nothing is told to Trakt"]
        var rows: [Menu.Row] = []
        if file?.privacy == OpenFile.Privacy.none {
            heading += self.standing
            rows = [.matches, .search, .makePrivate, .never]
            if self.film.viewing != nil, !self.film.cannotCount { rows.append(.rate) }
            rows.append(.open)
        }
        if file?.privacy == .asked { rows.append(.endPrivate) }
        rows += [.undo, .sync, .activation]
        return Menu(heading: heading, rows: self.rules.hasTrakt ? rows : [], account: account)
    }

    private var standing: [String] {
        if let reason = self.rules.standstill { return WrappedText(reason, width: Self.menuWidth).lines }
        if self.film.hasCounted, !self.film.cannotCount { return ["counts as watched"] }
        if self.film.match == nil, self.film.viewing != nil { return ["not known on Trakt yet"] }
        return [self.film.viewing == nil ? "not tracked yet" : "watching"]
    }

    mutating func showMatches(_ list: MatchList) -> [SessionEffect] {
        guard case .panel(.waiting) = self.overlay else { return [] }
        // What was typed is mended, not typed anew.
        if let text = list.search, list.candidates.isEmpty {
            return self.show(.search(SearchField(text: text, note: list.note)))
        }
        return self.show(.matches(list))
    }

    /// Asks once more before something that cannot be taken back.
    mutating func confirm(_ question: Confirmation, at now: Duration) -> [SessionEffect] {
        self.overlay = .confirmation(question, since: now)
        return [.show(.confirmation(question))]
    }

    /// Asks whether a play is meant that another app has told; where something else is up, the user is told how to go on.
    mutating func doubt(_ play: OthersPlay, at now: Duration) -> [SessionEffect] {
        guard self.overlay == .none else {
            return [.say(.answer("\(QueueMistake.othersPlay(play.title, play.teller, play.viewing))"))]
        }
        return self.confirm(Confirmation(takingBack: play), at: now)
    }

    mutating func askForRating(
        _ viewing: Viewing?,
        title: String,
        quitKeys: [String] = [],
        at now: Duration
    ) -> [SessionEffect] {
        guard let viewing else { return [] }
        self.overlay = .rating(viewing, title: title, quitKeys: quitKeys, until: now + Self.ratingTime)
        return [.show(.rating(title: title, quitKeys: quitKeys))]
    }

    // MARK: - Where the film was left

    /// Takes the answer where the film was left.
    mutating func takePlace(_ found: StoredPlace?) -> [SessionEffect] {
        guard self.placeAwaited != nil else { return [] }
        if let found { return [.ask(.weighPlace(found))] }
        self.placeAwaited = nil
        return []
    }

    /// Asks whether to go on from there, goes there unasked, or lets it be.
    mutating func weigh(
        _ place: StoredPlace,
        from position: Double?,
        hasWindow: Bool,
        of subject: SessionSubject?,
        note: PlaceNote,
        at now: Duration
    ) -> [SessionEffect] {
        guard self.placeAwaited != nil else { return [] }
        self.placeAwaited = nil
        guard let duration = subject?.evidence.duration, duration > 0 else { return [] }
        let target = duration * place.progress / 100
        guard target > (position ?? 0) + Self.leastLeap else { return [] }
        if self.rules.screen.resume == .always {
            return [.say(.done("Resumed at \(PlaybackTime(target))")), .resume(percent: place.progress)]
        }
        guard hasWindow, self.overlay == .none else { return [] }
        let question = ResumeQuestion(position: target, note: note.description)
        self.overlay = .resume(question, place, until: now + Self.resumeTime)
        return [.show(.resume(question))]
    }

    // MARK: - Activation

    /// Whether nobody knows yet that there is something to connect to.
    var wantsIntroduction: Bool { !self.hasIntroduced && !self.rules.isInTerminal && self.rules.hasTrakt }

    /// There is a window: the first one ever asks to connect, and holds the film meanwhile.
    mutating func introduce(isFirstLaunch: Bool, isPlaying: Bool) -> [SessionEffect] {
        self.hasIntroduced = true
        guard isFirstLaunch, self.activation == nil else { return [] }
        return self.connect(isPlaying ? .asked : .free, isOnce: true) + (isPlaying ? [.setPause(true)] : [])
    }

    mutating func connect(_ film: WindowActivation.Film = .free, isOnce: Bool = false) -> [SessionEffect] {
        if var running = self.activation {
            running.reveal()
            self.activation = running
            return self.show(running.panel)
        }
        let activation = WindowActivation(film, ActivationNote(isOnce: isOnce))
        self.activation = activation
        return [.ask(.hasClipboard), .startActivation] + self.show(activation.panel)
    }

    /// What the player does may say that nobody waits for the activation.
    mutating func followActivation(_ event: PlaybackEvent, at now: Duration) -> [SessionEffect] {
        guard self.activation?.follow(event) == true else { return [] }
        let sentence = "\(self.rules.screen.menuKey) to connect; what you watch is recorded until then."
        return self.closeActivation(at: now) + [.say(.answer(sentence))]
    }

    /// A code can be copied; the next picture says so.
    mutating func noteClipboard() { self.activation?.note.canCopy = true }

    func pressActivation(_ key: ActivationFlow.Key) -> [SessionEffect] {
        self.activation.map { $0.isHidden ? [] : [.pressActivation(key)] } ?? []
    }

    mutating func showActivation(_ screen: ActivationFlow.Display) -> [SessionEffect] {
        self.activation?.screen = screen
        guard let activation, !activation.isHidden else { return [] }
        return self.show(activation.panel)
    }

    mutating func endActivation(_ outcome: ActivationFlow.Outcome, at now: Duration) -> [SessionEffect] {
        let isHeld = self.activation.map { $0.film != .free } ?? false
        let isOnce = self.activation?.note.isOnce ?? false
        self.activation = nil
        let key = self.rules.screen.menuKey
        let once = isOnce ? "; not asked again" : ""
        let sentence =
            switch outcome {
            case .connected(let name): "Connected as \(name.asSentence) Connected apps: \(TraktPages.connectedApps)"
            case .later, .quit, .interrupted: "Recorded until you connect: \(key)\(once)"
            case .denied: "Denied. What you watch is recorded; \(key) to connect later\(once)."
            case .failed(let reason): isOnce ? "\(reason) \(key) to connect later\(once)." : reason
            }
        return self.closeActivation(at: now) + [.say(.answer(sentence))] + (isHeld ? [.setPause(false)] : [])
    }

    /// What else stands over the picture stays.
    private mutating func closeActivation(at now: Duration) -> [SessionEffect] {
        if case .panel(.activation) = self.overlay { self.close(at: now) } else { [] }
    }
}
