import Foundation
import TestSupport
import Testing

/// The programs that `Documentation/hooks.md` shows, run as they stand there against pretend services.
@Suite struct HookExamplesTests {
    private let home: TemporaryDirectory

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private static let event = """
        {"at":"2026-01-31T20:15:07Z","delivery":"play","episode":7,"event":"delivered","id":"V1","kind":"episode",\
        "name":"Severance","season":2,"title":"Severance 2×07 Chikhai Bardo"}
        """

    /// A program of the page, with other constants.
    private func example(_ name: String, _ changes: (String, String)...) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let page = try String(contentsOf: root.appending(path: "Documentation/hooks.md"), encoding: .utf8)
        let parts = page.components(separatedBy: "<!-- tried: \(name) -->\n```")
        var text = try #require(parts.last?.components(separatedBy: "\n```").first)
        text = String(text.drop { $0 != "\n" }.dropFirst())
        for (old, new) in changes {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        let file = self.home.url.appending(path: name)
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file.path
    }

    /// Runs a pretend service of Python's that notes what it is asked in `log`, and the example beside it.
    private func run(
        _ service: String,
        _ command: String,
        stdin: String
    ) throws -> (outcome: Command.Outcome, log: String) {
        let file = self.home.url.appending(path: "service.py")
        try Data(service.utf8).write(to: file)
        try Data((stdin + "\n").utf8).write(to: self.home.url.appending(path: "stdin"))
        // It inherits that no other signal reaches it.
        let script = """
            python3 service.py & service=$!
            until test -e ready; do sleep 0.05; kill -0 $service || exit 9; done
            \(command) < stdin; code=$?
            kill -KILL $service 2>/dev/null; wait $service 2>/dev/null; exit $code
            """
        let environment = ["HOME": self.home.url.path, "XDG_RUNTIME_DIR": self.home.url.path]
        let outcome = try Command.run("/bin/sh", ["-c", script], environment: environment, in: self.home.url)
        let log = try? String(contentsOf: self.home.url.appending(path: "log"), encoding: .utf8)
        return (outcome, log ?? "")
    }

    /// Takes posts, says `answer` to each, and writes its port into `ready`.
    private static func server(_ answer: String) -> String {
        """
        import http.server, os
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                open("log", "a").write(self.headers.get("Authorization", "") + " " + body + "\\n")
                self.send_response(200); self.end_headers(); self.wfile.write(b'\(answer)')
        server = http.server.HTTPServer(("127.0.0.1", PORT), Handler)
        open("ready", "w").close()
        server.serve_forever()
        """
    }

    /// A port that was free a moment ago.
    private func freePort() throws -> Int {
        let words = "import socket; s=socket.socket(); s.bind(('127.0.0.1',0)); print(s.getsockname()[1])"
        return try #require(Int(try Command.run("python3", ["-c", words]).output.trimmingCharacters(in: .newlines)))
    }

    @Test func `AniList is told which episode was watched`() throws {
        let port = try self.freePort()
        let program = try self.example("anilist", ("https://graphql.anilist.co", "http://127.0.0.1:\(port)"))
        let config = self.home.url.appending(path: ".config")
        try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
        try Data("t0ken\n".utf8).write(to: config.appending(path: "anilist-token"))
        let service = Self.server(#"{"data":{"Media":{"id":42}}}"#).replacing("PORT", with: "\(port)")
        let (outcome, log) = try self.run(service, program, stdin: Self.event)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = log.split(separator: "\n")
        #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("Bearer t0ken ") })
        #expect(lines.first?.contains(#""s": "Severance""#) == true)
        #expect(lines.last?.contains(#""i": 42, "p": 7"#) == true)
    }

    @Test(.enabled(if: ["curl", "jq"].allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }))
    func `a webhook gets the title`() throws {
        let port = try self.freePort()
        let program = try self.example("webhook", ("http://server:8000/watched", "http://127.0.0.1:\(port)/"))
        let (outcome, log) = try self.run(
            Self.server("").replacing("PORT", with: "\(port)"),
            program,
            stdin: Self.event
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(log.contains("Watched: Severance 2×07 Chikhai Bardo"))
    }

    @Test func `Discord is shown what is on, and that it is not any more`() throws {
        let service = """
            import json, os, socket, struct
            server = socket.socket(socket.AF_UNIX)
            server.bind("discord-ipc-0")
            server.listen()
            open("ready", "w").close()
            client, _ = server.accept()
            while True:
                head = client.recv(8)
                if len(head) < 8: break
                kind, length = struct.unpack("<II", head)
                open("log", "a").write(f"{kind} {client.recv(length).decode()}\\n")
                client.sendall(struct.pack("<II", 1, 2) + b"{}")
            """
        let events = ["start", "pause"].map { Self.event.replacing("\"delivered\"", with: "\"\($0)\"") }
        let (outcome, log) = try self.run(service, try self.example("discord"), stdin: events.joined(separator: "\n"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = log.split(separator: "\n")
        #expect(lines.count == 3 && lines[0].hasPrefix("0 ") && lines[1].hasPrefix("1 "))
        #expect(lines[1].contains("Severance 2") && lines[2].contains(#""activity": null"#))
    }
}
