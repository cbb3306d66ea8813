import Foundation
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

/// Hooks as programs that really run.
@Suite struct HookTests {
    private let home: TemporaryDirectory

    init() throws {
        // As the process that runs hooks does: one may go without having read.
        signal(SIGPIPE, SIG_IGN)
        self.home = try TemporaryDirectory()
    }

    private func environment(_ config: String) throws -> Environment {
        let file = self.home.url.appending(path: "config.toml")
        try Data(config.utf8).write(to: file)
        let variables = ["HOME": self.home.url.path, "TRAKT_MPV_CONFIG": file.path, "TRAKT_MPV_CLIENT_ID": "test"]
        let paths = Paths(variables)
        return Environment(paths: paths, settings: Settings(paths, variables: variables), isInteractive: false)
    }

    private func hook(_ run: [String], timeout: Double = 60) -> Hook {
        Hook(kinds: [.counted], run: run, timeout: timeout)
    }

    private func run(_ script: String, timeout: Double = 60, _ json: String = "{}") -> HookProcess.Outcome {
        HookProcess(self.hook(["sh", "-c", script], timeout: timeout), home: self.home.url.path).run(json)
    }

    // MARK: - The config

    @Test func `a hook is a program, when it runs, and for how long`() throws {
        let settings = try self.environment(
            """
            [[hook]]
            on = "counted"
            run = ["notify-send", "Watched"]
            [[hook]]
            on = ["start", "stop", "needs-match"]
            run = "~/bin/presence"
            timeout = 2.5
            """
        ).settings
        // One text is no list of words: whether spaces part it is not to be guessed.
        #expect(settings.hooks == [Hook(kinds: [.counted], run: ["notify-send", "Watched"], timeout: 10)])
        #expect(settings.findings.map(\.place.line) == [6])
        #expect(settings.standstill == nil)
    }

    @Test(arguments: [
        ("on = \"watched\"\nrun = [\"a\"]", 2, "on"), ("on = []\nrun = [\"a\"]", 2, "on"), ("run = [\"a\"]", 1, "on"),
        ("on = \"stop\"", 1, "run"), ("on = \"stop\"\nrun = []", 3, "run"),
        ("on = \"stop\"\nrun = [\"./a\"]", 3, "run"),
        ("on = \"stop\"\nrun = [\"a\", 1]", 3, "run"), ("on = \"stop\"\nrun = [\"a\"]\ntimeout = 0", 4, "timeout"),
        ("on = \"stop\"\nrun = [\"a\"]\ntimeout = 301", 4, "timeout"),
        ("on = \"stop\"\nrun = [\"a\"]\nwhen = 1", 4, "when"),
    ])
    func `a hook that is not clear is named by line and key and not run, and everything else goes on`(
        text: String,
        line: Int,
        key: String
    ) throws {
        let settings = try self.environment("[[hook]]\n\(text)\n[[hook]]\non = \"stop\"\nrun = [\"good\"]\n").settings
        #expect(settings.hooks.map(\.run) == [["good"]])
        #expect(settings.findings.map(\.place.line) == [line] && settings.findings.first?.place.key == key)
        #expect(settings.complaints.first?.hasSuffix("this hook is not run.") == true)
        #expect(settings.standstill == nil)
    }

    @Test(arguments: ["hook = 1", "[hook]\non = \"stop\"", "hook = [1]", "[[hooks]]\non = \"stop\""])
    func `what may have been meant as a hook stops nothing`(text: String) throws {
        let settings = try self.environment(text).settings
        #expect(settings.hooks.isEmpty && settings.complaints.count == 1 && settings.standstill == nil)
    }

    // MARK: - One run

    @Test func `a hook reads the event on its stdin, and what it says is kept`() throws {
        let outcome = self.run("cat; echo also >&2", #"{"event":"counted"}"#)
        #expect(outcome == .init(failure: nil, output: "{\"event\":\"counted\"}\nalso\n"))
    }

    @Test func `a hook that does not read its stdin does no harm`() {
        #expect(self.run("exit 0", String(repeating: "x", count: 1 << 20)) == .init(failure: nil, output: ""))
    }

    @Test(arguments: [
        ("exit 3", "it ended with code 3"), ("kill -9 $$", "it was ended by signal 9"),
        ("nothing-of-the-kind 2>/dev/null", "it ended with code 127"),
    ])
    func `how a hook fails is told`(script: String, failure: String) {
        #expect(self.run(script).failure == failure)
    }

    @Test(arguments: [["no-such-program-at-all"], ["/no/such/program"], ["~/none"]])
    func `a program that is not there is told`(words: [String]) {
        #expect(HookProcess(self.hook(words), home: self.home.url.path).run("{}").failure != nil)
    }

    @Test func `a hook that does not end is ended in its time, with all that it has started`() throws {
        let note = self.home.url.appending(path: "child").path
        let outcome = self.run("trap '' TERM; sleep 1000 & echo $! > '\(note)'; wait; sleep 1000", timeout: 1)
        #expect(outcome.failure == "it took longer than 1 s and was ended")
        let child = try #require(Int32(String(contentsOfFile: note, encoding: .utf8).trimmingCharacters(in: .newlines)))
        let isGone = eventually { kill(child, 0) != 0 || Self.isDead(child) ? true : nil }
        #expect(isGone == true)
    }

    private static func isDead(_ process: Int32) -> Bool {
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        return status?.contains(") Z ") ?? true
    }

    @Test func `who has started something that stays has ended all the same`() {
        #expect(self.run("sleep 1000 & echo done", timeout: 60).failure == nil)
    }

    @Test func `of a hook that says much the beginning is kept`() {
        let outcome = self.run("yes | head -c 5000000")
        #expect(outcome.failure == nil && outcome.output.utf8.count == 8192)
    }

    @Test func `a hook gets nothing of the environment but what programs need`() {
        let variables = [
            "PATH": "/bin", "HOME": "/h", "DISPLAY": ":0", "LC_ALL": "C", "TRAKT_MPV_CLIENT_SECRET": "x",
            "TRAKT_MPV_CLIENT_ID": "y", "HTTPS_PROXY": "http://a:b@c", "AWS_SECRET": "z",
        ]
        #expect(Set(HookProcess.environment(variables).keys) == ["PATH", "HOME", "DISPLAY", "LC_ALL"])
    }

    // MARK: - All that waits

    private func spool(_ kinds: [ActivityEvent.Kind], secondsAgo: Double = 0, in environment: Environment) throws {
        let folder = HookSpool.folder(in: environment.paths.stateDirectory)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (number, kind) in kinds.enumerated() {
            let event = ActivityEvent(kind, at: Date(timeIntervalSinceNow: -secondsAgo), id: "V\(number)")
            try Data(JSONLine(encoding: event).description.utf8).write(to: URL(filePath: "\(folder)/\(number).json"))
        }
    }

    @Test func `what waits is told in its order, each once, and what is over by now is not`() throws {
        let said = self.home.url.appending(path: "said").path
        let environment = try self.environment(
            """
            [[hook]]
            on = ["counted", "delivered", "start"]
            run = ["sh", "-c", "sed 's/.*\\"id\\":\\"\\\\([^\\"]*\\\\)\\".*/\\\\1/' >> '\(said)'"]
            """
        )
        #expect(environment.settings.findings.isEmpty)
        try self.spool([.counted, .stop, .delivered, .start], secondsAgo: 3600, in: environment)
        HookRunner(in: environment).run()
        HookRunner(in: environment).run()
        #expect(try String(contentsOfFile: said, encoding: .utf8) == "V0\nV2\n")
    }

    @Test func `a hook that failed is told by status until it ends well`() throws {
        let gate = self.home.url.appending(path: "works").path
        let environment = try self.environment("[[hook]]\non = \"counted\"\nrun = [\"test\", \"-e\", \"\(gate)\"]\n")
        for _ in 0..<2 {
            try self.spool([.counted], in: environment)
            HookRunner(in: environment).run()
        }
        let told = try StatusReport(in: environment).hooks
        #expect(told.count == 1 && told[0].contains("test failed at counted"))
        #expect(told[0].contains("2 times in a row: it ended with code 1."))
        try Data().write(to: URL(filePath: gate))
        try self.spool([.counted], in: environment)
        HookRunner(in: environment).run()
        #expect(try StatusReport(in: environment).hooks == [])
    }
}

/// What of a viewing is told, and to whom.
@Suite struct ActivityFeedTests {
    private let home: TemporaryDirectory
    private let environment: Environment
    private let outbox: Outbox

    init() throws {
        self.home = try TemporaryDirectory()
        self.environment = .unreachable(self.home)
        self.outbox = try self.environment.outbox()
    }

    private func insert(_ path: String = "/tv/Severance.S02E07.mkv") throws -> Viewing {
        let evidence = MediaEvidence(path: path, duration: 3000)
        let description = MediaIdentifier().describe(evidence)
        let viewing = Viewing(
            id: "V1",
            session: "here",
            evidence: evidence,
            description: description,
            startedAt: Date()
        )
        try self.outbox.insert(viewing)
        return viewing
    }

    private func received(_ listener: ActivityListener, _ count: Int) -> [ActivityEvent] {
        (0..<count).compactMap { _ in
            guard case .message(.event(let event, from: getpid()))? = listener.next() else { return nil }
            return event
        }
    }

    @Test func `what is known of a viewing is told, and nothing of one that is erased or left alone`() throws {
        let listener = try ActivityListener(in: self.environment.paths.stateDirectory)
        let feed = ActivityFeed(self.environment, self.outbox)
        feed.tell(.start, of: "V1")
        let viewing = try self.insert()
        feed.tell(.pause, of: "V1", at: 12.34)
        try self.environment.corrections(self.outbox).remember(
            Correction(scope: .init(folder: "/tv"), target: .never),
            at: Date()
        )
        feed.tell(.counted, of: "V1")
        feed.tellEnd(ofPrivate: "V1")
        let told = self.received(listener, 2)
        #expect(told.map(\.event) == [.pause, .stop])
        let (pause, stop) = (try #require(told.first), try #require(told.last))
        #expect(pause.progress == 12.3 && pause.name == "Severance" && pause.season == 2 && pause.episode == 7)
        #expect(pause.kind == .episode && pause.path == viewing.evidence.path && pause.duration == 3000)
        #expect(stop == ActivityEvent(.stop, at: stop.at, id: "V1"))
    }

    @Test func `a film that is made private runs no hook, and is taken away from whoever shows it`() throws {
        let config = self.home.url.appending(path: ".config/trakt-mpv/config.toml")
        try FileManager.default.createDirectory(
            at: config.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data("[[hook]]\non = [\"start\", \"stop\"]\nrun = [\"true\"]\n".utf8).write(to: config)
        let environment = Environment.unreachable(self.home)
        try #require(environment.settings.hooks.count == 1)
        let listener = try ActivityListener(in: environment.paths.stateDirectory)
        ActivityFeed(environment, try environment.outbox()).tellEnd(ofPrivate: "V1")
        #expect(self.received(listener, 1).map(\.event) == [.stop])
        #expect(HookSpool(in: environment).isEmpty)
    }

    @Test func `who is told that a match is needed is told once`() throws {
        let listener = try ActivityListener(in: self.environment.paths.stateDirectory)
        let feed = ActivityFeed(self.environment, self.outbox)
        _ = try self.insert()
        for _ in 0..<3 { feed.tell(.needsMatch(viewing: "V1", reason: "Two fit.")) }
        feed.tell(.delivered(viewing: "V1", isPlay: true))
        feed.tell(.obstacle("No network."))
        let told = self.received(listener, 3)
        #expect(told.map(\.event) == [.needsMatch, .delivered, .trouble])
        #expect(told.map(\.reason) == ["Two fit.", nil, "No network."] && told[1].delivery == "play")
    }

    @Test func `a follower that has died is forgotten, and one that does not read holds nobody up`() throws {
        let followers = FollowerSockets(in: self.environment.paths.stateDirectory)
        let dead = try followers.listen()
        close(dead.descriptor)
        let idle = try followers.listen()
        defer { close(idle.descriptor) }
        for _ in 0..<2000 { followers.send(.changed) }
        let areThere = [dead.path, idle.path].map { FileManager.default.fileExists(atPath: $0) }
        #expect(areThere == [false, true])
    }

    @Test func `a state folder of any length has room for followers`() throws {
        let folder = self.home.url.appending(path: String(repeating: "long/", count: 60)).path
        let followers = FollowerSockets(in: folder)
        let listener = try followers.listen()
        followers.send(.progress(7))
        var bytes = [UInt8](repeating: 0, count: 1000)
        #expect(unsafe recv(listener.descriptor, &bytes, bytes.count, 0) > 0)
        close(listener.descriptor)
    }

    @Test func `a bar is told in the fields of Waybar, and markup in titles is none`() throws {
        var state = BarState(try StatusReport(in: self.environment))
        #expect("\(try BarLine(state, .text))" == "")
        state.take(progress: 5)
        var event = ActivityEvent(.start, at: Date(), id: "V1")
        (event.title, event.progress) = ("Fast & <b>Furious</b>\u{1B}[2J", 3)
        state.take(event)
        state.take(progress: 43)
        #expect("\(try BarLine(state, .text))" == "▶ Fast & <b>Furious</b>[2J 43 %")
        let waybar =
            try JSONSerialization.jsonObject(with: Data("\(try BarLine(state, .waybar))".utf8)) as? [String: Any]
        #expect(waybar?["text"] as? String == "▶ Fast &amp; &lt;b&gt;Furious&lt;/b&gt;[2J 43 %")
        #expect(waybar?["percentage"] as? Int == 43 && waybar?["class"] as? [String] == ["playing"])
        state.take(ActivityEvent(.pause, at: Date(), id: "V1"))
        #expect("\(try BarLine(state, .text))".hasPrefix("⏸ "))
        state.take(ActivityEvent(.stop, at: Date(), id: "other"))
        #expect(state.activity == .paused)
        state.take(ActivityEvent(.stop, at: Date(), id: "V1"))
        #expect("\(try BarLine(state, .text))" == "" && state.progress == nil)
    }
}
