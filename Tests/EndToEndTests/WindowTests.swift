import Foundation
import TestSupport
import Testing

/// The player in a real window, by real key presses.
@Suite(.serialized) struct WindowTests {
    private let display: Display

    init() throws { self.display = try Display() }

    /// Starts a player in a window, without a terminal.
    private func play(_ house: House, _ arguments: String...) throws -> (process: Process, remote: MPVRemote) {
        try house.play(["--vo=x11", "--geometry=960x540"] + arguments, display: self.display.name)
    }

    /// What the picture says to a reader of QR codes.
    private func code(_ house: House) throws -> String? {
        let picture = house.home.url.appending(path: "window.png")
        let display = self.display.name
        _ = try Command.run(
            "/usr/bin/env",
            ["import", "-display", display, "-window", "root", picture.path],
            environment: [:]
        )
        let outcome = try Command.run("/usr/bin/env", ["zbarimg", "-q", "--raw", picture.path], environment: [:])
        return outcome.output.split(separator: "\n").first.map(String.init)
    }

    @Test func `the first launch without a terminal asks in the window, and goes on with later`() throws {
        let house = try House("--device-interval=1")
        let (process, remote) = try self.play(house, try house.film("Severance.S01E01.mkv", seconds: 400))
        let link = try #require(try eventually { try self.code(house) })
        #expect(link.hasPrefix("\(house.address)/activate/"))
        #expect(try remote.property("pause") as? Bool == true)
        try remote.command("keypress", "l")
        try remote.wait(for: "pause") { $0 as? Bool == false }
        try remote.quit()
        process.waitForEnd()
        // Nobody is asked twice.
        let again = try self.play(house, try house.film("Severance.S01E02.mkv", seconds: 400))
        try again.remote.wait(for: "time-pos") { ($0 as? Double ?? 0) > 0 }
        #expect(try again.remote.property("pause") as? Bool == false)
        try again.remote.quit()
        again.process.waitForEnd()
    }

    @Test func `an approved code disappears and the film starts, connected`() throws {
        let house = try House("--device-interval=1")
        let (process, remote) = try self.play(house, try house.film("Severance.S01E03.mkv", seconds: 400))
        let link = try #require(try eventually { try self.code(house) })
        try house.post("/simulator/approve/\(link.split(separator: "/").last ?? "")")
        try remote.wait(for: "pause") { $0 as? Bool == false }
        #expect(eventually { (try? house.scrobbles()) == ["start"] ? true : nil } == true)
        // What the activation took has not brought back the threads that would wake the processor for the whole film.
        #expect(try House.threads(of: process).filter(House.isLookedAfter) == [])
        try remote.quit()
        process.waitForEnd()
    }

    @Test(arguments: Form.allCases)
    func `beside your own mpv the first launch asks in the window, and an approved code starts the film`(
        form: Form
    ) throws {
        let house = try House("--device-interval=1")
        let film = try house.film("Severance.S01E03.mkv", seconds: 400)
        let (process, remote, _) = try house.play(in: form, [film], display: self.display.name)
        let link = try #require(try eventually { try self.code(house) })
        #expect(link.hasPrefix("\(house.address)/activate/"))
        #expect(try remote.property("pause") as? Bool == true)
        try house.post("/simulator/approve/\(link.split(separator: "/").last ?? "")")
        try remote.wait(for: "pause") { $0 as? Bool == false }
        #expect(eventually { (try? house.scrobbles()) == ["start"] ? true : nil } == true)
        // What another script or a binding says opens the menu, by the same word in every form.
        try remote.command("script-message", "trakt_mpv-menu")
        #expect(try house.waitForPanel(remote))
        try remote.command("keypress", "ESC")
        try remote.quit()
        process.waitForEnd()
        #expect(house.waitForScripts())
    }

    @Test func `an ambiguous film is chosen in the menu and told at once`() throws {
        let house = try House()
        try house.run("login")
        let (process, remote) = try self.play(house, try house.film("The Office S01E01.mkv", seconds: 400))
        try remote.wait(for: "time-pos") { ($0 as? Double ?? 0) > 3 }
        try remote.command("keypress", "F6")
        try remote.command("keypress", "ENTER")
        // The list comes when Trakt has answered; its first row is chosen then.
        #expect(
            try eventually {
                try remote.command("keypress", "ENTER")
                return try house.scrobbles().contains("start") ? true : nil
            } == true
        )
        try remote.quit()
        process.waitForEnd()
        #expect(try house.run("queue", "list").output.contains("needs a match") == false)
    }

    @Test func `a file that is made private leaves nothing on Trakt, on disk or in the queue`() throws {
        let house = try House()
        try house.run("login")
        let (process, remote) = try self.play(house, try house.film("Severance.S01E04.mkv", seconds: 400))
        try remote.wait(for: "time-pos") { ($0 as? Double ?? 0) > 3 }
        try remote.command("script-binding", "trakt_mpv/private")
        try remote.command("set", "speed", "50")
        process.waitForEnd()
        try house.run("sync")
        #expect(try house.history().isEmpty)
        #expect(try !house.isInState("Severance.S01E04"))
    }

    @Test(arguments: [("ENTER", 100.0), ("ESC", 0.0)])
    func `a film that was left on another device goes on there, if the user wants it`(key: String, from: Double) throws
    {
        let house = try House()
        try house.run("login")
        let place = #"{"progress":50,"show":{"title":"Severance","year":2022},"episode":{"season":1,"number":6}}"#
        try house.tellFromElsewhere("/scrobble/pause", place)
        let (process, remote) = try self.play(house, try house.film("Severance.S01E06.mkv", seconds: 200))
        // No start until the user has chosen: it would wipe the place.
        try remote.wait(for: "time-pos") { ($0 as? Double ?? 0) > 3 }
        #expect(try house.scrobbles() == ["pause"])
        try remote.command("keypress", key)
        #expect(eventually { (try? house.scrobbles()) == ["pause", "start"] ? true : nil } == true)
        #expect(abs((try remote.number("time-pos") ?? 0) - from) < 30)
        try remote.quit()
        process.waitForEnd()
    }

    @Test func `what has counted can be rated by a key, and nothing waits for it`() throws {
        let house = try House()
        try house.run("login")
        try house.configure("rating_prompt = \"all\"")
        let films = try [
            house.film("Severance.S01E07.mkv", seconds: 130), house.film("Severance.S01E08.mkv", seconds: 400),
        ]
        let (process, remote) = try self.play(house, "--speed=20", films[0], films[1])
        try remote.wait(for: "playlist-pos") { $0 as? Int == 1 }
        try remote.command("set", "speed", "1")
        #expect(
            try eventually {
                try remote.command("keypress", "8")
                return try house.journal().contains { $0.path == "/sync/ratings" && $0.body.contains("8") } ? true : nil
            } == true
        )
        try remote.quit()
        process.waitForEnd()
        #expect(try house.run("rate", "9").output.contains("Rated 9: Severance 1×07"))
        try house.run("sync")
        #expect(try house.journal().contains { $0.path == "/sync/ratings" && $0.body.contains("9") })
    }

    @Test func `keys of a real keyboard reach the menu`() throws {
        let house = try House()
        try house.run("login")
        let (process, remote) = try self.play(house, "--fs", try house.film("Severance.S02E07.mkv", seconds: 400))
        try remote.wait(for: "time-pos") { ($0 as? Double ?? 0) > 0 }
        func press(_ keys: String...) throws {
            let outcome = try Command.run(
                "/usr/bin/env",
                ["xdotool", "key", "--delay", "200"] + keys,
                environment: ["DISPLAY": self.display.name]
            )
            #expect(outcome.status == 0)
        }
        #expect(eventually { (try? house.scrobbles()) == ["start"] ? true : nil } == true)
        try press("F6")
        #expect(try house.waitForPanel(remote))
        // The third row keeps the file private; the question after it is answered with yes.
        try press("Down", "Down", "Return", "Return")
        #expect(eventually { (try? house.isInState("Severance.S02E07")) == false ? true : nil } == true)
        try remote.quit()
        process.waitForEnd()
        #expect(try house.history().isEmpty)
    }

    @Test func `a click of a real mouse is for the row under it, also after the window has changed`() throws {
        let house = try House()
        try house.run("login")
        let (process, remote) = try self.play(house, try house.film("Severance.S02E08.mkv", seconds: 400))
        try remote.wait(for: "time-pos") { ($0 as? Double ?? 0) > 0 }
        func mouse(_ words: String...) throws {
            let command = ["xdotool"] + words
            let outcome = try Command.run("/usr/bin/env", command, environment: ["DISPLAY": self.display.name])
            #expect(outcome.status == 0, "\(outcome)")
        }
        func keys() throws -> Set<String> {
            let bindings = try remote.property("input-bindings") as? [[String: Any]] ?? []
            return Set(
                bindings.filter { $0["section"] as? String == "trakt_mpv_panel" }.compactMap { $0["key"] as? String }
            )
        }
        #expect(eventually { (try? house.scrobbles()) == ["start"] ? true : nil } == true)
        // The second row of the menu, in units of which 720 are the height, opens the search; the first is picked out.
        let row = (x: 150.0, y: 208.0)
        for (width, height) in [(960, 540), (640, 360)] {
            try mouse("search", "--class", "mpv", "windowsize", "\(width)", "\(height)")
            try remote.wait(for: "osd-width") { $0 as? Int == width }
            try remote.command("keypress", "F6")
            #expect(try eventually { try keys().contains("MOUSE_MOVE") ? true : nil } == true)
            // In a small window it is drawn larger.
            let pixel = Double(height) / min(720, Double(height) / 0.55)
            let (left, top) = (Int(row.x * pixel), Int(row.y * pixel))
            try mouse("search", "--class", "mpv", "mousemove", "--window", "%1", "\(left)", "\(top)", "click", "1")
            #expect(try eventually { try keys().contains("ANY_UNICODE") ? true : nil } == true)
            try remote.command("keypress", "ESC")
        }
        try remote.quit()
        process.waitForEnd()
    }

    @Test func `a private run leaves nothing at all`() throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S01E05.mkv")
        #expect(try house.run("play", "--private", "--vo=null", "--ao=null", "--speed=50", film).status == 0)
        #expect(try house.journal().allSatisfy { !$0.path.hasPrefix("/scrobble") && !$0.path.hasPrefix("/search") })
        #expect(try !house.isInState("Severance"))
    }
}
