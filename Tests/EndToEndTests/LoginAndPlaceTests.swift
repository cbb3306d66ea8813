import Foundation
import TestSupport
import Testing

/// What a login that changes, and a film that is only looked at, do to what is at Trakt and on the screen.
@Suite struct LoginAndPlaceTests {
    private static let sentence = "Trakt has ended this login: another app has probably taken the one place"

    @Test func `a login that dies during a film is told in the terminal while it plays, once`() throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Dune (2021).mkv", seconds: 400)
        let socket = house.home.url.appending(path: "remote").path
        let command = "\(House.program) play --vo=null --ao=null --start=10% --input-ipc-server=\(socket) '\(film)'"
        let program = try TerminalProgram(command, environment: house.environment())
        let remote = try MPVRemote(socket)
        #expect(eventually { (try? house.scrobbles()) == ["start"] ? true : nil } == true)
        try remote.playPastLook()
        // Trakt forgets every login.
        try house.post("/simulator/reset")
        for value in ["yes", "no", "yes"] { try remote.command("set", "pause", value) }
        #expect(program.read { $0.contains(Self.sentence) ? true : nil } == true)
        #expect(try remote.property("pause") as? Bool == true)
        for value in ["no", "yes", "no"] { try remote.command("set", "pause", value) }
        try remote.quit()
        #expect(program.finish() == 0)
        #expect(program.text.components(separatedBy: Self.sentence).count == 2)
        #expect(try house.status().waiting == 1)
    }

    @Test(arguments: ["logout", "login"]) func `a renewal under way leaves the last word to the user`(
        word: String
    ) throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv")
        try house.run("play", "--vo=null", "--ao=null", "--speed=100", film, isOnline: false)
        try house.post("/simulator/expire-tokens")
        try house.fault(#"{"path":"/oauth/token","kind":"delay","milliseconds":2500}"#)
        let sync = try house.start(["sync"])
        #expect(
            eventually { (try? house.journal())?.contains { $0.path == "/oauth/token" } == true ? true : nil } == true
        )
        let began = Date()
        #expect(try house.run(word).status == 0)
        // Nobody waits for a Trakt that does not answer.
        #expect(sync.isRunning || Date().timeIntervalSince(began) > 2)
        sync.waitForEnd()
        #expect(try house.status().isConnected == (word == "login"))
        #expect(try house.run("sync").status == (word == "login" ? 0 : 1))
        #expect(try house.history().count == (word == "login" ? 1 : 0))
        #expect(try house.journal().count { $0.path == "/oauth/token" } == 1)
    }

    @Test(arguments: [false, true], ["never", "ask"])
    func `a look at a film leaves the place where it was, also after a kill`(isKilled: Bool, resume: String) throws {
        let house = try House()
        try house.run("login")
        try house.configure("resume = \"\(resume)\"\n")
        let film = try house.film("Dune (2021).mkv", seconds: 400)
        try house.tellFromElsewhere("/scrobble/pause", #"{"movie":{"ids":{"trakt":1001}},"progress":50}"#)
        let (process, remote) = try house.play(film)
        #expect(eventually { (try? house.scrobbles().contains("start")) == true ? true : nil } == true)
        // The journal has a request before it has its effect.
        #expect(eventually { (try? house.playback().isEmpty) == true ? true : nil } == true)
        if isKilled { _ = process.killHard() } else { try remote.quit() }
        process.waitForEnd()
        try house.run("sync")
        #expect(try house.playback().map(\.progress) == [50])
        #expect(try house.history().isEmpty)
    }

    @Test(arguments: [1, 20]) func `a window that is left open does not take back what was seen elsewhere meanwhile`(
        speed: Int
    ) throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Dune (2021).mkv", seconds: 400)
        let (process, remote) = try house.play("--start=50%", "--speed=\(speed)", film)
        #expect(eventually { (try? house.scrobbles()) == ["start"] ? true : nil } == true)
        // A look, and more than that.
        if speed > 1 { try remote.wait(for: "percent-pos") { ($0 as? Double ?? 0) > 62 } }
        try remote.command("set", "pause", "yes")
        // A look leaves no place.
        if speed > 1 { #expect(eventually { (try? house.scrobbles())?.last == "pause" ? true : nil } == true) }
        // Trakt takes one word a second of an account: it is said until it stands there.
        let isTold = eventually {
            try? house.tellFromElsewhere("/scrobble/pause", #"{"movie":{"ids":{"trakt":1001}},"progress":70}"#)
            return (try? house.playback().map(\.progress)) == [70] ? true : nil
        }
        #expect(isTold == true)
        try remote.quit()
        process.waitForEnd()
        try house.run("sync")
        #expect(try house.playback().map(\.progress) == [70])
    }
}
