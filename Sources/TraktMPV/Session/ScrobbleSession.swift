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
    private let outbox: Outbox?
    private let session: String
    private let tell: (String) -> Void
    private var tracker: PlaybackTracker
    private var viewing: Viewing?
    private var evidence: MediaEvidence?
    private var hasStorageTrouble = false
    private let clock = ContinuousClock()
    private let began = ContinuousClock().now

    /// Seconds between two looks at the position while frames run.
    private static let lookInterval = 2.0

    init(client: MPVClient, outbox: Outbox?, session: String, policy: ScrobblePolicy, tell: @escaping (String) -> Void)
    {
        self.client = client
        self.outbox = outbox
        self.session = session
        self.tell = tell
        self.tracker = PlaybackTracker(policy: policy)
    }

    /// Runs until the player shuts down.
    ///
    /// - Returns: mpv's exit code, as far as its events tell it.
    mutating func run() -> Int32 {
        var outcome = ExitOutcome()
        while true {
            let event = self.client.waitForEvent(timeout: self.tracker.isPlaying ? Self.lookInterval : -1)
            guard let event else {
                self.receive(.tick(position: self.position))
                continue
            }
            outcome.note(event)
            switch event {
            case .fileLoaded: self.load()
            case .playbackRestart, .propertyChanged("core-idle", _), .propertyChanged("pause", _): self.look()
            case .seek: self.receive(.seeked(position: self.position))
            case .hook("on_unload", let id):
                let isAtEnd = self.client.flag("eof-reached") ?? false
                let position = self.position
                // Answered at once: the player stands still until then.
                self.client.continueHook(id)
                self.receive(.unloaded(position: position, reachedEnd: isAtEnd))
            case .shutdown:
                self.carryOut(self.tracker.finish(at: self.moment))
                return outcome.code
            default: continue
            }
        }
    }

    private var position: Double? { self.client.double("time-pos") }

    private var moment: Moment { Moment(date: Date(), uptime: self.clock.now - self.began) }

    private mutating func load() {
        let file = PlayedFile(self.client)
        var metadata: [String: String] = [:]
        for (key, value) in self.client.node("metadata").map ?? [:] { metadata[key] = value.string }
        self.evidence = MediaEvidence(
            path: file.path,
            mediaTitle: self.client.string("media-title"),
            metadata: metadata,
            duration: file.duration
        )
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
        guard let outbox = self.outbox else { return }
        for intent in intents {
            do {
                try self.carryOut(intent, outbox)
            } catch {
                if !self.hasStorageTrouble { self.tell("What you watch cannot be recorded: \(error)") }
                self.hasStorageTrouble = true
            }
        }
    }

    private mutating func carryOut(_ intent: ScrobbleIntent, _ outbox: Outbox) throws {
        switch intent {
        case .begin(_, let date):
            guard let evidence = self.evidence else { return }
            let description = MediaIdentifier().describe(evidence)
            let viewing = Viewing(session: self.session, evidence: evidence, description: description, startedAt: date)
            try outbox.insert(viewing)
            self.viewing = viewing
        case .live: return
        case .checkpoint(let state), .counted(let state): try self.write(state, outbox, isOver: false)
        case .end(let state):
            try self.write(state, outbox, isOver: true)
            self.viewing = nil
        }
    }

    private func write(_ state: ViewingState, _ outbox: Outbox, isOver: Bool) throws {
        guard let viewing = self.viewing else { return }
        try outbox.checkpoint(
            viewing.id,
            progress: state.progress.percent,
            played: state.played,
            isCounted: state.isCounted,
            at: state.date,
            isOver: isOver
        )
    }
}

/// mpv's exit code, rebuilt from what happened to the files (`libmpv-host.md §1.6`).
private struct ExitOutcome {
    private var hasPlayed = false
    private var hasFailed = false

    mutating func note(_ event: MPVEvent) {
        guard case .endFile(let reason, _) = event else { return }
        if case .error = reason { self.hasFailed = true } else { self.hasPlayed = true }
    }

    var code: Int32 { self.hasFailed ? (self.hasPlayed ? 3 : 2) : 0 }
}
