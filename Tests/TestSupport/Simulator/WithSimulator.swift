package import TraktSimulator

/// Runs a simulator on a port of its own, which approves every code, for as long as a test takes.
///
/// - Parameters:
///   - change: What else is to be different.
///   - test: Uses the simulator.
/// - Throws: What the test throws, or why the simulator does not run.
package func withSimulator(
    _ change: (inout SimulatorSettings) -> Void = { _ in },
    _ test: (SimulatorClient) async throws -> Void
) async throws {
    var settings = SimulatorSettings()
    settings.approvesAll = true
    change(&settings)
    let (ports, port) = AsyncStream<Int>.makeStream()
    let simulator = Task { [settings] in
        defer { port.finish() }
        try await runSimulator(settings) { port.yield($0) }
    }
    defer { simulator.cancel() }
    for await number in ports { return try await test(SimulatorClient(port: number)) }
    try await simulator.value
}
