import ArgumentParser
import Dispatch
import Foundation
import TraktSimulator

@main struct TraktSimulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trakt-simulator",
        abstract: "A pretend Trakt on a loopback address.",
        subcommands: [Serve.self]
    )
}

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answers requests as Trakt would, until it is interrupted.",
        discussion: """
            Prints one line with its address as soon as it takes requests. REST and OAuth are at the same address. A \
            person approves a device at /activate (any user name and password), sees the history at /, and which apps are \
            connected at /settings/apps.

            Tests look and turn knobs under /simulator, where none of Trakt's rules hold:
              GET    journal[?since=N] history playback watching codes faults clock
              POST   faults {"path": "/scrobble/stop", "kind": "lost"}, DELETE faults
              POST   plays [{"type": "movie", "trakt": 1000, "watched_at": "…", "times": 1}]
              POST   approve/CODE deny/CODE expire-tokens reset clock {"skew": SECONDS}
              POST   delete-app/ID restore-app/ID vip {"vip": true}

            A fault has path (a prefix), method, skip, count (default 1) or probability, applied, and a kind:
              status (status, headers, retryAfter, body, html, size)   html (size)   truncated   wrong-types   nulls
              empty   delay (milliseconds)   slow (milliseconds a byte)   hang (seconds)   lost   reset-before
              reset-during   reset-after   down (seconds)   raw (body, again, milliseconds, seconds)
            """
    )

    @Option(help: "The port; 0 takes any free one.") var port = 0
    @Option(help: "The address to listen at.") var host = "127.0.0.1"

    @Flag(help: "Approve every device code at once.") var approveAll = false
    @Option(help: "Seconds between two polls of a device (default: 5; 1 with --approve-all).") var deviceInterval: Int?
    @Option(help: "Seconds that a device code lives.") var codeLifetime = 600.0
    @Option(help: "Seconds that an access token lives.") var tokenLifetime = 604_800.0
    @Option(help: "The name of the one user.") var userName = "simulated"
    @Option(help: "A client id that is known; may be repeated (default: any).") var clientID: [String] = []

    @Option(help: "A client id whose app is gone: invalid_client at OAuth, 403 on all else; may be repeated.")
    var goneApp: [String] = []
    @Option(help: "A client id that OAuth knows, and to which all else says 403; may be repeated.")
    var blockedApp: [String] = []
    @Flag(help: "The user is a VIP member.") var vip = false
    @Option(help: "What becomes of a second app on a free account: any, refuse or displace.") var secondApp = "any"
    @Option(help: "What begins with this path gets 426 but for VIP members; may be repeated.") var vipOnly: [String] =
        []

    @Option(help: "Seconds in which the same scrobble is refused with 409.") var duplicateWindow = 3600.0
    @Flag(help: "Allow any number of requests.") var noRateLimit = false
    @Option(help: "GETs that are allowed in five minutes.") var getLimit = 500
    @Flag(help: "Let programs through that call themselves as their HTTP library does.") var anyAgent = false
    @Flag(help: "Read start_at and end_at as days, without the time.") var datesOnly = false
    @Option(help: "Seconds that the server's clock runs ahead; --clock-skew=-60 is behind.") var clockSkew = 0.0

    @Option(help: "A fault from the start: JSON or KEY=VALUE,…; may be repeated.") var fault: [String] = []
    @Option(help: "Makes faults with a probability repeatable.") var seed: UInt64 = 1
    @Option(help: "A file to which every request is appended as a line of JSON.") var journal: String?
    @Option(help: "A file in which plays, tokens and codes outlive the program.") var state: String?

    func validate() throws {
        guard AppPlaces(rawValue: self.secondApp) != nil else {
            let words = AppPlaces.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--second-app is one of \(words).")
        }
    }

    func run() async throws {
        if let warning = self.settings.warning { Self.tell(warning) }
        do {
            try await Self.untilInterrupted { [settings = self.settings, host = self.host] in
                try await runSimulator(settings) { port in
                    let line = "Trakt simulator listening on http://\(host):\(port)\n"
                    try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
                }
            }
        } catch let failure as SimulatorFailure {
            Self.tell("\(failure)")
            throw ExitCode(1)
        }
    }

    private static func tell(_ sentence: String) {
        try? FileHandle.standardError.write(contentsOf: Data("\(sentence)\n".utf8))
    }

    /// Runs until that ends by itself, or somebody wants this program to end.
    private static func untilInterrupted(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let (signals, arrival) = AsyncStream<Void>.makeStream()
        let sources = [SIGINT, SIGTERM].map { number in
            // Until it is told it ends the program: ignored, it would be gone.
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { arrival.yield() }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask { for await _ in signals { return } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private var settings: SimulatorSettings {
        var settings = SimulatorSettings()
        settings.hostname = self.host
        settings.port = self.port
        settings.approvesAll = self.approveAll
        settings.deviceInterval = self.deviceInterval
        settings.codeLifetime = self.codeLifetime
        settings.tokenLifetime = self.tokenLifetime
        settings.userName = self.userName
        settings.clientIDs = self.clientID
        settings.goneApps = self.goneApp
        settings.blockedApps = self.blockedApp
        settings.isVIP = self.vip
        settings.places = AppPlaces(rawValue: self.secondApp) ?? .any
        settings.vipPaths = self.vipOnly
        settings.duplicateWindow = self.duplicateWindow
        settings.hasRateLimits = !self.noRateLimit
        settings.getLimit = self.getLimit
        settings.takesAnyAgent = self.anyAgent
        settings.readsDays = self.datesOnly
        settings.clockSkew = self.clockSkew
        settings.faults = self.fault
        settings.seed = self.seed
        settings.journalPath = self.journal
        settings.statePath = self.state
        return settings
    }
}
