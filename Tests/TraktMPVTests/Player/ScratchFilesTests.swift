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
}
