import Foundation
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// A server whose answers never end keeps no lock from the others.
@Suite(.timeLimit(.minutes(2))) struct EndlessServerTests {
    static let answers = [
        #""kind":"hang""#, #""kind":"raw","body":"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[""#,
        #""kind":"raw","body":"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n[","again":" ","milliseconds":50"#,
        #""kind":"raw","body":"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1","again":";a=b","milliseconds":50"#,
    ]

    /// Gives up soon; the others are patient.
    private func withImpatience(
        _ desk: Desk,
        _ test: (AsyncHTTPTransport) async throws -> Void
    ) async throws {
        let transport = AsyncHTTPTransport(timeout: .milliseconds(500))
        do {
            try await test(transport)
        } catch {
            try await transport.shutdown()
            throw error
        }
        try await transport.shutdown()
    }

    @Test(arguments: Self.answers)
    func `the token's lock is free again when the renewal's time is over`(answer: String) async throws {
        try await withDesk { desk in
            try await self.withImpatience(desk) { transport in
                try await desk.fault(#"{"path":"/oauth/token",\#(answer),"count":9}"#)
                desk.clock.advance(by: 8 * 86400)
                let clock = desk.clock
                let authorizer = Authorizer(
                    client: try desk.client(over: transport),
                    store: desk.tokens,
                    clock: clock,
                    now: { clock.date }
                )
                let failure = await #expect(throws: Authorizer<TestClock>.Failure.self) { try await authorizer.token() }
                guard case .trakt = failure else { return #expect(failure == nil) }
                #expect(desk.tokens.lock() != nil)
                #expect(desk.tokens.load() != nil)
            }
        }
    }

    @Test(arguments: Self.answers)
    func `the sender's lock is free again when the request's time is over`(answer: String) async throws {
        try await withDesk { desk in
            try await self.withImpatience(desk) { transport in
                let viewing = try desk.viewing(endedAgo: 3600)
                try await desk.fault(#"{"path":"/",\#(answer),"count":99}"#)
                _ = try await desk.engine(over: transport).drain()
                #expect(desk.outbox.senderLease() != nil)
                try await desk.endFaults()
                for _ in 0..<3 {
                    desk.clock.advance(by: 3600)
                    _ = try await desk.engine().drain()
                }
                #expect(try desk.state(viewing).state == .delivered)
                #expect(try await desk.plays().count == 1)
            }
        }
    }
}
