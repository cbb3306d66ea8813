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
    let address: String
    /// Patient: how slow the machine is says nothing about what is tested.
    let transport = AsyncHTTPTransport(timeout: .seconds(60))
    /// For looking on: connections that die with a bad day are the engine's only.
    let onlooker = AsyncHTTPTransport(timeout: .seconds(60))
    let events = EventLog()

    init(_ address: String, _ clock: TestClock) throws {
        self.clock = clock
        self.address = address
        self.home = try TemporaryDirectory()
        self.outbox = try Outbox(directory: self.home.url.path, rescueDirectories: [self.home.url.path + "/rescue"])
    }

    func close() async throws {
        try await self.transport.shutdown()
        try await self.onlooker.shutdown()
    }

    var tokens: TokenStore { TokenStore(directory: self.home.url.path) }

    func client(over transport: (any HTTPTransport)? = nil) throws -> TraktClient {
        let service = try #require(ServiceURL(self.address))
        let clock = self.clock
        return TraktClient(
            .init(clientID: "test"),
            api: service,
            auth: service,
            userAgent: "trakt-mpv-test/1",
            transport: transport ?? self.transport,
            now: { clock.date }
        )
    }

    /// An engine as a new process would have it.
    func engine(over transport: (any HTTPTransport)? = nil) throws -> SyncEngine<TestClock> {
        let client = try self.client(over: transport)
        let clock = self.clock
        return SyncEngine(
            outbox: self.outbox,
            client: client,
            authorizer: Authorizer(client: client, store: self.tokens, clock: clock, now: { clock.date }),
            matcher: try self.matcher(over: transport),
            clock: clock,
            now: { Timestamp(date: clock.date) },
            onEvent: { [events] in events.add($0) }
        )
    }

    /// Knows what the user has said.
    func matcher(over transport: (any HTTPTransport)? = nil) throws -> MediaMatcher {
        MediaMatcher(client: try self.client(over: transport), corrections: Corrections(outbox: self.outbox))
    }

    func logIn() async throws {
        let client = try self.client()
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

    struct Play: Decodable, Hashable {
        var id: Int64
        var trakt: Int
        var watched_at: String
        var action: String

        var date: Date { TraktDate.parse(self.watched_at) ?? .distantPast }
    }

    struct Line: Decodable {
        var milliseconds: Double
        var method: String
        var path: String
        var query: String
        var body: String
        var status: Int
    }

    struct Place: Decodable {
        var trakt: Int
        var progress: Double
    }

    struct Rating: Decodable {
        var rating: Int
    }

    func plays() async throws -> [Play] { try await self.get("history") }
    func places() async throws -> [Place] { try await self.get("playback") }
    func ratings() async throws -> [Rating] {
        let token = try #require(self.tokens.load()).access
        let url = try #require(URL(string: "\(self.address)/sync/ratings"))
        let headers = [
            (name: "Authorization", value: "Bearer \(token)"), (name: "trakt-api-key", value: "test"),
            (name: "trakt-api-version", value: "2"), (name: "User-Agent", value: "trakt-mpv-test/1"),
            (name: "Content-Type", value: "application/json"),
        ]
        let answer = try await self.onlooker.send(TraktRequest(method: .get, url: url, headers: headers))
        return try JSONDecoder().decode([Rating].self, from: answer.body)
    }
    func journal() async throws -> [Line] { try await self.get("journal") }

    /// Requests with an effect on viewings.
    func writes() async throws -> [Line] {
        try await self.journal().filter { $0.method == "POST" && !$0.path.hasPrefix("/oauth") }
    }

    func post(_ path: String, _ body: String = "") async throws { _ = try await self.control(.post, path, body) }
    func fault(_ json: String) async throws { try await self.post("faults", json) }
    func endFaults() async throws { _ = try await self.control(.delete, "faults", "") }

    private func get<Value: Decodable>(_ path: String) async throws -> Value {
        try JSONDecoder().decode(Value.self, from: try await self.control(.get, path, ""))
    }

    private func control(_ method: TraktRequest.Method, _ path: String, _ body: String) async throws -> Data {
        let url = try #require(URL(string: "\(self.address)/simulator/\(path)"))
        let data = method == .get ? nil : Data(body.utf8)
        return try await self.onlooker.send(TraktRequest(method: method, url: url, body: data)).body
    }
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
    var settings = SimulatorSettings()
    settings.approvesAll = true
    settings.now = { clock.date }
    change(&settings)
    let (ports, port) = AsyncStream<Int>.makeStream()
    let simulator = Task { [settings] in try await runSimulator(settings) { port.yield($0) } }
    defer { simulator.cancel() }
    for await number in ports {
        let desk = try Desk("http://127.0.0.1:\(number)", clock)
        do {
            try await desk.logIn()
            try await test(desk)
        } catch {
            try await desk.close()
            throw error
        }
        return try await desk.close()
    }
}
