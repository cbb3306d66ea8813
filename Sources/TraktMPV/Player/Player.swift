import Foundation
import MPV

/// One run of libmpv, from a command line to an exit code.
struct Player: Sendable {
    private let crew: SessionCrew
    private var environment: Environment { self.crew.environment }
    private var inbox: PlayerInbox<SessionNews> { self.crew.inbox }

    init(_ crew: SessionCrew) {
        self.crew = crew
    }

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
            return MPVProgram(self.environment).answer(arguments)
        } catch MPVError.libraryMissing, MPVError.libraryTooOld {
            return MPVProgram(self.environment).play(arguments)
        } catch {
            self.environment.tell("\(error)")
            return 1
        }
    }

    private func play(_ arguments: [String]) throws -> Int32 {
        let claim = PlayerClaim(of: getpid(), by: .play, in: self.environment.paths.stateDirectory)
        defer { claim?.giveBack() }
        let files = ScratchFiles()
        defer { files.remove() }
        let library = try MPVLibrary.open()
        _ = unsafe setenv(PlayerClaim.hostVariable, "\(getpid())", 1)
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
        for property in SessionCrew.observed { try scrobbler.observe(property) }
        self.inbox.attach(scrobbler)
        let signals = QuitSignals { [inbox] in inbox.post(.quitAsked) }
        defer { signals.cancel() }
        let host = LaunchedPlayer(scrobbler, idleAfterStart: try setup.open(for: scrobbler))
        self.crew.scrobble(
            scrobbler,
            host,
            isPrivate: setup.line.isPrivate,
            isInTerminal: self.environment.isInteractive
        )
        return host.leave()
    }
}
