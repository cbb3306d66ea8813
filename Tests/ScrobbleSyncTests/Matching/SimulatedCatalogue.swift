import TestSupport
import TraktAPI
import TraktSimulator

/// A client of a simulator without limits, over a real socket, for as long as a test takes.
func withCatalogue(_ test: (TraktClient) async throws -> Void) async throws {
    try await withSimulator {
        $0.hasRateLimits = false
    } _: { simulator in
        guard let service = ServiceURL(simulator.address) else { throw BadAddress() }
        let transport = AsyncHTTPTransport()
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
}

struct BadAddress: Error {}
