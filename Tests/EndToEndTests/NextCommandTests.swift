import Foundation
import TestSupport
import Testing

/// What is next among the files of a home, through the built program.
@Suite struct NextCommandTests {
    /// A house whose user has watched Severance 2×07 elsewhere, with the files of some shows.
    private static func house() throws -> House {
        let house = try House("--approve-all", "--no-rate-limit")
        try house.run("login")
        let names = (5...9).map { "Videos/Severance/Severance.S02E0\($0).1080p.mkv" }
        for name in names + ["Videos/The Wire 1x01.mkv", "Videos/Dune (2021).mkv"] { try Self.touch(name, in: house) }
        try Self.watch(200_000_016, in: house)
        return house
    }

    private static func touch(_ name: String, in house: House) throws {
        let url = house.home.url.appending(path: name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: url)
    }

    private static func watch(_ episode: Int, in house: House) throws {
        try house.tellFromElsewhere("/sync/history", #"{"episodes":[{"ids":{"trakt":\#(episode)}}]}"#)
    }

    private static func requests(_ house: House) throws -> [String] {
        try house.journal().map(\.path).filter { $0.hasPrefix("/sync/") || $0.hasPrefix("/shows/") || $0.hasPrefix("/users/hidden") }
            .filter { $0 != "/sync/history" }
    }

    @Test func `the next one is found, from Trakt's list read once, and without a network from its copy`() throws {
        let house = try Self.house()
        let next = try house.run("next")
        #expect(next.status == 0)
        #expect(next.output == "Severance 2×08\n  \(house.home.url.path)/Videos/Severance/Severance.S02E08.1080p.mkv\n")
        let asked = try Self.requests(house)
        #expect(asked.count == 5 && !asked.contains { $0.hasPrefix("/shows/") })
        // Fresh: nobody is asked, with a network or without.
        #expect(try house.run("next").output == next.output)
        #expect(try house.run("next", isOnline: false).output == next.output)
        #expect(try Self.requests(house) == asked)
        // One that nobody has begun comes when it is named.
        #expect(try house.run("next", "wire").output.hasPrefix("The Wire 1×01\n"))
        #expect(try house.run("next", "--offline", "\(house.home.url.path)/Videos/Severance").output == next.output)
        let json = try house.run("next", "--json").output
        #expect(json.contains(#""episode":8"#) && json.contains(#""slug":"severance""#))
        let files = try house.run("next", "--print0").output
        #expect(files == "\(house.home.url.path)/Videos/Severance/Severance.S02E08.1080p.mkv\0")
    }

    @Test func `what was played here counts at once, though Trakt has not heard of it`() throws {
        let house = try Self.house()
        try house.run("next")
        let film = house.home.url.appending(path: "Videos/Severance/Severance.S02E08.1080p.mkv")
        try FileManager.default.removeItem(at: film)
        try SampleMedia.makeFilm(at: film, seconds: 200)
        try house.run("play", "--vo=null", "--ao=null", "--speed=100", film.path, isOnline: false)
        #expect(try house.history().count == 1)
        #expect(try house.run("next", "--offline").output.hasPrefix("Severance 2×09"))
        #expect(try house.run("history", "--offline").output.contains("Severance 2×08, not told yet"))
        let stats = try house.run("stats", "--json").output
        #expect(stats.contains(#""plays":1"#) && stats.contains(#""episodes":1"#))
    }

    @Test func `it is played as play does it`() throws {
        let house = try Self.house()
        let film = house.home.url.appending(path: "Videos/Severance/Severance.S02E08.1080p.mkv")
        try FileManager.default.removeItem(at: film)
        try SampleMedia.makeFilm(at: film, seconds: 200)
        let folder = house.home.url.appending(path: "mpv")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("vo=null\nao=null\nspeed=100\n".utf8).write(to: folder.appending(path: "mpv.conf"))
        let outcome = try house.run("next", "severance", "--play")
        #expect(outcome.status == 0 && outcome.output.contains("Playing Severance 2×08"), "\(outcome.output)")
        try house.run("sync")
        #expect(try house.history().map(\.title).contains { $0.contains("2×08") })
    }

    @Test func `what is hidden, dropped or never told is left out, and what was begun anew begins anew`() throws {
        let house = try Self.house()
        let body = #"{"shows":[{"ids":{"slug":"severance"}}]}"#
        try house.tellFromElsewhere("/users/hidden/dropped", body)
        let hidden = try house.run("next")
        #expect(hidden.status == 1 && hidden.output.contains("Nothing is next among"))
        #expect(try house.run("next", "severance").output.hasPrefix("Severance 2×08"))
        try house.tellFromElsewhere("/users/hidden/dropped/remove", body)
        try house.tellFromElsewhere("/shows/severance/progress/watched/reset", "{}")
        try FileManager.default.removeItem(at: house.home.url.appending(path: ".cache/trakt-mpv/watched.sqlite"))
        #expect(try house.run("next").output.hasPrefix("Severance 2×05"))
        try house.run("match", "--never", "\(house.home.url.path)/Videos/Severance")
        #expect(try house.run("next", "severance").status == 1)
    }

    @Test func `without a folder it is said what to set`() throws {
        let house = try House()
        let outcome = try house.run("next")
        #expect(outcome.status == 78 && outcome.output.contains("set `library` in the config"))
        try house.configure("library = [\"~/Shows\", \"~/Other\"]\n")
        try Self.touch("Shows/The Wire 1x01.mkv", in: house)
        let named = try house.run("next", "wire", "--offline")
        #expect(named.output.contains("The Wire 1×01") && named.output.contains("There is no folder"))
    }

    @Test func `logging out forgets what Trakt has said was watched`() throws {
        let house = try Self.house()
        try house.run("next")
        try house.run("logout")
        #expect(!FileManager.default.fileExists(atPath: house.home.url.path + "/.cache/trakt-mpv/watched.sqlite"))
        #expect(try house.run("next", "--offline").status == 1)
    }
}
