import Foundation
import Storage
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct LibraryScanTests {
    private let home: TemporaryDirectory
    private var root: String { self.home.url.path }

    init() throws {
        self.home = try TemporaryDirectory()
    }

    private func make(_ names: String...) throws {
        for name in names {
            let url = self.home.url.appending(path: name)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: url)
        }
    }

    private func names(_ scan: LibraryScan) -> [String] { scan.files.map { String($0.dropFirst(self.root.count + 1)) } }

    @Test func `videos are found at any depth, and nothing else`() throws {
        try self.make("a.mkv", "b/c/d.MP4", "b/e.srt", ".hidden/f.mkv", "b/.g.mkv", "h.mkv.part")
        try FileManager.default.createDirectory(at: self.home.url.appending(path: "i.mkv"), withIntermediateDirectories: true)
        try self.make("i.mkv/j.avi")
        let scan = LibraryScan([self.root])
        #expect(self.names(scan) == ["a.mkv", "b/c/d.MP4", "i.mkv/j.avi"])
        #expect(!scan.isCut && scan.unreadable.isEmpty)
    }

    @Test func `links that lead in circles end, and each folder is looked at once`() throws {
        try self.make("a/x.mkv", "b/y.mkv")
        for (link, target) in [("a/up", ".."), ("a/self", "."), ("b/other", "../a"), ("nowhere.mkv", "gone"), ("l.mkv", "a/x.mkv")] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(self.root)/\(link)",
                withDestinationPath: target
            )
        }
        let scan = LibraryScan([self.root, "\(self.root)/a"])
        #expect(self.names(scan) == ["l.mkv", "a/x.mkv", "b/y.mkv"])
    }

    @Test func `a huge tree is looked at to a limit, and that is known`() throws {
        for index in 0..<30 { try self.make("many/\(index).mkv") }
        let scan = LibraryScan([self.root], limits: .init(entries: 10))
        #expect(scan.isCut && scan.files.count <= 10)
        try self.make("1/2/3/4/5/deep.mkv")
        let deep = LibraryScan(["\(self.root)/1"], limits: .init(depth: 3))
        #expect(deep.isCut && deep.files.isEmpty)
        #expect(!LibraryScan(["\(self.root)/1"], limits: .init(depth: 4)).isCut)
    }

    @Test func `a folder that cannot be read is told, and the others are read`() throws {
        try self.make("a.mkv")
        let scan = LibraryScan(["\(self.root)/gone", self.root])
        #expect(scan.unreadable == ["\(self.root)/gone"] && self.names(scan) == ["a.mkv"])
    }

    @Test func `a name that is no text is found, byte by byte`() throws {
        let path = ByteText.text(Array("\(self.root)/caf".utf8) + [0xE9] + Array(".mkv".utf8))
        let made = unsafe ByteText.withCString(path) { unsafe open($0, O_CREAT | O_WRONLY, 0o600) }
        #expect(made >= 0)
        close(made)
        #expect(LibraryScan([self.root]).files == [path])
    }
}
