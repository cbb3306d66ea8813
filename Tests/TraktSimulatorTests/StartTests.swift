import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct StartTests {
    @Test func `a port that is taken is told in a sentence`() async throws {
        try await withSimulator { client, _ in
            var settings = SimulatorSettings()
            settings.port = client.port
            let failure = await #expect(throws: SimulatorFailure.self) { try await runSimulator(settings) { _ in } }
            #expect(failure?.description == "Port \(client.port) is in use by another program.")
        }
    }

    @Test(arguments: [
        ("kind=weird", "The kind of a fault is one of"), ("{", "This is no JSON"), ("path", "\"path\" is not"),
    ])
    func `a fault that cannot be understood is told before anything runs`(fault: String, words: String) async {
        var settings = SimulatorSettings()
        settings.faults = [fault]
        let failure = await #expect(throws: SimulatorFailure.self) { try await runSimulator(settings) { _ in } }
        #expect(failure?.description.hasPrefix(words) == true)
    }

    @Test func `a file that cannot be used is named`() async {
        var settings = SimulatorSettings()
        settings.statePath = "/nowhere/state"
        let failure = await #expect(throws: SimulatorFailure.self) { try await runSimulator(settings) { _ in } }
        #expect(failure?.description == "/nowhere/state cannot be read or written.")
    }
}
