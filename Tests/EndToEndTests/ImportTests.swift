import Foundation
import TestSupport
import Testing

/// Coming from elsewhere: what trakt-scrobbler has, and histories of mpv's.
@Suite struct ImportTests {
    private func write(_ text: String, to path: String, in house: House) throws {
        let file = house.home.url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func config(of house: House) throws -> String {
        try String(contentsOf: house.home.url.appending(path: ".config/trakt-mpv/config.toml"), encoding: .utf8)
    }

    /// To the second, as the other program has it.
    private static let watched = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 - 5 * 86400).rounded())

    private func settle(_ house: House) throws {
        let home = house.home.url.path
        try self.write(
            """
            fileinfo:
              whitelist: ['\(home)/films']
              exclude_patterns: ['\(home)/films/private/.*', '.*sample.*']
              include_regexes:
                movie: ['(?P<title>.*)']
            players:
              monitored: [mpv, vlc]
            """,
            to: ".config/trakt-scrobbler/config.yaml",
            in: house
        )
        try self.write(
            """
            [[rules]]
            match.path = '\(home)/films/show/.*'
            type = "episode"
            id.trakt_id = 2001
            episode_delta = -12

            [[rules]]
            match.title = "Sverance"
            type = "episode"
            id.trakt_slug = "severance"

            [[rules]]
            match.title = "Something Else"
            type = "movie"
            id.title = "Something"
            """,
            to: ".config/trakt-scrobbler/remap_rules.toml",
            in: house
        )
        let time = Self.watched.timeIntervalSince1970
        try self.write(
            """
            [{"state": 0, "duration": 7000.0, "progress": 95.2, "updated_at": \(time),
              "media_info": {"type": "movie", "title": "Dune", "year": 2021}},
             {"state": 0, "duration": 3000.0, "progress": 88.0, "updated_at": \(time + 9000).25,
              "media_info": {"type": "episode", "title": "Severance", "season": 2, "episode": 7}},
             {"progress": true, "media_info": 3}]
            """.replacingOccurrences(of: ".0.25", with: ".25"),
            to: ".local/share/trakt-scrobbler/watched_backlog.json",
            in: house
        )
    }

    @Test func `what trakt-scrobbler has becomes rules and rows, and nothing of it counts twice`() throws {
        let house = try House()
        try house.run("login")
        try house.configure("# My own words\nthreshold = 85  # high\n")
        try self.settle(house)
        // It had arrived, and only the answer was lost; Trakt came to it late.
        try house.addPlay(ofFilm: 1001, at: Self.watched + 100)
        let trial = try house.run("import", "trakt-scrobbler", "--dry-run")
        #expect(trial.status == 0 && trial.output.contains("this was a trial"), "\(trial.output)")
        #expect(try self.config(of: house) == "# My own words\nthreshold = 85  # high\n")
        #expect(try house.run("queue").output.contains("Nothing waits"))
        let done = try house.run("import", "trakt-scrobbler", "--yes")
        #expect(done.status == 0, "\(done.output)")
        for words in [
            "/films/private: nothing is told", "/films: told as usual", "/: nothing is told",
            "show 2001, numbers moved by -12",
            "For all files called so: Sverance", "To the queue: Dune (2021)", "To the queue: Severance 2×07",
            "The exclude pattern .*sample.* is no folder", "title Something Else is not taken over",
            "It also follows vlc",
            "Entries of its backlog that are no plays: 1", "2 plays wait",
        ] {
            #expect(done.output.contains(words), "\(words) is not in \(done.output)")
        }
        #expect(try self.config(of: house).hasPrefix("# My own words\nthreshold = 85  # high\n"))
        #expect(try !house.run("status").output.contains("until this is mended"))
        // What may have arrived is looked for once more before it is told.
        let isDelivered = eventually {
            _ = try? house.run("sync")
            return (try? house.history().count) == 2 ? true : nil
        }
        let rest = try house.run("queue").output
        #expect(isDelivered == true, "\(rest)")
        let history = try house.history()
        // It stays as the other program has told it.
        let film = history.filter { $0.trakt == 1001 }
        #expect(film.count == 1 && film[0].date.map { abs($0.timeIntervalSince(Self.watched + 100)) < 1 } == true)
        let episode = history.first { $0.trakt != 1001 }
        #expect(episode?.date.map { abs($0.timeIntervalSince(Self.watched + 9000.25)) < 1 } == true)
        let again = try house.run("import", "trakt-scrobbler", "--yes")
        #expect(again.output.contains("Recorded here already: Dune (2021)") && !again.output.contains("To the queue"))
        #expect(try self.config(of: house).components(separatedBy: "[[rule]]").count == 5)
        try house.run("sync")
        #expect(try house.history().count == 2)
    }

    @Test func `a whitelist holds here as it did there`() throws {
        let house = try House()
        try house.run("login")
        try self.settle(house)
        try house.run("import", "trakt-scrobbler", "--yes")
        try FileManager.default.createDirectory(
            at: house.home.url.appending(path: "films/private"),
            withIntermediateDirectories: true
        )
        let inside = try house.film("films/Dune (2021).mkv")
        let outside = try house.film("Heat (1995).mkv")
        let hidden = try house.film("films/private/Alien (1979).mkv")
        for film in [outside, hidden, inside] { try house.run("play", "--vo=null", "--ao=null", "--speed=100", film) }
        try house.run("sync")
        let titles = try house.history().map(\.title)
        #expect(
            titles.contains { $0.contains("Dune") } && !titles.contains { $0.contains("Heat") || $0.contains("Alien") }
        )
        // Not even asked about.
        #expect(try !house.journal().contains { $0.query.contains("Heat") || $0.query.contains("Alien") })
    }

    @Test func `while it still runs that is told, with what to do`() throws {
        let house = try House()
        try self.settle(house)
        try self.write("sleep 100\n", to: "bin/trakts", in: house)
        let daemon = Process()
        daemon.executableURL = URL(filePath: "/bin/sh")
        daemon.arguments = [house.home.url.appending(path: "bin/trakts").path, "run"]
        try daemon.run()
        house.keep(daemon)
        let outcome = try house.run("import", "trakt-scrobbler", "--dry-run", "--json")
        #expect(
            outcome.output.contains("trakts stop") && outcome.output.contains("each counts twice"),
            "\(outcome.output)"
        )
        #expect(outcome.output.contains(#""running":true"#))
        let printed = outcome.output.split(separator: "\n").filter { $0.hasPrefix("{") }.joined(separator: "\n")
        #expect(try SchemaCheck.check(printed, against: ["import-trakt-scrobbler"]).0.isEmpty)
    }

    private struct History: Decodable {
        struct Row: Decodable {
            let title: String
            let verdict: String
        }

        let rows: [Row]
        let taken: Int?
        let beyondMax: Int
        let unreadable: Int
    }

    @Test func `a history of mpv's is judged line by line, asked about, and told with its own dates`() throws {
        let house = try House()
        try house.run("login")
        let (dune, heat) = (try house.film("Dune (2021).mkv"), try house.film("Heat (1995).mkv"))
        let episode = try house.film("Severance.S02E07.mkv")
        let start = Self.watched
        func line(_ path: String, _ offset: Double) -> String {
            let fields: [String: Any] = ["time": start.timeIntervalSince1970 + offset, "path": path, "title": ""]
            return String(decoding: (try? JSONSerialization.data(withJSONObject: fields)) ?? Data(), as: UTF8.self)
        }
        // Seen elsewhere on that evening.
        try house.addPlay(ofFilm: 1001, at: start - 3 * 3600)
        let text = [
            line(dune, 0), line(episode, 3600), line(heat, 7200), line(heat, 7205), "{\"time\": \"soon\"}", "no line",
            line(house.home.url.path + "/gone.mkv", 20_000),
        ].joined(separator: "\n")
        try self.write(text, to: "watch_history.jsonl", in: house)
        let file = house.home.url.appending(path: "watch_history.jsonl").path
        let trial = try house.run("import", "mpv-history", file, "--dry-run", "--json")
        let report = try JSONDecoder().decode(History.self, from: Data(trial.output.utf8))
        #expect(
            report.rows.map(\.verdict) == ["atTrakt", "take", "unfinished", "take", "unknownLength"],
            "\(trial.output)"
        )
        #expect(report.unreadable == 2 && report.taken == nil)
        #expect(try SchemaCheck.check(trial.output, against: ["import-mpv-history"]).0.isEmpty)
        #expect(try house.run("queue").output.contains("Nothing waits"))
        // Nobody is there to be asked.
        let unasked = try house.run("import", "mpv-history", file)
        #expect(unasked.output.contains("2 to be added; nothing was changed. Run this with --yes"))
        #expect(try house.run("import", "mpv-history", file, "--yes").output.contains("2 plays wait"))
        try house.run("sync")
        let history = try house.history()
        let rest = try house.run("queue").output
        #expect(history.count == 3, "\(rest)")
        let expected = [start + 3600 + 200, start + 7205 + 200]
        #expect(
            expected.allSatisfy { date in
                history.contains { $0.date.map { abs($0.timeIntervalSince(date)) < 2 } ?? false }
            }
        )
        let again = try house.run("import", "mpv-history", file, "--yes", "--json")
        let second = try JSONDecoder().decode(History.self, from: Data(again.output.utf8))
        #expect(second.rows.map(\.verdict) == ["atTrakt", "here", "unfinished", "here", "unknownLength"])
        let few = try house.run("import", "mpv-history", file, "--max", "1", "--json")
        #expect(try JSONDecoder().decode(History.self, from: Data(few.output.utf8)).beyondMax == 4)
    }

    @Test func `the log of SimpleHistory says itself how far each film came`() throws {
        let house = try House()
        try house.run("login")
        let text = """
            [Friday/March 01/03/2024 20:15:00] "Dune" | /films/Dune (2021).mkv | length=9300.5 | time=9100.25
            [Saturday/March 02/03/2024 20:15:00] /films/Heat (1995).mkv | length=10200 | time=600
            """
        try self.write(text, to: "mpvHistory.log", in: house)
        let file = house.home.url.appending(path: "mpvHistory.log").path
        let outcome = try house.run("import", "mpv-history", file, "--dry-run", "--json")
        let report = try JSONDecoder().decode(History.self, from: Data(outcome.output.utf8))
        #expect(report.rows.map(\.verdict) == ["take", "unfinished"], "\(outcome.output)")
    }

    @Test(arguments: [
        ("watch_history.jsonl", Data([0x7B, 0xFF, 0xFE]), "is no text in UTF-8"),
        ("watch_history.jsonl", Data("[1, 2, 3]\n".utf8), "is not written as a history of mpv"),
        ("watch_history.jsonl", Data(#"{"time": [], "path": 3}"#.utf8), "line 1, is not written as a history"),
        ("watch_history.jsonl", Data(String(repeating: "[", count: 100_000).utf8), "is not written as a history"),
        ("watch_history.jsonl", Data(repeating: 0x20, count: 33 << 20), "larger than 32 MB"),
    ])
    func `a hostile history ends in one sentence`(name: String, content: Data, words: String) throws {
        let house = try House()
        let file = house.home.url.appending(path: name)
        try content.write(to: file)
        try self.expectOneSentence(house.run("import", "mpv-history", file.path), words)
    }

    @Test(arguments: [("/", "is a folder"), ("/dev/zero", "it is no file"), ("/nowhere", "No such file")])
    func `what is no file is told as that`(path: String, words: String) throws {
        try self.expectOneSentence(House().run("import", "mpv-history", path), words)
    }

    @Test(arguments: [
        (".config/trakt-scrobbler/config.yaml", "a: [1, 2\n", "config.yaml, line 2, is not written as YAML"),
        (
            ".config/trakt-scrobbler/config.yaml", "fileinfo:\n  whitelist: {a: b}\n",
            "`whitelist` should be a list of texts"
        ),
        (".config/trakt-scrobbler/config.yaml", "fileinfo: [1]\n", "under `fileinfo` there should be names"),
        (".config/trakt-scrobbler/config.yaml", Self.bomb, "something much larger"),
        (".config/trakt-scrobbler/remap_rules.toml", "[[rules]\n", "is not written as TOML"),
        (".config/trakt-scrobbler/remap_rules.toml", "rules = 3\n", "each as [[rules]]"),
        (".config/trakt-scrobbler/remap_rules.toml", "[[rules]]\ntype = 3\n", "number 1 has no match"),
        (".local/share/trakt-scrobbler/watched_backlog.json", "[{", "is not written as the backlog"),
        (".local/share/trakt-scrobbler/watched_backlog.json", "3", "is not written as the backlog"),
    ])
    func `hostile files of trakt-scrobbler end in one sentence`(path: String, text: String, words: String) throws {
        let house = try House()
        try self.write(text, to: path, in: house)
        try self.expectOneSentence(house.run("import", "trakt-scrobbler", "--yes"), words)
    }

    private static let bomb =
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + (1...9).map { level in
            "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }.joined()

    @Test func `where nothing of it is there that is said`() throws {
        try self.expectOneSentence(House().run("import", "trakt-scrobbler"), "Nothing of trakt-scrobbler is in")
    }

    private func expectOneSentence(_ outcome: (status: Int32, output: String), _ words: String) {
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.status != 0 && lines.count == 1, "\(outcome.output.prefix(2000))")
        #expect(
            lines.first?.hasPrefix("trakt-mpv: ") == true && outcome.output.contains(words),
            "\(outcome.output.prefix(2000))"
        )
    }
}
