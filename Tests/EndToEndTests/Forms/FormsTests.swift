import Foundation
import TestSupport
import Testing

/// The main job with the real mpv, in each form that is beside it.
@Suite struct FormsTests {
    private static let pace = "--speed=20"

    /// Plays to the end.
    private func watch(_ house: House, _ form: Form, _ films: [String], isOnline: Bool = true) throws {
        // Held until whoever follows is there: a film of some seconds would be over before.
        let (process, remote, _) = try house.play(
            in: form,
            ["--pause", Self.pace] + films,
            isOnline: isOnline
        )
        #expect(eventually { house.isFollowed(process) ? true : nil } == true)
        try remote.command("set", "pause", "no")
        process.waitForEnd()
        #expect(process.terminationStatus == 0)
        #expect(eventually { house.isFollowed(process) ? nil : true } == true)
        #expect(house.waitForScripts())
    }

    @Test(arguments: Form.allCases) func `a film played to its end is one play on Trakt`(form: Form) throws {
        let house = try House()
        try house.run("login")
        try self.watch(house, form, [house.film("Severance.S02E07.mkv")])
        #expect(try house.settle())
        #expect(try house.history().map(\.title) == ["Severance 2×07"])
    }

    @Test(arguments: Form.allCases) func `two files are two plays in order`(form: Form) throws {
        let house = try House()
        try house.run("login")
        try self.watch(house, form, [house.film("The Wire 1x01.mkv"), house.film("The Wire 1x02.mkv")])
        #expect(try house.settle())
        #expect(try house.history().map(\.title) == ["The Wire 1×01", "The Wire 1×02"])
    }

    @Test(arguments: Form.allCases) func `pause, resume, a jump and a quit at half reach Trakt`(form: Form) throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S01E03.mkv", seconds: 2000)
        let (process, remote, _) = try house.play(in: form, ["--speed=2", "--start=100", film])
        #expect(eventually { (try? house.scrobbles()) == ["start"] ? true : nil } == true)
        try remote.playPastLook()
        try remote.command("set", "pause", "yes")
        #expect(eventually { (try? house.scrobbles()) == ["start", "pause"] ? true : nil } == true)
        try remote.command("set", "pause", "no")
        #expect(eventually { (try? house.scrobbles())?.count == 3 ? true : nil } == true)
        try remote.command("seek", "1000", "absolute", "exact")
        try remote.wait(for: "time-pos") { ($0 as? Double ?? 0) > 1004 }
        let last = try #require(try remote.number("time-pos"))
        try remote.quit()
        process.waitForEnd()
        #expect(house.waitForScripts())
        #expect(eventually { (try? house.playback())?.isEmpty == false ? true : nil } == true)
        #expect(try house.history().isEmpty)
        // Of the last second: two of the film, at this speed, and what passes between the question and the quit.
        let told = try #require(try house.playback().first).progress * 20
        #expect(abs(told - last) < 8, "\(told) \(last)")
    }

    @Test(arguments: Form.allCases)
    func `what was watched without a network arrives later with its own time`(form: Form) throws {
        let house = try House()
        try house.run("login")
        try self.watch(house, form, [house.film("Severance.S01E01.mkv")], isOnline: false)
        let end = Date()
        #expect(try house.history().isEmpty)
        #expect(try house.settle())
        let plays = try house.history()
        #expect(plays.map(\.title) == ["Severance 1×01"])
        #expect(end.timeIntervalSince(try #require(plays.first?.date)) < 25)
    }

    @Test(arguments: Form.allCases) func `an expired token is renewed once and nothing is lost`(form: Form) throws {
        let house = try House()
        try house.run("login")
        try house.post("/simulator/expire-tokens")
        try self.watch(house, form, [house.film("Breaking Bad S01E01.mkv")])
        #expect(try house.settle())
        #expect(try house.history().map(\.title) == ["Breaking Bad 1×01"])
        #expect(try house.journal().count { $0.path == "/oauth/token" } == 1)
    }

    enum Victim: String, CaseIterable, Sendable {
        case player, ours
    }

    @Test(arguments: [Form.script, .attach], Victim.allCases)
    func `nothing is lost when the player or this program is killed at 90 %`(form: Form, victim: Victim) throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S01E02.mkv", seconds: 400)
        let (process, remote, _) = try house.play(in: form, ["--speed=20", film])
        #expect(house.waitForViewing())
        try remote.wait(for: "time-pos") { ($0 as? Double ?? 0) > 360 }
        let killed = Date()
        switch victim {
        case .player: process.kill()
        case .ours: house.killFollowers()
        }
        if victim == .ours {
            // The player does not mind.
            #expect(try remote.number("time-pos") ?? 0 > 360)
            process.waitForEnd()
        }
        #expect(house.waitForScripts())
        #expect(try house.settle())
        let plays = try house.history()
        #expect(plays.map(\.title) == ["Severance 1×02"])
        #expect(abs(try #require(plays.first?.date).timeIntervalSince(killed)) < 3)
    }

    @Test func `two sessions never follow one player, and the second leaves at once`() throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv", seconds: 2000)
        let script = "--script=\(try house.link("trakt-mpv.run"))"
        let (process, remote, socket) = try house.play(in: .script, [script, film])
        #expect(eventually { house.isFollowed(process) ? true : nil } == true)
        #expect(try eventually { try house.scrobbles() == ["start"] ? true : nil } == true)
        #expect(try house.run("attach", socket).output.contains("is followed already"))
        #expect(eventually { house.scripts.count == 1 ? true : nil } == true)
        try remote.quit()
        process.waitForEnd()
        #expect(house.waitForScripts())
        #expect(try house.scrobbles().count { $0 == "start" } == 1)
    }

    @Test func `under our own play the script and attach leave at once`() throws {
        let house = try House()
        try house.run("login")
        let (process, remote) = try house.play(
            "--script=\(try house.link("trakt-mpv.run"))",
            try house.film("Severance.S02E07.mkv", seconds: 2000)
        )
        #expect(try eventually { try house.scrobbles() == ["start"] ? true : nil } == true)
        #expect(eventually { house.scripts.isEmpty ? true : nil } == true)
        let socket = house.home.url.appending(path: "mpv-0").path
        #expect(try house.run("attach", socket).output.contains("is followed already"))
        try remote.quit()
        process.waitForEnd()
        #expect(try house.scrobbles().count { $0 == "start" } == 1)
    }

    @Test func `attach follows a player that comes again at the same socket, and ends with Ctrl-C`() throws {
        let house = try House()
        try house.run("login")
        let socket = house.home.url.appending(path: "socket").path
        let attach = try house.start(House.program, ["attach", "--wait", socket])
        for film in ["The Wire 1x01.mkv", "The Wire 1x02.mkv"] {
            let words = ["--vo=null", "--ao=null", "--pause", "--input-ipc-server=\(socket)", try house.film(film)]
            let process = try house.start("mpv", words + [Self.pace])
            let remote = try MPVRemote(socket)
            #expect(eventually { house.isFollowed(process) ? true : nil } == true)
            try remote.command("set", "pause", "no")
            process.waitForEnd()
        }
        #expect(eventually { (try? house.history().count) == 2 ? true : nil } == true)
        Glibc.kill(attach.processIdentifier, SIGINT)
        attach.waitForEnd()
        #expect(attach.terminationReason == .exit && attach.terminationStatus == 0)
        #expect(try house.history().map(\.title) == ["The Wire 1×01", "The Wire 1×02"])
    }

    @Test func `attach says in a sentence what to do where there is nobody`() throws {
        let house = try House()
        let named = try house.run("attach", "/nowhere/socket")
        #expect(named.status == 1 && named.output.contains("No player listens at /nowhere/socket: start mpv with"))
        let unnamed = try house.run("attach")
        #expect(unnamed.status == 1 && unnamed.output.contains("put `input-ipc-server="))
    }

    @Test func `called as mpv, everything is mpv's`() throws {
        let house = try House()
        let mpv = try house.link("mpv")
        for words in [["--version"], ["--no-config", "--vo=null", "/nowhere.mkv"], ["--nonsense"], ["status"]] {
            let ours = try Command.run(mpv, words, environment: house.environment())
            let theirs = try Command.run("mpv", words, environment: house.environment())
            #expect(ours.status == theirs.status && ours.errors == theirs.errors, "\(words)")
            #expect(Self.certainLines(ours.output) == Self.certainLines(theirs.output), "\(words)")
        }
    }

    /// What mpv says each time, by whoever it is started.
    ///
    /// With a file that is not there mpv 0.40 says now and then, also alone, that a script of its own went while it was asked;
    /// with one script more to wait for it does so oftener.
    private static func certainLines(_ output: String) -> [Substring] {
        output.split(separator: "\n").filter { $0 != "client removed during hook handling" }
    }

    /// The sections of ours that have keys in a player.
    private func sections(_ remote: MPVRemote) throws -> Set<String> {
        let bindings = try remote.property("input-bindings") as? [[String: Any]] ?? []
        return Set(bindings.compactMap { $0["section"] as? String }.filter { $0.hasPrefix("trakt") })
    }

    @Test func `nothing of ours is left in a player when this program is killed`() throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv", seconds: 2000)
        let (process, remote, _) = try house.play(in: .script, [film])
        #expect(house.waitForViewing())
        try remote.command("script-message", "trakt_mpv-menu")
        #expect(try eventually { try self.sections(remote).contains("trakt_mpv_panel") ? true : nil } == true)
        house.killFollowers()
        #expect(try eventually { try self.sections(remote).isEmpty ? true : nil } == true)
        try remote.quit()
        process.waitForEnd()
    }
}
