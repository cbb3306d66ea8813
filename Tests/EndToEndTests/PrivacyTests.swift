import Foundation
import TestSupport
import Testing

/// What is private stays private, with the built program and a Trakt on a real socket.
@Suite struct PrivacyTests {
    private static let fast = ["--vo=null", "--ao=null", "--speed=100"]

    /// A server of one film, which tells nobody what it was asked for.
    private func serve(_ house: House) throws -> (server: Process, address: String) {
        let film = try house.film("stream.mkv", seconds: 200)
        try FileManager.default.moveItem(atPath: film, toPath: house.home.url.appending(path: "stream").path)
        // A server that can be sought in: what cannot be is a live stream, of which nothing is kept.
        let code = """
            import http.server, os, re, sys
            os.chdir(sys.argv[1])
            class Handler(http.server.BaseHTTPRequestHandler):
                def log_message(self, *a): pass
                def do_GET(self):
                    data = open("stream", "rb").read()
                    asked = re.match("bytes=([0-9]+)-", self.headers.get("Range") or "")
                    start = int(asked.group(1)) if asked else 0
                    self.send_response(206 if asked else 200)
                    self.send_header("Accept-Ranges", "bytes")
                    self.send_header("Content-Length", str(len(data) - start))
                    if asked:
                        self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
                    self.end_headers()
                    try: self.wfile.write(data[start:])
                    except OSError: pass
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            print(server.server_port, flush=True)
            server.serve_forever()
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", code, house.home.url.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let port = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        return (process, "http://127.0.0.1:\(port.trimmingCharacters(in: .whitespacesAndNewlines))")
    }

    @Test func `a secret in an address is neither sent nor shown nor kept`() throws {
        let house = try House()
        try house.configure("log_level = \"debug\"\n")
        try house.run("login")
        let (server, address) = try self.serve(house)
        defer { server.kill() }
        let url = "\(address)/stream?token=SECRET7Q2"
        let played = try house.run("play", Self.fast[0], Self.fast[1], Self.fast[2], url)
        #expect(played.status == 0)
        try house.run("sync")
        #expect(try !house.journal().contains { ($0.query + $0.body).contains("SECRET7Q2") })
        #expect(try !house.isInState("SECRET7Q2"))
        for words in [["queue", "list"], ["queue", "list", "--json"], ["status", "--json"]] {
            let shown = try Command.run(House.program, words, environment: house.environment())
            #expect(!(shown.output + shown.errors).contains("SECRET7Q2"))
        }
        #expect(try house.run("queue", "list", "--json").output.contains("stream#cut-"))
        let identified = try house.run("identify", "--explain", "--json", url)
        #expect(!identified.output.contains("SECRET7Q2"))
        #expect(try !house.journal().contains { ($0.query + $0.body).contains("SECRET7Q2") })
    }

    @Test(arguments: [
        "[[rule]]\npath = \"HOME\"\nnever = true\nthreshold = = 3", "threshold = 80\nthreshold = 81",
        "# \u{1}", "[[rules]]\npath = \"HOME\"\nnever = true", "title = \"caf\u{E9}\"",
    ])
    func `with a config that cannot be read everything is recorded, nothing is sent, and all say so`(
        text: String
    ) throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv")
        let folder = house.home.url.appending(path: ".config/trakt-mpv")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let config = text.replacing("HOME", with: house.home.url.path)
        // One byte for each letter, as Latin-1 has it.
        let file = folder.appending(path: "config.toml")
        try Data(config.unicodeScalars.map { UInt8($0.value) }).write(to: file)
        let before = try house.journal().count
        let played = try house.run("play", Self.fast[0], Self.fast[1], Self.fast[2], film)
        #expect(played.output.contains("nothing is sent") && played.output.contains("config.toml, line "))
        for word in ["sync", "status", "queue"] {
            #expect(try house.run(word).output.contains("nothing is sent"))
        }
        #expect(try house.run("identify", "--explain", film).output.contains("nothing is sent"))
        #expect(try house.journal().count == before)
        // It was recorded, and goes out when the config is mended.
        try FileManager.default.removeItem(at: file)
        #expect(try house.run("sync").status == 0)
        #expect(try house.history().map(\.title) == ["Severance 2×07"])
    }

    @Test func `a config that is named and is not there stops all sending`() throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv")
        var variables = house.environment()
        variables["TRAKT_MPV_CONFIG"] = "/nowhere/config.toml"
        let played = try Command.run(House.program, ["play"] + Self.fast + [film], environment: variables)
        #expect(played.errors.contains("TRAKT_MPV_CONFIG names a file that is not there"))
        #expect(try house.history().isEmpty && house.scrobbles().isEmpty)
    }

    @Test(arguments: [
        "file://PATH", "edl://PATH,0,200", "HOME/link/Severance.S02E07.mkv", "HOME/x/../private/Severance.S02E07.mkv",
    ])
    func `no spelling gets round a rule that says never`(spelling: String) throws {
        let house = try House()
        let home = house.home.url
        for name in ["private", "x"] {
            try FileManager.default.createDirectory(at: home.appending(path: name), withIntermediateDirectories: true)
        }
        try FileManager.default.createSymbolicLink(atPath: home.path + "/link", withDestinationPath: "private")
        try house.configure("[[rule]]\npath = \"~/private\"\nnever = \"true\"\n")
        try house.run("login")
        let film = try house.film("private/Severance.S02E07.mkv")
        let played = spelling.replacing("PATH", with: film).replacing("HOME", with: home.path)
        try house.run("play", Self.fast[0], Self.fast[1], Self.fast[2], played)
        try house.run("sync")
        #expect(try house.scrobbles().isEmpty && house.history().isEmpty)
        #expect(try !house.journal().contains { $0.path.hasPrefix("/search") })
    }

    @Test func `private in the menu ends what Trakt shows, and leaves nothing on the disk`() throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S01E05.mkv", seconds: 400)
        let (process, remote) = try house.play(film)
        #expect(eventually { (try? house.scrobbles()) == ["start"] ? true : nil } == true)
        try remote.command("script-binding", "trakt_mpv/private")
        let isOver = eventually {
            (try? house.scrobbles())?.last == "stop" && (try? house.playback())?.isEmpty == true ? true : nil
        }
        #expect(isOver == true)
        try remote.quit()
        process.waitForEnd()
        #expect(try house.history().isEmpty)
        #expect(try !house.isInState("Severance"))
        try house.run("sync")
        #expect(try house.playback().isEmpty)
    }

    @Test func `what is forgotten is in no file any more, and what stays at Trakt is said`() throws {
        let house = try House()
        try house.run("login")
        for name in ["Severance.S01E01.mkv", "Dune (2021).mkv"] {
            try house.run("play", Self.fast[0], Self.fast[1], Self.fast[2], try house.film(name))
        }
        try house.run("sync")
        let path = house.home.url.appending(path: "Dune (2021).mkv").path
        let one = try house.run("forget", path)
        #expect(one.status == 0 && one.output.contains("1 viewing forgotten") && one.output.contains("At Trakt 1"))
        #expect(try !house.isInState("Dune") && house.isInState("Severance"))
        // Not delivered: only with a yes.
        try house.run("play", Self.fast[0], Self.fast[1], Self.fast[2], path, isOnline: false)
        let asked = try house.run("forget", "--all", "--json", isOnline: false)
        #expect(asked.output.contains(#""kept":1"#) && asked.output.contains(#""forgotten":1"#))
        let all = try house.run("forget", "--all", "--yes", isOnline: false)
        #expect(all.output.contains("1 viewing forgotten"))
        #expect(try !house.isInState("Dune") && !house.isInState("Severance"))
        #expect(try house.history().count == 2)
    }

    @Test func `a logout that Trakt does not hear of is told later, and the token is used for nothing else`() throws {
        let house = try House()
        try house.run("login")
        let out = try house.run("logout", isOnline: false)
        #expect(out.status == 0 && out.output.contains("could not be told that the login is over"))
        #expect(try house.run("status", "--json").output.contains(#""isConnected":false"#))
        let before = try house.journal().count
        try house.run("sync")
        let asked = try house.journal().dropFirst(before).map(\.path)
        #expect(asked == ["/oauth/revoke"])
        try house.run("sync")
        #expect(try house.journal().count == before + 1)
    }

    @Test(arguments: ["logout", "login", "sync"])
    func `commands that know tokens leave no core dump`(word: String) throws {
        let house = try House()
        let limit =
            "import resource, sys, os; resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 20)); os.execv(sys.argv[1], sys.argv[1:])"
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", limit, House.program, word]
        process.environment = Command.inherited.merging(house.environment(), uniquingKeysWith: { $1 })
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // Something to wait for: a login that is to be revoked.
        try house.run("login")
        if word == "sync" { try house.run("logout", isOnline: false) }
        try house.fault(#"{"path":"/oauth","kind":"delay","milliseconds":3000,"count":9}"#)
        try process.run()
        defer { process.kill() }
        let limits = "/proc/\(process.processIdentifier)/limits"
        let isNone = eventually {
            (try? String(contentsOfFile: limits, encoding: .utf8))?
                .firstMatch(of: #/Max core file size +0 +0 /#) != nil ? true : nil
        }
        #expect(isNone == true)
    }
}
