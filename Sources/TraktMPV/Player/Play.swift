import Foundation
import Logbook
import Logging
import MPV
import ScrobbleSync
import TaskRuntime
import TraktAPI

extension Environment {
    /// Plays files as mpv does and writes down what was watched.
    ///
    /// - Parameters:
    ///   - arguments: mpv's own command line.
    ///   - leave: Ends the process, with the exit code. It is called while work goes on in the background: on the network
    ///     nothing is waited for, and connections are not closed in good order.
    @MainActor package func play(_ arguments: [String], leave: (Int32) -> Never) async {
        self.tellComplaints()
        if self.settings.clientID == nil {
            self.tell(Self.missingClientID)
        } else if self.isInteractive, self.tokens.load() == nil {
            if self.isIntroduced {
                self.tell("Not connected. What you watch is recorded; run `trakt-mpv login` to connect.")
            } else if await self.introduce() == .quit {
                leave(0)
            }
        }
        let inbox = PlayerInbox<SessionNews>()
        let outbox = self.openOutbox()
        let deliverer = outbox.flatMap { Deliverer(self, $0, AsyncHTTPTransport()) { inbox.post(.delivery($0)) } }
        let work = BackgroundWork()
        let assistant = outbox.flatMap { outbox in deliverer.map { Assistant(self, outbox, $0, work, inbox) } }
        let player = Player(
            environment: self,
            outbox: outbox,
            delivery: deliverer,
            helper: assistant,
            inbox: inbox
        )
        await withDiscardingTaskGroup { group in
            group.addTask { await work.run() }
            if let deliverer { work.start { await deliverer.run() } }
            // The main thread, and with it the main actor, has nothing else to do for as long as the film runs.
            let code = player.run(arguments)
            self.leaveInTime(code)
            await deliverer?.finish()
            group.cancelAll()
            // Connections that nobody has closed must not be freed.
            withExtendedLifetime(deliverer) { leave(code) }
        }
    }

    /// Begins with what takes longest, before anything else is looked at; on the main thread, before the first task.
    package static func preparePlaying() {
        EventLoops.runAllTasks()
        MPVLibrary.openAhead()
    }

    private func introduce() async -> ActivationFlow.Outcome {
        let outcome = await self.activate(.beforePlaying)
        switch outcome {
        case .connected(let name): self.tell("Connected as \(name).")
        case .later: self.tell("Playing without an account; run `trakt-mpv login` to connect later.")
        case .denied: self.tell("Denied. What you watch is recorded; run `trakt-mpv login` to connect later.")
        case .failed(let reason):
            self.tell("\(reason) Playing goes on; run `trakt-mpv login` to connect later.")
            return outcome
        case .quit: return outcome
        }
        self.noteIntroduced()
        return outcome
    }

    private func openOutbox() -> Outbox? {
        do {
            let outbox = try self.outbox()
            if let trouble = outbox.takeTrouble() { self.tell(trouble) }
            return outbox
        } catch {
            self.logger.note("The store cannot be used", error, at: .error)
            let standIn = self.logger.attempt("There is no stand-in for the store", at: .error) {
                try Outbox(standingInFor: self.paths.stateDirectory, logger: self.logger)
            }
            let rest =
                standIn == nil ? "What you watch cannot be recorded." : "What you watch is kept elsewhere meanwhile."
            self.tell("\(error) \(rest)")
            return standIn
        }
    }

    /// Ends the process two seconds from now, whatever the network does: everything is on disk by then.
    private func leaveInTime(_ code: Int32) {
        Thread {
            Thread.sleep(forTimeInterval: 1.9)
            _exit(code)
        }.start()
    }
}
