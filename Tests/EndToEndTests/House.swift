import Foundation
import TestSupport

/// A user's machine: the built programs, a home of its own, a simulator on a real socket.
final class House {
    let home: TemporaryDirectory
    private let simulator: SimulatorClient
    private let process: Process
    private var players: [Process] = []
    /// Seconds by which the clock of the user's machine is wrong, also for programs that run; nil where it is right.
    var wrongClock: TimeInterval? {
        didSet { self.setClock() }
    }

    static let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    /// Starts the simulator with the options; `--approve-all` unless others are named.
    convenience init(_ options: String...) throws { try self.init(options: options) }

    init(options: [String]) throws {
        self.home = try TemporaryDirectory()
        let process = Process()
        process.executableURL = Self.programs.appending(path: "trakt-simulator")
        process.arguments = ["serve"] + (options.isEmpty ? ["--approve-all"] : options)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        // The line comes when requests are taken; the read waits for it.
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        let address = line.split(separator: " ").last.map(String.init) ?? ""
        guard let port = URL(string: address.trimmingCharacters(in: .whitespacesAndNewlines))?.port else {
            throw Failure(output: line)
        }
        self.simulator = SimulatorClient(port: port)
        self.process = process
    }

    /// Where Trakt is.
    var address: String { self.simulator.address }

    deinit {
        self.process.kill()
        for player in self.players where player.isRunning { player.kill() }
    }

    /// Has a program ended with the test.
    func keep(_ program: Process) { self.players.append(program) }

    /// Kills programs that it has started.
    func killAll(_ isMeant: (Process) -> Bool) { for player in self.players where isMeant(player) { player.kill() } }

    struct Failure: Error {
        let output: String
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
        let words = self.words(for: arguments)
        let outcome = try Command.run(words[0], Array(words[1...]), environment: self.environment(isOnline: isOnline))
        return (outcome.status, outcome.output + outcome.errors)
    }

    static var program: String { Self.programs.appending(path: "trakt-mpv").path }

    /// What the user's programs run with.
    func environment(isOnline: Bool = true) -> [String: String] {
        let address = isOnline ? self.address : "http://127.0.0.1:9"
        return [
            "HOME": self.home.url.path, "MPV_HOME": self.home.url.appending(path: "mpv").path,
            "TRAKT_MPV_CLIENT_ID": "test", "TRAKT_MPV_API_URL": address, "TRAKT_MPV_AUTH_URL": address,
            "TRAKT_MPV_UNSURE_SECONDS": "5",
        ].merging(self.clockVariables, uniquingKeysWith: { $1 })
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
        let words = self.words(for: ["play", "--input-ipc-server=\(socket)"] + arguments)
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words[1...])
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

    /// Whether a panel of ours has keys in a player now; what has none any more is listed below all others.
    func hasPanel(_ remote: MPVRemote) throws -> Bool {
        let bindings = try remote.property("input-bindings") as? [[String: Any]] ?? []
        return bindings.contains {
            $0["section"] as? String == "trakt_mpv_panel" && $0["priority"] as? Int ?? -1 >= 0
        }
    }

    /// Waits until a panel of ours has keys.
    func waitForPanel(_ remote: MPVRemote) throws -> Bool {
        try eventually { try self.hasPanel(remote) ? true : nil } ?? false
    }

    func film(_ name: String, seconds: Int = 200, size: String = "16x16") throws -> String {
        let url = self.home.url.appending(path: name)
        try SampleMedia.makeFilm(at: url, seconds: seconds, size: size)
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

    func history() throws -> [SimulatorClient.Play] { try self.simulator.history() }

    func playback() throws -> [SimulatorClient.Place] { try self.simulator.playback() }

    func journal() throws -> [SimulatorClient.Line] { try self.simulator.journal() }

    /// The scrobbles that Trakt took, in order: start, pause, stop.
    func scrobbles() throws -> [String] {
        try self.journal().filter { $0.path.hasPrefix("/scrobble/") && $0.status == 201 }
            .map { String($0.path.dropFirst("/scrobble/".count)) }
    }

    func post(_ path: String) throws { try self.simulator.send("POST", path) }

    func postJSON(_ path: String, _ body: String) throws { try self.simulator.send("POST", path, body: body) }

    /// Tells Trakt something as another device of the same user.
    func tellFromElsewhere(_ path: String, _ body: String) throws {
        struct Token: Decodable {
            let access: String
        }
        let file = self.home.url.appending(path: ".local/state/trakt-mpv/token.json")
        let token = try JSONDecoder().decode(Token.self, from: Data(contentsOf: file)).access
        try self.simulator.send("POST", path, headers: RawClient.manners(token: token, app: "test"), body: body)
    }

    /// Writes the user's config file.
    func configure(_ text: String) throws {
        let folder = self.home.url.appending(path: ".config/trakt-mpv")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: folder.appending(path: "config.toml"))
    }

    /// Plans a fault: the next request to the path is answered so.
    func fault(_ json: String) throws { try self.simulator.fault(json) }

    func endFaults() throws { try self.simulator.endFaults() }

    /// Has Trakt know a play that nobody here has told it.
    func addPlay(ofFilm trakt: Int, at date: Date) throws {
        let time = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let body = #"[{"type":"movie","trakt":\#(trakt),"watched_at":"\#(time)"}]"#
        try self.simulator.send("POST", "/simulator/plays", body: body)
    }
}

extension MPVRemote {
    /// Plays on until it is more than a look, and has been looked at: what runs fast goes far between two looks.
    func playPastLook() throws {
        let start = try self.number("time-pos") ?? 0
        try self.command("set", "speed", "20")
        try self.wait(for: "time-pos") { ($0 as? Double ?? 0) > start + 45 }
        try self.command("set", "speed", "1")
        let reached = try self.number("time-pos") ?? 0
        try self.wait(for: "time-pos") { ($0 as? Double ?? 0) > reached + 4 }
    }
}
