import Foundation
import Storage
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct ScratchTests {
    @Test func `scratch folders of killed players are swept, all else stays`() throws {
        let home = try TemporaryDirectory()
        let names = (0..<4).map { _ in "trakt-mpv-\(UUID().uuidString)" } + ["trakt-mpv-mine", "other"]
        for name in names {
            try FileManager.default.createDirectory(
                at: home.url.appending(path: name),
                withIntermediateDirectories: true
            )
        }
        let path = { (index: Int) in home.url.appending(path: names[index]).path }
        let living = try #require(FileLock(taking: path(0) + "/lock"))
        _ = FileLock(taking: path(1) + "/lock")
        // The third is of an earlier version, the fourth has just begun.
        for (index, seconds) in [(0, 3600.0), (1, 3600), (2, 2 * 86400), (4, 1e6), (5, 1e6)] {
            try FileManager.default.setAttributes([.modificationDate: Date() - seconds], ofItemAtPath: path(index))
        }
        ScratchSweep.run(in: home.url.path)
        let left = Set(try FileManager.default.contentsOfDirectory(atPath: home.url.path))
        #expect(left == Set([names[0], names[3], names[4], names[5]]))
        withExtendedLifetime(living) {}
    }

    @Test func `scratch files are the user's alone from their first moment`() throws {
        let files = ScratchFiles(folders: [NSTemporaryDirectory()], isInMemory: false)
        defer { files.remove() }
        let path = try files.save(["volume=1"])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        _ = try files.save(["v=1"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "v=1\n")
    }

    @Test func `a browser inherits what it needs, and no secret`() {
        let variables = [
            "HOME": "/home/me", "PATH": "/bin", "DISPLAY": ":0", "XDG_RUNTIME_DIR": "/run/user/1", "LC_ALL": "C.UTF-8",
            "TRAKT_MPV_CLIENT_SECRET": "SECRET", "TRAKT_MPV_CLIENT_ID": "SECRET", "AWS_SECRET_ACCESS_KEY": "SECRET",
            "GITHUB_TOKEN": "SECRET", "HTTPS_PROXY": "http://me:SECRET@proxy",
        ]
        let inherited = Browser.environment(variables)
        #expect(Set(inherited.keys) == ["HOME", "PATH", "DISPLAY", "XDG_RUNTIME_DIR", "LC_ALL"])
    }
}
