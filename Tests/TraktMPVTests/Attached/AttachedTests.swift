import Foundation
import MPV
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct AttachedTests {
    private let home: TemporaryDirectory

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private var folder: String { self.home.url.path }

    @Test(
        arguments: [
            ("trakt-mpv", ["play", "a.mkv"], Calling.ownName), ("trakt-mpv.run", ["--mpv-ipc-fd=5"], .script(5)),
            ("main.run", ["--mpv-ipc-fd=5"], .script(5)), ("trakt-mpv", ["--mpv-ipc-fd=7"], .script(7)),
            ("trakt-mpv.run", [], .script(-1)), ("trakt-mpv.run", ["--mpv-ipc-fd=x"], .script(-1)),
            ("mpv", ["--version"], .mpv), ("trakt-mpv", ["a.mkv", "--mpv-ipc-fd=7"], .ownName), ("mpv", [], .mpv),
        ] as [(String, [String], Calling)]
    )
    func `the name and the words say what it is to be`(name: String, words: [String], calling: Calling) {
        #expect(Calling(as: name, words) == calling)
    }

    @Test(
        arguments: [
            (["a.mkv"], ["+", "a.mkv"]), ([], ["+"]), (["--scripts=x", "a"], ["--scripts=x", "+", "a"]),
            (["--", "--scripts=x"], ["+", "--", "--scripts=x"]), (["--script=x", "a"], ["+", "--script=x", "a"]),
            (["--no-scripts", "--scripts-clr", "a"], ["--no-scripts", "--scripts-clr", "+", "a"]),
        ] as [([String], [String])]
    )
    func `mpv gets one script more, and else the same words`(words: [String], all: [String]) {
        #expect(MPVProgram.words(words, script: "/x.run") == all.map { $0 == "+" ? "--script=/x.run" : $0 })
        #expect(MPVProgram.words(words, script: nil) == words)
    }

    @Test func `mpv is never ourselves under its name`() throws {
        let (own, real) = ("\(self.folder)/own", "\(self.folder)/real")
        for folder in [own, real] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try FileManager.default.createSymbolicLink(atPath: "\(own)/mpv", withDestinationPath: "/proc/self/exe")
        try FileManager.default.createSymbolicLink(atPath: "\(real)/mpv", withDestinationPath: "/bin/sh")
        #expect(MPVProgram.find(in: "\(own):/nowhere:\(real)") == "\(real)/mpv")
        #expect(MPVProgram.find(in: own) == nil)
    }

    @Test func `a player has one session, and a dead one's lock is nobody's`() throws {
        let first = try #require(PlayerClaim(of: getpid(), by: .script, in: self.folder))
        #expect(PlayerClaim(of: getpid(), by: .script, in: self.folder) == nil)
        #expect(PlayerClaim(of: 1, by: .attach, in: self.folder) != nil)
        first.giveBack()
        #expect(PlayerClaim(of: getpid(), by: .script, in: self.folder) != nil)
        // No process has this number.
        try Data().write(to: self.home.url.appending(path: "players/999999999.lock"))
        _ = PlayerClaim(of: getpid(), by: .script, in: self.folder)
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(self.folder)/players")
        #expect(!left.contains("999999999.lock"))
    }

    @Test(arguments: PlayerClaim.Form.allCases)
    func `who follows a player is known while both live`(form: PlayerClaim.Form) throws {
        #expect(PlayerClaim.followers(in: self.folder) == [])
        let claim = try #require(PlayerClaim(of: getppid(), by: form, in: self.folder))
        let follower = PlayerClaim.Follower(player: getppid(), form: form, process: getpid())
        #expect(PlayerClaim.followers(in: self.folder) == [follower])
        // Whatever else lies there: of an earlier version, of nobody, of somebody who is gone, of another player.
        let gone = PlayerClaim.Follower(player: 999_999_999, form: form, process: getpid())
        let alone = PlayerClaim.Follower(player: getpid(), form: form, process: 999_999_998)
        for (name, data) in [
            ("1.lock", Data()), ("2.lock", Data("{".utf8)), ("3.lock", try JSONEncoder().encode(follower)),
            ("999999999.lock", try JSONEncoder().encode(gone)), ("\(getpid()).lock", try JSONEncoder().encode(alone)),
        ] {
            try data.write(to: URL(filePath: "\(self.folder)/players/\(name)"))
        }
        #expect(PlayerClaim.followers(in: self.folder) == [follower])
        claim.giveBack()
        #expect(PlayerClaim.followers(in: self.folder) == [])
    }

    @Test(
        arguments: [
            ("input-ipc-server=/run/mpv", "/run/mpv"), ("input-ipc-server = ~/sock # mine", "HOME/sock"),
            ("--input-ipc-server=\"/a b\"", "/a b"), ("input-ipc-server=~~/s", "HOME/.config/mpv/s"),
            ("# input-ipc-server=/x", nil), ("volume=50", nil), ("input-ipc-server=/a\ninput-ipc-server=/b", "/b"),
            ("input-ipc-server=", nil),
        ] as [(String, String?)]
    )
    func `the socket is the one that mpv.conf names`(text: String, path: String?) throws {
        let config = self.home.url.appending(path: ".config/mpv")
        try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: config.appending(path: "mpv.conf"))
        let sockets = PlayerSockets(ofConfig: [:], home: self.folder)
        #expect(sockets.patterns == [path?.replacing("HOME", with: self.folder)].compactMap(\.self))
    }

    @Test func `sockets are found by path, folder and pattern, each once, and other files are none`() throws {
        var servers: [CInt] = []
        for name in ["mpv-1", "mpv-2", "other[x]"] {
            let server = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
            servers.append(server)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            unsafe withUnsafeMutableBytes(of: &address.sun_path) {
                unsafe $0.copyBytes(from: Array("\(self.folder)/\(name)".utf8))
            }
            let size = socklen_t(MemoryLayout<sockaddr_un>.size)
            let isBound = unsafe withUnsafePointer(to: &address) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(server, $0, size) }
            }
            #expect(isBound == 0)
        }
        defer { for server in servers { close(server) } }
        try Data().write(to: self.home.url.appending(path: "mpv-file"))
        func names(_ patterns: String...) -> [String] {
            PlayerSockets(patterns, in: self.folder).found().map { URL(filePath: $0.path).lastPathComponent }.sorted()
        }
        #expect(names("mpv-1") == ["mpv-1"])
        #expect(names("mpv-*", "mpv-1") == ["mpv-1", "mpv-2"])
        #expect(names(".") == ["mpv-1", "mpv-2", "other[x]"])
        #expect(names("other[x]") == ["other[x]"])
        #expect(names("nothing*", "mpv-file").isEmpty)
    }

    @Test(
        arguments: [
            (["menu"], ScriptMessage.menu), (["trakt_mpv-menu"], .menu), (["private"], .makePrivate), (["sync"], .sync),
            (["trakt_mpv-rate", "8"], .rate(8)), (["rate", "10"], .rate(10)), (["undo"], .undo), (["match"], .match),
            (["rate"], nil), (["rate", "11"], nil), (["rate", "x"], nil), (["trakt_mpv-quit"], nil), ([], nil),
            (["key-binding", "menu", "d-"], nil), (["menu", "x"], nil),
        ] as [([String], ScriptMessage?)]
    )
    func `messages of scripts are words with what they need`(words: [String], message: ScriptMessage?) {
        #expect(ScriptMessage(words) == message)
    }

    @Test(arguments: [(0.5, 1.0, 100.5), (0.5, 20, 110), (60, 1, 101.5), (0.5, .nan, 100), (-5, 1, 100)])
    func `where nobody can ask any more, a film has run on for the time between two looks at most`(
        seconds: Double,
        speed: Double,
        position: Double
    ) {
        var look = LastLook()
        #expect(look.position(at: .seconds(1)) == nil)
        look.speed = speed
        look.note(100, at: .seconds(10))
        look.note(nil, at: .seconds(10))
        #expect(look.position(at: .seconds(10 + seconds)) == position)
    }

    @Test(
        arguments: [
            ("https://a.b/x", ["series": "Dark", "ytdl_season": "1", "ytdl_episode": "2", "title": "Lies"]),
            ("https://a.b/y", [:]),
        ] as [(String, [String: String])]
    )
    func `what yt-dlp has said of a page is tags of that page alone`(address: String, tags: [String: String]) {
        let said = #"""
            {"webpage_url":"https://a.b/x","series":"Dark","season_number":1,"episode_number":2,"episode":"Lies",
            "title":"Dark: Lies","release_year":null,"formats":[{"url":"https://secret/"}]}
            """#
        #expect(PageFacts.tags(said: said, of: address) == tags)
        #expect(PageFacts.tags(said: "no JSON", of: address).isEmpty)
    }
}
