import Foundation
import TestSupport
import Testing

@testable import TraktMPV

/// With the real ffprobe and real files of the real ffmpeg.
@Suite struct ContainerProbeTests {
    private func run(_ program: String, _ arguments: [String]) throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitForEnd()
        return process.terminationStatus == 0
    }

    private func path(_ name: String, in folder: TemporaryDirectory) -> String {
        folder.url.appending(path: name).path(percentEncoded: false)
    }

    @Test func `reads the tags and the length that a player sees`() throws {
        let folder = try TemporaryDirectory()
        // A name that looks like an option and a protocol.
        let file = self.path("-i concat:x.mkv", in: folder)
        let made = try self.run(
            "ffmpeg",
            [
                "-v", "quiet", "-f", "lavfi", "-i", "anullsrc=d=2", "-metadata", "title=Pilot", "-metadata",
                "SHOW=Severance",
                "file:" + file,
            ]
        )
        try #require(made)
        let answer = try #require(ContainerProbe.read(file))
        #expect(answer.tags["title"] == "Pilot")
        #expect(answer.tags.first { $0.key.lowercased() == "show" }?.value == "Severance")
        #expect(try #require(answer.duration) > 1)
    }

    @Test func `what is no film says nothing, and a pipe holds nobody`() throws {
        let folder = try TemporaryDirectory()
        let text = self.path("text.mkv", in: folder)
        try Data("no film".utf8).write(to: URL(filePath: text))
        #expect(ContainerProbe.read(text) == nil)
        let pipe = self.path("pipe.mkv", in: folder)
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(ContainerProbe.read(pipe) == nil)
        #expect(ContainerProbe.read(self.path("none.mkv", in: folder)) == nil)
        #expect(ContainerProbe.read(folder.url.path(percentEncoded: false)) == nil)
    }
}
