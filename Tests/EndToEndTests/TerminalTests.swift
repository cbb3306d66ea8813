import Foundation
import TestSupport
import Testing

/// What a person sees and leaves behind in a terminal, beside mpv where both can be compared.
@Suite struct TerminalTests {
    private let house: House
    private let folder: URL

    init() throws {
        self.house = try House()
        self.folder = self.house.home.url
        _ = try self.house.film("Severance.S02E07.mkv", seconds: 200)
    }

    private func pane(_ name: String) throws -> TmuxPane {
        var environment = self.house.environment()
        environment["MPV_HOME"] = self.folder.appending(path: name).path
        return try TmuxPane(environment: environment, in: self.folder)
    }

    private static let quiet = "--vo=null --ao=null Severance.S02E07.mkv"

    @Test func `what is left of the terminal, and the place that is kept, are mpv's`() throws {
        try self.house.run("login")
        var left: [[String]] = []
        for (name, program) in [("mpv", "mpv"), ("own", "\(House.program) play")] {
            let pane = try self.pane(name)
            try pane.enter("stty -a > \(name).before; \(program) --pause --start=3 --volume=42 \(Self.quiet)")
            #expect(pane.wait(for: "(Paused)") != nil)
            try pane.type("Q")
            #expect(pane.wait(for: "Exiting") != nil)
            try pane.enter("stty -a > \(name).after; echo do''ne")
            #expect(pane.wait(for: "done") != nil)
            let before = try String(contentsOf: self.folder.appending(path: "\(name).before"), encoding: .utf8)
            let after = try String(contentsOf: self.folder.appending(path: "\(name).after"), encoding: .utf8)
            #expect(before == after && before.contains("icanon"))
            let places = self.folder.appending(path: "\(name)/watch_later")
            let files = try FileManager.default.contentsOfDirectory(at: places, includingPropertiesForKeys: nil)
            left.append(try files.map { "\($0.lastPathComponent) \(try String(contentsOf: $0, encoding: .utf8))" })
        }
        #expect(left[0] == left[1] && left[0].count == 1)
    }

    @Test func `Ctrl-Z stops it, fg goes on, and the terminal is in order all the time`() throws {
        let pane = try self.pane("mpv")
        try self.house.run("login")
        try pane.enter("\(House.program) play \(Self.quiet)")
        #expect(pane.wait(for: "V: 00:00:0") != nil)
        try pane.press("C-z")
        #expect(pane.wait(for: "Stopped") != nil)
        try pane.enter("stty -a | grep -o ' icanon'; echo do''ne")
        #expect(pane.wait(for: "done")?.contains(" icanon") == true)
        try pane.enter("clear; fg")
        #expect(pane.wait(for: "V: 00:00:") != nil)
        try pane.type("p")
        #expect(pane.wait(for: "(Paused)") != nil)
        try pane.type("q")
        #expect(pane.wait(for: "Exiting") != nil)
    }

    @Test func `what is wrong with a command line is broken between words`() throws {
        let pane = try self.pane("slip")
        try pane.enter("stty cols 60; clear; \(House.program) stauts")
        #expect(pane.wait(for: "Usage:")?.contains("Did you\nmean `trakt-mpv status`?") == true)
    }

    @Test func `a code in a small terminal is drawn in its place, and leaves nothing to scroll back to`() throws {
        let house = try House("--device-interval", "1")
        let pane = try TmuxPane(environment: house.environment(), in: house.home.url, size: (40, 12))
        try pane.enter("\(House.program) login")
        let first = try #require(pane.wait(for: " left)"))
        let later = eventually { () -> Bool? in
            let picture = pane.picture
            return picture.contains(" left)") && picture != first ? true : nil
        }
        #expect(later == true)
        #expect(pane.story.ranges(of: " left)").count == 1, "\(pane.story)")
    }

    @Test func `how a command is written is not cut within an option`() throws {
        let pane = try TmuxPane(environment: self.house.environment(), in: self.folder, size: (80, 60))
        try pane.enter("\(House.program) history --help")
        let picture = try #require(pane.wait(for: "--version"))
        #expect(picture.contains("[--since <day>]") && picture.contains("[--log-level <level>]"), "\(picture)")
    }

    @Test func `a terminal that is closed ends it, and the viewing is settled`() throws {
        try self.house.run("login")
        do {
            let pane = try self.pane("mpv")
            let path = self.folder.appending(path: "Severance.S02E07.mkv").path
            try pane.enter("\(House.program) play --start=100 --speed=4 --vo=null --ao=null \(path)")
            // Forty seconds of the film: more than a look.
            #expect(pane.wait(for: "V: 00:02:2") != nil)
            let began = try eventually { try self.house.scrobbles().contains { $0.contains("start") } ? true : nil }
            #expect(began == true)
            // The pane goes with the value: the programs in it get a HUP.
        }
        let isGone = try eventually {
            try Command.run("/usr/bin/env", ["pgrep", "-f", self.folder.path], environment: [:]).output.isEmpty
                ? true : nil
        }
        #expect(isGone == true)
        try self.house.run("sync")
        let place = try #require(try self.house.playback().first)
        #expect(place.title.contains("Severance") && (65..<79).contains(place.progress))
        #expect(try self.house.run("queue", "list").output.contains("Nothing waits"))
    }
}
