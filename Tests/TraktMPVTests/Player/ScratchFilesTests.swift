import Foundation
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct ScratchFilesTests {
    @Test func `where no folder takes a file, options are in memory and only the script is missing`() throws {
        let files = ScratchFiles(folders: ["/proc/none", "/proc/self"])
        defer { files.remove() }
        for lines in [["volume=10", "mute=yes"], ["a=1"]] {
            let path = try files.save(lines)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == lines.joined(separator: "\n") + "\n")
            #expect(files.failedLine("\(path):2: setting option 'x' = '1' failed.") == 2)
        }
        #expect(files.barrierScript == nil)
        files.openBarrier()
    }

    @Test(arguments: [true, false])
    func `the first folder that takes a file has it, and nothing is left there`(isInMemory: Bool) throws {
        let home = try TemporaryDirectory()
        let files = ScratchFiles(folders: ["/proc/none", home.url.path, "/tmp"], isInMemory: isInMemory)
        let script = try #require(files.barrierScript)
        #expect(script.hasPrefix(home.url.path))
        let path = try files.save(["a=1"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "a=1\n")
        #expect(path.hasPrefix(home.url.path) != isInMemory)
        files.remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.url.path).isEmpty)
    }

    @Test func `without memory and without a folder the sentence names the places`() {
        let files = ScratchFiles(folders: ["/proc/none"], isInMemory: false)
        #expect(throws: ScratchFiles.NoPlace.self) { try files.save(["a=1"]) }
    }

    @Test func `a script that starts a program is not held up by the script that holds the player`() throws {
        let home = try TemporaryDirectory()
        let files = ScratchFiles(folders: [home.url.path])
        defer { files.remove() }
        let barrier = try #require(files.barrierScript)
        let film = home.url.appending(path: "film.mkv")
        try SampleMedia.makeFilm(at: film, seconds: 2)
        let note = home.url.appending(path: "note").path
        let other = home.url.appending(path: "other.lua").path
        let lua = """
            local pipe = io.popen("echo started")
            local word = pipe:read("*l")
            pipe:close()
            local file = io.open("\(note)", "w")
            file:write(word)
            file:close()
            """
        try Data(lua.utf8).write(to: URL(filePath: other))
        let player = Process()
        player.executableURL = URL(filePath: "/usr/bin/env")
        player.arguments = [
            "mpv", "--no-config", "--vo=null", "--ao=null", "--really-quiet", "--script=\(barrier)",
            "--script=\(other)",
            film.path,
        ]
        player.standardOutput = FileHandle.nullDevice
        player.standardError = FileHandle.nullDevice
        try player.run()
        defer { player.kill() }
        #expect(eventually { (try? String(contentsOfFile: note, encoding: .utf8)) == "started" ? true : nil } == true)
        #expect(player.isRunning)
        files.openBarrier()
        player.waitForEnd()
        #expect(player.terminationStatus == 0)
    }
}
