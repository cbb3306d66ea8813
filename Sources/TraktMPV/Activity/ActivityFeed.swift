import Foundation
import Logbook
import Logging
import ScrobbleSync
import Synchronization

/// Tells what happens to whoever wants to know: hooks of the user's, and programs that follow.
///
/// Nothing of it waits for anybody: hooks are written down and run by another process, followers are sent a datagram that is
/// dropped where there is no room. What is private is told to none of them.
struct ActivityFeed: Sendable {
    private let environment: Environment
    private let outbox: Outbox
    private let followers: FollowerSockets
    private let spool: HookSpool
    private let told = Told()

    /// What was told already, by this process.
    private final class Told: Sendable {
        let questions = Mutex<Set<String>>([])
    }

    init(_ environment: Environment, _ outbox: Outbox) {
        self.environment = environment
        self.outbox = outbox
        self.followers = FollowerSockets(in: environment.paths.stateDirectory)
        self.spool = HookSpool(in: environment)
    }

    // MARK: - What a player does

    /// Tells of a viewing.
    ///
    /// - Parameters:
    ///   - kind: What happens.
    ///   - viewing: Its id; one that is not in the store any more is nobody's business.
    ///   - progress: Percent, where it is known better than the store knows it.
    func tell(_ kind: ActivityEvent.Kind, of viewing: String, at progress: Double? = nil) {
        guard self.isWanted(kind), var event = self.event(kind, of: viewing) else { return }
        if let progress { event.progress = (progress * 10).rounded() / 10 }
        self.tell(event)
    }

    /// Has those who show what is on take it away, for it is private now.
    ///
    /// Nothing is told of what it was. Hooks show nothing, and of what is private they hear nothing.
    func tellEnd(ofPrivate viewing: String) {
        guard self.followers.areThere else { return }
        self.followers.send(.event(ActivityEvent(.stop, at: Date(), id: viewing), from: getpid()))
    }

    /// Has those who follow a bar know how far it is.
    func tellProgress(_ percent: Int) { self.followers.send(.progress(percent)) }

    // MARK: - What becomes of it

    func tell(_ event: SyncEvent) {
        switch event {
        case .delivered(let viewing, let isPlay):
            self.tell(.delivered, of: viewing) { $0.delivery = isPlay ? "play" : "place" }
        case .needsMatch(let viewing, let reason, let news):
            // It is asked about at each of its calls.
            guard news != .knownAsUnknown,
                self.told.questions.withLock({ $0.insert(viewing).inserted })
            else { return }
            self.tell(.needsMatch, of: viewing) { $0.reason = DisplayText(reason, limit: 400).description }
        case .parked(let viewing, let reason):
            self.tell(.trouble, of: viewing) { $0.reason = DisplayText(reason, limit: 400).description }
        case .obstacle(let reason):
            guard self.isWanted(.trouble) else { return }
            var event = ActivityEvent(.trouble, at: Date())
            event.reason = DisplayText(reason, limit: 400).description
            self.tell(event)
        case .waiting, .toldElsewhere: self.followers.send(.changed)
        case .matched, .excluded, .clockOff, .timesMended: return
        }
    }

    private func tell(_ kind: ActivityEvent.Kind, of viewing: String, _ fill: (inout ActivityEvent) -> Void) {
        guard self.isWanted(kind), var event = self.event(kind, of: viewing) else { return }
        fill(&event)
        self.tell(event)
    }

    // MARK: - To whom

    private func isWanted(_ kind: ActivityEvent.Kind) -> Bool {
        self.spool.isWanted(kind) || self.followers.areThere
    }

    private func tell(_ event: ActivityEvent) {
        self.followers.send(.event(event, from: getpid()))
        self.spool.put(event)
    }

    /// What is known of a viewing; nil where nothing of it may be told, or that cannot be found out.
    private func event(_ kind: ActivityEvent.Kind, of viewing: String) -> ActivityEvent? {
        let logger = self.environment.logger
        let found = logger.attempt("What happens could not be told to others") { () -> OutboxEntry? in
            guard let entry = try self.outbox.entry(viewing), entry.unreadable.isEmpty else { return nil }
            let (evidence, description) = (entry.viewing.evidence, entry.viewing.description)
            return try self.environment.corrections(self.outbox).isExcluded(evidence, description) ? nil : entry
        }
        return found.flatMap(\.self).map { ActivityEvent(kind, at: Date(), of: $0) }
    }
}
