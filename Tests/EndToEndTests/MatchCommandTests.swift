import Foundation
import TestSupport
import Testing

@Suite struct MatchCommandTests {
    @Test func `what waits for a match is delivered when the user has said what it is`() throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("The Office S01E01.mkv")
        try house.run("play", "--vo=null", "--ao=null", "--speed=50", film)
        try house.run("sync")
        #expect(try house.history().isEmpty)
        #expect(try house.run("identify", "--explain", film).output.contains("needs a match"))
        let answer = try house.run("match", film, "--show", "the-office")
        #expect(answer.status == 0 && answer.output.contains("1 delivered"))
        #expect(try house.history().map(\.title) == ["The Office 1×01"])
        // What stands there wrong is changed on the user's word only.
        #expect(try house.run("match", film, "--show", "the-office-2005").output.contains("--yes"))
        let before = try house.journal().count { $0.path == "/sync/history/remove" }
        #expect(before == 0)
        #expect(
            try house.run("match", film, "--show", "the-office-2005", "--yes").output.contains("1 on Trakt put right")
        )
        #expect(try house.history().count == 1)
        #expect(try house.journal().count { $0.path == "/sync/history/remove" } == 1)
        #expect(try house.run("match", "--list").output.contains("show The Office (2005)"))
        #expect(try house.run("match", film, "--forget").output.contains("Forgotten"))
    }

    @Test func `a slip of the finger changes nothing`() throws {
        let house = try House()
        let answer = try house.run("match", "/x/Dune.mkv", "--movie", "no-such-film")
        #expect(answer.status != 0 && answer.output.contains("Trakt has no film"))
        #expect(try house.run("match", "--list").output.contains("Nothing has been said"))
    }

    @Test func `without a network nothing breaks, and the sentence says so`() throws {
        let house = try House()
        let answer = try house.run("match", "/x/Dune.mkv", "--movie", "dune-1984", isOnline: false)
        #expect(answer.status != 0 && !answer.output.isEmpty)
        #expect(try house.run("identify", "--explain", "/x/Dune.mkv", isOnline: false).status == 0)
        #expect(try house.run("identify", "--explain", "--offline", "/x/Dune.mkv", isOnline: false).status == 0)
    }

    @Test func `an NFO file that is read to 1 MiB only is named, and is still believed`() throws {
        let house = try House()
        let film = try house.film("Severance.S02E07.mkv")
        let nfo = URL(filePath: film).deletingPathExtension().appendingPathExtension("nfo")
        let details = "<episodedetails><showtitle>Severance</showtitle><season>2</season><episode>7</episode>"
        let whole = details + String(repeating: "<plot>long</plot>", count: 70_000) + "</episodedetails>"
        try whole.write(to: nfo, atomically: true, encoding: .utf8)
        let sentence = "Only the first 1 MiB of Severance.S02E07.nfo was read."
        let answer = try house.run("identify", "--explain", "--offline", film)
        #expect(answer.output.contains(sentence) && answer.output.contains("NFO file"))
        let log = house.home.url.appending(path: ".local/state/trakt-mpv/log/trakt-mpv.log")
        #expect(try String(contentsOf: log, encoding: .utf8).contains("longer than 1 MiB"))
        try details.write(to: nfo, atomically: true, encoding: .utf8)
        #expect(!(try house.run("identify", "--explain", "--offline", film).output.contains(sentence)))
    }

    @Test func `a rule of the config keeps a tree away from Trakt`() throws {
        let house = try House()
        try house.run("login")
        let film = try house.film("Severance.S02E07.mkv")
        let folder = URL(filePath: film).deletingLastPathComponent().path
        try house.configure("[[rule]]\npath = \"\(folder)\"\nnever = true\n")
        #expect(try house.run("play", "--vo=null", "--ao=null", "--speed=50", film).status == 0)
        try house.run("sync")
        #expect(try house.history().isEmpty)
        #expect(try house.scrobbles().isEmpty)
        #expect(try house.run("queue", "list").output.contains("Nothing waits"))
    }
}
