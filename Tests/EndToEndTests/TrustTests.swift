import Foundation
import TestSupport
import Testing

/// One bad thing never stops the rest: odd names, hostile words, spoiled stores, apps that are gone.
@Suite struct TrustTests {
    // MARK: - Names that are no text

    /// Runs a line of the shell, which can name files as Swift cannot.
    private func shell(_ line: String, in house: House, isOnline: Bool = true) throws -> Command.Outcome {
        try Command.run(
            "/bin/sh",
            ["-c", line],
            environment: house.environment(isOnline: isOnline).merging(["PROGRAM": House.program]) { $1 },
            in: house.home.url
        )
    }

    @Test func `a file whose name is not UTF-8 plays, is told, and is named whole in JSON`() throws {
        let house = try House()
        try house.run("login")
        _ = try house.film("film.mkv")
        let name = #"$(printf 'Fl\351che/Dune (2021) [\377\201].mkv')"#
        let play = try self.shell(
            #"mkdir "$(printf 'Fl\351che')" && mv film.mkv "\#(name)" && "#
                + #""$PROGRAM" play --vo=null --ao=null --speed=100 "\#(name)""#,
            in: house,
            isOnline: false
        )
        #expect(play.status == 0)
        struct Line: Decodable {
            var path: String
            var title: String
        }
        let listed = try house.run("queue", "list", "--json").output
        let line = try JSONDecoder().decode(Line.self, from: Data(listed.utf8))
        #expect(line.title == "Dune (2021)")
        // As --help says: U+10FF80 to U+10FFFF are the bytes 0x80 to 0xFF.
        let path = line.path.unicodeScalars.flatMap { scalar -> [UInt8] in
            scalar.value >= 0x10FF80 ? [UInt8(scalar.value & 0xFF)] : Array(String(scalar).utf8)
        }
        var bytes: [UInt8] = Array("/Fl".utf8)
        bytes.append(0xE9)
        bytes += Array("che/Dune (2021) [".utf8)
        bytes += [0xFF, 0x81]
        bytes += Array("].mkv".utf8)
        #expect(Array(path.suffix(bytes.count)) == bytes)
        #expect(listed.contains("\\udbff\\udfe9"))
        try house.run("sync")
        #expect(try house.history().map(\.title) == ["Dune (2021)"])
        // What the other commands are told is such a name, too.
        let identified = try self.shell(
            #""$PROGRAM" identify --json "\#(name)"; printf '\351.mkv\n' | "$PROGRAM" identify --json --stdin"#,
            in: house
        )
        #expect(identified.output.contains(#"Fl\udbff\udfe9che"#) && identified.output.contains(#"\udbff\udfe9.mkv"#))
        #expect(try house.run("queue", "list", "--help").output.contains("U+10FF80"))
    }

    // MARK: - What is printed

    private static let escape = "\u{1B}[31m\u{1B}]0;owned\u{7}\u{202E}\r"

    @Test func `nothing that comes from outside does anything on the terminal`() throws {
        let house = try House()
        let odd = Self.escape
        let state = house.home.url.appending(path: "state\(odd)").path
        let config = house.home.url.appending(path: "config\(odd).toml").path
        try Data("nonsense = 1\n\"k\\u001b[2J\" = 2\n".utf8).write(to: URL(filePath: config))
        var variables = house.environment()
        variables["XDG_STATE_HOME"] = state
        variables["TRAKT_MPV_CONFIG"] = config
        let film = try house.film("Dune (2021).mkv")
        let page =
            #"{"device_code":"d","user_code":"A\u001b[2J","verification_url":"http://x/\u001b]0;x\u0007","expires_in":1,"interval":1}"#
        let fault = #"{"path":"/oauth/device/code","status":200,"body":\#(try Self.quoted(page)),"count":9}"#
        try house.fault(fault)
        let lines: [[String]] = [
            ["status", odd], ["status", "--\(odd)"], ["--json", odd], ["status", "--log-level", odd],
            ["status", "a\nb\(odd)"],
            ["queue", odd], ["queue", "show", odd], ["queue", "drop", "--json", odd], ["undo", odd],
            ["rate", odd, "8"],
            ["rate", odd], ["sync", odd], ["logout", odd], ["match", odd, "--show", odd],
            ["match", odd, "--movie", "\(odd)/x"],
            ["match", film, "--season", odd], ["identify", odd], ["identify", "--json", odd],
            ["identify", "--explain", odd],
            ["play", "--\(odd)"], ["play", "--volume=\(odd)", film], ["play", "--playlist=\(odd)"],
            ["--include=\(odd)", odd],
            ["play", "--vo=null", "--ao=null", "--speed=100", "--frames=2", film], ["status"], ["queue"], ["sync"],
            ["login", "--json"], ["login"], ["help", odd],
        ]
        for line in lines {
            try Self.expectHarmless(
                Command.run("timeout", ["20", House.program] + line, environment: variables),
                "\(line.map(\.debugDescription))",
                isPlaying: line.first == "play" || line.first?.hasPrefix("--") == true
            )
        }
        // A store that cannot be used is named by its path.
        try FileManager.default.removeItem(atPath: state)
        try Data().write(to: URL(filePath: state))
        for line in [["status"], ["queue"], ["sync"], ["play", "--vo=null", "--ao=null", "--frames=2", film]] {
            try Self.expectHarmless(
                Command.run("timeout", ["20", House.program] + line, environment: variables),
                "\(line), no store",
                isPlaying: line.first == "play"
            )
        }
    }

    private static func expectHarmless(_ outcome: Command.Outcome, _ what: String, isPlaying: Bool) throws {
        let bad = (outcome.output + outcome.errors).unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x09, 0x0A: false
            case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
        // What mpv prints is mpv's own: a status line begins with a code of the terminal, and names stand as they are.
        #expect(
            isPlaying || bad.isEmpty,
            "\(what): \(outcome.output.debugDescription) \(outcome.errors.debugDescription)"
        )
        let own = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("trakt-mpv: ") }
        #expect(!own.contains { $0.contains("\u{1B}") || $0.contains("\u{202E}") }, "\(what)")
        #expect(outcome.status >= 0, "\(what)")
    }

    private static func quoted(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }

    // MARK: - The store

    @Test func `one spoiled row holds up no command and no film`() throws {
        let house = try House()
        try house.run("login")
        for name in ["Dune (2021).mkv", "Severance.S02E07.mkv"] {
            try house.run("play", "--vo=null", "--ao=null", "--speed=100", try house.film(name), isOnline: false)
        }
        try SQLiteFile.execute(
            "UPDATE viewing SET evidence = '{}' WHERE json_extract(evidence, '$.path') LIKE '%Dune%';",
            in: URL(filePath: house.store)
        )
        let listed = try house.run("queue", "list")
        #expect(listed.status == 0 && listed.output.contains("cannot be read any more (evidence)"))
        #expect(listed.output.contains("Severance 2×07"))
        #expect(try house.run("sync").status == 0)
        #expect(try house.history().map(\.title) == ["Severance 2×07"])
        #expect(try house.status().parked == 1)
        let film = try house.film("The.Matrix.1999.mkv")
        #expect(try house.run("play", "--vo=null", "--ao=null", "--speed=100", film).status == 0)
        #expect(try house.run("match", film, "--movie", "the-matrix-1999").status == 0)
        try house.run("sync")
        #expect(try house.history().map(\.title).contains("The Matrix (1999)"))
        #expect(try house.run("undo").output.contains("Taken back"))
    }

    @Test func `a damaged store is told by every command until somebody has seen it`() throws {
        let house = try House()
        try house.run("status")
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: house.store + suffix) }
        try Data(String(repeating: "no database ", count: 1000).utf8).write(to: URL(filePath: house.store))
        // A player does not wait for it: the film is kept elsewhere, and told by the next.
        let film = try house.film("Dune (2021).mkv")
        let play = try house.run("play", "--vo=null", "--ao=null", "--speed=100", film, isOnline: false)
        #expect(play.status == 0 && play.output.contains("is damaged"))
        for command in [
            ["status"], ["queue"], ["sync"], ["identify", "x"], ["logout"], ["login", "--json"], ["match", "--list"],
        ] {
            let outcome = try Command.run(House.program, command, environment: house.environment())
            #expect(outcome.errors.contains("The store was damaged"), "\(command)")
        }
        #expect(try house.run("queue", "--json").output.contains("Dune"))
        #expect(try house.run("status", "--seen").output.contains("The store was damaged"))
        #expect(try !house.run("status").output.contains("The store was damaged"))
    }

    // MARK: - Apps

    @Test func `an app that is gone leaves login and queue, and another id goes on after a login of its own`() throws {
        let house = try House()
        try house.run("login")
        try house.run(
            "play",
            "--vo=null",
            "--ao=null",
            "--speed=100",
            try house.film("Dune (2021).mkv"),
            isOnline: false
        )
        try house.post("/simulator/delete-app/test")
        let gone = try house.run("sync")
        #expect(gone.status == 1 && gone.output.contains("it is gone or blocked. Login and queue stay"))
        let status = try house.run("status").output
        #expect(status.contains("Connected to Trakt as simulated, a free account.") && status.contains("1 waiting"))
        #expect(status.contains("5 lists of 250"))
        #expect(try house.run("login").output.contains("gone or blocked"))
        try house.configure("client_id = \"mine\"\n")
        var variables = house.environment()
        variables["TRAKT_MPV_CLIENT_ID"] = nil
        func run(_ words: String...) throws -> Command.Outcome {
            try Command.run(House.program, words, environment: variables)
        }
        #expect(try run("status").output.contains("A login belongs to the client id that it was made with"))
        #expect(try run("sync").errors.contains("run `trakt-mpv login`"))
        #expect(try run("login").status == 0)
        #expect(try run("sync").status == 0)
        #expect(try house.history().map(\.title) == ["Dune (2021)"])
    }

    @Test func `a second app that is refused is told so at the login`() throws {
        let house = try House("--approve-all", "--second-app=refuse")
        try house.run("login")
        var variables = house.environment()
        variables["TRAKT_MPV_CLIENT_ID"] = "second"
        variables["HOME"] = house.home.url.appending(path: "other").path
        let login = try Command.run(House.program, ["login"], environment: variables)
        #expect(login.status == 1)
        #expect(login.errors.contains("Trakt connects no further app to this account, which may have 1"))
        #expect(login.errors.contains("https://app.trakt.tv/settings/apps"))
    }

    @Test func `a login that another app has displaced is told as that, with the page to look at`() throws {
        let house = try House("--approve-all", "--second-app=displace")
        try house.run("login")
        var variables = house.environment()
        variables["TRAKT_MPV_CLIENT_ID"] = "second"
        variables["HOME"] = house.home.url.appending(path: "other").path
        #expect(try Command.run(House.program, ["login"], environment: variables).status == 0)
        try house.run(
            "play",
            "--vo=null",
            "--ao=null",
            "--speed=100",
            try house.film("Dune (2021).mkv"),
            isOnline: false
        )
        let sync = try house.run("sync").output
        #expect(sync.contains("another app has probably taken the one place that a free account has"))
        #expect(sync.contains("https://app.trakt.tv/settings/apps"))
        #expect(try house.run("status").output.contains("another app has probably taken the one place"))
        try house.run("login")
        try house.run("sync")
        #expect(try house.history().map(\.title) == ["Dune (2021)"])
    }

    @Test(arguments: ["README.md", "Config/config.example.toml", "RELEASING.md", "CONTRIBUTING.md"])
    func `no text starts with the making of an app`(file: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8).lowercased()
        #expect(!text.contains("create an app") && !text.contains("oauth/applications"))
    }

    @Test func `without any client id one sentence says so, and everything is recorded`() throws {
        let house = try House()
        var variables = house.environment()
        variables["TRAKT_MPV_CLIENT_ID"] = nil
        let film = try house.film("Dune (2021).mkv")
        let play = ["play", "--vo=null", "--ao=null", "--speed=100", film]
        let sentence = "This build carries no client id, and none of yours is set"
        #expect(try Command.run(House.program, play, environment: variables).errors.contains(sentence))
        for command in ["login", "sync", "status"] {
            let outcome = try Command.run(House.program, [command], environment: variables)
            #expect((outcome.output + outcome.errors).contains(sentence), "\(command)")
        }
        #expect(try house.status().waiting == 1)
        #expect(try house.run("login", "--help").output.contains("https://app.trakt.tv/settings/apps/api"))
    }
}
