import Dispatch
import Foundation
import MPV
import ScrobbleSync

extension Environment {
    /// Plays files as mpv does and writes down what was watched.
    ///
    /// - Parameter arguments: mpv's own command line.
    /// - Returns: The exit code.
    package func play(_ arguments: [String]) async -> Int32 {
        self.tellComplaints()
        if self.settings.clientID == nil {
            self.tell(Self.missingClientID)
        } else if self.isInteractive, self.tokens.load() == nil {
            await self.introduce()
        }
        let code: Int32
        do {
            code = try await self.onOwnThread { try self.runPlayer(arguments) }
        } catch let error as MPVError {
            self.tell(error.description)
            return 1
        } catch {
            self.tell("\(error)")
            return 1
        }
        self.leaveInTime(code)
        await self.deliverBriefly()
        return code
    }

    private func introduce() async {
        switch await self.activate({ self.tell($0) }) {
        case .connected(let name): self.tell("Connected as \(name).")
        case .later: self.tell("Playing without an account; run `trakt-mpv login` to connect later.")
        case .denied: self.tell("Denied. The film is recorded; run `trakt-mpv login` to connect later.")
        case .failed(let reason): self.tell(reason)
        }
    }

    /// Waiting for mpv's events takes a thread for as long as the film runs; tasks have none to spare.
    private func onOwnThread(_ body: @escaping @Sendable () throws -> Int32) async throws -> Int32 {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result(catching: body)) }.start()
        }
    }

    private func runPlayer(_ arguments: [String]) throws -> Int32 {
        let session = UUID().uuidString
        var outbox: Outbox?
        do { outbox = try self.outbox() } catch {
            self.tell("What you watch cannot be recorded in \(self.paths.stateDirectory): \(error)")
        }
        // Held until the process ends: its loss is how others know that this player is gone.
        let lock = outbox?.sessionLock(session)
        defer { withExtendedLifetime(lock) {} }
        _ = unsafe setenv("TRAKT_MPV_HOST", "1", 1)
        let client = try MPVClient(MPVLibrary.open())
        defer { client.destroy() }
        let line = try PlayerCommandLine(arguments)
        try line.prepare(client)
        try client.initialize()
        try client.addHook("on_unload")
        for property in ["pause", "core-idle", "eof-reached"] { try client.observe(property) }
        let hangUp = self.quitOnHangUp(client)
        defer { hangUp.cancel() }
        for file in line.files { try client.command("loadfile", file, "append-play") }
        var scrobbling = ScrobbleSession(
            client: client,
            outbox: outbox,
            session: session,
            policy: self.settings.policy,
            tell: { sentence in try? client.command("print-text", "trakt-mpv: \(DisplayText(sentence))") }
        )
        return scrobbling.run()
    }

    /// mpv does not take SIGHUP: a closed terminal would kill the player without a word (`libmpv-host.md §2.4`).
    private func quitOnHangUp(_ client: MPVClient) -> any DispatchSourceSignal {
        _ = signal(SIGHUP, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
        source.setEventHandler { try? client.command("quit", "4") }
        source.resume()
        return source
    }

    /// Ends the process two seconds from now, whatever the network does: everything is on disk by then.
    private func leaveInTime(_ code: Int32) {
        Thread {
            Thread.sleep(forTimeInterval: 2)
            _exit(code)
        }.start()
    }

    /// Tries to deliver before the program goes, for at most a second and a half; what is left waits on disk.
    private func deliverBriefly() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                if let report = try? await self.sync(isPatient: true), let obstacle = report.obstacle {
                    self.tell(obstacle)
                }
            }
            group.addTask { try? await Task.sleep(for: .milliseconds(1500)) }
            await group.next()
            group.cancelAll()
        }
    }
}
