import Foundation
import TestSupport

/// A user's machine: the built programs, a home of its own, a simulator on a real socket.
final class House {
    let home: TemporaryDirectory
    let address: String
    private let simulator: Process
    private var players: [Process] = []

    static let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    /// Starts the simulator with the options; `--approve-all` unless others are named.
    init(_ options: String...) throws {
        self.home = try TemporaryDirectory()
        let process = Process()
        process.executableURL = Self.programs.appending(path: "trakt-simulator")
        process.arguments = ["serve"] + (options.isEmpty ? ["--approve-all"] : options)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        // The line comes when requests are taken; the read waits for it.
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        guard let address = line.split(separator: " ").last else { throw Failure(output: line) }
        self.address = address.trimmingCharacters(in: .whitespacesAndNewlines)
        self.simulator = process
    }

    deinit {
        self.simulator.terminate()
        for player in self.players where player.isRunning { player.terminate() }
    }

    struct Failure: Error {
        let output: String
    }

    struct Play: Decodable {
        let title: String
        let watched_at: String

        var date: Date? { try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(self.watched_at) }
    }

    struct Line: Decodable {
        let time: String
        let milliseconds: Double
        let method: String
        let path: String
        let body: String
        /// Of the answer; nil while there is none.
        let status: Int?
    }

    /// Where Trakt would resume.
    struct Bookmark: Decodable {
        let title: String
        let progress: Double
    }

    /// Runs `trakt-mpv` to its end.
    ///
    /// - Parameters:
    ///   - arguments: Its command line.
    ///   - isOnline: Whether Trakt answers; else its port is closed.
    /// - Returns: The exit status, or minus the signal that killed it, and what it printed.
    /// - Throws: When it cannot be started.
    @discardableResult
    func run(_ arguments: String..., isOnline: Bool = true) throws -> (status: Int32, output: String) {
        let outcome = try Command.run(Self.program, arguments, environment: self.environment(isOnline: isOnline))
        return (outcome.status, outcome.output + outcome.errors)
    }

    static var program: String { Self.programs.appending(path: "trakt-mpv").path }

    /// What the user's programs run with.
    func environment(isOnline: Bool = true) -> [String: String] {
        let address = isOnline ? self.address : "http://127.0.0.1:9"
        return [
            "HOME": self.home.url.path, "MPV_HOME": self.home.url.appending(path: "mpv").path,
            "TRAKT_MPV_CLIENT_ID": "test", "TRAKT_MPV_API_URL": address, "TRAKT_MPV_AUTH_URL": address,
        ]
    }

    /// Starts a player and takes it by the hand; it is ended with the test.
    func play(_ arguments: String..., isOnline: Bool = true) throws -> (process: Process, remote: MPVRemote) {
        try self.play(["--vo=null", "--ao=null"] + arguments, display: nil, isOnline: isOnline)
    }

    /// Starts a player in a window where a display is named.
    func play(
        _ arguments: [String],
        display: String?,
        isOnline: Bool = true
    ) throws -> (process: Process, remote: MPVRemote) {
        let socket = self.home.url.appending(path: "mpv-\(self.players.count)").path
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments = ["play", "--input-ipc-server=\(socket)"] + arguments
        process.environment = Command.inherited.merging(
            self.environment(isOnline: isOnline),
            uniquingKeysWith: { $1 }
        ).merging(display.map { ["DISPLAY": $0] } ?? [:], uniquingKeysWith: { $1 })
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        self.players.append(process)
        return (process, try MPVRemote(socket))
    }

    /// The names of a player's threads, of which the kernel keeps fifteen letters.
    static func threads(of player: Process) throws -> [String] {
        let folder = "/proc/\(player.processIdentifier)/task"
        return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { thread in
            try? String(contentsOfFile: "\(folder)/\(thread)/comm", encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// Whether a thread is one that Dispatch looks after once a second: of `com.apple.root.default-qos` or its kin, not of
    /// an overcommit one.
    static func isLookedAfter(_ thread: String) -> Bool { thread.hasSuffix("-qos") }

    func film(_ name: String, seconds: Int = 200) throws -> String {
        let url = self.home.url.appending(path: name)
        try SampleMedia.makeFilm(at: url, seconds: seconds)
        return url.path
    }

    /// Whether any file of the program's own holds a text.
    func isInState(_ text: String) throws -> Bool {
        for folder in [".local/state", ".cache", ".config"] {
            let files = FileManager.default.enumerator(
                at: self.home.url.appending(path: folder),
                includingPropertiesForKeys: nil
            )
            for case let file as URL in files ?? FileManager.DirectoryEnumerator() {
                guard let data = FileManager.default.contents(atPath: file.path) else { continue }
                if data.range(of: Data(text.utf8)) != nil { return true }
            }
        }
        return false
    }

    func history() throws -> [Play] { try self.get("/simulator/history") }

    func playback() throws -> [Bookmark] { try self.get("/simulator/playback") }

    /// The scrobbles that Trakt took, in order: start, pause, stop.
    func scrobbles() throws -> [String] {
        try self.journal().filter { $0.path.hasPrefix("/scrobble/") && $0.status == 201 }
            .map { String($0.path.dropFirst("/scrobble/".count)) }
    }

    func journal() throws -> [Line] { try self.get("/simulator/journal") }

    func post(_ path: String) throws { _ = try self.curl("-X", "POST", self.address + path) }

    /// Tells Trakt something as another device of the same user.
    func tellFromElsewhere(_ path: String, _ body: String) throws {
        struct Token: Decodable {
            let access: String
        }
        let file = self.home.url.appending(path: ".local/state/trakt-mpv/token.json")
        let token = try JSONDecoder().decode(Token.self, from: Data(contentsOf: file)).access
        let headers = [
            "Authorization: Bearer \(token)", "trakt-api-key: test", "trakt-api-version: 2",
            "User-Agent: elsewhere/1.0",
            "Content-Type: application/json",
        ].flatMap { ["-H", $0] }
        _ = try self.curl(headers + ["-d", body, self.address + path])
    }

    /// Writes the user's config file.
    func configure(_ text: String) throws {
        let folder = self.home.url.appending(path: ".config/trakt-mpv")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.appending(path: "config.toml"))
    }

    /// Gives the simulator a bad day: the next request to the path is answered so.
    func fault(_ json: String) throws {
        _ = try self.curl("-X", "POST", "-d", json, self.address + "/simulator/faults")
    }

    /// Has Trakt know a play that nobody here has told it.
    func addPlay(ofFilm trakt: Int, at date: Date) throws {
        let time = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let body = #"[{"type":"movie","trakt":\#(trakt),"watched_at":"\#(time)"}]"#
        _ = try self.curl("-X", "POST", "-d", body, self.address + "/simulator/plays")
    }

    func endFaults() throws { _ = try self.curl("-X", "DELETE", self.address + "/simulator/faults") }

    private func get<Value: Decodable>(_ path: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: try self.curl(self.address + path))
    }

    private func curl(_ arguments: String...) throws -> Data { try self.curl(arguments) }

    private func curl(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["curl", "-sS", "--fail"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let simulator = self.simulator
            let end = simulator.isRunning ? "" : ", the simulator ended with \(simulator.terminationStatus)"
            throw Failure(output: "curl \(process.terminationStatus)\(end)")
        }
        return data
    }
}
