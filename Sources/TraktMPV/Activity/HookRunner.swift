import Foundation
import Logbook
import Logging

/// The process that runs hooks: beside players, and beyond their end.
package struct HookRunner: Sendable {
    private let environment: Environment
    private let spool: HookSpool

    /// The command that this is, which is not for people.
    package static let command = "run-hooks"

    package init(in environment: Environment) {
        self.environment = environment
        self.spool = HookSpool(in: environment)
    }

    /// Starts such a process; returns at once.
    static func start(logger: Logger) {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [self.command]
        var variables = ProcessInfo.processInfo.environment
        variables["TRAKT_MPV_CLIENT_SECRET"] = nil
        process.environment = variables
        process.currentDirectoryURL = URL(filePath: "/")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        logger.attempt("Hooks could not be run", at: .warning) { try process.run() }
    }

    /// Becomes one that no terminal and no player takes along: signals that were held back by whoever has started it reach it
    /// again, and hooks after it.
    package static func prepare() {
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
        signal(SIGHUP, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        setsid()
    }

    /// Runs the hooks of all that waits, one after the other.
    package func run() {
        repeat {
            guard let lock = self.spool.lock() else { return }
            while let (event, json) = self.spool.take() { self.tell(event, json) }
            withExtendedLifetime(lock) {}
        } while !self.spool.isEmpty
    }

    /// As `run`, but whoever runs hooks already is waited for: where they would end with this process.
    package func finish() {
        guard !self.environment.settings.hooks.isEmpty, let lock = self.spool.waitForLock() else { return }
        while let (event, json) = self.spool.take() { self.tell(event, json) }
        close(lock)
    }

    private func tell(_ event: ActivityEvent, _ json: String) {
        for hook in self.environment.settings.hooks where hook.kinds.contains(event.event) {
            let begin = Date()
            let outcome = HookProcess(hook, home: self.environment.paths.home).run(json)
            self.environment.logger.log(
                level: outcome.failure == nil ? .info : .warning,
                "A hook has run",
                metadata: [
                    "event": "\(event.event.rawValue)", "viewing": "\(event.id ?? "")", "hook": .personal(hook.name),
                    "ms": "\(Int(Date().timeIntervalSince(begin) * 1000))", "failure": "\(outcome.failure ?? "none")",
                    "output": .personal(outcome.output),
                ]
            )
            HookTroubles(in: self.environment).note(hook, event.event, outcome.failure, at: Date())
        }
    }
}
