import TestSupport

@testable import TraktSimulator

/// Runs a simulator by a clock of the test's own for as long as the test takes.
func withSimulator(
    _ change: (inout SimulatorSettings) -> Void = { _ in },
    _ test: (RawClient, TestClock) async throws -> Void
) async throws {
    let clock = TestClock()
    try await TestSupport.withSimulator { settings in
        settings.now = { clock.date }
        settings.hasRateLimits = false
        change(&settings)
    } _: { simulator in
        try await test(simulator.raw, clock)
    }
}

extension RawAnswer {
    var json: JSON { JSON(parsing: self.body.utf8) ?? .null }
}

extension RawClient {
    /// Sends a request with the usual headers, and with a token where there is one.
    func ask(
        _ method: String = "GET",
        _ path: String,
        token: String? = nil,
        body: String = ""
    ) async throws -> RawAnswer {
        try await self.send(method, path, headers: Self.manners(token: token), body: body)
    }

    /// Sends a control request, which Trakt's rules do not apply to.
    @discardableResult
    func control(_ method: String, _ path: String, body: String = "") async throws -> RawAnswer {
        try await self.send(method, "/simulator/\(path)", body: body)
    }

    /// Goes through the whole activation of an account that approves at once.
    func login() async throws -> String {
        let code = try await self.ask("POST", "/oauth/device/code", body: #"{"client_id":"key"}"#).json
        let body = #"{"client_id":"key","code":"\#(code["device_code"]?.string ?? "")"}"#
        return try await self.ask("POST", "/oauth/device/token", body: body).json["access_token"]?.string ?? ""
    }
}
