import Foundation
import TestSupport
import Testing

@testable import TraktAPI

/// Answers that never end: one deadline holds from connecting to the last byte.
@Suite(.timeLimit(.minutes(2))) struct EndlessAnswerTests {
    /// What a server may do to hold a client for ever.
    struct Endless: CustomTestStringConvertible {
        var testDescription: String
        var first: String
        /// Sent again and again; nothing is when it is empty.
        var again = ""

        var fault: String {
            let members = ["first": self.first, "again": self.again].mapValues { text in
                String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
            }
            return """
                {"path":"/","kind":"raw","count":100,"milliseconds":20,"body":\(members["first"] ?? ""),\
                "again":\(members["again"] ?? "")}
                """
        }
    }

    static let kinds = [
        Endless(testDescription: "silence", first: ""),
        Endless(testDescription: "half a head", first: "HTTP/1.1 200 OK\r\nContent-"),
        Endless(testDescription: "a head without end", first: "HTTP/1.1 200 OK\r\n", again: "X: y\r\n"),
        Endless(testDescription: "a name without end", first: "HTTP/1.1 200 OK\r\n", again: "x"),
        Endless(testDescription: "hints without end", first: "", again: "HTTP/1.1 103 Early Hints\r\n\r\n"),
        Endless(testDescription: "a head alone", first: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"),
        Endless(testDescription: "one byte", first: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n["),
        Endless(
            testDescription: "byte by byte",
            first: "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n[",
            again: " "
        ),
        Endless(
            testDescription: "a chunk's extension without end",
            first: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1",
            again: ";a=b"
        ),
        Endless(
            testDescription: "chunks without end",
            first: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            again: "1\r\n \r\n"
        ),
        Endless(
            testDescription: "trailers without end",
            first: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
            again: "X: y\r\n"
        ),
        Endless(testDescription: "a body up to the close, which does not come", first: "HTTP/1.1 200 OK\r\n\r\n["),
    ]

    private func client(_ transport: AsyncHTTPTransport, _ address: String) throws -> TraktClient {
        let url = try #require(ServiceURL(address))
        return TraktClient(.init(clientID: "key"), api: url, auth: url, userAgent: "test/1", transport: transport)
    }

    @Test(arguments: Self.kinds)
    func `no request waits longer than its time`(kind: Endless) async throws {
        try await withSimulator { simulator in
            try await simulator.fault(kind.fault)
            let transport = AsyncHTTPTransport(timeout: .milliseconds(500))
            let trakt = try self.client(transport, simulator.address)
            // What asks, what renews a login, what ends one, what writes, what lists and what asks who one is.
            await self.expectSilence { _ = try await trakt.deviceCode() }
            await self.expectSilence { _ = try await trakt.refresh("token") }
            await self.expectSilence { try await trakt.revoke("token") }
            await self.expectSilence { _ = try await trakt.removeFromHistory(ids: [1], token: "token") }
            await self.expectSilence { _ = try await trakt.search("dune", .movie, exact: false) }
            await self.expectSilence { _ = try await trakt.lastActivities(token: "token") }
            try await transport.shutdown()
        }
    }

    private func expectSilence(_ ask: () async throws -> Void) async {
        do {
            try await ask()
            Issue.record("An answer without end was taken for one.")
        } catch let error as TraktError {
            guard case .unreachable = error else { return #expect(error == .unexpectedResponse(status: 200)) }
        } catch {
            Issue.record(error)
        }
    }

    @Test func `a handshake that is half done ends with the request's time`() async throws {
        let listener = try SilentListener()
        let taken = Task.detached { listener.takeOne() }
        let transport = AsyncHTTPTransport(timeout: .milliseconds(500))
        let address = listener.address.replacing("http:", with: "https:")
        let request = TraktRequest(method: .post, url: try #require(URL(string: address)), body: Data("{}".utf8))
        let failure = await #expect(throws: TransportFailure.self) { try await transport.send(request) }
        #expect(failure?.mayHaveArrived == false)
        try await transport.shutdown()
        _ = await taken.value
    }

    @Test func `a refusal whose text never ends is told by its status`() async throws {
        try await withSimulator { simulator in
            let head = "HTTP/1.1 503 Trouble\r\nContent-Length: 100\r\n\r\n["
            try await simulator.fault(Endless(testDescription: "", first: head).fault)
            let transport = AsyncHTTPTransport(timeout: .milliseconds(500))
            let trakt = try self.client(transport, simulator.address)
            await #expect(throws: TraktError.serverUnavailable(status: 503)) { _ = try await trakt.deviceCode() }
            try await transport.shutdown()
        }
    }
}
