import Foundation
import Storage
import TestSupport
import Testing

@testable import ScrobbleSync

@Suite struct PathBytesTests {
    @Test(
        arguments: [
            ("/", "/"), ("/film.mkv", "/film.mkv"), ("//films//x/", "/films/x"), ("/a/./b/../c", "/a/c"),
            ("/../../a", "/a"), ("/a/..", "/"), ("/.../..a/b..", "/.../..a/b.."),
        ]
    )
    func `a path as typed loses detours and nothing else`(typed: String, plain: String) {
        #expect(MediaLocation.typedPath(typed) == plain)
    }

    @Test func `links are resolved, also before what no longer exists`() throws {
        let home = try TemporaryDirectory()
        let real = URL(filePath: MediaLocation.realPath(home.url.path))
        try FileManager.default.createDirectory(at: real.appending(path: "folder"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: real.appending(path: "link"),
            withDestinationURL: real.appending(path: "folder")
        )
        #expect(MediaLocation.realPath("\(real.path)/link/gone/film.mkv") == "\(real.path)/folder/gone/film.mkv")
        #expect(
            MediaLocation.folders(of: "\(real.path)/link/a/x.mkv") == ["\(real.path)/folder/a", "\(real.path)/folder"]
        )
        #expect(MediaLocation.folders(of: "/x.mkv") == ["/"] && MediaLocation.folders(of: "/a/x.mkv") == ["/a"])
    }

    @Test func `a name that is not UTF-8 is found by its bytes`() throws {
        let home = try TemporaryDirectory()
        let real = MediaLocation.realPath(home.url.path)
        let folder = ByteText.text(Array(real.utf8) + [UInt8(ascii: "/"), 0xE9])
        let made = unsafe ByteText.withCString(folder) { unsafe mkdir($0, 0o700) }
        #expect(made == 0)
        #expect(MediaLocation.isFolder(folder))
        #expect(MediaLocation.realPath(folder + "/../" + ByteText.text([0xE9]) + "/x.mkv") == folder + "/x.mkv")
    }

    /// With work for each folder of it that grows with the path this would take days.
    @Test(.timeLimit(.minutes(1))) func `a path of a hundred thousand folders is nothing much`() {
        let path = "/" + String(repeating: "a/", count: 100_000) + "x.mkv"
        #expect(MediaLocation.realPath(path) == path)
        #expect(MediaLocation.folders(of: path).count == 2)
        #expect(Correction.Scope(folder: path).folder == path)
    }
}
