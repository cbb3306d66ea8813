import Logbook
import MediaIdentification
import Playback
import ScrobbleSync
import TaskRuntime
import TraktAPI

/// Delivery while a player runs: beside it, so that neither waits for the other.
struct Deliverer: SessionDelivery {
    private let environment: Environment
    private let engine: SyncEngine<EventLoopClock>
    private let trakt: Trakt
    let matcher: MediaMatcher
    /// Matches as if the user had never said anything: to choose anew.
    let guesser: MediaMatcher

    /// How long delivery waits after the start: the player needs every core until its first frame.
    private static let firstMoment = Duration.milliseconds(300)
    /// After which nothing of the start is left to be disturbed.
    private static let quietMoment = Duration.seconds(60)
    /// Seconds for which what was watched by Trakt's word is good for a line.
    private static let watchedFreshness = 86400.0
    /// How long delivery goes on after the player has ended; the process exits within two seconds in all.
    static let lastMoment = Duration.milliseconds(1500)

    /// - Parameters:
    ///   - environment: With a client id.
    ///   - outbox: The store.
    ///   - transport: The way to Trakt, made where there is somebody to take it.
    ///   - onEvent: What delivery has to tell.
    init?(
        _ environment: Environment,
        outbox: Outbox,
        transport: @autoclosure () -> any HTTPTransport,
        onEvent: @escaping @Sendable (SyncEvent) -> Void
    ) {
        // Without a store nothing could be remembered, and what is not remembered is told twice.
        guard environment.clientID != nil, !outbox.isStandIn, let trakt = Trakt(environment, over: transport())
        else { return nil }
        self.trakt = trakt
        self.matcher = trakt.matcher(outbox)
        self.guesser = trakt.guesser
        self.engine = trakt.engine(outbox, onEvent: onEvent)
        self.environment = environment
    }

    var account: String? { self.environment.connectedAccount }

    func tell(_ call: ScrobbleIntent.LiveCall, of viewing: String, at progress: PlaybackProgress, played: Double) {
        self.engine.tell(call, of: viewing, at: progress, played: played)
    }

    func silence(_ viewing: String) -> Bool { self.engine.silence(viewing) }

    /// Takes back what was told of viewings that are erased.
    ///
    /// - Returns: Why something is still to be taken back; nil when nothing is.
    func takeBack() async throws -> String? { try await self.engine.takeBack() }

    /// Tells again what a viewing is, after the user has said it.
    func forget(_ viewing: String) async { await self.engine.forget(viewing) }

    func place(of subject: SessionSubject) async -> StoredPlace? {
        await self.engine.place(of: subject.description, subject.evidence)
    }

    /// How long Trakt says the episodes of a file are, in minutes; nil where one is not known.
    func runtimes(of subject: SessionSubject) async -> [Double]? {
        var runtimes: [Double] = []
        for index in subject.description.episodes.indices.prefix(20) {
            // Not known: the file is cut without it.
            guard
                case .matched(let match)? = try? await self.matcher.match(
                    subject.description.part(index),
                    evidence: subject.evidence
                ), let minutes = match.runtime, minutes > 0
            else { return nil }
            runtimes.append(Double(minutes))
        }
        return runtimes
    }

    /// Takes a play back; that of another app only where the user means this one.
    func undo(_ entry: OutboxEntry, isNamed: Bool) async throws -> Undone {
        try await self.engine.undo(entry, isNamed: isNamed)
    }

    func wake() { self.engine.wake() }

    /// Sends what comes until it is cancelled, beginning a moment after the start.
    func run() async {
        // Cancelled: the player has gone again.
        // It throws where the player ends meanwhile.
        guard (try? await EventLoopClock().sleep(for: Self.firstMoment)) != nil else { return }
        if !self.environment.revocations.isEmpty { await self.trakt.settleRevocations() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.engine.run() }
            group.addTask { await self.learnWatched() }
        }
    }

    /// Brings what Trakt says was watched up to date, when the film has long begun: for the next one.
    private func learnWatched() async {
        // It throws where the player ends meanwhile.
        guard (try? await EventLoopClock().sleep(for: Self.quietMoment)) != nil, self.environment.isConnected else {
            return
        }
        let account = self.environment.connectedAccount ?? ""
        await self.environment.logger.attempt("What was watched by Trakt's word is as old as it was") {
            _ = try await self.engine.refresh(
                self.environment.watched,
                of: account,
                unlessYoungerThan: Self.watchedFreshness
            )
        }
    }

    /// Sends what is left for a limited time; the rest waits on disk.
    ///
    /// - Parameter limit: For which who waits for the process may be held.
    /// - Returns: What the user has to mend before the rest can be sent, and was not told while the player ran.
    func finish(within limit: Duration = Self.lastMoment) async -> String? {
        await withTaskGroup(of: String?.self) { group in
            group.addTask { await self.engine.finish() }
            group.addTask {
                // Cancelled when all is sent before.
                try? await EventLoopClock().sleep(for: limit)
                return nil
            }
            let news = await group.next()
            group.cancelAll()
            return news.flatMap(\.self)
        }
    }
}
