import Foundation
import TestSupport
import Testing

/// The ways in which this program is beside a player.
enum Form: String, CaseIterable, Sendable {
    /// mpv starts it as a script.
    case script
    /// It follows a socket of mpv's.
    case attach
    /// `play`, with mpv in the place of libmpv.
    case playInMPV
    /// `play` where libmpv cannot be opened.
    case withoutLibrary
    /// Called by the name of mpv.
    case asMPV
}

extension House {
    /// This program under another name.
    func link(_ name: String) throws -> String {
        let folder = self.home.url.appending(path: "links")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let link = folder.appending(path: name).path
        if !FileManager.default.fileExists(atPath: link) {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: Self.program)
        }
        return link
    }

    /// Starts a program that is ended with the test.
    func start(
        _ program: String,
        _ arguments: [String],
        _ more: [String: String] = [:],
        isOnline: Bool = true
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program.hasPrefix("/") ? program : "/usr/bin/env")
        process.arguments = (program.hasPrefix("/") ? [] : [program]) + arguments
        process.environment = Command.inherited.merging(self.environment(isOnline: isOnline)) { $1 }.merging(more) {
            $1
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.keep(process)
        return process
    }

    /// Starts mpv itself in one of the forms, and takes it by the hand.
    func play(
        in form: Form,
        _ arguments: [String],
        display: String? = nil,
        isOnline: Bool = true,
        with variables: [String: String] = [:]
    ) throws -> (process: Process, remote: MPVRemote, socket: String) {
        let socket = self.home.url.appending(path: "form-\(UUID().uuidString.prefix(8))").path
        let window = display == nil ? ["--vo=null"] : ["--vo=x11", "--geometry=960x540"]
        let words = window + ["--ao=null", "--input-ipc-server=\(socket)"] + arguments
        let more = (display.map { ["DISPLAY": $0] } ?? [:]).merging(variables) { $1 }
        let process: Process
        switch form {
        case .script:
            process = try self.start(
                "mpv",
                ["--script=\(try self.link("trakt-mpv.run"))"] + words,
                more,
                isOnline: isOnline
            )
        case .attach:
            _ = try self.start(Self.program, ["attach", "--wait", socket], isOnline: isOnline)
            process = try self.start("mpv", words, more, isOnline: isOnline)
        case .playInMPV:
            let variables = more.merging(["TRAKT_MPV_PLAYER": "mpv"]) { $1 }
            process = try self.start(Self.program, ["play"] + words, variables, isOnline: isOnline)
        case .withoutLibrary:
            // The loader finds this one first, and it is none.
            let folder = self.home.url.appending(path: "no-library")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data().write(to: folder.appending(path: "libmpv.so.2"))
            let paths = [folder.path] + [Command.inherited["LD_LIBRARY_PATH"]].compactMap(\.self)
            let variables = more.merging(["LD_LIBRARY_PATH": paths.joined(separator: ":")]) { $1 }
            process = try self.start(Self.program, ["play"] + words, variables, isOnline: isOnline)
        case .asMPV: process = try self.start(try self.link("mpv"), words, more, isOnline: isOnline)
        }
        return (process, try MPVRemote(socket), socket)
    }

    /// The processes that mpv has started as scripts.
    var scripts: [Int32] {
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let home = self.home.url.lastPathComponent
        return processes.compactMap { Int32($0) }.filter { process in
            guard let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return false }
            let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            return words.first?.contains(home) == true && words.contains { $0.hasPrefix("--mpv-ipc-fd=") }
        }
    }

    /// Of mpv 0.35 it is 35.
    static func minorVersionOfMPV() throws -> Int {
        let version = try Command.run("mpv", ["--version"]).output.split(separator: " ").dropFirst().first ?? ""
        return try #require(version.drop { $0 == "v" }.split(separator: ".").dropFirst().first.flatMap { Int($0) })
    }

    /// Waits until those who follow a player have found it, and a viewing is under way.
    func waitForViewing() -> Bool {
        // The store is made meanwhile, and cannot be looked at before it is whole.
        eventually { (try? self.status().nowPlaying.isEmpty) == false ? true : nil } ?? false
    }

    /// Waits until nobody delivers any more what was just watched.
    func waitForScripts() -> Bool { eventually { self.scripts.isEmpty ? true : nil } ?? false }
}

extension House {
    /// Whether a session follows the player of this process.
    func isFollowed(_ player: Process) -> Bool {
        let lock = self.home.url.appending(path: ".local/state/trakt-mpv/players/\(player.processIdentifier).lock")
        return FileManager.default.fileExists(atPath: lock.path)
    }

    /// Kills whoever follows a player.
    func killFollowers() {
        for script in self.scripts { kill(script, SIGKILL) }
        self.killAll { $0.arguments?.first == "attach" }
    }
}
