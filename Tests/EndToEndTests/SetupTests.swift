import Foundation
import TestSupport
import Testing

/// `trakt-mpv setup`, as somebody at a terminal goes through it.
@Suite struct SetupTests {
    private let house: House
    private let videos: URL

    init() throws {
        self.house = try House()
        self.videos = self.house.home.url.appending(path: "Films and shows")
        try FileManager.default.createDirectory(at: self.videos, withIntermediateDirectories: true)
        try SampleMedia.makeFilm(at: self.videos.appending(path: "Severance.S02E07.mkv"), seconds: 10)
    }

    private var config: String {
        let file = self.house.home.url.appending(path: ".config/trakt-mpv/config.toml")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }

    private func pane(_ size: (columns: Int, rows: Int)) throws -> TmuxPane {
        var environment = self.house.environment()
        environment["PATH"] = House.programs.path + ":" + (Command.inherited["PATH"] ?? "")
        return try TmuxPane(environment: environment, in: self.house.home.url, size: size)
    }

    @Test(arguments: [(80, 50), (40, 60)])
    func `all is asked once, and at the end stands what to type`(columns: Int, rows: Int) throws {
        let pane = try self.pane((columns, rows))
        try pane.enter("trakt-mpv setup")
        #expect(pane.wait(for: "Connect to Trakt now?") != nil, "\(pane.picture)")
        try pane.press("Enter")
        #expect(pane.wait(for: "Another folder instead") != nil, "\(pane.picture)")
        try pane.enter("~/nowhere")
        #expect(pane.wait(for: "is no folder") != nil, "\(pane.picture)")
        try pane.enter("~/Films and shows")
        #expect(pane.wait(for: "One more") != nil, "\(pane.picture)")
        try pane.press("Enter")
        #expect(pane.wait(for: "A folder (Enter: none)") != nil, "\(pane.picture)")
        try pane.press("Enter")
        #expect(pane.wait(for: "Track what mpv plays") != nil, "\(pane.picture)")
        try pane.enter("y")
        // One for each other player of this machine.
        var answered = 1
        let isThere = try eventually { () -> Bool? in
            let picture = pane.picture
            if picture.contains("A file of yours") { return true }
            let asked = picture.split(separator: "Track what").count - 1
            if asked > answered { try pane.press("Enter") }
            answered = max(asked, answered)
            return nil
        }
        #expect(isThere == true, "\(pane.picture)")
        try pane.enter("~/Films and shows/Severance.S02E07.mkv")
        #expect(pane.wait(for: "It is Severance") != nil, "\(pane.picture)")
        #expect(pane.wait(for: "trakt-mpv FILE") != nil, "\(pane.picture)")
        #expect(self.config.contains("library = [\"") && self.config.contains("Films and shows"))
        let link = self.house.home.url.appending(path: "mpv/scripts/trakt-mpv.run").path
        #expect(FileManager.default.fileExists(atPath: link))
        #expect(try self.house.history().isEmpty)
    }

    @Test func `answers on the command line change only what they are about, and nobody is asked`() throws {
        #expect(try self.house.run("setup").status == 64)
        #expect(try self.house.run("setup").output.contains("Nobody can be asked here"))
        let first = try self.house.run("setup", "--library", self.videos.path, "--connect")
        #expect(first.status == 0, "\(first.output)")
        let before = self.config
        let again = try self.house.run("setup", "--player", "mpv")
        #expect(again.status == 0 && self.config == before, "\(again.output)")
        let wrong = try self.house.run("setup", "--library", "/no/such/folder")
        #expect(wrong.status != 0 && wrong.output.contains("/no/such/folder is no folder. Name one that is there."))
        #expect(self.config == before)
        #expect(try self.house.run("status").output.contains("Connected to Trakt as simulated"))
    }
}
