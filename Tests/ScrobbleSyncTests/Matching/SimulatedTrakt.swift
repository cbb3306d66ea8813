import Foundation
import TraktAPI
import TraktSimulator

/// Runs the simulator on a port of its own for as long as a test takes.
func withSimulatedTrakt(_ test: (String) async throws -> Void) async throws {
    var settings = SimulatorSettings()
    settings.hasRateLimits = false
    settings.approvesAll = true
    let (ports, port) = AsyncStream<Int>.makeStream()
    let simulator = Task { [settings] in try await runSimulator(settings) { port.yield($0) } }
    defer { simulator.cancel() }
    for await number in ports { return try await test("http://127.0.0.1:\(number)") }
}

/// A client over a real socket, for as long as a test takes.
func withClient(_ address: String, _ test: (TraktClient) async throws -> Void) async throws {
    let transport = AsyncHTTPTransport()
    guard let service = ServiceURL(address) else { throw BadAddress() }
    let client = TraktClient(
        .init(clientID: "test"),
        api: service,
        auth: service,
        userAgent: "trakt-mpv-test/1",
        transport: transport
    )
    do {
        try await test(client)
    } catch {
        try await transport.shutdown()
        throw error
    }
    try await transport.shutdown()
}

struct BadAddress: Error {}
