import Foundation
import TestSupport
import Testing

/// Several of the user's own players at once: each has a session, and no play is told twice or by the wrong one.
@Suite struct SeveralPlayersTests {
    private static let films = ["The Wire 1x01.mkv", "The Wire 1x02.mkv"]
    private static let plays = ["The Wire 1×01", "The Wire 1×02"]

    private let house: House

    init() throws {
        self.house = try House()
        try self.house.run("login")
    }

    /// Lets players that are held go to their ends together.
    private func run(_ players: [(process: Process, remote: MPVRemote)]) throws {
        for player in players {
            #expect(eventually { self.house.isFollowed(player.process) ? true : nil } == true)
        }
        for player in players { try player.remote.command("set", "pause", "no") }
        for player in players { #expect(self.house.waitForEnd(of: player.process)) }
        #expect(self.house.waitForScripts())
        #expect(try eventually { try self.house.history().count == 2 ? true : nil } == true)
        #expect(try self.house.settle())
        #expect(try self.house.history().map(\.title).sorted() == Self.plays)
    }

    @Test func `two windows at once are two plays`() throws {
        let display = try Display()
        let players = try Self.films.map { film in
            let player = try self.house.play(
                in: .script,
                ["--pause", "--speed=10", try self.house.film(film)],
                display: display.name
            )
            return (player.process, player.remote)
        }
        try self.run(players)
        #expect(try self.house.scrobbles().count { $0 == "start" } >= 2)
    }

    /// Starts mpv with a socket, held at its first frame.
    private func start(_ film: String, at socket: URL) throws -> (process: Process, remote: MPVRemote) {
        let words = ["--vo=null", "--ao=null", "--pause", "--speed=10", "--input-ipc-server=\(socket.path)"]
        let process = try self.house.start("mpv", words + [try self.house.film(film)])
        return (process, try MPVRemote(socket.path))
    }

    @Test(arguments: ["", "/mpv-*"])
    func `attach follows all players of a folder or a pattern, also those that come later`(pattern: String) throws {
        let folder = self.house.home.url.appending(path: "sockets")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // One is there before, one comes after it; what is no player of the pattern's is left alone.
        let first = try self.start(Self.films[0], at: folder.appending(path: "mpv-1"))
        let attach = try self.house.start(House.program, ["attach", "--wait", "\(folder.path)\(pattern)"])
        #expect(eventually { self.house.isFollowed(first.process) ? true : nil } == true)
        let second = try self.start(Self.films[1], at: folder.appending(path: "mpv-2"))
        try self.run([first, second])
        Glibc.kill(attach.processIdentifier, SIGTERM)
        #expect(self.house.waitForEnd(of: attach))
    }

    @Test func `a second window takes a socket's path, and both stay followed`() throws {
        let socket = self.house.home.url.appending(path: "socket")
        let attach = try self.house.start(House.program, ["attach", "--wait", socket.path])
        let first = try self.start(Self.films[0], at: socket)
        #expect(eventually { self.house.isFollowed(first.process) ? true : nil } == true)
        // The path is there all the time: who connects too early meets the first one again.
        let inode = try FileManager.default.attributesOfItem(atPath: socket.path)[.systemFileNumber] as? Int
        let words = ["--vo=null", "--ao=null", "--pause", "--speed=10", "--input-ipc-server=\(socket.path)"]
        let process = try self.house.start("mpv", words + [try self.house.film(Self.films[1])])
        let isTaken = eventually { () -> Bool? in
            let now = try? FileManager.default.attributesOfItem(atPath: socket.path)[.systemFileNumber] as? Int
            return now != nil && now != inode ? true : nil
        }
        #expect(isTaken == true)
        try self.run([first, (process, try MPVRemote(socket.path))])
        Glibc.kill(attach.processIdentifier, SIGTERM)
        #expect(self.house.waitForEnd(of: attach))
    }
}
