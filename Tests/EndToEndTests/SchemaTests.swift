import Foundation
import TestSupport
import Testing

/// The shapes of `--json` are an interface: what real commands print is held against `Documentation/schemas`.
@Suite struct SchemaTests {
    /// Commands in the order in which a user comes by them, and which schemas what they print has.
    ///
    /// `FILE` is a film that was seen, `OTHER` one that Trakt has not heard of, `ID` a viewing, `FOLDER` one with an episode.
    private static let table: [(command: String, schemas: [String])] = [
        ("login", ["code", "login"]),
        ("play", []),
        ("status", ["status"]),
        ("queue list", ["queue-line"]),
        ("queue show ID", ["queue-line"]),
        ("rate --pending", ["queue-line"]),
        ("rate 8", ["rating"]),
        // By then Trakt was asked about each of them, however fast they were played.
        ("sync", ["sync-step", "sync"]),
        ("queue retry", ["queue-line"]),
        ("status", ["status"]),
        ("identify FILE OTHER", ["identify"]),
        ("identify --explain FILE OTHER", ["explain"]),
        ("match OTHER", ["match"]),
        ("match OTHER --movie dune-2021", ["match-result"]),
        ("match --list", ["correction"]),
        ("match OTHER --forget", ["correction"]),
        ("queue resend --since 2026-01-31", ["resend"]),
        ("queue drop --matching Unheard --yes", ["queue-line"]),
        ("history", ["history"]),
        ("stats", ["stats"]),
        ("next FOLDER", ["next"]),
        ("undo", ["undo"]),
        ("install man --dry-run", ["install"]),
        ("install desktop --dry-run", ["install"]),
        ("install timer --dry-run", ["install"]),
        ("install completions --dry-run", ["install"]),
        ("uninstall desktop --dry-run", ["install"]),
        ("uninstall timer --dry-run", ["install"]),
        ("uninstall completions --dry-run", ["install"]),
        ("install man", ["install"]),
        ("uninstall man", ["install"]),
        ("install mpv-script --list", ["player"]),
        ("install mpv-script", ["player"]),
        ("uninstall mpv-script", ["player"]),
        ("config path", ["config-path"]),
        ("config show", ["config-show"]),
        ("config set threshold 85", ["config-setting"]),
        ("config get threshold", ["config-setting"]),
        ("config unset threshold", ["config-setting"]),
        ("config check", ["config-check"]),
        ("setup --library /", ["setup"]),
        ("events", ["event"]),
        ("status --follow", ["bar"]),
        ("status --follow --format waybar", ["waybar"]),
        ("forget --all --yes", ["forget"]),
        ("doctor", ["doctor"]),
        ("logout", ["logout"]),
    ]

    /// What `ImportTests` holds against its schemas, with the files of other programs that it takes.
    private static let imports = ["import-mpv-history", "import-trakt-scrobbler"]

    @Test func `what every command prints as JSON has the shape that is documented`() throws {
        let house = try House()
        let (film, other) = (try house.film("Dune (2021).mkv"), try house.film("Nobody Knows This 2019.mkv"))
        let show = house.home.url.appending(path: "shows/The Wire 1x01.mkv")
        try FileManager.default.createDirectory(at: show.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: show)
        var fitted: Set<String> = []
        for (command, schemas) in Self.table {
            if command == "play" {
                for path in [film, other, try house.film("Unheard Of Things 2018.mkv")] {
                    try Self.play(path, at: 100, in: house)
                }
                try Self.play(film, at: 100, in: house, isOnline: false)
                continue
            }
            let id = try Self.firstID(in: house)
            let names = ["FILE": film, "OTHER": other, "ID": id, "FOLDER": show.deletingLastPathComponent().path]
            let words = command.split(separator: " ").map { names[String($0)] ?? String($0) } + ["--json"]
            let isEndless = command == "events" || command.contains("--follow")
            let outcome =
                try isEndless
                ? Self.follow(words, in: house, during: film)
                : Command.run(House.program, words, environment: house.environment())
            #expect(outcome.status == 0, "\(command): \(outcome.errors)")
            #expect(!outcome.output.isEmpty, "\(command) says nothing: \(outcome.errors)")
            let (faults, found) = try SchemaCheck.check(outcome.output, against: schemas)
            #expect(faults.isEmpty, "\(command): \(faults.joined(separator: "\n"))")
            fitted.formUnion(found)
        }
        // A shape that nothing has printed is not checked.
        #expect(
            fitted.isSuperset(of: Self.table.flatMap(\.schemas)),
            "\(Set(Self.table.flatMap(\.schemas)).subtracting(fitted))"
        )
    }

    private static func play(_ film: String, at speed: Int, in house: House, isOnline: Bool = true) throws {
        let played = try house.run("play", "--vo=null", "--ao=null", "--speed=\(speed)", film, isOnline: isOnline)
        #expect(played.status == 0, "\(film): \(played.output.suffix(300))")
    }

    /// What a command that goes on prints while a film is played.
    private static func follow(_ words: [String], in house: House, during film: String) throws -> Command.Outcome {
        let file = house.home.url.appending(path: "followed")
        try Data().write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: House.program)
        process.arguments = words
        process.environment = Command.inherited.merging(house.environment(), uniquingKeysWith: { $1 })
        process.standardOutput = try FileHandle(forWritingTo: file)
        try process.run()
        house.keep(process)
        let folder = house.home.url.appending(path: ".local/state/trakt-mpv/followers").path
        let listens = eventually {
            (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == false ? true : nil
        }
        #expect(listens == true)
        let (player, remote) = try house.play(film)
        // It is told as soon as it is shown, which takes its time.
        let says = eventually { (FileManager.default.contents(atPath: file.path) ?? Data()).isEmpty ? nil : true }
        #expect(says == true)
        try remote.command("set", "speed", "20")
        player.waitForEnd()
        kill(process.processIdentifier, SIGTERM)
        process.waitForEnd()
        var outcome = try Command.run("cat", [file.path])
        outcome.status = process.terminationStatus
        return outcome
    }

    private static func firstID(in house: House) throws -> String {
        struct Line: Decodable {
            let id: String
        }
        let list = try Command.run(House.program, ["queue", "list", "--json"], environment: house.environment()).output
        return try list.split(separator: "\n").first.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).id }
            ?? ""
    }

    @Test func `every command that prints JSON is looked at, and every schema is some command's`() throws {
        let house = try House()
        func commands(under path: [String]) throws -> [[String]] {
            let help = try Command.run(House.program, path + ["--help"], environment: house.environment()).output
            let names = HelpText(help).subcommands.subtracting(["help"])
            let own = help.contains("--json") ? [path] : []
            return try own + names.sorted().flatMap { try commands(under: path + [$0]) }
        }
        let looked = Self.table.map { "\($0.command) " }
        for command in try commands(under: []) where !command.isEmpty {
            if Self.imports.contains(command.joined(separator: "-")) { continue }
            let words = command.joined(separator: " ") + " "
            #expect(looked.contains { $0.hasPrefix(words) }, "no row for \(words)")
        }
        let folder = DocumentationPage.root.appending(path: "Documentation/schemas").path
        let schemas = try FileManager.default.contentsOfDirectory(atPath: folder).map {
            $0.replacing(".json", with: "")
        }
        #expect(Set(schemas) == Set(Self.table.flatMap(\.schemas) + Self.imports))
    }
}
