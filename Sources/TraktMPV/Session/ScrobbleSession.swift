import MPV
import Playback
import ScrobbleSync

/// The session at its player: waits for events, reads what `SessionState` needs to know, and does what it says.
///
/// Lives on the thread that waits for the player's events. The store is written from here, for a viewing must be on disk
/// before anything else; that is a few milliseconds at a start, a pause and every ten seconds, on a thread that no frame
/// waits for. The network is never touched from here.
struct ScrobbleSession {
    let player: any MPVPlayer
    let host: any SessionHost
    let journal: ViewingJournal
    let helper: (any SessionHelper)?
    let inbox: PlayerInbox<SessionNews>
    /// Tells others what happens; nil where there is nobody to tell.
    let activity: ActivityFeed?
    /// Whole percents that others were told of last.
    private var toldProgress: Int?
    let now: () -> Moment
    private var state: SessionState
    private var lookout = Lookout()
    private var isHooked = false
    /// The hook that the window stays by, while a rating is asked for before it goes.
    private var heldHook: UInt64?
    /// Whether a file goes away now, and the window with it.
    private(set) var farewell = Farewell.none

    enum Farewell {
        case none
        /// At once.
        case immediate
        /// When the user has been asked for a rating.
        case delayed
    }
    private var lastLook = LastLook()
    var codePages = CodePages()
    private var hasAskedForMenuScript = false
    var screen: Screen
    var line: ScreenLine
    var board: StatusBoard
    /// Where the user's keys go while the window connects.
    var activationKeys: AsyncStream<ActivationFlow.Key>.Continuation?

    private static let lastHook = "on_unload"
    /// Seconds between two looks at the position while frames run.
    private static let lookInterval = Duration.seconds(1)

    /// - Parameters:
    ///   - player: The player, started.
    ///   - host: Who has started it.
    ///   - rules: What holds for the whole run.
    ///   - journal: Where viewings are written.
    ///   - helper: Does what takes time; nil without a client id or a store.
    ///   - inbox: What others have to say to this thread.
    ///   - activity: Tells others what happens.
    ///   - now: The time.
    init(
        player: any MPVPlayer,
        host: any SessionHost,
        rules: SessionRules,
        journal: ViewingJournal,
        helper: (any SessionHelper)?,
        inbox: PlayerInbox<SessionNews>,
        activity: ActivityFeed? = nil,
        now: @escaping () -> Moment
    ) {
        self.player = player
        self.host = host
        self.journal = journal
        self.helper = helper
        self.inbox = inbox
        self.activity = activity
        self.now = now
        self.state = SessionState(rules)
        self.screen = Screen(player)
        self.line = ScreenLine(player, rules.screen.level, isInTerminal: rules.isInTerminal)
        self.board = StatusBoard(player)
        self.screen.bind(rules.screen.menuKey, to: "menu")
    }

    /// Runs until the player shuts down.
    mutating func run() {
        while true {
            self.show(self.state.publicStatus(at: self.lastLook.position))
            let event = self.player.waitForEvent(timeout: self.timeout)
            for news in self.inbox.take() { self.feed(.news(news)) }
            self.feed(.timePassed)
            self.lookWhenSettled()
            guard let event else {
                if self.state.isPlaying { self.feed(.played(.tick(position: self.lookAtPosition()))) }
                self.codePages.pass(at: self.now().uptime)
                continue
            }
            self.host.note(event)
            guard event != .shutdown else { break }
            self.follow(event)
        }
        self.feed(.playerGone)
        self.activationKeys?.finish()
    }

    private mutating func show(_ status: PublicStatus) {
        self.board.show(status)
        guard let activity, let progress = status.progress, progress != self.toldProgress else { return }
        self.toldProgress = progress
        activity.tellProgress(progress)
    }

    /// Seconds until somebody wants to look again; while nothing runs that is not before something happens.
    private var timeout: Double {
        let look = self.state.isPlaying ? Self.lookInterval : nil
        let next = [self.state.nextDue, self.lookout.due].compactMap(\.self).min()
        let due = next.map { max($0 - self.now().uptime, .zero) }
        return [look, due].compactMap(\.self).min().map { $0 / .seconds(1) } ?? -1
    }

    /// Tells the state what happened, and does what it says.
    mutating func feed(_ input: SessionInput) {
        for effect in self.state.receive(input, at: self.now()) { self.perform(effect) }
        self.letGo()
    }

    /// The window goes as soon as nothing is asked in it any more.
    private mutating func letGo() {
        guard let id = self.heldHook, !self.state.isAskingForRating else { return }
        self.heldHook = nil
        self.player.continueHook(id)
    }

    private mutating func follow(_ event: MPVEvent) {
        switch event {
        case .fileLoaded:
            self.codePages.noteFile(at: self.now().uptime)
            self.feed(.fileLoaded(LoadedFile(self.player)))
        case .playbackRestart: self.lookout.noteRestart(at: self.now().uptime)
        case .propertyChanged("core-idle", _): self.lookout.noteChange(at: self.now().uptime)
        case .propertyChanged("pause", _), .queueOverflow: self.look()
        case .propertyChanged(let name, _) where Screen.observed.contains(name): self.screen.draw()
        case .propertyChanged("speed", let value): self.lastLook.speed = value.number ?? 1
        case .seek: self.feed(.played(.seeked(position: self.lookAtPosition())))
        case .clientMessage(let words):
            if let message = ScriptMessage(words) {
                self.feed(.messaged(message))
            } else if let key = ScreenKey(words) {
                self.feed(.keyPressed(self.screen.located(key)))
            }
        case .hook(Self.lastHook, let id):
            let isAtEnd = self.player.flag("eof-reached") ?? false
            let position = self.position
            // It may count only now.
            if self.state.mayAskBeforeQuit { self.feed(.played(.tick(position: position))) }
            self.farewell = self.nextFarewell
            // Answered at once: the player stands still until then.
            if self.farewell != .delayed { self.player.continueHook(id) }
            self.feed(.played(.unloaded(position: position, reachedEnd: isAtEnd)))
            if self.farewell == .delayed {
                self.heldHook = id
                self.letGo()
            }
            self.farewell = .none
        case .endFile(let reason, _):
            // Says something only of a file that was gone before there was a hook, and where there is none.
            let isAtEnd = reason == .endOfFile
            let position = isAtEnd && self.state.isPlaying ? self.lastLook.position(at: self.now().uptime) : nil
            self.feed(.played(.unloaded(position: self.isHooked ? nil : position, reachedEnd: isAtEnd)))
        default: return
        }
    }

    var position: Double? { self.player.double("time-pos") }

    /// How the window goes when the file that is played goes now.
    private var nextFarewell: Farewell {
        guard let count = self.player.double("playlist-count"), let place = self.player.double("playlist-pos"),
            place >= count - 1, ["no", "1"].contains(self.player.string("loop-playlist") ?? "no")
        else { return .none }
        // Whoever goes while asked has said no.
        let isDelayed = self.state.wantsRatingBeforeQuit && self.screen.hasWindow && !self.state.isAskingForRating
        return isDelayed ? .delayed : self.player.string("idle") == "yes" ? .none : .immediate
    }

    private mutating func lookAtPosition() -> Double? {
        let position = self.position
        self.lastLook.note(position, at: self.now().uptime)
        return position
    }

    private mutating func lookWhenSettled() {
        guard let hasRestarted = self.lookout.take(at: self.now().uptime) else { return }
        self.look()
        guard hasRestarted else { return }
        self.hook()
        if !self.hasAskedForMenuScript {
            self.hasAskedForMenuScript = true
            self.screen.askForMenuScript()
        }
        self.feed(.framesRun)
    }

    /// Asks to be stopped at when a file goes away, as the exact last position is known there only
    /// (`Documentation/libmpv.md §3`).
    ///
    /// Not before frames run: mpv waits for its picture to have been shown for its time when it is held up while it goes.
    private mutating func hook() {
        guard !self.isHooked else { return }
        // Without the hook the position is that of the last look, which is a second old at most.
        self.isHooked = (try? self.player.addHook(Self.lastHook)) != nil
    }

    /// Looks at what the player does now; events tell only that something has changed.
    mutating func look() {
        let position = self.lookAtPosition()
        if self.player.flag("pause") == true {
            let isAtEnd = self.player.flag("eof-reached") ?? false
            self.feed(.played(.paused(position: position, reachedEnd: isAtEnd)))
        } else if self.player.flag("core-idle") == false {
            self.feed(.played(.playing(position: position)))
        } else if self.player.flag("seeking") != true {
            let isAtEnd = self.player.flag("eof-reached") ?? false
            self.feed(.played(.stalled(position: position, reachedEnd: isAtEnd)))
        }
    }
}

/// Who has started the player, and what only that one knows: how it begins and how it is to end.
protocol SessionHost {
    /// Takes each event before the session does.
    func note(_ event: MPVEvent)
    /// This process is asked to go.
    func quit()
}
