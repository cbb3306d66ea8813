import Foundation
import MPV
import TestSupport
import Testing

@Suite struct MPVClientTests {
    private static func player(_ options: [String: String] = [:]) throws -> MPVClient {
        let client = try MPVClient(MPVLibrary.open())
        let quiet = ["vo": "null", "ao": "null", "untimed": "yes", "ao-null-untimed": "yes", "idle": "once"]
        for (name, value) in quiet.merging(options, uniquingKeysWith: { $1 }) { try client.setOption(name, value) }
        try client.initialize()
        return client
    }

    /// Runs the player until it shuts down, answering hooks, and gives what happened.
    private static func run(_ client: MPVClient, onHook: (MPVClient) -> Void = { _ in }) -> [MPVEvent] {
        var events: [MPVEvent] = []
        while let event = client.waitForEvent(timeout: 60) {
            events.append(event)
            if case .hook(_, let id) = event {
                onHook(client)
                client.continueHook(id)
            }
            if event == .shutdown { break }
        }
        return events
    }

    @Test func `a real file is opened, played to its end and left`() throws {
        let directory = try TemporaryDirectory()
        let film = directory.url.appending(path: "film.mkv")
        try SampleMedia.makeFilm(at: film, seconds: 30, tags: ["title": "Pilot"])
        let client = try Self.player()
        defer { client.destroy() }
        try client.command("loadfile", film.path)
        let events = Self.run(client)
        #expect(events.contains(.fileLoaded))
        #expect(events.contains { if case .endFile(.endOfFile, _) = $0 { true } else { false } })
        #expect(events.last == .shutdown)
    }

    @Test func `the unload hook still knows the last position and the tags`() throws {
        let directory = try TemporaryDirectory()
        let film = directory.url.appending(path: "film.mkv")
        try SampleMedia.makeFilm(at: film, seconds: 30, tags: ["title": "Pilot"])
        let client = try Self.player()
        defer { client.destroy() }
        try client.addHook("on_unload")
        try client.command("loadfile", film.path)
        var position: Double?
        var title: String?
        var chapters: MPVNode = .none
        _ = Self.run(client) { client in
            position = client.double("time-pos")
            title = client.string("media-title")
            chapters = client.node("chapter-list")
        }
        #expect(try #require(position) >= 28)
        #expect(title == "Pilot")
        #expect(chapters == .list([]))
    }

    @Test func `a file that is not there is an error of that file`() throws {
        let client = try Self.player()
        defer { client.destroy() }
        try client.command("loadfile", "/nowhere/film.mkv")
        let events = Self.run(client)
        #expect(events.contains { if case .endFile(.error(code: -13), _) = $0 { true } else { false } })
    }

    @Test func `a wrong option is refused by name`() throws {
        let client = try MPVClient(MPVLibrary.open())
        defer { client.destroy() }
        #expect {
            try client.setOption("no-such-option", "1")
        } throws: { error in
            "\(error)".contains("no-such-option")
        }
    }

    @Test func `a property without a value is nil and not a crash`() throws {
        let client = try Self.player()
        defer { client.destroy() }
        #expect(client.double("time-pos") == nil)
        #expect(client.string("path") == nil)
        #expect(client.flag("no-such-property") == nil)
        #expect(client.node("metadata") == .none)
    }

    @Test func `the words of a command reach mpv as they are`() throws {
        let client = try Self.player()
        defer { client.destroy() }
        try client.command("set", "title", #"100 % "quoted" ${path} \n"#)
        #expect(client.string("options/title") == #"100 % "quoted" ${path} \n"#)
    }
}
