import Foundation
import TestSupport

extension House {
    struct Status: Decodable {
        struct Line: Decodable {
            var title: String
        }

        struct Player: Decodable {
            var player: Int32
            var form: String
            var process: Int32
        }

        var isConnected: Bool
        var players: [Player]
        var nowPlaying: [Line]
        var waiting: Int
        var parked: Int
        var delivered: Int
        var lastError: String?
    }

    func status() throws -> Status {
        let output = try self.run("status", "--json").output
        guard let status = try? JSONDecoder().decode(Status.self, from: Data(output.utf8)) else {
            throw Failure(output: output)
        }
        return status
    }

    /// Starts `trakt-mpv` and leaves it alone.
    func start(_ arguments: [String], isOnline: Bool = true) throws -> Process {
        let process = Process()
        let words = self.words(for: arguments)
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words[1...])
        process.environment = Command.inherited.merging(
            self.environment(isOnline: isOnline),
            uniquingKeysWith: { $1 }
        )
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private var clockFile: URL { self.home.url.appending(path: "clock") }

    /// Has programs read their wall clock from us, once it has been wrong; that from boot on stays true.
    var clockVariables: [String: String] {
        guard FileManager.default.fileExists(atPath: self.clockFile.path) else { return [:] }
        // Debian's packages have it in a folder of the machine's kind.
        let kinds = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
        let libraries = kinds.map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }
        return [
            "LD_PRELOAD": libraries.first { FileManager.default.fileExists(atPath: $0) } ?? "/faketime is missing",
            "FAKETIME_TIMESTAMP_FILE": self.clockFile.path, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1",
        ]
    }

    /// The program's command line; `env` goes before it where the clock is ours: faketime makes room in the environment of
    /// the first program that it meets, and a Swift program does not find its arguments then.
    func words(for arguments: [String]) -> [String] {
        (self.clockVariables.isEmpty ? [] : ["/usr/bin/env"]) + [Self.program] + arguments
    }

    func setClock() {
        let seconds = Int(self.wrongClock ?? 0)
        // What cannot be written shows in the times that are wrong then.
        try? Data("\(seconds < 0 ? "" : "+")\(seconds)\n".utf8).write(to: self.clockFile, options: .atomic)
    }

    /// The store's file.
    var store: String { self.home.url.appending(path: ".local/state/trakt-mpv/viewings.sqlite").path }

    /// Starts the program again and again, as a timer and a user would, until nothing waits.
    ///
    /// - Returns: Whether it came to rest.
    func settle() throws -> Bool {
        for _ in 0..<20 {
            // A login that died with an answer that nobody read is the user's to renew.
            if try !self.status().isConnected { try self.run("login") }
            try self.run("sync", "--all")
            let status = try self.status()
            if status.waiting == 0, status.nowPlaying.isEmpty, status.isConnected { return true }
            // What may have arrived is looked up after a while: the program's own time, real here.
            usleep(300_000)
        }
        return false
    }
}

extension Process {
    /// Ends it as a power cut would.
    ///
    /// - Returns: The wall time.
    func killHard() -> Double {
        if self.isRunning { Glibc.kill(self.processIdentifier, SIGKILL) }
        let time = Date().timeIntervalSince1970
        self.waitForEnd()
        return time
    }
}
