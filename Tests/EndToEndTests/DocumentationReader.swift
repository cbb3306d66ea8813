import Foundation
import TestSupport

/// Somebody who has logged in, has seen a film and an episode, has the next one, and types what a page says.
struct DocumentationReader {
    let house: House
    let folder: URL

    init() throws {
        self.house = try House()
        self.folder = self.house.home.url.appending(path: "Videos")
        let mpv = self.house.home.url.appending(path: "mpv")
        try FileManager.default.createDirectory(at: mpv, withIntermediateDirectories: true)
        // A film of a page is over in two seconds, and needs no window.
        try Data("vo=null\nao=null\nspeed=100\n".utf8).write(to: mpv.appending(path: "mpv.conf"))
        try self.house.configure("library = [\"~/Videos\"]\n")
        try self.house.run("login")
        for episode in 7...9 { try self.put("Severance/Severance.S02E0\(episode).mkv") }
        try self.put("New/Fleabag.S01E01.mkv")
        try self.put("Severance/Severance.S02E06.mkv")
        try self.house.run("play", self.folder.appending(path: "Severance/Severance.S02E06.mkv").path)
        try self.house.run("play", try self.house.film("Dune (2021).mkv"))
    }

    /// Has a film of a name among the user's files.
    private func put(_ name: String) throws {
        let file = self.folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        guard !FileManager.default.fileExists(atPath: file.path) else { return }
        try SampleMedia.makeFilm(at: file, seconds: 200)
    }

    /// What the user's shell has.
    var environment: [String: String] {
        let own = [
            "PATH": House.programs.path + ":" + (Command.inherited["PATH"] ?? ""),
            "XDG_RUNTIME_DIR": self.house.home.url.path, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
        ]
        return self.house.environment().merging(own, uniquingKeysWith: { $1 })
    }

    /// Types a line, whose files are there; `ID` is the viewing of the film.
    func type(_ line: String, seconds: Int = 60) throws -> Command.Outcome {
        for match in line.matches(of: /"([^"]+\.mkv)"|([^" ]+\.mkv)/) { try self.put(String(match.1 ?? match.2 ?? "")) }
        let id = line.contains(" ID") ? try self.lastID() : ""
        return try Command.run(
            "/usr/bin/timeout",
            ["\(seconds)", "/bin/bash", "-c", line.replacing(/\sID\b/, with: " \(id)")],
            environment: self.environment,
            in: self.folder
        )
    }

    private func lastID() throws -> String {
        struct Line: Decodable {
            let id: String
        }
        let listed = try self.house.run("history", "--offline", "--json", "--limit", "1").output
        let line = listed.split(separator: "\n").first { $0.hasPrefix("{") } ?? "{}"
        return try JSONDecoder().decode(Line.self, from: Data(line.utf8)).id
    }
}
