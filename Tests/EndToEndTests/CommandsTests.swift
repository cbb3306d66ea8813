import Foundation
import TestSupport
import Testing

@Suite struct CommandsTests {
    private let home: TemporaryDirectory

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private func run(_ arguments: [String]) throws -> Command.Outcome {
        let environment = [
            "HOME": self.home.url.path, "TRAKT_MPV_CLIENT_ID": "test", "TRAKT_MPV_API_URL": "http://127.0.0.1:9",
            "TRAKT_MPV_AUTH_URL": "http://127.0.0.1:9",
        ]
        return try Command.run(House.program, arguments, environment: environment)
    }

    @Test(arguments: [
        "attach", "login", "logout", "status", "queue", "sync", "history", "stats", "next", "undo", "rate", "identify",
        "match", "forget",
        "doctor", "import",
        "install",
        "uninstall", "config", "events", "setup",
    ])
    func `a command is known by its word, and no file`(word: String) throws {
        let help = try self.run([word, "--help"]).output
        #expect(help.contains("USAGE: trakt-mpv \(word)"))
        // With an example of how it is typed.
        let lines = help.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("trakt-mpv \(word)") || $0.contains("| trakt-mpv \(word)") }, "\(help)")
    }

    @Test(arguments: [
        ["status"], ["queue"], ["queue", "retry"], ["queue", "resend", "--since", "2026-01-31"], ["sync"], ["undo"],
        ["history"], ["stats"], ["next"],
        ["rate", "8"], ["identify", "Dune (2021).mkv"],
        ["match", "--list"], ["logout"], ["login"], ["forget", "--all"], ["install", "man", "--dry-run"],
        ["uninstall", "completions"], ["config", "show"], ["config", "get", "osd"],
        ["import", "trakt-scrobbler", "--dry-run"],
    ])
    func `every command tells on stderr what is wrong in the config`(arguments: [String]) throws {
        let folder = self.home.url.appending(path: ".config/trakt-mpv")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("nonsense = 1\n".utf8).write(to: folder.appending(path: "config.toml"))
        let outcome = try self.run(arguments + ["--json"])
        #expect(outcome.errors.contains("key nonsense: there is no such setting; it is ignored."))
        #expect(!outcome.output.contains("nonsense"))
        for line in outcome.output.split(separator: "\n") {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
    }

    /// Runs a command with its output somewhere, in a shell.
    private func run(_ arguments: [String], to place: String) throws -> Command.Outcome {
        let environment = [
            "HOME": self.home.url.path, "TRAKT_MPV_CLIENT_ID": "test", "TRAKT_MPV_API_URL": "http://127.0.0.1:9",
            "TRAKT_MPV_AUTH_URL": "http://127.0.0.1:9",
        ]
        return try Command.run(
            "/bin/bash",
            ["-c", "set -o pipefail; \"$0\" \"$@\" \(place)", House.program] + arguments,
            environment: environment
        )
    }

    private static let speaking = [
        ["status"], ["queue"], ["identify", "Dune (2021).mkv"], ["logout"], ["sync"], ["forget", "--all"], ["--help"],
        ["--version"], ["help", "queue"], ["--generate-completion-script", "bash"], ["match", "--list"],
        ["queue", "retry"],
    ]

    @Test(arguments: Self.speaking, [[], ["--json"]])
    func `output that gets nowhere is an error, told in one sentence`(arguments: [String], json: [String]) throws {
        // What has nothing to say to programs has said it.
        let isJSON = ["status", "identify", "logout", "forget"].contains(arguments.first ?? "")
        guard json.isEmpty || isJSON else { return }
        let outcome = try self.run(arguments + json, to: ">/dev/full")
        #expect(outcome.status == 74, "\(outcome.errors)")
        let told = outcome.errors.split(separator: "\n").filter { $0.contains("could not be written") }
        #expect(told == ["trakt-mpv: The output could not be written: No space left on device."])
        #expect(try self.run(arguments + json, to: ">&-").status == 74)
    }

    @Test(arguments: Self.speaking)
    func `a pipe that is closed early is no error`(arguments: [String]) throws {
        let outcome = try self.run(arguments, to: "| true")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(!outcome.errors.contains("written"))
    }

    @Test func `who reads the first of many names is not told that the others could not be printed`() throws {
        let many = self.home.url.appending(path: "many")
        try Data(String(repeating: "Dune (2021).mkv\n", count: 20_000).utf8).write(to: many)
        let outcome = try self.run(["identify", "--stdin"], to: "<'\(many.path)' | head -n 1")
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(try self.run(["identify", "--stdin"], to: "<'\(many.path)' >/dev/full").status == 74)
    }

    @Test func `the program alone tells how it stands, and what can be done now`() throws {
        let outcome = try self.run([])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count >= 8 && lines[5] == "" && lines[6] == "What you can do now:", "\(outcome.output)")
        #expect(lines[7].contains("trakt-mpv setup"))
    }

    @Test func `setup changes what is answered and nothing else, and asks nobody where nobody is`() throws {
        #expect(try self.run(["setup"]).status == 64)
        let videos = self.home.url.appending(path: "Videos").path
        try FileManager.default.createDirectory(atPath: videos, withIntermediateDirectories: true)
        let refused = try self.run(["setup", "--library", "\(videos)/none"])
        #expect(refused.status != 0 && refused.errors.contains("is no folder"))
        let outcome = try self.run(["setup", "--library", videos, "--never", videos, "--no-connect"])
        #expect(outcome.status == 0 && outcome.output.contains("What to type now:"), "\(outcome.errors)")
        #expect(try self.run(["config", "get", "library"]).output == "\(videos)\n")
        #expect(try self.run(["match", "--list"]).output.contains(videos))
        #expect(try self.run(["setup", "--no-connect"]).status == 0)
        #expect(try self.run(["config", "get", "library"]).output == "\(videos)\n")
    }

    @Test func `settings are shown, changed and checked in the terminal`() throws {
        #expect(try self.run(["config", "set", "treshold", "90"]).errors.contains("Did you mean threshold?"))
        #expect(try self.run(["config", "set", "threshold", "101"]).errors.contains("must be a number from 1 to 100"))
        #expect(try self.run(["config", "check"]).status == 0)
        #expect(try self.run(["config", "set", "threshold", "90"]).status == 0)
        #expect(try self.run(["config", "get", "threshold"]).output == "90\n")
        let path = try self.run(["config", "path"]).output.trimmingCharacters(in: .newlines)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "threshold = 90\n")
        #expect(try self.run(["config"]).output.contains("threshold = 90"))
        try Data("threshold = 90\nosd = 5\n".utf8).write(to: URL(filePath: path))
        let check = try self.run(["config", "check"])
        #expect(check.status == 78 && check.errors.isEmpty && check.output.contains("line 2, osd: must be one of"))
        #expect(try self.run(["config", "unset", "osd"]).status == 0)
        #expect(try self.run(["config", "check"]).status == 0)
    }

    @Test func `a secret is read from stdin, and refused on the command line`() throws {
        let refused = try self.run(["config", "set", "client_secret", "s3cret"])
        #expect(refused.status != 0 && refused.errors.contains("Others can read command lines"))
        #expect(try self.run(["config", "set", "client_secret"], to: "<<<'s3cret'").status == 0)
        #expect(try !self.run(["config", "show", "--json"]).output.contains("s3cret"))
        #expect(try self.run(["config", "get", "client_secret"]).output == "s3cret\n")
    }

    @Test(arguments: [
        ["queue", "show", "nothing"], ["queue", "--nonsense"], ["rate"], ["identify"], ["undo"], ["stauts"],
        ["queue", "resend", "--since", "never"], ["match", "--show", "x", "--movie", "y", "z"],
    ])
    func `whatever is wrong, it begins alike`(arguments: [String]) throws {
        let outcome = try self.run(arguments)
        #expect(outcome.status != 0 && outcome.errors.hasPrefix("trakt-mpv: "), "\(outcome.errors)")
        #expect(!outcome.errors.contains("Error:"))
    }

    @Test(arguments: [
        ["sync"], ["undo"], ["identify", "--explain", "a.mkv"], ["match", "a.mkv"], ["login"], ["queue"],
    ])
    func `what is wrong in the config is told once`(arguments: [String]) throws {
        let folder = self.home.url.appending(path: ".config/trakt-mpv")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("= 1\n".utf8).write(to: folder.appending(path: "config.toml"))
        let errors = try self.run(arguments).errors
        #expect(errors.count(of: "until this is mended") == 1, "\(errors)")
    }

    @Test(arguments: [["sync"], ["login"], ["queue"], ["status"], ["match", "a.mkv"], ["queue", "retry"]])
    func `without a client id every command says the same, once`(arguments: [String]) throws {
        let outcome = try Command.run(House.program, arguments, environment: ["HOME": self.home.url.path])
        let told = outcome.output + outcome.errors
        #expect(
            told.count(of: "This build carries no client id, and none of yours is set: set client_id") == 1,
            "\(told)"
        )
        #expect(!told.contains("trakt-mpv login"))
    }

    @Test(arguments: [
        ("stauts", "status"), ("synk", "sync"), ("Login", "login"), ("lgoout", "logout"), ("qeue", "queue"),
        ("hlep", "help"),
        ("identfy", "identify"),
    ])
    func `a word near to a command that is no file is taken for a slip, not for a film`(
        word: String,
        meant: String
    ) throws {
        let outcome = try self.run([word])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Did you mean `trakt-mpv \(meant)`?"))
        #expect(!(outcome.output + outcome.errors).contains("Cannot open file"))
    }

    @Test(arguments: [
        (["queue", "lst"], "Did you mean `trakt-mpv queue list`?"),
        (["install", "desktpo"], "Did you mean `trakt-mpv install desktop`?"),
        (["uninstall", "mpvscript"], "Did you mean `trakt-mpv uninstall mpv-script`?"),
        (["queue", "everything"], "`trakt-mpv queue --help` names those that there are."),
        (["install", "--dryrun"], "'--dry-run' stands behind what it is for, as in `trakt-mpv install"),
        (["import", "--dry-run"], "'--dry-run' stands behind what it is for, as in `trakt-mpv import"),
        (["help", "stauts"], "Did you mean `trakt-mpv status`?"),
        (["help", "queue", "shwo"], "Did you mean `trakt-mpv queue show`?"),
        (["--log-level=debug", "status"], "The command comes first: `trakt-mpv status --log-level=debug`."),
        (["--json", "queue", "list"], "The command comes first: `trakt-mpv queue list --json`."),
        (["--log-level", "debug", "sync"], "The command comes first: `trakt-mpv sync --log-level debug`."),
        (["match", "--list", "film.mkv"], "--list names all that has been said; give it no path."),
    ])
    func `a word in the wrong place is told with the right one`(arguments: [String], advice: String) throws {
        let outcome = try self.run(arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(advice), "\(outcome.errors)")
    }

    @Test func `login names a page on privacy that can be read on this machine`() throws {
        let line = try #require(try self.run(["login"]).output.split(separator: "\n").first)
        let page = try #require(line.split(separator: ": ").last.map(String.init))
        #expect(FileManager.default.isReadableFile(atPath: page), "\(line)")
    }

    @Test func `a file called like a command is played where an option goes before it`() throws {
        try Data("no film".utf8).write(to: self.home.url.appending(path: "status"))
        let script = "cd '\(self.home.url.path)' && exec '\(House.program)' --log-level=info status"
        let outcome = try Command.run("/bin/sh", ["-c", script], environment: ["HOME": self.home.url.path])
        #expect(outcome.status == 2 && !outcome.errors.contains("comes first"))
    }

    @Test(arguments: ["film", "song", "./stauts", "stauts.mkv"])
    func `other words are mpv's`(word: String) throws {
        let outcome = try self.run([word])
        #expect(outcome.status == 2 && !outcome.errors.contains("Did you mean"))
    }

    @Test(arguments: [
        (["status", "--jsn"], "--json"), (["history", "--ofline"], "--offline"),
        (["queue", "list", "--jsno"], "--json"),
        (["import", "mpv-history", "--dryrun", "x"], "--dry-run"),
        // Something else is missing then, too.
        (["rate", "--pendng"], "--pending"), (["forget", "--al"], "--all"), (["match", "--lst"], "--list"),
        (["queue", "drop", "--matchign=x"], "--matching"),
    ])
    func `a mistyped option is answered with the one that was meant`(arguments: [String], meant: String) throws {
        let outcome = try self.run(arguments)
        #expect(outcome.status == 64 && outcome.errors.contains("Did you mean '\(meant)'?"), "\(outcome.errors)")
    }

    @Test(arguments: [
        (["status", "--follow", "--format", "wayba"], "It is one of text, json, waybar. Did you mean waybar?"),
        (["history", "--export", "letterbox"], "Did you mean letterboxd?"),
        (["status", "--log-level", "debg"], "Did you mean debug?"),
        (["history", "--export", "parchment"], "It is one of csv, json, letterboxd."),
    ])
    func `a mistyped value is answered with those that there are`(arguments: [String], words: String) throws {
        let outcome = try self.run(arguments)
        #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test(arguments: [("--jsn", "--json"), ("--quite", "--quiet"), ("--verbos", "--verbose")])
    func `a mistyped option before a command is none of mpv's`(option: String, meant: String) throws {
        let outcome = try self.run([option, "status"])
        #expect(
            outcome.status == 64 && outcome.errors.contains("Did you mean `trakt-mpv status \(meant)`?"),
            "\(outcome.errors)"
        )
    }

    @Test func `a mistyped player is answered with the one that was meant`() throws {
        let outcome = try self.run(["install", "mpv-script", "--for", "celuloid"])
        #expect(outcome.status == 1 && outcome.errors.contains("Did you mean celluloid?"), "\(outcome.errors)")
    }

    @Test(arguments: [["status"], ["queue"], ["history"], ["stats"], ["identify", "Dune (2021).mkv"]])
    func `every command takes the same flags, wherever they stand`(arguments: [String]) throws {
        let plain = try self.run(arguments)
        for flags in [["--quiet"], ["--no-color"], ["--quiet", "--no-color"]] {
            #expect(try self.run(arguments + flags).output == plain.output)
            #expect(try self.run(flags + arguments).output == plain.output)
        }
        let outcome = try self.run(["history", "--offline", "--quiet"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(try self.run(["history", "--offline"]).errors.contains("Trakt was not asked"))
    }

    @Test func `with --verbose what goes into the log is told, and what was asked for stays the same`() throws {
        let outcome = try self.run(["sync", "--verbose"])
        #expect(outcome.output == (try self.run(["sync"]).output))
        #expect(try self.run(["logout", "--verbose", "--log-level", "trace"]).status == 0)
    }

    @Test(arguments: [["--generate-completion-script", "bash"], ["--generate-completion-script=zsh"]])
    func `completions are ours to print`(arguments: [String]) throws {
        let outcome = try self.run(arguments)
        #expect(outcome.status == 0 && outcome.output.contains("trakt-mpv") && outcome.output.contains("logout"))
    }

    @Test func `what play takes beside mpv's options stands in its help`() throws {
        #expect(try self.run(["help", "play"]).output.contains("--private"))
        #expect(try self.run(["--help"]).output.contains("--private"))
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { self.components(separatedBy: part).count - 1 }
}
