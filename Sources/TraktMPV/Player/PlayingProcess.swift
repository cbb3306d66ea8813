import Foundation
import Logbook
import Logging
import MPV
import ScrobbleSync
import TaskRuntime
import TraktAPI

/// The process that plays: from mpv's own command line to the end of the process.
package struct PlayingProcess: Sendable {
    private let environment: Environment
    private let arguments: [String]
    /// Whether mpv itself is to play, with this program beside it as a script.
    private let isInMPV: Bool

    /// - Parameters:
    ///   - arguments: mpv's own command line.
    ///   - isInMPV: Whether this program was called as mpv is; the user may also have said so in the environment.
    package init(_ arguments: [String], inMPV isInMPV: Bool = false) {
        self.isInMPV = isInMPV || ProcessInfo.processInfo.environment["TRAKT_MPV_PLAYER"] == "mpv"
        let options = OwnOptions(arguments)
        self.arguments = arguments
        // What is private leaves no trace on the disk.
        self.environment = .live(logLevel: options.isPrivate ? .off : options.logLevel)
    }

    /// Begins with what takes longest, before anything else is looked at; on the main thread, before the first task.
    package func prepare() {
        EventLoops.runAllTasks()
        if !self.isInMPV { MPVLibrary.openAhead() }
    }

    /// Plays files as mpv does and writes down what was watched.
    ///
    /// - Parameter leave: Ends the process, with the exit code. It is called while work goes on in the background: on the
    ///   network nothing is waited for, and connections are not closed in good order.
    @MainActor package func run(leave: (Int32) -> Never) async {
        self.environment.tellComplaints()
        if await self.connect() == .quit { leave(0) }
        if self.isInMPV { leave(MPVProgram(self.environment).play(self.arguments)) }
        let crew = SessionCrew(self.environment) { self.environment.tell($0) }
        let player = Player(crew)
        await withDiscardingTaskGroup { group in
            group.addTask { await crew.runBesides() }
            // The main thread, and with it the main actor, has nothing else to do for as long as the film runs.
            let code = player.run(self.arguments)
            crew.outbox?.leave()
            self.leaveInTime(code)
            // The window is gone; who has one is told again with the next film.
            if let sentence = await crew.deliverer?.finish() { self.environment.tell(sentence) }
            group.cancelAll()
            // Connections that nobody has closed must not be freed.
            withExtendedLifetime(crew) { leave(code) }
        }
    }

    /// Tells what the film is played without, and connects where the user can be asked for the first time.
    ///
    /// - Returns: How connecting went; nil where nobody was asked.
    private func connect() async -> ActivationFlow.Outcome? {
        guard self.mayPlay else { return nil }
        self.environment.tellSilence()
        guard self.environment.clientID != nil else { return nil }
        guard self.environment.isInteractive, !self.environment.isConnected else { return nil }
        if let reason = self.environment.missingLogin {
            self.environment.tell(reason)
            return nil
        }
        guard Introduction(in: self.environment).isDone else { return await self.introduce() }
        self.environment.tell("Not connected. What you watch is recorded; run `trakt-mpv login` to connect.")
        return nil
    }

    /// Whether something may come of the command line: not where mpv only answers, or says what is wrong with it.
    private var mayPlay: Bool {
        // mpv says what is wrong with it.
        guard let line = try? MPVCommandLine(self.arguments, needsParameter: { _ in false }) else { return false }
        return !line.isForMPV && (!line.entries.isEmpty || line.options.contains { Self.waiting.contains($0.name) })
    }

    /// Options with which a player without a file may stay, and be given one.
    private static let waiting: Set<String> = [
        "idle", "force-window", "player-operation-mode", "profile", "include", "input-ipc-server", "script", "scripts",
    ]

    private func introduce() async -> ActivationFlow.Outcome {
        let output = Output(self.environment, format: .text)
        let outcome = await Activation(in: self.environment).connect(output: output, isBeforePlaying: true)
        switch outcome {
        case .connected(let name):
            self.environment.tell("Connected as \(name.asSentence)")
            self.environment.tell(AppPermissions.after)
        case .later:
            self.environment.tell("Playing without an account. You are not asked again; `trakt-mpv login` connects.")
        case .denied:
            self.environment.tell(
                "Denied. What you watch is recorded, and you are not asked again; `trakt-mpv login` connects."
            )
        case .failed(let reason):
            self.environment.tell("\(reason) Playing goes on; run `trakt-mpv login` to connect later.")
            return outcome
        case .quit, .interrupted: return outcome
        }
        Introduction(in: self.environment).note()
        return outcome
    }

    /// Seconds that a process may take to end: with the start of the thread, two in all.
    private static let longestLeave = 1.9

    /// Ends the process two seconds from now, whatever the network does: everything is on disk by then.
    private func leaveInTime(_ code: Int32) {
        Thread {
            Thread.sleep(forTimeInterval: Self.longestLeave)
            _exit(code)
        }.start()
    }
}
