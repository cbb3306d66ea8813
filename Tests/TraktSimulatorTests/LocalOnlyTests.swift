import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct LocalOnlyTests {
    private func head(_ method: String, _ path: String, _ lines: [String]) -> [UInt8] {
        Array("\(method) \(path) HTTP/1.1\r\n\(lines.map { "\($0)\r\n" }.joined())Connection: close\r\n\r\n".utf8)
    }

    @Test(
        arguments: [
            ("127.0.0.1:8080", nil, 204), ("localhost", nil, 204), ("127.0.0.1", "http://127.0.0.1", 204),
            ("127.0.0.1:8080", "http://127.0.0.1:8080", 204), ("[::1]:8080", nil, 204), ("10.0.0.1:8080", nil, 204),
            // Another site's page, and a name that leads here.
            ("127.0.0.1:8080", "https://evil.example", 403), ("127.0.0.1:8080", "null", 403),
            ("127.0.0.1:8080", "http://127.0.0.1:8081", 403),
            ("127.0.0.1:8080", "http://127.0.0.1:8080.evil.example", 403),
            ("evil.example", nil, 403), ("evil.example:8080", "http://evil.example:8080", 403),
            ("127.evil.example", nil, 403),
            ("127.0.0.1.evil.example", nil, 403), ("localhost.evil.example", nil, 403), ("", nil, 403),
        ] as [(String, String?, Int)]
    )
    func `pages and knobs are for this machine's own pages`(host: String, origin: String?, status: Int) async throws {
        try await withSimulator { client, _ in
            let lines = ["Host: \(host)"] + (origin.map { ["Origin: \($0)"] } ?? [])
            for (method, path) in [("POST", "/simulator/reset"), ("GET", "/simulator/journal"), ("GET", "/activate")] {
                let answer = try await client.exchange(self.head(method, path, lines + ["Content-Length: 0"]))
                #expect(answer.status == (status == 403 ? 403 : method == "GET" ? 200 : 204), "\(method) \(path)")
            }
        }
    }

    @Test func `Trakt's own paths do not ask for a name`() async throws {
        try await withSimulator { client, _ in
            let lines = ["Host: api.trakt.tv"] + RawClient.manners().map { "\($0): \($1)" }
            let answer = try await client.exchange(self.head("GET", "/movies/1000", lines))
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [
        ("127.0.0.1", false), ("127.8.8.8", false), ("localhost", false), ("::1", false), ("0.0.0.0", true),
        ("192.168.1.2", true), ("::", true), ("example.org", true), ("127.example.org", true),
    ])
    func `who listens to others is told what that means`(host: String, isTold: Bool) {
        var settings = SimulatorSettings()
        settings.hostname = host
        #expect((settings.warning?.contains(host) ?? false) == isTold)
    }
}
