import Foundation
import TestSupport
import Testing

/// `trakt-mpv play` beside `mpv`, one command line after the other.
@Suite struct SameAsMPVTests {
    private let home: TemporaryDirectory

    private static let programs = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    /// Tells all options and key bindings that held for a file, and what was played; the player stands still meanwhile.
    private static let dump = """
        mp.add_hook("on_unload", 50, function()
            local file = io.open(os.getenv("DUMP"), "a")
            for _, name in ipairs(mp.get_property_native("options")) do
                file:write(name, "=", tostring(mp.get_property("options/" .. name)), "\\n")
            end
            for _, key in ipairs(mp.get_property_native("input-bindings")) do
                file:write("key ", key.key, " ", key.cmd, " ", tostring(key.section), "\\n")
            end
            for _, name in ipairs({"path", "playlist-count", "playlist-pos", "vid", "aid", "sid"}) do
                file:write(name, " is ", tostring(mp.get_property(name)), "\\n")
            end
            file:close()
        end)
        """

    /// What mpv 0.40 says or does not say when it ends while a script still has its hook: in either program, by chance.
    private static let race = "client removed during hook handling"

    init() throws {
        self.home = try TemporaryDirectory()
        for name in ["a.mkv", "b.mkv", "c.mkv"] {
            try SampleMedia.makeFilm(at: self.home.url.appending(path: name), seconds: 8)
        }
        let files = [
            "mpv/mpv.conf": "volume=70\nosd-level=2\n[mine]\nspeed=1.5\n[other]\nprofile=mine\nmute=yes\n",
            "mpv/input.conf": "F5 show-text mine\nq quit-watch-later\n", "more.conf": "contrast=5\n",
            "list.m3u": "#EXTM3U\na.mkv\nb.mkv\n", "text.srt": "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
            "dump.lua": Self.dump, "folder/empty": "",
        ]
        for (name, text) in files {
            let url = self.home.url.appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
        }
        try FileManager.default.copyItem(
            at: self.home.url.appending(path: "a.mkv"),
            to: self.home.url.appending(path: "folder/z.mkv")
        )
    }

    private struct Run {
        var status: Int32
        var lines: [String]
        var state: Set<String>
        var played: [String]
    }

    private func run(_ program: String, first: [String] = [], with arguments: [String]) throws -> Run {
        let dump = self.home.url.appending(path: UUID().uuidString)
        let quiet = ["--vo=null", "--ao=null", "--untimed", "--script=dump.lua"]
        let outcome = try Command.run(
            program,
            first + (arguments.first == "RAW" ? Array(arguments.dropFirst()) : quiet + arguments),
            environment: [
                "HOME": self.home.url.path, "MPV_HOME": self.home.url.appending(path: "mpv").path, "DUMP": dump.path,
                "TRAKT_MPV_CLIENT_ID": "test", "TRAKT_MPV_API_URL": "http://127.0.0.1:9",
                "TRAKT_MPV_AUTH_URL": "http://127.0.0.1:9",
            ],
            in: self.home.url
        )
        let text = (try? String(contentsOf: dump, encoding: .utf8)) ?? ""
        // The known differences of the README: this option, and the key of our menu.
        let state = text.replacing("player-operation-mode=pseudo-gui", with: "player-operation-mode=cplayer")
            .replacing("key F6 script-binding trakt_mpv/menu trakt_mpv\n", with: "")
        // Which line mpv writes first is a race within mpv itself; the status line comes as often as frames are shown.
        let lines = (outcome.output + "\n" + outcome.errors).split(whereSeparator: \.isNewline).map(String.init)
        return Run(
            status: outcome.status,
            lines: lines.filter { !$0.contains("\u{1B}[K") && !$0.isEmpty && !$0.contains(" / 00:") && $0 != Self.race }
                .sorted(),
            state: Set(state.split(separator: "\n").map(String.init)),
            played: state.split(separator: "\n").filter { $0.hasPrefix("path is ") }.map(String.init)
        )
    }

    @Test(arguments: [
        [], ["--volume=50"], ["--volume=50", "--speed=2"], ["--no-audio"], ["--audio=no"], ["--mute"], ["--mute=yes"],
        ["--no-mute"], ["--fs"], ["--no-border"], ["--ontop=yes"], ["-fs"], ["-volume", "33"], ["-volume=34"],
        ["-really-quiet"], ["--quiet"], ["--no-terminal"], ["--no-input-terminal"], ["--no-config"], ["--config=no"],
        ["--osc=no"], ["--no-osc", "--load-scripts=no"], ["--profile=mine"], ["--profile=mine", "--speed=3"],
        ["--speed=3", "--profile=mine"], ["--profile=other"], ["--include=more.conf"],
        ["--contrast=1", "--include=more.conf"],
        ["--script-opts=osc-layout=box"], ["--script-opts=a=b,c=d", "--script-opts-append=e=f"],
        ["--script-opts-add=x=y"], ["--sub-file=text.srt"], ["--sub-files-append=text.srt"],
        ["--sub-files=text.srt"], ["--vf=hflip"], ["--vf-append=hflip", "--vf-append=vflip"], ["--vf-add=hflip"],
        ["--vf-set=vflip"], ["--vf=hflip", "--vf-clr"], ["--vf-pre=hflip"], ["--title=a=b"], ["--title=100%"],
        ["--title=%3%abc"], ["--title=\"x\" #y"], ["--title="], ["--title= spaced "], ["--start=2"], ["--start=50%"],
        ["--length=0.2"], ["--end=1"], ["--loop-file=1"], ["--loop=1"], ["--ab-loop-a=1"], ["--keep-open=no"],
        ["--idle=no"], ["--idle=once"], ["--input-default-bindings=no"], ["--input-conf=/dev/null"], ["--pause=no"],
        ["--msg-level=all=no"], ["--msg-level=vo=v"], ["--sid=no", "--aid=auto"], ["--slang=de,en"],
        ["--sub-auto=fuzzy"], ["--hwdec=no"], ["--cache=yes"], ["--framedrop=no"], ["--playlist-start=0"],
        ["--resume-playback=no"], ["--watch-later-options=start"], ["--screenshot-directory=/tmp"],
        ["--force-window=no"], ["--autofit=50%"], ["--geometry=10:10"], ["--log-file=log.txt"],
        ["--reset-on-next-file=all"],
        ["--player-operation-mode=cplayer"], ["--term-status-msg=x"], ["--no-sub", "--no-video-osd"],
    ])
    func `options, keys, words and exit code are those of mpv`(options: [String]) throws {
        let arguments = ["--frames=2"] + options + ["a.mkv"]
        try self.compare(arguments, needsState: !options.contains("--no-video-osd"))
    }

    @Test(arguments: [
        ["a.mkv", "b.mkv", "c.mkv"], ["--playlist=list.m3u"], ["list.m3u"], ["c.mkv", "--playlist=list.m3u"],
        ["folder"],
        ["--playlist-start=1", "a.mkv", "b.mkv"], ["a.mkv", "/nonexistent.mkv"], ["/nonexistent.mkv"],
        ["/nonexistent.mkv", "a.mkv"], ["text.srt"], ["--", "a.mkv"], ["--{", "a.mkv", "--speed=2", "--}", "b.mkv"],
        ["a.mkv", "--volume=20", "b.mkv"], ["--loop-playlist=2", "a.mkv", "b.mkv"], ["--start=3", "a.mkv", "b.mkv"],
        ["--merge-files", "a.mkv", "b.mkv"], ["a.mkv", "a.mkv"], ["./a.mkv"], ["--end=0", "a.mkv"],
    ])
    func `files, lists, folders and groups are played as mpv plays them`(arguments: [String]) throws {
        try self.compare(["--frames=2"] + arguments, needsState: false)
    }

    @Test(arguments: [
        ("cat a.mkv", "-", "-"), ("cat a.mkv", "fd://0", "fd://0"), ("cat a.mkv", "/dev/stdin", "/dev/stdin"),
        ("cat a.mkv", "-- -", "-"), ("ls a.mkv b.mkv", "--playlist=-", "a.mkv"),
        ("ls a.mkv b.mkv", "--playlist=/dev/stdin", "/dev/a.mkv"),
        ("ls a.mkv b.mkv", "--playlist=fd://0", "fd://a.mkv"),
    ])
    func `what comes through a pipe is played`(source: String, word: String, path: String) throws {
        let words = ["--vo=null", "--ao=null", "--untimed", "--script=dump.lua", "--frames=2", word]
        func run(_ program: String) throws -> Run {
            try self.run(
                "/bin/sh",
                first: ["-c", "\(source) | \(program) \(words.joined(separator: " "))"],
                with: ["RAW"]
            )
        }
        let (mpv, own) = (try run("mpv"), try run("\(Self.programs.appending(path: "trakt-mpv").path) play"))
        #expect(own.status == mpv.status && own.lines == mpv.lines && own.played == mpv.played)
        // Whole from mpv 0.40 on.
        #expect(["path is \(path)", "path is \(self.home.url.path)/\(path)"].contains(own.played.first ?? ""))
    }

    @Test func `a file whose name is not UTF-8 is played`() throws {
        let words = ["--vo=null", "--ao=null", "--untimed", "--frames=2", #""--title=$(printf 't\351')""#]
        func run(_ program: String) throws -> Run {
            let name = #""$(printf 'n\351\377.mkv')""#
            return try self.run(
                "/bin/sh",
                first: ["-c", "cp a.mkv \(name); \(program) \(words.joined(separator: " ")) \(name)"],
                with: ["RAW"]
            )
        }
        let (mpv, own) = (try run("mpv"), try run("\(Self.programs.appending(path: "trakt-mpv").path) play"))
        #expect(own.status == 0 && mpv.status == 0)
        #expect(own.lines == mpv.lines)
    }

    @Test(arguments: [
        ["--bogus", "a.mkv"], ["--volume", "a.mkv"], ["--volume=abc", "a.mkv"], ["--fs=maybe", "a.mkv"],
        ["--no-fs=1", "a.mkv"], ["--no-volume=5", "a.mkv"], ["--profile=nobody", "a.mkv"], ["--playlist=/nonexistent"],
        ["--playlist", "a.mkv"], ["-volume"], ["--{", "a.mkv"], ["a.mkv", "--}"], ["--{", "--bogus", "a.mkv", "--}"],
        ["--vo=help"], ["--af=help"], ["--profile=help"], ["--version"], ["--list-properties"], ["--h=volume"],
        ["--noaudio", "a.mkv"],
        ["--vf=nosuchfilter", "--frames=1", "a.mkv"], ["RAW"],
    ])
    func `mistakes and questions are answered as mpv answers them`(arguments: [String]) throws {
        try self.compare(arguments, needsState: false)
    }

    @Test func `the scripts of a player without any are an empty text, as in mpv`() throws {
        let config = self.home.url.appending(path: "mpv/scripts/tell.lua")
        try FileManager.default.createDirectory(
            at: config.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        let script = """
            mp.register_event("file-loaded", function()
                local text, reason = mp.get_property("options/scripts")
                local file = io.open(os.getenv("DUMP"), "a")
                file:write("scripts are ", tostring(text), " ", tostring(reason), "\\n")
                file:close()
            end)
            """
        try Data(script.utf8).write(to: config)
        defer { try? FileManager.default.removeItem(at: config) }
        let words = ["RAW", "--vo=null", "--ao=null", "--frames=2", "a.mkv"]
        let mpv = try self.run("mpv", with: words)
        let own = try self.run(Self.programs.appending(path: "trakt-mpv").path, first: ["play"], with: words)
        #expect(mpv.state == ["scripts are  nil"])
        #expect(own.state == mpv.state)
    }

    private func compare(_ arguments: [String], needsState: Bool) throws {
        let mpv = try self.run("mpv", with: arguments)
        let own = try self.run(Self.programs.appending(path: "trakt-mpv").path, first: ["play"], with: arguments)
        #expect(own.status == mpv.status)
        #expect(own.lines == mpv.lines)
        #expect(own.played == mpv.played)
        #expect(own.state.subtracting(mpv.state) == [])
        #expect(mpv.state.subtracting(own.state) == [])
        if needsState { #expect(mpv.state.count > 900) }
    }
}
