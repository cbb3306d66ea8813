import Foundation
import Logbook
import Logging
import Playback
import ScrobbleSync

/// What a session writes, and whom it tells about it.
///
/// Lives on the player's thread.
final class ViewingJournal {
    private let outbox: Outbox?
    private let delivery: (any SessionDelivery)?
    private let session: String
    /// Tells others that this player lives, and how far it has come; taken with the first viewing, for a run without one leaves
    /// nothing behind.
    private var lock: SessionLock?
    /// Which boot running times count from; nil where they count from anything else.
    private let boot: String?
    let logger: Logger
    private var hasStorageTrouble = false

    /// - Parameters:
    ///   - outbox: The store; nil when there is none: playing goes on without.
    ///   - session: Names this run of the player.
    ///   - delivery: Who sends; nil without a client id.
    ///   - boot: Names the boot that the session's running times count from; nil where they count from anything else.
    ///   - logger: Told of what could not be stored.
    init(
        outbox: Outbox?,
        session: String,
        delivery: (any SessionDelivery)?,
        boot: String? = nil,
        logger: Logger = .silent
    ) {
        self.logger = logger
        self.boot = boot.flatMap { $0.isEmpty ? nil : $0 }
        self.outbox = outbox
        self.delivery = delivery
        self.session = session
    }

    /// Writes an entry down.
    ///
    /// - Parameter entry: What to write.
    /// - Returns: What the session must know of it.
    func write(_ entry: JournalEntry) -> [SessionReply] {
        switch entry {
        case .begin(let viewing): return self.begin(viewing)
        case .state(let state, let viewing, let isOver): return self.checkpoint(state, of: viewing, isOver: isOver)
        case .noViewing(let viewing): self.giveUp(viewing)
        case .description(let subject, let viewing):
            self.logger.attempt("What became known of a file could not be stored") {
                try self.outbox?.describe(viewing, as: subject.evidence, subject.description)
            }
        case .beat(let beat): self.lock?.beat(beat)
        case .live(let call, let viewing, let progress, let played):
            self.delivery?.tell(call, of: viewing, at: progress, played: played)
        case .erase(let viewings, let sentence): return [self.erase(viewings, saying: sentence)]
        case .rating(let rating, let viewing): return self.rate(viewing, rating)
        case .sendWaiting: return [.answered(self.sendWaiting())]
        }
        return []
    }

    private func begin(_ begun: Viewing) -> [SessionReply] {
        var viewing = begun
        viewing.account = self.delivery?.account
        viewing.boot = self.boot
        if self.boot == nil { (viewing.startedUptime, viewing.endedUptime) = (nil, nil) }
        guard let outbox = self.outbox else { return [.notRecorded(viewing.id)] }
        // Held until the process ends: its loss is how others know that this player is gone.
        if self.lock == nil { self.lock = outbox.sessionLock(self.session) }
        do {
            try outbox.insert(viewing)
            self.delivery?.wake()
            return [.recorded(viewing.id)] + self.trouble(of: outbox)
        } catch {
            return [.notRecorded(viewing.id)] + self.failure(error)
        }
    }

    private func checkpoint(_ state: ViewingState, of viewing: String, isOver: Bool) -> [SessionReply] {
        guard let outbox = self.outbox else { return [] }
        do {
            try outbox.checkpoint(
                viewing,
                progress: state.progress.percent,
                played: state.played,
                isCounted: state.isCounted,
                countedAt: state.countedAt?.percent,
                at: state.date,
                uptime: self.boot == nil ? nil : state.lastPlayed.uptime / .seconds(1),
                isOver: isOver
            )
            if isOver { self.delivery?.wake() }
            return self.trouble(of: outbox)
        } catch {
            return self.failure(error)
        }
    }

    /// What runs is the rest of another viewing: nothing is owed for it.
    private func giveUp(_ viewing: String) {
        self.logger.attempt("A viewing that goes on with another could not be given up") {
            _ = try self.outbox?.drop(viewing, reason: "goes on with what has counted before")
        }
    }

    /// What is known of earlier viewings of a file; nothing where the store cannot tell.
    func earlier(of path: String) -> [PastViewing] {
        self.logger.attempt("Earlier viewings of a file could not be read") {
            try self.outbox.map { try PastViewings(in: $0).of(path) }
        }.flatMap(\.self) ?? []
    }

    /// What is known of earlier viewings of the same item, of whatever file, once it is known what a viewing is of.
    func earlier(likeThat viewing: String) -> [PastViewing] {
        self.logger.attempt("Earlier viewings of an item could not be read") {
            try self.outbox.map { try PastViewings(in: $0).like(viewing) }
        }.flatMap(\.self) ?? []
    }

    private func trouble(of outbox: Outbox) -> [SessionReply] {
        outbox.takeTrouble().map { [.storeTrouble($0)] } ?? []
    }

    /// Tells once that nothing can be recorded.
    private func failure(_ error: any Error) -> [SessionReply] {
        self.logger.note("A viewing could not be written down", error, at: .error)
        defer { self.hasStorageTrouble = true }
        return self.hasStorageTrouble ? [] : [.storeTrouble("What you watch cannot be recorded: \(error)")]
    }

    private func erase(_ viewings: [String], saying sentence: String?) -> SessionReply {
        do {
            for viewing in viewings {
                // First: nothing more may be said of it from here on.
                let wasLive = self.delivery?.silence(viewing) ?? false
                if let outbox { try PrivateViewings(in: outbox).erase(viewing, wasLive: wasLive) }
            }
            return .erased(viewings, saying: sentence)
        } catch {
            return .notErased(reason: "\(error)")
        }
    }

    /// Queues a rating; it goes out as soon as Trakt can be reached.
    private func rate(_ viewing: String, _ rating: Int) -> [SessionReply] {
        do {
            try self.outbox?.ratings.rate(viewing, rating, at: Date())
            self.delivery?.wake()
            return [.answered("Rated \(rating)")]
        } catch {
            return [.answered("The rating could not be stored: \(error)")]
        }
    }

    private func sendWaiting() -> String {
        let waiting = self.logger.attempt("The queue could not be counted") { try self.outbox?.waitingCount() }
        let count = (waiting ?? nil) ?? 0
        self.delivery?.wake()
        return count == 0 ? "Nothing waits." : "Sending what waits: \(count)"
    }
}

/// Who sends what a session has written down.
protocol SessionDelivery: Sendable {
    /// Tells Trakt what is true now or never, of so many media seconds played; returns at once.
    func tell(_ call: ScrobbleIntent.LiveCall, of viewing: String, at progress: PlaybackProgress, played: Double)
    /// Says nothing more of a viewing; returns at once.
    ///
    /// - Returns: Whether something may have been said.
    func silence(_ viewing: String) -> Bool
    /// The store has something new; returns at once.
    func wake()
    /// The account that is connected now; nil for none.
    var account: String? { get }
}
