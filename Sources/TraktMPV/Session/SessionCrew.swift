import Foundation
import Logbook
import Logging
import MPV
import Playback
import ScrobbleSync
import TraktAPI

/// Everybody who works for one session, however its player was started: the store, delivery, what takes time, and the way
/// to the player's thread.
struct SessionCrew: Sendable {
    let environment: Environment
    let outbox: Outbox?
    /// Who sends; nil without a client id or a store.
    let deliverer: Deliverer?
    let helper: (any SessionHelper)?
    /// Why nothing is told to Trakt, in one sentence, which has been told; nil where it is.
    private let silence: String?
    let inbox = PlayerInbox<SessionNews>()
    let work = BackgroundWork()
    private let transport: AsyncHTTPTransport?

    /// What is looked at when it changes; the position is read, not observed (`Documentation/libmpv.md §3`).
    static let observed = ["pause", "core-idle", "eof-reached", "speed"] + Screen.observed

    /// - Parameters:
    ///   - environment: The world of the session.
    ///   - tell: Says to the user what is wrong with the store.
    init(_ environment: Environment, tell: (String) -> Void) {
        self.environment = environment
        let (outbox, trouble) = Self.openOutbox(environment, tell)
        self.outbox = outbox
        self.silence = environment.clientID == nil ? environment.reasonForSilence : trouble
        guard let outbox, !outbox.isStandIn, environment.clientID != nil else {
            (self.deliverer, self.helper, self.transport) = (nil, nil, nil)
            return
        }
        let transport = AsyncHTTPTransport(environment.settings.network)
        self.transport = transport
        self.deliverer = Deliverer(environment, outbox: outbox, transport: transport) { [inbox] event in
            // From the disk, and not on the player's thread: it is there before the line that tells the title.
            if let seen = Self.seenBefore(event, environment, outbox) { inbox.post(seen) }
            inbox.post(.delivery(event))
        }
        self.helper = self.deliverer.map { [work, inbox] in
            Assistant(environment, outbox: outbox, deliverer: $0, work: work, inbox: inbox)
        }
    }

    /// How often what has just been recognised was watched before; nil for all else.
    private static func seenBefore(_ event: SyncEvent, _ environment: Environment, _ outbox: Outbox) -> SessionNews? {
        guard case .matched(let viewing, let match) = event else { return nil }
        let past = environment.logger.attempt("Earlier viewings could not be read") {
            try PastViewings(in: outbox).like(viewing)
        }
        let account = environment.isConnected ? environment.connectedAccount ?? "" : nil
        return environment.watched.seenBefore(match, own: past ?? [], for: account)
            .map { .seenBefore(viewing: viewing, $0) }
    }

    /// The store, or what stands in for it; and why it does.
    private static func openOutbox(
        _ environment: Environment,
        _ tell: (String) -> Void
    ) -> (outbox: Outbox?, trouble: String?) {
        do {
            let outbox = try Outbox(
                directory: environment.paths.stateDirectory,
                mends: false,
                logger: environment.logger
            )
            // Where there is no terminal, the window tells it.
            if environment.isInteractive, let trouble = outbox.takeTrouble() { environment.tellOnce(trouble) }
            return (outbox, nil)
        } catch {
            let logger = environment.logger
            logger.note("The store cannot be used", error, at: .error)
            let standIn = logger.attempt("There is no stand-in for the store", at: .error) {
                try Outbox(standingInFor: environment.paths.stateDirectory, because: error, logger: logger)
            }
            let place = standIn?.placeElsewhere().map { DisplayText($0, limit: 4096).description }
            let rest =
                place.map { "What you watch is kept in \($0) meanwhile." } ?? "What you watch cannot be recorded."
            let trouble = "\("\(error)".asSentence) \(rest)"
            tell(trouble)
            return (standIn, trouble)
        }
    }

    /// Starts what goes on beside the player; to be run until the session is over.
    func runBesides() async {
        if let deliverer { self.work.start { await deliverer.run() } }
        self.lookAfterStore(isUnusable: self.outbox?.isStandIn ?? true)
        await self.work.run()
    }

    /// Runs the session at a player, on this thread, until the player goes.
    ///
    /// - Parameters:
    ///   - player: Observed already.
    ///   - host: Who has started it.
    ///   - isPrivate: Whether nothing of it is told or written down.
    ///   - isInTerminal: Whether the user has been asked to connect where it was started.
    func scrobble(_ player: any MPVPlayer, _ host: any SessionHost, isPrivate: Bool, isInTerminal: Bool) {
        let settings = self.environment.settings
        let rules = SessionRules(
            session: self.environment.session,
            policy: settings.policy,
            credits: settings.credits,
            screen: settings.screen,
            isPrivate: isPrivate,
            isInTerminal: isInTerminal,
            hasTrakt: self.helper != nil,
            standstill: self.silence
        )
        var session = ScrobbleSession(
            player: player,
            host: host,
            rules: rules,
            journal: ViewingJournal(
                outbox: self.outbox,
                session: rules.session,
                delivery: self.deliverer,
                boot: Timestamp.now().boot,
                logger: self.environment.logger
            ),
            helper: self.helper,
            inbox: self.inbox,
            activity: self.outbox.map { ActivityFeed(self.environment, $0) }
        ) {
            let now = Timestamp.now()
            return Moment(date: now.date, uptime: .seconds(now.uptime))
        }
        session.run()
    }

    /// Closes connections in good order, when nothing is sent any more and the process goes on.
    func close() async {
        guard let transport = self.transport else { return }
        await self.environment.logger.attempt("Connections could not be closed in good order") {
            try await transport.shutdown()
        }
    }

    /// Has a store looked at that may be damaged, when the film has long begun, and on a thread of its own.
    private func lookAfterStore(isUnusable: Bool) {
        let directory = self.environment.paths.stateDirectory
        guard isUnusable || StoreCare.isNeeded(directory) else { return }
        Thread {
            Thread.sleep(forTimeInterval: Self.quietStart)
            StoreCare.lookAfter(directory, isUnusable: isUnusable)
        }.start()
    }

    /// Seconds after which nothing of the start is left to be disturbed.
    private static let quietStart = 3.0
}
