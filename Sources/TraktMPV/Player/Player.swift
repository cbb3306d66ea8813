import Foundation
import MPV
import Playback
import ScrobbleSync
import Storage

/// One run of libmpv, from a command line to an exit code.
struct Player: Sendable {
    let environment: Environment
    let outbox: Outbox?
    /// Who sends; nil without a client id or a store.
    let delivery: (any SessionDelivery)?
    let helper: (any SessionHelper)?
    /// Why nothing is told to Trakt, in one sentence, which the terminal has heard; nil where it is.
    let silence: String?
    let inbox: PlayerInbox<SessionNews>

    /// What is looked at when it changes; the position is read, not observed (`Documentation/libmpv.md §3`).
    private static let observed = ["pause", "core-idle", "eof-reached"] + Screen.observed

    /// Plays to the end; the window is gone when this returns.
    ///
    /// - Parameter arguments: mpv's own command line.
    /// - Returns: The exit code.
    func run(_ arguments: [String]) -> Int32 {
        do {
            return try self.play(arguments)
        } catch let mistake as MPVCommandLine.Mistake {
            MPVWords.writeFatal(mistake.lines)
            return 1
        } catch is PlayerSetup.HandOver {
            return self.handOver(arguments)
        } catch {
            self.environment.tell("\(error)")
            return 1
        }
    }

    private func play(_ arguments: [String]) throws -> Int32 {
        _ = unsafe setenv("TRAKT_MPV_HOST", "1", 1)
        let files = ScratchFiles()
        defer { files.remove() }
        let library = try MPVLibrary.open()
        let line = try MPVCommandLine(arguments) { name in
            // Without a parser every option stands alone; mpv says what is wrong.
            guard let parser = try? MPVClient(library) else { return false }
            defer { parser.destroy() }
            return parser.needsParameter(name)
        }
        if line.isForMPV { throw PlayerSetup.HandOver() }
        if line.verbosity > 0 { _ = unsafe setenv("MPV_VERBOSE", "\(line.verbosity)", 1) }
        let client = try MPVClient(library)
        defer {
            self.inbox.detach()
            // A script that still waits would keep the player.
            files.openBarrier()
            client.destroy()
        }
        let setup = PlayerSetup(client, line: line, files: files)
        try setup.start()
        if setup.hasNothingToDo { throw PlayerSetup.HandOver() }
        return try self.play(client, setup)
    }

    private func play(_ client: MPVClient, _ setup: PlayerSetup) throws -> Int32 {
        let scrobbler = try MPVClient(client, name: Screen.clientName)
        defer {
            self.inbox.detach()
            scrobbler.destroy()
        }
        for property in Self.observed { try scrobbler.observe(property) }
        self.inbox.attach(scrobbler)
        let signals = QuitSignals { [inbox] in inbox.post(.quitAsked) }
        defer { signals.cancel() }
        let host = LaunchedPlayer(scrobbler, idleAfterStart: try setup.open(for: scrobbler))
        self.scrobble(scrobbler, host, isPrivate: setup.line.isPrivate)
        return host.leave()
    }

    private func scrobble(_ player: MPVClient, _ host: LaunchedPlayer, isPrivate: Bool) {
        let settings = self.environment.settings
        let rules = SessionRules(
            session: self.environment.session,
            policy: settings.policy,
            credits: settings.credits,
            screen: settings.screen,
            isPrivate: isPrivate,
            isInTerminal: self.environment.isInteractive,
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
                delivery: self.delivery,
                boot: Timestamp.now().boot,
                logger: self.environment.logger
            ),
            helper: self.helper,
            inbox: self.inbox
        ) {
            let now = Timestamp.now()
            return Moment(date: now.date, uptime: .seconds(now.uptime))
        }
        session.run()
    }

    /// Lets mpv itself answer, in place of this process.
    private func handOver(_ arguments: [String]) -> Int32 {
        let words = unsafe (["mpv"] + OwnOptions(arguments).rest).map { unsafe ByteText.duplicate($0) } + [nil]
        unsafe execvp("mpv", words)
        self.environment.tell("mpv itself answers this, and it is not installed: `apt-get install mpv`.")
        return 1
    }
}
