import Foundation
import TestSupport
import Testing

@testable import TraktMPV

struct HostDeskTests {
    /// A user with players, each a program in a folder of programs.
    private struct Machine {
        let home: TemporaryDirectory
        var variables: [String: String] = [:]

        init(programs: [String] = ["mpv"], apps: [String] = [], trakt isLinked: Bool = true) throws {
            self.home = try TemporaryDirectory()
            let bin = self.home.url.appending(path: "bin")
            try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
            for name in programs + (isLinked ? ["trakt-mpv"] : []) {
                let file = bin.appending(path: name)
                try Data("#!/bin/sh\n".utf8).write(to: file)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
            }
            for app in apps {
                let folder = self.home.url.appending(path: ".local/share/flatpak/app/\(app)")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            }
            self.variables = ["HOME": self.home.url.path, "PATH": bin.path]
        }

        var program: String { self.home.url.appending(path: "bin/trakt-mpv").path }

        func desk(program: String? = nil) throws -> HostDesk {
            let paths = Paths(self.variables)
            let settings = Settings(paths, variables: self.variables)
            let environment = Environment(paths: paths, settings: settings, isInteractive: false)
            return try HostDesk(in: environment, variables: self.variables, program: program ?? self.program)
        }

        func path(_ path: String) -> String { self.home.url.appending(path: path).path }

        func destination(_ path: String) -> String? {
            try? FileManager.default.destinationOfSymbolicLink(atPath: self.path(path))
        }

        func make(_ folder: String) throws {
            try FileManager.default.createDirectory(atPath: self.path(folder), withIntermediateDirectories: true)
        }

        func write(_ file: String) throws {
            try self.make(URL(filePath: file).deletingLastPathComponent().relativePath)
            try Data("user's own".utf8).write(to: URL(filePath: self.path(file)))
        }
    }

    static let places: [(name: String, folders: [String], variables: [String: String], script: String)] = [
        ("nothing yet", [], [:], ".config/mpv/scripts"),
        ("a folder of mpv's", [".config/mpv"], [:], ".config/mpv/scripts"),
        ("an old one alone", [".mpv"], [:], ".mpv/scripts"),
        ("both", [".mpv", ".config/mpv"], [:], ".config/mpv/scripts"),
        ("XDG says where", [], ["XDG_CONFIG_HOME": "/conf"], "conf/mpv/scripts"),
        ("XDG says nothing usable", [], ["XDG_CONFIG_HOME": "conf"], ".config/mpv/scripts"),
        ("MPV_HOME wins", [".mpv"], ["MPV_HOME": "/elsewhere/mine"], "elsewhere/mine/scripts"),
    ]

    @Test(arguments: Self.places)
    func `the link is where mpv looks for scripts`(
        name: String,
        folders: [String],
        variables: [String: String],
        script: String
    ) throws {
        var machine = try Machine()
        for folder in folders { try machine.make(folder) }
        for (key, value) in variables {
            machine.variables[key] = value.hasPrefix("/") ? machine.path(String(value.dropFirst())) : value
        }
        let reports = try machine.desk().install([], isTrial: false)
        #expect(reports.map(\.done) == [.installed])
        #expect(machine.destination("\(script)/trakt-mpv.run") == machine.program, "\(name)")
    }

    @Test func `a second run changes nothing, a trial neither, and uninstall takes it away`() throws {
        let machine = try Machine()
        #expect(try machine.desk().install([], isTrial: true).map(\.done) == [.wouldInstall])
        #expect(machine.destination(".config/mpv/scripts/trakt-mpv.run") == nil)
        _ = try machine.desk().install([], isTrial: false)
        #expect(try machine.desk().install(["mpv"], isTrial: false).map(\.done) == [.nothing])
        #expect(try machine.desk().uninstall(["mpv"], isTrial: true).map(\.done) == [.wouldRemove])
        #expect(machine.destination(".config/mpv/scripts/trakt-mpv.run") != nil)
        #expect(try machine.desk().uninstall([], isTrial: false).map(\.done) == [.removed, .nothing, .nothing])
        #expect(machine.destination(".config/mpv/scripts/trakt-mpv.run") == nil)
        #expect(try machine.desk().uninstall(["mpv"], isTrial: false).map(\.done) == [.nothing])
    }

    @Test func `a link to a trakt-mpv that is gone is renewed, and what is not ours stays`() throws {
        let machine = try Machine()
        let place = ".config/mpv/scripts/trakt-mpv.run"
        try machine.make(".config/mpv/scripts")
        try FileManager.default.createSymbolicLink(atPath: machine.path(place), withDestinationPath: "/old/trakt-mpv")
        #expect(try machine.desk().list().first?.standing == .stale)
        #expect(try machine.desk().install([], isTrial: false).map(\.done) == [.installed])
        #expect(machine.destination(place) == machine.program)

        try FileManager.default.removeItem(atPath: machine.path(place))
        try machine.write(place)
        #expect(throws: HostMistake.inTheWay(machine.path(place))) { try machine.desk().install([], isTrial: false) }
        _ = try machine.desk().uninstall([], isTrial: false)
        #expect(FileManager.default.fileExists(atPath: machine.path(place)))
        // Nor is another program's link.
        try FileManager.default.removeItem(atPath: machine.path(place))
        try FileManager.default.createSymbolicLink(atPath: machine.path(place), withDestinationPath: "/usr/bin/other")
        #expect(throws: HostMistake.inTheWay(machine.path(place))) { try machine.desk().install([], isTrial: false) }
    }

    @Test func `Celluloid has a folder of its own, SMPlayer gets a line, Syncplay starts mpv`() throws {
        let machine = try Machine(programs: ["mpv", "celluloid", "smplayer", "syncplay"])
        _ = try machine.desk().install(["Celluloid", "syncplay"], isTrial: false)
        #expect(machine.destination(".config/celluloid/scripts/trakt-mpv.run") == machine.program)
        #expect(machine.destination(".config/mpv/scripts/trakt-mpv.run") == machine.program)
        let report = try #require(try machine.desk().install(["smplayer"], isTrial: false).first)
        let link = machine.path(".local/state/trakt-mpv/bin/trakt-mpv.run")
        #expect(report.lines.last == "    --script=\(link)")
        #expect(machine.destination(".local/state/trakt-mpv/bin/trakt-mpv.run") == machine.program)
    }

    static let refused = [
        ("jellyfin-mpv-shim", "count twice"), ("plex-mpv-shim", "count twice"), ("haruna", "no scripts"),
        ("stremio", "count twice"), ("io.mpv.Mpv", "flatpak override"),
        ("io.github.celluloid_player.Celluloid", "flatpak override"), ("vlc", "name one of mpv"),
        ("\u{1B}[31m", "name one of"),
    ]

    @Test(arguments: Self.refused)
    func `who has no way in is told why, and what helps`(host: String, reason: String) throws {
        let machine = try Machine()
        do {
            _ = try machine.desk().install([host], isTrial: false)
            Issue.record("\(host) was not refused")
        } catch let mistake as HostMistake {
            #expect(mistake.description.contains(reason))
            #expect(!mistake.description.contains("\u{1B}"))
        }
    }

    @Test func `the players of this machine are listed as they stand`() throws {
        let machine = try Machine(programs: ["mpv", "haruna"], apps: ["io.mpv.Mpv"])
        _ = try machine.desk().install([], isTrial: false)
        let list = try machine.desk().list()
        #expect(list.filter(\.found).map(\.host) == ["mpv", "haruna", "io.mpv.Mpv"])
        #expect(list.map(\.standing).prefix(3) == [.installed, .missing, .missing])
        #expect(list.allSatisfy { $0.lines.count == 1 && $0.trouble == nil })
    }

    @Test func `another script that tells Trakt is named, for plays would count twice`() throws {
        let machine = try Machine()
        try machine.write(".config/mpv/scripts/trakt-scrobble.lua")
        try machine.write(".config/mpv/scripts/old-trakt.lua.disable")
        let report = try #require(try machine.desk().install([], isTrial: false).first)
        #expect(report.trouble?.contains("trakt-scrobble.lua") == true)
        #expect(report.trouble?.contains("disable") == false)
    }

    @Test func `the link leads to where the next version will be as well`() throws {
        let machine = try Machine(trakt: false)
        let real = machine.path("opt/trakt-mpv-1/trakt-mpv")
        try machine.write("opt/trakt-mpv-1/trakt-mpv")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: real)
        try FileManager.default.createSymbolicLink(atPath: machine.path("bin/trakt-mpv"), withDestinationPath: real)
        let search = HostSearch(dataHome: machine.path(".local/share"), variables: machine.variables)
        #expect(search.lastingPath(of: real) == machine.program)
        #expect(search.lastingPath(of: "/somewhere/trakt-mpv") == "/somewhere/trakt-mpv")
    }

    @Test func `a folder that takes no link is a sentence`() throws {
        let machine = try Machine()
        try machine.write(".config/mpv/scripts")
        #expect(throws: HostMistake.self) { try machine.desk().install([], isTrial: false) }
    }
}
