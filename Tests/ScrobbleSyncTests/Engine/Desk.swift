import Foundation
import GRDB
import MediaIdentification
import Synchronization
import TestSupport
import Testing
import TraktAPI
import TraktSimulator

@testable import ScrobbleSync

/// Everything that delivers, over a real socket, on a real disk, in a time of its own.
final class Desk: Sendable {
    let clock: TestClock
    let home: TemporaryDirectory
    let outbox: Outbox
    private let simulator: SimulatorClient
    /// Patient: how slow the machine is says nothing about what is tested.
    let transport = AsyncHTTPTransport(timeout: .seconds(60))
    let events = EventLog()
    /// Seconds by which the wall clock of the machine is ahead of the true time.
    private let wrongBy = Mutex<TimeInterval>(0)
    /// Counts the boots of the machine, with the second at which the last one began.
    private let boot = Mutex((number: 1, began: 0.0))

    init(_ simulator: SimulatorClient, _ clock: TestClock) throws {
        self.clock = clock
        self.simulator = simulator
        self.home = try TemporaryDirectory()
        self.outbox = try Outbox(directory: self.home.url.path, rescueDirectories: [self.home.url.path + "/rescue"])
    }

    var tokens: TokenStore { TokenStore(directory: self.home.url.path) }

    /// By the machine's clocks.
    var now: Timestamp {
        let boot = self.boot.withLock(\.self)
        return Timestamp(
            date: self.clock.date + self.wrongBy.withLock(\.self),
            boot: "boot \(boot.number)",
            uptime: self.clock.now.offset / .seconds(1) - boot.began
        )
    }

    /// Sets the wall clock of the machine.
    func setClock(wrongBy seconds: TimeInterval) { self.wrongBy.withLock { $0 = seconds } }

    /// Nothing of what was measured since boot means anything any more.
    func restart() {
        let now = self.clock.now.offset / .seconds(1)
        self.boot.withLock { $0 = ($0.number + 1, now) }
    }

    func client(over transport: (any HTTPTransport)? = nil, app: String = "test") throws -> TraktClient {
        let service = try #require(ServiceURL(self.simulator.address))
        return TraktClient(
            .init(clientID: app),
            api: service,
            auth: service,
            userAgent: "trakt-mpv-test/1",
            transport: transport ?? self.transport,
            now: { [self] in self.now.date }
        )
    }

    /// An engine as a new process would have it.
    func engine(
        over transport: (any HTTPTransport)? = nil,
        app: String = "test",
        kinds: KindSwitches = .init()
    ) throws -> SyncEngine<TestClock> {
        let client = try self.client(over: transport, app: app)
        let clock = self.clock
        return SyncEngine(
            outbox: self.outbox,
            client: client,
            authorizer: Authorizer(client: client, store: self.tokens, clock: clock, now: { [self] in self.now.date }),
            matcher: try self.matcher(over: transport, kinds: kinds),
            clock: clock,
            now: { [self] in self.now },
            onEvent: { [events] in events.add($0) }
        )
    }

    /// Knows what the user has said.
    func matcher(over transport: (any HTTPTransport)? = nil, kinds: KindSwitches = .init()) throws -> MediaMatcher {
        MediaMatcher(
            client: try self.client(over: transport),
            corrections: Corrections(outbox: self.outbox),
            kinds: kinds
        )
    }

    func logIn(app: String = "test") async throws {
        let client = try self.client(app: app)
        let code = try await client.deviceCode()
        guard case .granted(let pair) = try await client.pollDevice(code) else { throw BadAddress() }
        try self.tokens.save(pair)
    }

    /// A viewing that is over.
    @discardableResult
    func viewing(
        _ item: ScrobbleItem? = .movie(trakt: 1001, title: "Dune", year: 2021),
        endedAgo seconds: Double,
        progress: Double = 95,
        isCounted: Bool = true
    ) throws -> Viewing {
        let end = self.clock.date - seconds
        var viewing = Viewing(
            session: "gone",
            evidence: MediaEvidence(path: "/film.mkv"),
            description: MediaDescription(),
            startedAt: end - 3600
        )
        viewing.progress = progress
        viewing.played = 3600
        viewing.isCounted = isCounted
        viewing.endedAt = end
        try self.outbox.insert(viewing)
        if let item { try self.happen(.matched(item), to: viewing) }
        try self.happen(.ended(viewing.owed), to: viewing)
        return viewing
    }

    /// A viewing under way in a player that lives, for as long as the lock is held.
    func watching(
        _ item: ScrobbleItem = .movie(trakt: 1001, title: "Dune", year: 2021)
    ) throws -> (Viewing, SessionLock) {
        let lock = try #require(self.outbox.sessionLock("here"))
        var viewing = Viewing(
            session: "here",
            evidence: .init(path: "/film.mkv"),
            description: .init(),
            startedAt: self.clock.date
        )
        viewing.played = 3600
        try self.outbox.insert(viewing)
        try self.happen(.matched(item), to: viewing)
        return (viewing, lock)
    }

    /// Runs the engine as a service until a condition holds, which is looked at again and again.
    func running(_ engine: SyncEngine<TestClock>, until isDone: () async throws -> Bool) async throws {
        let service = Task { await engine.run() }
        defer { service.cancel() }
        for _ in 0..<3000 {
            if try await isDone() { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("it did not come")
    }

    /// Gives what is owed for a viewing an input, as the engine does.
    func happen(_ input: Delivery.Input, to viewing: Viewing) throws {
        #expect(try self.outbox.apply([.init(input, viewing: viewing.id)], at: self.clock.date).count == 1)
    }

    /// Changes what is known of the file of a viewing.
    func rename(_ viewing: Viewing, _ path: String) throws -> Viewing {
        var renamed = viewing
        renamed.evidence = MediaEvidence(path: path)
        renamed.description = MediaIdentifier().describe(renamed.evidence)
        try self.outbox.write { [renamed] in try renamed.update($0) }
        return renamed
    }

    func state(_ viewing: Viewing) throws -> Delivery { try self.entry(viewing).delivery }

    func entry(_ viewing: Viewing) throws -> OutboxEntry { try #require(try self.outbox.entry(viewing.id)) }

    // MARK: - The simulator

    private struct Rating: Decodable {
        var rating: Int
    }

    func plays() async throws -> [SimulatorClient.Play] { try await self.simulator.history() }
    /// Whether Trakt shows something as being watched.
    func isWatching() async throws -> Bool {
        struct Watching: Decodable {}
        let now: Watching? = try await self.simulator.get("/simulator/watching")
        return now != nil
    }
    func places() async throws -> [SimulatorClient.Place] { try await self.simulator.playback() }
    func journal() async throws -> [SimulatorClient.Line] { try await self.simulator.journal() }

    /// Ratings at Trakt, from 1 to 10.
    func ratings() async throws -> [Int] {
        let headers = RawClient.manners(token: try #require(self.tokens.load()).access, app: "test")
        let ratings: [Rating] = try await self.simulator.get("/sync/ratings", headers: headers)
        return ratings.map(\.rating)
    }

    /// Requests with an effect on viewings.
    func writes() async throws -> [SimulatorClient.Line] {
        try await self.journal().filter { $0.method == "POST" && !$0.path.hasPrefix("/oauth") }
    }

    func send(_ method: String, _ path: String, headers: [String: String], body: String) async throws {
        try await self.simulator.send(method, path, headers: headers, body: body)
    }

    func post(_ path: String, _ body: String = "") async throws {
        try await self.simulator.send("POST", "/simulator/\(path)", body: body)
    }
    func fault(_ json: String) async throws { try await self.simulator.fault(json) }
    func endFaults() async throws { try await self.simulator.endFaults() }
}

final class EventLog: Sendable {
    private let log = Mutex<[SyncEvent]>([])

    func add(_ event: SyncEvent) { self.log.withLock { $0.append(event) } }
    var all: [SyncEvent] { self.log.withLock { $0 } }
}

/// Runs a simulator whose clock is the test's, and somebody logged in.
func withDesk(
    _ change: (inout SimulatorSettings) -> Void = { _ in },
    _ test: (Desk) async throws -> Void
) async throws {
    let clock = TestClock()
    try await withSimulator { settings in
        settings.now = { clock.date }
        change(&settings)
    } _: { simulator in
        let desk = try Desk(simulator, clock)
        do {
            try await desk.logIn()
            try await test(desk)
        } catch {
            try await desk.transport.shutdown()
            throw error
        }
        try await desk.transport.shutdown()
    }
}
