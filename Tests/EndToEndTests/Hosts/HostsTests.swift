import Foundation
import TestSupport
import Testing

/// The programs that people start films from, real ones in windows of their own, with the script as
/// `install mpv-script` puts it there.
@Suite(.serialized) struct HostsTests {
    private let display: Display
    private let house: House

    init() throws {
        self.display = try Display()
        self.house = try House("--device-interval=1", "--approve-all")
    }

    private func film() throws -> String { try self.house.film("Severance.S02E07.mkv", seconds: 400, size: "640x360") }

    /// Waits until who follows is there, opens and closes the menu, and lets it run to the end.
    private func watch(_ remote: MPVRemote, openingMenu open: () throws -> Void) throws {
        #expect(try eventually { try self.house.scrobbles().first == "start" ? true : nil } == true)
        let hasPanel = try eventually { () -> Bool? in
            if try self.house.hasPanel(remote) { return true }
            try open()
            return try eventually(within: 3) { try self.house.hasPanel(remote) ? true : nil }
        }
        #expect(hasPanel == true)
        try remote.command("script-message", "trakt_mpv-menu")
        #expect(try eventually { try self.house.hasPanel(remote) ? nil : true } == true)
        try remote.command("set", "speed", "20")
    }

    private func expectOnePlay() throws {
        #expect(self.house.waitForScripts())
        #expect(try self.house.settle())
        #expect(try self.house.history().map(\.title) == ["Severance 2×07"])
    }

    private func waitForPlay() throws {
        let isCounted: Bool? = try eventually { try self.house.history().isEmpty ? nil : true }
        #expect(isCounted == true)
    }

    // MARK: - Celluloid

    @Test(.needs(.celluloid)) func `Celluloid tells one play, and its keys open the menu`() throws {
        try self.house.run("login")
        #expect(try self.house.run("install", "mpv-script", "--for", "celluloid").output.contains("celluloid/scripts"))
        let socket = self.house.home.url.appending(path: "socket").path
        let words = ["--new-window", "--mpv-ao=null", "--mpv-input-ipc-server=\(socket)", try self.film()]
        let program = try self.house.start(
            "env",
            HostProgram.unmasked + ["dbus-run-session", "--", "celluloid"] + words,
            try self.house.desktop(self.display)
        )
        let remote = try MPVRemote(socket)
        try self.watch(remote) { try self.display.press("F6") }
        try self.waitForPlay()
        try remote.quit()
        #expect(self.house.waitForEnd(of: program))
        try self.expectOnePlay()
    }

    // MARK: - SMPlayer

    /// Starts SMPlayer with the line that its users are told to enter.
    private func startSMPlayer(_ film: String) throws -> Process {
        let told = try self.house.run("install", "mpv-script", "--for", "smplayer").output
        let line = try #require(told.split(separator: "\n").last { $0.contains("--script=") })
        let folder = self.house.home.url.appending(path: ".config/smplayer")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let settings = """
            [%General]
            mplayer_bin=mpv
            driver\\vo=x11
            driver\\audio_output=null
            [advanced]
            mplayer_additional_options=\(line.trimmingCharacters(in: .whitespaces))
            [update_checker]
            enabled=false

            """
        try Data(settings.utf8).write(to: folder.appending(path: "smplayer.ini"))
        return try self.house.start(
            "env",
            HostProgram.unmasked + ["smplayer", "-close-at-end", film],
            try self.house.desktop(self.display)
        )
    }

    @Test(.needs(.smplayer)) func `SMPlayer tells one play, and a message opens the menu`() throws {
        try self.house.run("login")
        let program = try self.startSMPlayer(try self.film())
        let remote = try MPVRemote(try self.house.socket(ofPlayerUnder: program))
        // It keeps keys and mouse to itself.
        try self.watch(remote) { try remote.command("script-message", "trakt_mpv-menu") }
        #expect(self.house.waitForEnd(of: program))
        try self.expectOnePlay()
    }

    @Test(.needs(.smplayer)) func `in SMPlayer the first launch gives way when the film is let go on`() throws {
        let house = try House("--device-interval=1")
        let other = HostsTests(self.display, house)
        let program = try other.startSMPlayer(try other.film())
        let remote = try MPVRemote(try house.socket(ofPlayerUnder: program))
        #expect(try eventually { try house.hasPanel(remote) ? true : nil } == true)
        try remote.wait(for: "pause") { $0 as? Bool == true }
        // No key of the panel gets there; SMPlayer's own are all that its user has.
        _ = try Command.run(
            "env",
            HostProgram.unmasked + ["smplayer", "-send-action", "play_or_pause"],
            environment: house.environment().merging(try house.desktop(self.display)) { $1 }
        )
        try remote.wait(for: "pause") { $0 as? Bool == false }
        #expect(try eventually { try house.hasPanel(remote) ? nil : true } == true)
        try remote.wait(for: "time-pos") { ($0 as? Double ?? 0) > 3 }
        #expect(try !house.hasPanel(remote))
        try remote.quit()
        program.terminate()
        #expect(house.waitForEnd(of: program))
        #expect(house.waitForScripts())
    }

    private init(_ display: Display, _ house: House) {
        self.display = display
        self.house = house
    }

    // MARK: - Syncplay

    @Test(.needs(.syncplay)) func `Syncplay with a server of its own tells one play`() throws {
        try self.house.run("login")
        #expect(try self.house.run("install", "mpv-script", "--for", "syncplay").output.contains("mpv: linked"))
        let probe = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"
        let port = try Command.run("python3", ["-c", probe]).output.trimmingCharacters(in: .whitespacesAndNewlines)
        _ = try self.house.start("syncplay-server", ["--port", port, "--salt", "x"])
        let program = Process()
        program.executableURL = URL(filePath: "/usr/bin/env")
        program.arguments =
            ["env"] + HostProgram.unmasked + [
                "syncplay", "--no-gui", "--no-store", "--host", "127.0.0.1:\(port)", "--name", "ann", "--room", "here",
            ]
            + ["--player-path", "mpv", try self.film(), "--", "--vo=x11", "--ao=null", "--geometry=960x540"]
        program.environment = Command.inherited.merging(self.house.environment()) { $1 }
            .merging(try self.house.desktop(self.display)) { $1 }
        // It reads commands, and goes at the end of them.
        program.standardInput = Pipe()
        program.standardOutput = FileHandle.nullDevice
        program.standardError = FileHandle.nullDevice
        try program.run()
        self.house.keep(program)
        let remote = try MPVRemote(try self.house.socket(ofPlayerUnder: program))
        // It holds the film until its user is ready.
        let runs = try eventually { () -> Bool? in
            if try self.house.scrobbles().first == "start" { return true }
            try remote.command("set", "pause", "no")
            return try eventually(within: 5) { try self.house.scrobbles().first == "start" ? true : nil }
        }
        #expect(runs == true)
        try self.watch(remote) { try self.display.press("F6") }
        try self.waitForPlay()
        try remote.quit()
        #expect(self.house.waitForEnd(of: program))
        try self.expectOnePlay()
    }
}
