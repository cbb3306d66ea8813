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

    /// - Parameter arguments: mpv's own command line.
    package init(_ arguments: [String]) {
        let options = OwnOptions(arguments)
        self.arguments = arguments
        // What is private leaves no trace on the disk.
        self.environment = .live(logLevel: options.isPrivate ? .off : options.logLevel)
    }

    /// Begins with what takes longest, before anything else is looked at; on the main thread, before the first task.
    package static func prepare() {
        EventLoops.runAllTasks()
        MPVLibrary.openAhead()
    }

    /// Plays files as mpv does and writes down what was watched.
    ///
    /// - Parameter leave: Ends the process, with the exit code. It is called while work goes on in the background: on the
    ///   network nothing is waited for, and connections are not closed in good order.
    @MainActor package func run(leave: (Int32) -> Never) async {
        self.environment.tellComplaints()
        if await self.connect() == .quit { leave(0) }
        let inbox = PlayerInbox<SessionNews>()
        let work = BackgroundWork()
        let (outbox, storeTrouble) = self.openOutbox()
        let deliverer = outbox.flatMap { outbox in
            Deliverer(
                self.environment,
                outbox: outbox,
                transport: AsyncHTTPTransport(self.environment.settings.network)
            ) { inbox.post(.delivery($0)) }
        }
        let assistant = outbox.flatMap { outbox in
            deliverer.map {
                Assistant(self.environment, outbox: outbox, deliverer: $0, work: work, inbox: inbox)
            }
        }
        let player = Player(
            environment: self.environment,
            outbox: outbox,
            delivery: deliverer,
            helper: assistant,
            silence: self.environment.clientID == nil ? self.environment.reasonForSilence : storeTrouble,
            inbox: inbox
        )
        await withDiscardingTaskGroup { group in
            group.addTask { await work.run() }
            if let deliverer { work.start { await deliverer.run() } }
            self.lookAfterStore(isUnusable: outbox?.isStandIn ?? true)
            // The main thread, and with it the main actor, has nothing else to do for as long as the film runs.
            let code = player.run(self.arguments)
            outbox?.leave()
            self.leaveInTime(code)
            // The window is gone; who has one is told again with the next film.
            if let sentence = await deliverer?.finish() { self.environment.tell(sentence) }
            group.cancelAll()
            // Connections that nobody has closed must not be freed.
            withExtendedLifetime(deliverer) { leave(code) }
        }
    }

    /// Tells what the film is played without, and connects where the user can be asked for the first time.
    ///
    /// - Returns: How connecting went; nil where nobody was asked.
    private func connect() async -> ActivationFlow.Outcome? {
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

    /// The store, or what stands in for it; and why it does, which has been told in the terminal.
    private func openOutbox() -> (outbox: Outbox?, trouble: String?) {
        do {
            let outbox = try Outbox(
                directory: self.environment.paths.stateDirectory,
                mends: false,
                logger: self.environment.logger
            )
            // Where there is no terminal, the window tells it.
            if self.environment.isInteractive, let trouble = outbox.takeTrouble() { self.environment.tellOnce(trouble) }
            return (outbox, nil)
        } catch {
            let logger = self.environment.logger
            logger.note("The store cannot be used", error, at: .error)
            let standIn = logger.attempt("There is no stand-in for the store", at: .error) {
                try Outbox(standingInFor: self.environment.paths.stateDirectory, because: error, logger: logger)
            }
            let place = standIn?.placeElsewhere().map { DisplayText($0, limit: 4096).description }
            let rest =
                place.map { "What you watch is kept in \($0) meanwhile." } ?? "What you watch cannot be recorded."
            let trouble = "\("\(error)".asSentence) \(rest)"
            self.environment.tell(trouble)
            return (standIn, trouble)
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
