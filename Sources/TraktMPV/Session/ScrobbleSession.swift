import Foundation
import MPV
import MediaIdentification
import Playback
import ScrobbleSync

/// One player and what is written down about it.
///
/// Lives on the thread that waits for the player's events.
///
/// The store is written from here, for a viewing must be on disk before anything else; that is a few milliseconds at a
/// start, a pause and every ten seconds, on a thread that no frame waits for. The network is never touched from here.
struct ScrobbleSession {
    private let player: any MPVPlayer
    private let inbox: PlayerInbox<SessionMessage>
    private let journal: ViewingJournal
    private var tracker: PlaybackTracker
    private var screen: SessionScreen
    private var outcome = ExitOutcome()
    private var wasAskedToQuit = false
    private var idleAfterStart: String?
    private var isHooked = false
    /// When to look at what the player does, and whether frames have begun to run since the last look.
    private var lookAt: Duration?
    private var hasRestarted = false
    private var heldLive: ScrobbleIntent?
    private let clock = ContinuousClock()
    private let began = ContinuousClock().now

    private static let lastLook = "on_unload"
    /// Seconds between two looks at the position while frames run.
    private static let lookInterval = Duration.seconds(1)
    /// When frames begin to run mpv says so several times, and has the least time for questions.
    private static let settling = Duration.milliseconds(10)

    /// - Parameters:
    ///   - player: The player, started.
    ///   - inbox: What others have to say to this thread.
    ///   - journal: Where viewings are written.
    ///   - screen: What is shown.
    ///   - policy: When something counts.
    ///   - idleAfterStart: What `PlayerSetup.open` said.
    init(
        player: any MPVPlayer,
        inbox: PlayerInbox<SessionMessage>,
        journal: ViewingJournal,
        screen: SessionScreen,
        policy: ScrobblePolicy,
        idleAfterStart: String?
    ) {
        self.player = player
        self.inbox = inbox
        self.journal = journal
        self.tracker = PlaybackTracker(policy: policy)
        self.screen = screen
        self.idleAfterStart = idleAfterStart
    }

    /// Runs until the player shuts down.
    ///
    /// - Returns: mpv's exit code, as far as its events tell it.
    mutating func run() -> Int32 {
        while true {
            let event = self.player.waitForEvent(timeout: self.timeout)
            for message in self.inbox.take() { self.receive(message) }
            self.screen.tick(at: self.moment.uptime)
            self.releaseLive()
            self.lookWhenSettled()
            guard let event else {
                if self.tracker.isPlaying { self.lookAgain() }
                continue
            }
            self.outcome.note(event)
            guard event != .shutdown else { return self.shutDown() }
            self.receive(event)
        }
    }

    /// Seconds until somebody wants to look again; while nothing runs that is not before something happens.
    private var timeout: Double {
        let look = self.tracker.isPlaying ? Self.lookInterval : nil
        let next = [self.screen.nextDue, self.lookAt].compactMap(\.self).min()
        let due = next.map { max($0 - self.moment.uptime, .zero) }
        return [look, due].compactMap(\.self).min().map { $0 / .seconds(1) } ?? -1
    }

    private mutating func receive(_ event: MPVEvent) {
        switch event {
        case .fileLoaded: self.load()
        case .playbackRestart:
            self.hasRestarted = true
            self.lookSoon()
        case .propertyChanged("core-idle", _): self.lookSoon()
        case .propertyChanged("pause", _): self.look()
        case .seek: self.receive(.seeked(position: self.position))
        case .queueOverflow: self.look()
        case .clientMessage(let words): self.carryOut(self.screen.receive(words, at: self.moment.uptime))
        case .hook(PlayerSetup.startHook, let id):
            if let idle = self.idleAfterStart { try? self.player.setProperty("idle", idle) }
            self.idleAfterStart = nil
            self.player.continueHook(id)
        case .hook(Self.lastLook, let id):
            let isAtEnd = self.player.flag("eof-reached") ?? false
            let position = self.position
            // Answered at once: the player stands still until then.
            self.player.continueHook(id)
            self.receive(.unloaded(position: position, reachedEnd: isAtEnd))
        case .endFile(let reason, _):
            // Says something only of a file that was gone before there was a hook.
            self.receive(.unloaded(position: nil, reachedEnd: reason == .endOfFile))
        default: return
        }
    }

    /// Asks to be stopped at when a file goes away, as the exact last position is known there only (`libmpv-host.md §3`).
    ///
    /// Not before frames run: mpv waits for its picture to have been shown for its time when it is held up while it goes.
    private mutating func hook() {
        guard !self.isHooked else { return }
        self.isHooked = (try? self.player.addHook(Self.lastLook)) != nil
    }

    private mutating func receive(_ message: SessionMessage) {
        switch message {
        case .quit:
            self.wasAskedToQuit = true
            try? self.player.command("quit", "4")
        case .delivery(let event):
            if case .matched(let id, let match) = event, id == self.journal.viewing?.id,
                let credits = self.journal.credits(byRuntime: match.runtime)
            {
                self.tracker.learn(creditsAt: credits)
            }
            self.screen.receive(event)
        case .evidence(let evidence):
            if let file = self.journal.add(evidence, self.player) { self.tracker.learn(file) }
            self.screen.learned(self.journal.subject)
        case .runtimes(let path, let runtimes):
            if let file = self.journal.add(runtimes: runtimes, of: path, self.player) { self.tracker.learn(file) }
        case .activation(let screen): self.screen.receive(screen)
        case .activated(let outcome): self.carryOut(self.screen.receive(outcome))
        case .matches(let path, let list): self.screen.receive(list, path: path)
        case .corrected(let path):
            guard path == self.journal.subject?.path else { return }
            self.screen.corrected()
            self.journal.tellAgain()
        case .answer(let sentence): self.screen.answer(sentence)
        case .place(let path, let place):
            guard path == self.journal.subject?.path else { return }
            self.carryOut(self.screen.receive(place, position: self.position, at: self.moment.uptime))
        }
    }

    private mutating func carryOut(_ orders: [SessionScreen.Order]) {
        for order in orders {
            switch order {
            case .setPause(let isPaused): try? self.player.setProperty("pause", isPaused ? "yes" : "no")
            case .resume(let progress): self.resume(at: progress)
            case .makePrivate:
                self.tracker.ignore()
                self.journal.makePrivate()
            }
        }
    }

    private mutating func resume(at progress: Double) {
        guard let duration = self.player.double("duration"), duration > 0 else { return }
        self.tracker.resume(at: duration * progress / 100)
        try? self.player.command("seek", "\(progress)", "absolute-percent", "exact")
    }

    private mutating func shutDown() -> Int32 {
        self.carryOut(self.tracker.finish(at: self.moment))
        self.screen.close()
        if self.player.string("idle") == "yes" { self.outcome.noteQuitWhileIdle() }
        // mpv's own last line; its terminal knows whether the user wants to see it.
        try? self.player.command("print-text", "Exiting... (\(self.outcome.reason))")
        return self.wasAskedToQuit ? 4 : self.outcome.code
    }

    private var position: Double? { self.player.double("time-pos") }

    private var moment: Moment { Moment(date: Date(), uptime: self.clock.now - self.began) }

    private mutating func load() {
        let inbox = self.inbox
        let file = self.journal.open(self.player) { inbox.post(.evidence($0)) }
        self.journal.findRuntimes { inbox.post(.runtimes(path: $0, $1)) }
        self.screen.opened(self.journal.subject, isTracked: self.tracker.wants(file), at: self.moment.uptime)
        self.heldLive = nil
        self.receive(.loaded(file))
    }

    private mutating func lookSoon() { self.lookAt = self.lookAt ?? self.moment.uptime + Self.settling }

    private mutating func lookWhenSettled() {
        guard let lookAt = self.lookAt, self.moment.uptime >= lookAt else { return }
        self.lookAt = nil
        self.look()
        guard self.hasRestarted else { return }
        self.hasRestarted = false
        self.hook()
        self.carryOut(self.screen.started())
    }

    /// Looks at what the player does now; events tell only that something has changed.
    private mutating func look() {
        let position = self.position
        if self.player.flag("pause") == true {
            self.receive(.paused(position: position, reachedEnd: self.player.flag("eof-reached") ?? false))
        } else if self.player.flag("core-idle") == false {
            self.receive(.playing(position: position))
        } else if self.player.flag("seeking") != true {
            self.receive(.stalled(position: position))
        }
    }

    /// A look at the position while frames run, and a sign of life.
    private mutating func lookAgain() {
        self.receive(.tick(position: self.position))
        if let state = self.tracker.state(at: self.moment) { self.journal.beat(state) }
    }

    private mutating func receive(_ event: PlaybackEvent) {
        self.carryOut(self.tracker.receive(event, at: self.moment))
    }

    /// Tells what was held back while it was open where to begin: a start wipes the place that Trakt knows.
    private mutating func releaseLive() {
        guard let held = self.heldLive, !self.screen.isOpenWhereToBegin else { return }
        self.heldLive = nil
        self.carryOut([held])
    }

    private mutating func carryOut(_ intents: [ScrobbleIntent]) {
        for intent in intents {
            if case .live = intent, self.screen.isOpenWhereToBegin {
                self.heldLive = intent
                continue
            }
            if let trouble = self.journal.carryOut(intent) { self.screen.tell(trouble) }
            switch intent {
            case .begin: self.screen.began(self.journal.viewing, at: self.moment.uptime)
            case .counted: self.screen.counted()
            case .end: self.screen.ended(at: self.moment.uptime)
            case .live, .checkpoint: break
            }
        }
    }
}
