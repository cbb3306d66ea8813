import Foundation
import TestSupport
import Testing

@testable import TraktAPI

@Suite struct TransportTests {
    /// Patient where nothing else is tested: how slow the machine is says nothing about us.
    private static let patience = Duration.seconds(60)

    /// Runs a simulator.
    ///
    /// - Parameters:
    ///   - timeout: Of the transport that is tested.
    ///   - test: Given that transport and the simulator.
    /// - Throws: What the test throws.
    private func withTransport(
        timeout: Duration = Self.patience,
        _ test: (AsyncHTTPTransport, SimulatorClient) async throws -> Void
    ) async throws {
        try await withSimulator { simulator in
            let transport = AsyncHTTPTransport(timeout: timeout)
            do {
                try await test(transport, simulator)
            } catch {
                try await transport.shutdown()
                throw error
            }
            try await transport.shutdown()
        }
    }

    private func request(_ method: TraktRequest.Method, _ address: String, body: String? = nil) throws -> TraktRequest {
        TraktRequest(
            method: method,
            url: try #require(URL(string: address)),
            headers: [("User-Agent", "test/1"), ("Content-Type", "application/json")],
            body: body.map { Data($0.utf8) }
        )
    }

    private func failure(of transport: AsyncHTTPTransport, _ request: TraktRequest) async -> TransportFailure? {
        do throws(TransportFailure) {
            _ = try await transport.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: ["reset-before", "reset-during", "reset-after", "lost", "hang"])
    func `one attempt is one request, also where connections that were used before die`(kind: String) async throws {
        try await self.withTransport(timeout: kind == "hang" ? .seconds(5) : Self.patience) { transport, simulator in
            let address = simulator.address
            let code = "\(address)/oauth/device/code"
            // Connections that have been used and stand idle.
            for _ in 0..<3 {
                _ = try? await transport.send(try self.request(.get, "\(address)/search/movie?query=dune"))
            }
            let fault = #"{"path":"/oauth","kind":"\#(kind)","count":50}"#
            try await simulator.fault(fault)
            for _ in 0..<3 {
                _ = await self.failure(of: transport, try self.request(.post, code, body: #"{"client_id":"key"}"#))
                _ = try? await transport.send(try self.request(.get, "\(address)/search/movie?query=dune"))
            }
            let lines = try await simulator.journal()
            #expect(lines.count { $0.path == "/oauth/device/code" } == 3)
        }
    }

    @Test(arguments: ["reset-before", "lost", "hang", "slow"])
    func `a request that went out may have arrived`(kind: String) async throws {
        let isLong = kind == "hang" || kind == "slow"
        try await self.withTransport(timeout: isLong ? .seconds(5) : Self.patience) { transport, simulator in
            let fault = #"{"path":"/oauth","kind":"\#(kind)","milliseconds":100}"#
            try await simulator.fault(fault)
            let request = try self.request(
                .post,
                "\(simulator.address)/oauth/device/code",
                body: #"{"client_id":"key"}"#
            )
            #expect(await self.failure(of: transport, request)?.mayHaveArrived == true)
        }
    }

    @Test func `a request that is given up is taken back from the wire`() async throws {
        let listener = try SilentListener()
        // It blocks until the other side is done: not on the test's own turn.
        let taken = Task.detached { listener.takeOne() }
        let transport = AsyncHTTPTransport(timeout: .milliseconds(200))
        let request = try self.request(.post, "\(listener.address)/sync/history", body: "{}")
        #expect(await self.failure(of: transport, request)?.mayHaveArrived == true)
        let (text, error) = await taken.value
        #expect(text.hasPrefix("POST /sync/history "))
        // In good order, the kernel would go on sending what a train in a tunnel has left over.
        #expect(error == .ECONNRESET)
        try await transport.shutdown()
    }

    @Test(arguments: ["http://127.0.0.1:9/x", "http://no.such.host.invalid/x", "https://127.0.0.1:9/x"])
    func `without a connection nothing has arrived`(address: String) async throws {
        let transport = AsyncHTTPTransport(timeout: .seconds(30))
        #expect(
            await self.failure(of: transport, try self.request(.post, address, body: "{}"))?.mayHaveArrived == false
        )
        try await transport.shutdown()
    }

    @Test(arguments: TLSListener.Certificate.allCases)
    func `nothing is said to who cannot prove to be Trakt`(certificate: TLSListener.Certificate) async throws {
        let listener = try TLSListener(certificate)
        var network = NetworkSettings()
        network.authorities = .file(listener.authority)
        let transport = AsyncHTTPTransport(network, timeout: .seconds(30))
        let isGood = certificate == .good
        let request = try self.request(isGood ? .get : .post, "\(listener.address)/", body: isGood ? nil : "{}")
        #expect(await self.failure(of: transport, request).map { $0.mayHaveArrived } == (isGood ? nil : false))
        try await transport.shutdown()
    }

    @Test func `a huge page is not read to its end, and its status is told`() async throws {
        try await self.withTransport { transport, simulator in
            for status in [200, 503] {
                let fault = #"{"path":"/oauth","status":\#(status),"html":true,"size":2000000}"#
                try await simulator.fault(fault)
                let request = try self.request(
                    .post,
                    "\(simulator.address)/oauth/device/code",
                    body: #"{"client_id":"key"}"#
                )
                let answer = try await transport.send(request)
                #expect(answer.status == status)
                #expect(answer.body.count <= 16 << 10)
            }
        }
    }

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0 as Double?), ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("", nil),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Xxx, 99 Foo 9999 99:99:99 GMT", nil),
    ])
    func `dates of HTTP are read`(text: String, seconds: Double?) {
        #expect(HTTPDate.parse(text)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        ("5", 5.0 as Double?), ("1e300", 86400), ("-3", 0), ("soon", nil), ("inf", nil), ("nan", nil), ("0.5", 0.5),
        ("Sun, 06 Nov 1994 08:50:37 GMT", 60), ("Sun, 06 Nov 1994 08:40:37 GMT", 0),
    ])
    func `Retry-After is read in every form, and an absurd one is cut`(text: String, seconds: Double?) {
        let response = TraktResponse(
            status: 429,
            headers: [("retry-after", text), ("date", "Sun, 06 Nov 1994 08:49:37 GMT")]
        )
        #expect(response.retryAfter.map { $0 / .seconds(1) } == seconds)
    }

    @Test func `small differences of clocks are none`() {
        let clock = ServerClock()
        let now = Date(timeIntervalSince1970: 784_111_777)
        let response = TraktResponse(status: 200, headers: [("Date", "Sun, 06 Nov 1994 08:49:37 GMT")])
        #expect(!clock.isKnown)
        clock.note(response, sentAt: now + 100, receivedAt: now + 100)
        #expect(clock.isKnown && clock.offset == 0)
        clock.note(response, sentAt: now + 200, receivedAt: now + 202)
        #expect(clock.offset == -201)
        // An answer that was long under way says nothing.
        clock.note(response, sentAt: now + 1000, receivedAt: now + 2000)
        #expect(clock.offset == -201)
    }
}
