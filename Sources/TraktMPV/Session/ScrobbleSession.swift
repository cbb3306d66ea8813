import Foundation
import MPV
import MediaIdentification
import Playback
import ScrobbleSync

/// One player and what is written down about it.
///
/// Lives on the thread that waits for mpv's events.
///
/// The store is written from here, for a viewing must be on disk before anything else; that is a few milliseconds at a
/// start, a pause and every ten seconds, on a thread that no frame waits for. The network is never touched from here.
struct ScrobbleSession {
    private let client: MPVClient
    private let inbox: PlayerInbox<SessionMessage>
    private let journal: ViewingJournal
    private var tracker: PlaybackTracker
    private var messages: SessionMessages
    private var outcome = ExitOutcome()
    private var wasAskedToQuit = false
    private var idleAfterStart: String?
    private let clock = ContinuousClock()
    private let began = ContinuousClock().now

    /// Seconds between two looks at the position while frames run.
    private static let lookInterval = 2.0

    /// - Parameters:
    ///   - client: The player, started.
    ///   - inbox: What others have to say to this thread.
    ///   - journal: Where viewings are written.
    ///   - policy: When something counts.
    ///   - idleAfterStart: What `PlayerSetup.open` said.
    init(
        client: MPVClient,
        inbox: PlayerInbox<SessionMessage>,
        journal: ViewingJournal,
        policy: ScrobblePolicy,
        idleAfterStart: String?
    ) {
        self.client = client
        self.inbox = inbox
        self.journal = journal
        self.tracker = PlaybackTracker(policy: policy)
        self.messages = SessionMessages(client)
        self.idleAfterStart = idleAfterStart
    }

    /// Runs until the player shuts down.
    ///
    /// - Returns: mpv's exit code, as far as its events tell it.
    mutating func run() -> Int32 {
        while true {
            let event = self.client.waitForEvent(timeout: self.tracker.isPlaying ? Self.lookInterval : -1)
            for message in self.inbox.take() { self.receive(message) }
            guard let event else {
                self.receive(.tick(position: self.position))
                continue
            }
            self.outcome.note(event)
            guard event != .shutdown else { return self.shutDown() }
            self.receive(event)
        }
    }

    private mutating func receive(_ event: MPVEvent) {
        switch event {
        case .fileLoaded: self.load()
        case .playbackRestart, .propertyChanged("core-idle", _), .propertyChanged("pause", _): self.look()
        case .seek: self.receive(.seeked(position: self.position))
        case .queueOverflow: self.look()
        case .hook(PlayerSetup.startHook, let id):
            if let idle = self.idleAfterStart { try? self.client.setProperty("idle", idle) }
            self.idleAfterStart = nil
            self.client.continueHook(id)
        case .hook("on_unload", let id):
            let isAtEnd = self.client.flag("eof-reached") ?? false
            let position = self.position
            // Answered at once: the player stands still until then.
            self.client.continueHook(id)
            self.receive(.unloaded(position: position, reachedEnd: isAtEnd))
        default: return
        }
    }

    private mutating func receive(_ message: SessionMessage) {
        switch message {
        case .quit:
            self.wasAskedToQuit = true
            try? self.client.command("quit", "4")
        case .delivery(let event): self.messages.show(event)
        case .evidence(let evidence): self.journal.add(evidence)
        }
    }

    private mutating func shutDown() -> Int32 {
        self.carryOut(self.tracker.finish(at: self.moment))
        if self.client.string("idle") == "yes" { self.outcome.noteQuitWhileIdle() }
        // mpv's own last line; its terminal knows whether the user wants to see it.
        try? self.client.command("print-text", "Exiting... (\(self.outcome.reason))")
        return self.wasAskedToQuit ? 4 : self.outcome.code
    }

    private var position: Double? { self.client.double("time-pos") }

    private var moment: Moment { Moment(date: Date(), uptime: self.clock.now - self.began) }

    private mutating func load() {
        let inbox = self.inbox
        let file = self.journal.open(self.client) { inbox.post(.evidence($0)) }
        self.receive(.loaded(file))
    }

    /// Looks at what the player does now; events tell only that something has changed.
    private mutating func look() {
        let position = self.position
        if self.client.flag("pause") == true {
            self.receive(.paused(position: position, reachedEnd: self.client.flag("eof-reached") ?? false))
        } else if self.client.flag("core-idle") == false {
            self.receive(.playing(position: position))
        } else if self.client.flag("seeking") != true {
            self.receive(.stalled(position: position))
        }
    }

    private mutating func receive(_ event: PlaybackEvent) {
        self.carryOut(self.tracker.receive(event, at: self.moment))
    }

    private mutating func carryOut(_ intents: [ScrobbleIntent]) {
        for intent in intents {
            if let trouble = self.journal.carryOut(intent) { self.messages.tell(trouble) }
        }
    }
}
