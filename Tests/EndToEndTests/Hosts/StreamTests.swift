import Foundation
import TestSupport
import Testing

/// What comes from a server has the title that the player was given, or that its page has.
@Suite struct StreamTests {
    /// The ways in which this program is at a stream.
    enum Way: String, CaseIterable, Sendable {
        case play, script
    }

    /// Serves a folder on the loopback, without ranges, as simple servers do.
    private final class FileServer {
        let address: String
        private let process = Process()

        init(_ folder: URL) throws {
            let pipe = Pipe()
            self.process.executableURL = URL(filePath: "/usr/bin/env")
            self.process.arguments =
                ["python3", "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder.path]
            self.process.standardOutput = pipe
            self.process.standardError = FileHandle.nullDevice
            try self.process.run()
            let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
            let words = line.split(separator: " ")
            let port = try #require(words.firstIndex(of: "port").flatMap { words.dropFirst($0 + 1).first })
            self.address = "http://127.0.0.1:\(port)"
        }

        deinit { self.process.kill() }
    }

    private let house: House
    private let folder: URL
    private let server: FileServer

    init() throws {
        self.house = try House()
        try self.house.run("login")
        self.folder = self.house.home.url.appending(path: "served")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        self.server = try FileServer(self.folder)
    }

    private func watch(_ way: Way, _ words: [String]) throws {
        let process: Process
        switch way {
        case .play:
            process = try self.house.play(
                ["--vo=null", "--ao=null", "--really-quiet", "--speed=20"] + words,
                display: nil
            ).process
        case .script: process = try self.house.play(in: .script, ["--speed=20"] + words).process
        }
        #expect(self.house.waitForEnd(of: process))
        #expect(self.house.waitForScripts())
        #expect(try self.house.settle())
    }

    @Test(arguments: Way.allCases)
    func `a film from a server that knows no ranges is tracked by the title that the player was given`(way: Way) throws
    {
        try SampleMedia.makeFilm(at: self.folder.appending(path: "v.mkv"), seconds: 400)
        let address = "\(self.server.address)/v.mkv?token=c0ffee"
        try self.watch(way, ["--force-media-title=The Wire S01E01", address])
        #expect(try self.house.history().map(\.title) == ["The Wire 1×01"])
        #expect(try !self.house.isInState("c0ffee"))
    }

    @Test(arguments: Way.allCases) func `what goes on and on is left alone`(way: Way) throws {
        try self.makeList(isLive: true)
        try self.watch(way, ["--force-media-title=The Wire S01E01", "--end=3", "\(self.server.address)/v.m3u8"])
        #expect(try self.house.history().isEmpty)
        #expect(try self.house.scrobbles().isEmpty)
    }

    /// A film in pieces, with a list of them; without an end it is live.
    private func makeList(isLive: Bool = false) throws {
        let film = self.folder.appending(path: "v.mkv")
        try SampleMedia.makeFilm(at: film, seconds: 400)
        let list = self.folder.appending(path: "v.m3u8")
        let cut = try Command.run(
            "ffmpeg",
            ["-v", "error", "-i", film.path, "-c", "copy", "-hls_time", "10", "-hls_list_size", "0", list.path]
        )
        #expect(cut.status == 0, "\(cut.errors)")
        guard isLive else { return }
        let lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
        try Data(lines.filter { $0 != "#EXT-X-ENDLIST" }.joined(separator: "\n").utf8).write(to: list)
    }

    /// Whatever its address says, a page may say which episode is on it; yt-dlp reads it there.
    @Test(.needs(.ytdlp), arguments: Way.allCases)
    func `a page that yt-dlp reads is tracked by what the page says`(way: Way) throws {
        try self.makeList()
        // Older ones hand on one title for all.
        let title = try House.minorVersionOfMPV() >= 39 ? "Chikhai Bardo" : "Severance S02E07"
        let page = """
            <html><head><title>A site</title><script type="application/ld+json">
            {"@context": "https://schema.org", "@type": "TVEpisode", "name": "Chikhai Bardo", "episodeNumber": "7",
            "partOfSeason": {"@type": "TVSeason", "seasonNumber": "2"},
            "partOfSeries": {"@type": "TVSeries", "name": "Severance"},
            "video": {"@type": "VideoObject", "name": "\(title)", "contentUrl": "\(self.server.address)/v.m3u8"}}
            </script></head><body></body></html>
            """
        try Data(page.utf8).write(to: self.folder.appending(path: "watch.html"))
        try self.watch(way, ["\(self.server.address)/watch.html?user=mallory"])
        #expect(try self.house.history().map(\.title) == ["Severance 2×07"])
        #expect(try !self.house.isInState("mallory"))
    }

    /// streamlink knows mpv by its name: the script is in the folder of that, or this program is called so.
    @Test(.needs(.streamlink), arguments: [true, false])
    func `streamlink hands its title on, to mpv and to this program under that name`(isOurs: Bool) throws {
        try SampleMedia.makeFilm(at: self.folder.appending(path: "v.mkv"), seconds: 400)
        if !isOurs { try self.house.run("install", "mpv-script") }
        let player = isOurs ? try self.house.link("mpv") : "mpv"
        let program = try self.house.start(
            "streamlink",
            ["--player-passthrough", "http", "--player", player, "--player-args", "--vo=null --ao=null --speed=20"]
                + ["--title", "The Wire S01E02", "httpstream://\(self.server.address)/v.mkv", "best"]
        )
        #expect(self.house.waitForEnd(of: program))
        #expect(self.house.waitForScripts())
        #expect(try self.house.settle())
        #expect(try self.house.history().map(\.title) == ["The Wire 1×02"])
    }
}
