import Foundation

/// One run of a hook: the event on its stdin, its time, and what it says.
struct HookProcess {
    struct Outcome: Hashable {
        /// Why it did not end well, in a few words; nil where it did.
        var failure: String?
        /// The beginning of what it said.
        var output = ""
    }

    private let hook: Hook
    private let home: String

    /// Bytes of what it says that are kept.
    private static let longestOutput = 8192
    /// Seconds between being asked to end and being ended.
    private static let grace = 2.0

    init(_ hook: Hook, home: String) {
        self.hook = hook
        self.home = home
    }

    /// Runs it to its end, or to the end of its time: then it is ended with all that it has started.
    func run(_ json: String) -> Outcome {
        let process = Process()
        guard let program = Self.program(of: self.hook, home: self.home) else {
            return Outcome(failure: "there is no such program")
        }
        process.executableURL = program
        process.arguments = Array(self.hook.run.dropFirst())
        process.environment = Self.environment(ProcessInfo.processInfo.environment)
        process.currentDirectoryURL = URL(filePath: self.home.isEmpty ? "/" : self.home)
        let (input, output, bell) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        process.terminationHandler = { _ in try? bell.fileHandleForWriting.close() }  // Whoever waits sees the end.
        do { try process.run() } catch {
            return Outcome(failure: "it could not be started")
        }
        // Of whoever does not read it no more is taken than a pipe holds.
        _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFL, O_NONBLOCK)
        // Who does not want to know it has ended its end.
        try? input.fileHandleForWriting.write(contentsOf: Data((json + "\n").utf8))
        try? input.fileHandleForWriting.close()
        try? output.fileHandleForWriting.close()
        var outcome = Outcome()
        let end = ProcessEnd.descriptor(of: process.processIdentifier)
        defer { if end >= 0 { close(end) } }
        // Where the system does not tell ends, Foundation does.
        let over = end >= 0 ? end : bell.fileHandleForReading.fileDescriptor
        switch self.wait(process, output, over, self.hook.timeout, &outcome) {
        case .code(0)?: break
        case .code(let code)?: outcome.failure = "it ended with code \(code)"
        case .signal(let signal)?: outcome.failure = "it was ended by signal \(signal)"
        case nil:
            self.end(process, output, over, &outcome)
            outcome.failure = "it took longer than \(Int(self.hook.timeout)) s and was ended"
        }
        return outcome
    }

    private func end(_ process: Process, _ output: Pipe, _ over: CInt, _ outcome: inout Outcome) {
        let group = process.processIdentifier
        for signal in [SIGTERM, SIGKILL] {
            // It leads a group of its own.
            if kill(-group, signal) != 0 { kill(group, signal) }
            if self.wait(process, output, over, Self.grace, &outcome) != nil { break }
        }
        kill(-group, SIGKILL)
    }

    /// Waits for its end and takes what it says.
    ///
    /// - Returns: How it has ended; nil where it has not within these seconds.
    private func wait(
        _ process: Process,
        _ output: Pipe,
        _ over: CInt,
        _ seconds: Double,
        _ outcome: inout Outcome
    ) -> ProcessEnd.Way? {
        let end = Date(timeIntervalSinceNow: seconds)
        var ends = [
            pollfd(fd: over, events: Int16(POLLIN), revents: 0),
            pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let left = end.timeIntervalSinceNow
            guard left > 0 else { return nil }
            guard unsafe poll(&ends, nfds_t(ends.count), CInt((left * 1000).rounded(.up))) > 0 else { continue }
            if ends[1].revents != 0 {
                let said = output.fileHandleForReading.availableData
                // What it has started may hold the other end for long.
                if said.isEmpty { ends[1].fd = -1 }
                let room = Self.longestOutput - outcome.output.utf8.count
                outcome.output += String(decoding: said.prefix(max(room, 0)), as: UTF8.self)
            } else if ends[0].revents != 0 {
                return ProcessEnd.way(of: process)
            }
        }
    }

    /// A whole path, or a name that is looked for as a shell does.
    static func program(of hook: Hook, home: String) -> URL? {
        guard let word = hook.run.first else { return nil }
        if word.hasPrefix("~/") { return URL(filePath: home + word.dropFirst()) }
        if word.hasPrefix("/") { return URL(filePath: word) }
        let folders =
            ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? [
                "/usr/local/bin", "/usr/bin", "/bin",
            ]
        return folders.lazy.filter { $0.hasPrefix("/") }.map { URL(filePath: "\($0)/\(word)") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }

    /// What a program needs to find others, and to speak with the user's desktop; all else may be a secret.
    static func environment(_ variables: [String: String]) -> [String: String] {
        variables.filter { name, _ in self.needed.contains(name) || name.hasPrefix("LC_") }
    }

    private static let needed: Set<String> = [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TZ", "TMPDIR", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY",
        "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS",
    ]
}
