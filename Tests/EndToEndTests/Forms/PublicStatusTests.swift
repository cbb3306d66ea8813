import Foundation
import TestSupport
import Testing

/// What other scripts may know of a session (`Documentation/own-mpv.md`), read from outside.
@Suite(.enabled(if: try House.minorVersionOfMPV() >= 36, "older players have no place for it"))
struct PublicStatusTests {
    private let house: House

    init() throws {
        self.house = try House()
        try self.house.run("login")
    }

    private func status(_ remote: MPVRemote) throws -> [String: String] {
        try remote.property("user-data/trakt_mpv") as? [String: String] ?? [:]
    }

    private func wait(_ remote: MPVRemote, for state: String) throws -> [String: String] {
        let status = try eventually { () -> [String: String]? in
            let status = try self.status(remote)
            return status["state"] == state ? status : nil
        }
        let last = try self.status(remote)
        #expect(status != nil, "\(state) did not come: \(last)")
        return status ?? [:]
    }

    @Test(arguments: [Form.script, .attach]) func `other scripts see each state as it comes`(form: Form) throws {
        let film = try self.house.film("Severance.S02E07.mkv", seconds: 400)
        let (process, remote, _) = try self.house.play(in: form, ["--idle=yes", "--pause", film])
        #expect(eventually { self.house.isFollowed(process) ? true : nil } == true)
        #expect(try self.wait(remote, for: "idle")["queue"] == "0")
        try remote.command("set", "pause", "no")
        let watching = try self.wait(remote, for: "watching")
        #expect(watching["title"]?.hasPrefix("Severance 2×07") == true)
        #expect(watching["progress"].flatMap { Int($0) } != nil)
        let owner = try #require(watching["owner"].flatMap { Int32($0) })
        #expect(owner != process.processIdentifier && kill(owner, 0) == 0)
        try remote.command("script-message", "trakt_mpv-private")
        let hidden = try self.wait(remote, for: "private")
        #expect(hidden["title"] == "" && hidden["progress"] == "")
        try remote.command("script-message", "trakt_mpv-choose", "endPrivate")
        _ = try self.wait(remote, for: "watching")
        try remote.command("set", "speed", "20")
        #expect(try self.wait(remote, for: "counted")["title"]?.hasPrefix("Severance 2×07") == true)
        // The last second is the player's own: it goes on without a file.
        let idle = try self.wait(remote, for: "idle")
        #expect(idle["title"] == "" && idle["progress"] == "")
        #expect(try eventually { try self.house.history().count == 1 ? true : nil } == true)
        #expect(try eventually { try self.status(remote)["queue"] == "0" ? true : nil } == true)
        try remote.quit()
        #expect(self.house.waitForEnd(of: process))
        #expect(self.house.waitForScripts())
    }

    @Test func `nothing is left in a player that is followed no more`() throws {
        let socket = self.house.home.url.appending(path: "socket").path
        let attach = try self.house.start(House.program, ["attach", "--wait", socket])
        let film = try self.house.film("Severance.S02E07.mkv", seconds: 2000)
        let words = ["--vo=null", "--ao=null", "--input-ipc-server=\(socket)", film]
        let process = try self.house.start("mpv", words)
        let remote = try MPVRemote(socket)
        _ = try self.wait(remote, for: "watching")
        kill(attach.processIdentifier, SIGTERM)
        #expect(self.house.waitForEnd(of: attach))
        #expect(try Set(self.status(remote).values) == [""])
        try remote.quit()
        #expect(self.house.waitForEnd(of: process))
    }
}
