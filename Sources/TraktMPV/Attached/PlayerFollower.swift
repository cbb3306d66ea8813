import Foundation
import Logging
import MPV
import Playback
import ScrobbleSync
import TaskRuntime

/// A player that somebody else has started, followed by the same session as one of our own: from the first word to the end
/// of what is owed for it.
struct PlayerFollower: Sendable {
    /// How it came about that it is not followed to its end.
    enum Refusal: Error, Hashable {
        /// It went, or is no player.
        case gone
        /// Another session follows it.
        case followed
    }

    private let player: IPCPlayer
    private let environment: Environment
    private let isPrivate: Bool
    private let claim: PlayerClaim
    /// The process of the player.
    let process: Int32

    /// How long delivery goes on when the player has gone: nobody waits for it.
    static let lastMoment = Duration.seconds(15)
    /// How long those wait who are no first choice: the session whose name bindings have goes before them.
    private static let courtesy = Duration.milliseconds(300)
    /// By script-opts: `--script-opts=trakt_mpv-private=yes`.
    private static let privateOption = "trakt_mpv-private"

    /// Claims a player.
    ///
    /// - Parameters:
    ///   - player: The player.
    ///   - form: How we have come to it.
    ///   - isPrivate: Whether the user has said elsewhere that nothing of it is told or written down.
    ///   - environment: Makes the world of the session; with `off` nothing is logged.
    /// - Throws: `Refusal`.
    init(
        _ player: IPCPlayer,
        by form: PlayerClaim.Form,
        isPrivate: Bool,
        environment: (LogLevel?) -> Environment
    ) async throws(Refusal) {
        guard let process = player.double("pid").flatMap({ Int32(exactly: $0) }) else { throw .gone }
        let variables = ProcessInfo.processInfo.environment
        guard variables[PlayerClaim.hostVariable] != "\(process)" else { throw .followed }
        if player.clientName != Screen.clientName {
            // Cancelled: it is found out soon enough.
            try? await EventLoopClock().sleep(for: Self.courtesy)
        }
        self.isPrivate = isPrivate || player.node("script-opts").map?[Self.privateOption] == .string("yes")
        self.environment = environment(self.isPrivate ? .off : nil)
        let state = self.environment.paths.stateDirectory
        guard let claim = PlayerClaim(of: process, by: form, in: state) else { throw .followed }
        self.claim = claim
        self.player = player
        self.process = process
    }

    /// Follows it until it goes, or this process is to go.
    ///
    /// - Parameters:
    ///   - onStart: Is given a way to end it from outside.
    ///   - onPlayerGone: Called when nothing is left but to deliver.
    func follow(
        onStart: @Sendable (_ leave: @escaping @Sendable () -> Void) -> Void = { _ in },
        onPlayerGone: @Sendable () -> Void = {}
    ) async {
        let crew = SessionCrew(self.environment) { _ in }
        self.tell(crew)
        onStart { crew.inbox.post(.quitAsked) }
        await withDiscardingTaskGroup { group in
            group.addTask { await crew.runBesides() }
            await self.runSession(crew)
            onPlayerGone()
            crew.outbox?.leave()
            self.claim.giveBack()
            _ = await crew.deliverer?.finish(within: Self.lastMoment)
            group.cancelAll()
        }
        await crew.close()
    }

    /// The session waits for the player on a thread of its own.
    private func runSession(_ crew: SessionCrew) async {
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            let thread = Thread {
                self.run(crew)
                done.resume()
            }
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    private func run(_ crew: SessionCrew) {
        // A player that has gone says so as its next event.
        for property in SessionCrew.observed { try? self.player.observe(property) }
        crew.inbox.attach(self.player)
        self.player.catchUp()
        crew.scrobble(self.player, FollowedPlayer(self.player), isPrivate: self.isPrivate, isInTerminal: false)
        crew.inbox.detach()
        self.player.disconnect()
    }

    /// Tells in the player what a command would tell in its terminal.
    private func tell(_ crew: SessionCrew) {
        guard !self.isPrivate else { return }
        var sentences = self.environment.settings.complaints
        if let notice = self.environment.storeNotice.text { sentences.append(notice) }
        if self.environment.clientID == nil {
            if self.environment.settings.standstill == nil { sentences.append(Environment.missingClientID) }
        } else if let reason = self.environment.missingLogin {
            sentences.append(reason)
        }
        for sentence in sentences { crew.inbox.post(.delivery(.obstacle(sentence))) }
    }
}

/// The player of another process: it ends as it wants, and goes on without us.
struct FollowedPlayer: SessionHost {
    private let player: IPCPlayer

    init(_ player: IPCPlayer) {
        self.player = player
    }

    func note(_ event: MPVEvent) {}

    /// This process is to go; the player stays.
    func quit() { self.player.disconnect() }
}
