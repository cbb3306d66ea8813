import Foundation
import TestSupport
import Testing

@testable import TraktAPI

/// Answers that no server should give: each becomes a failure or a status, and the process lives on.
@Suite(.timeLimit(.minutes(2))) struct HostileAnswerTests {
    private static let yes = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

    static let answers =
        [0, 1, 9, 42, 99].map { "HTTP/1.1 \(String(format: "%03d", $0)) Odd\r\nContent-Length: 2\r\n\r\n{}" }
        + [0, 1, 99].map { "HTTP/1.1 \(String(format: "%03d", $0)) Odd\r\n\r\n" }
        + [
            "HTTP/1.1 100 Continue\r\n\r\n\(yes)", "HTTP/1.1 199 Odd\r\nContent-Length: 2\r\n\r\n{}\(yes)",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n\(yes)",
            "HTTP/1.1 101 Switching Protocols\r\n\r\n",
            String(repeating: "HTTP/1.1 102 Wait\r\n\r\n", count: 1000) + yes,
            "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}", "HTTP/1.1 304 Odd\r\n\r\n{}", yes + yes,
            "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: y\r\n: z\r\n\r\n",
            "HTTP/1.1 200 OK\r\n: nameless\r\n\r\n", "HTTP/1.1 200 OK\r\nX\r\n\r\n",
            "HTTP/1.1 200 OK\r\n X: folded\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX: \(String(repeating: "y", count: 200_000))\r\nContent-Length: 2\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\n" + String(repeating: "X: y\r\n", count: 20_000) + "Content-Length: 2\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nX: \u{0}\u{1}\r\nContent-Length: 2\r\n\r\n{}", "HTTP/1.1 200\r\n\r\n",
            "HTTP/1.1 20 Odd\r\n\r\n",
            "HTTP/1.1 2000 Odd\r\n\r\n", "HTTP/1.1 -01 Odd\r\n\r\n", "HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n",
            "HTTP/0.9 200 OK\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 200 OK\n\n{}",
            "{}", "\u{0}",
            "GET / HTTP/1.1\r\n\r\n", "\r\n\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n",
        ]

    @Test(arguments: [(TraktRequest.Method.get, true), (.post, true), (.post, false)])
    func `whatever comes, a request ends in an answer or in a failure`(
        method: TraktRequest.Method,
        isClosed: Bool
    ) async throws {
        try await withSimulator { simulator in
            let transport = AsyncHTTPTransport(timeout: .milliseconds(300))
            for answer in Self.answers {
                let text = String(decoding: try JSONEncoder().encode(answer), as: UTF8.self)
                let seconds = isClosed ? 0.05 : 3600
                try await simulator.fault(#"{"path":"/","kind":"raw","seconds":\#(seconds),"body":\#(text)}"#)
                let request = TraktRequest(
                    method: method,
                    url: try #require(URL(string: "\(simulator.address)/search/movie?query=dune")),
                    headers: [("User-Agent", "test/1"), ("Content-Type", "application/json")],
                    body: method == .post ? Data("{}".utf8) : nil
                )
                do throws(TransportFailure) {
                    let response = try await transport.send(request)
                    #expect((200...999).contains(response.status), "\(answer.prefix(60))")
                } catch {
                    #expect(!error.reason.isEmpty)
                }
                try await simulator.endFaults()
            }
            try await transport.shutdown()
        }
    }
}
