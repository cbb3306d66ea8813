import Foundation
import Logging
import ServiceLifecycle
import Synchronization

@testable import TraktSimulator

/// A clock that stands still until it is told to go on.
final class StandingClock: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_790_000_000))

    var now: Date { self.date.withLock { $0 } }

    func advance(_ seconds: TimeInterval) { self.date.withLock { $0 += seconds } }
}

/// Runs a simulator on a port of its own for as long as the test takes.
func withSimulator(
    _ change: (inout SimulatorSettings) -> Void = { _ in },
    _ test: (RawClient, StandingClock) async throws -> Void
) async throws {
    let clock = StandingClock()
    var settings = SimulatorSettings()
    settings.now = { clock.now }
    settings.hasRateLimits = false
    settings.approvesAll = true
    change(&settings)
    let (ports, port) = AsyncStream<Int>.makeStream()
    let service = try await buildSimulator(settings) { port.yield($0) }
    let group = ServiceGroup(services: [service], logger: .init(label: "test"))
    async let running: Void = group.run()
    for await number in ports {
        do {
            try await test(RawClient(port: number), clock)
        } catch {
            await group.triggerGracefulShutdown()
            try await running
            throw error
        }
        break
    }
    await group.triggerGracefulShutdown()
    try await running
}

extension RawClient {
    /// What a well-behaved program sends along.
    static let manners = [
        "User-Agent": "test/1", "Content-Type": "application/json", "trakt-api-version": "2", "trakt-api-key": "key",
    ]

    /// Asks with manners, and with a token where there is one.
    func ask(
        _ method: String = "GET",
        _ path: String,
        token: String? = nil,
        _ body: String = ""
    ) async throws -> RawAnswer {
        var headers = Self.manners
        if let token { headers["Authorization"] = "Bearer \(token)" }
        return try await self.send(method, path, headers: headers, body: body)
    }

    /// Turns a knob, and does not mind the rules.
    @discardableResult
    func control(_ method: String, _ path: String, _ body: String = "") async throws -> RawAnswer {
        try await self.send(method, "/simulator/\(path)", headers: [:], body: body)
    }

    /// Goes through the whole activation of an account that approves at once.
    func login() async throws -> String {
        let code = try await self.ask("POST", "/oauth/device/code", #"{"client_id":"key"}"#).json
        let body = #"{"client_id":"key","code":"\#(code["device_code"]?.string ?? "")"}"#
        return try await self.ask("POST", "/oauth/device/token", body).json["access_token"]?.string ?? ""
    }
}
