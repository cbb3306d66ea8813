import Foundation
import TestSupport
import Testing

@testable import Storage

/// On a real disk.
@Suite struct PrivateFileTests {
    private let home: TemporaryDirectory

    init() throws { self.home = try TemporaryDirectory() }

    private func path(_ name: String) -> String { self.home.url.appending(path: name).path }

    private func mode(_ path: String) throws -> mode_t {
        var status = stat()
        try #require(unsafe lstat(path, &status) == 0)
        return status.st_mode & 0o7777
    }

    @Test func `a file that is made is its owner's alone`() throws {
        let path = self.path("a")
        close(try PrivateFile.open(path))
        #expect(try self.mode(path) == 0o600)
    }

    @Test func `a file that is there is opened as it is`() throws {
        let path = self.path("a")
        try Data("old".utf8).write(to: URL(filePath: path))
        unsafe chmod(path, 0o640)
        #expect(PrivateFile.make(path))
        #expect(try self.mode(path) == 0o640)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    }

    @Test(arguments: ["there", "missing"])
    func `a link in the way is not followed`(target: String) throws {
        let (link, other) = (self.path("link"), self.path(target))
        if target == "there" { try Data("other's".utf8).write(to: URL(filePath: other)) }
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other)
        #expect(throws: POSIXError(.ELOOP)) { _ = try PrivateFile.open(link) }
        #expect(!PrivateFile.make(link))
        #expect(FileLock(taking: link) == nil)
        #expect(FileManager.default.fileExists(atPath: other) == (target == "there"))
    }

    @Test func `a programme that is started does not get the descriptor`() throws {
        let descriptor = try PrivateFile.open(self.path("a"))
        defer { close(descriptor) }
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func `lines of several writers stand one behind the other`() throws {
        let files = try (0..<4).map { _ in try PrivateFile.open(self.path("a"), appends: true) }
        defer { for file in files { close(file) } }
        for (index, file) in files.enumerated() {
            let line = Array("line \(index)\n".utf8)
            #expect(unsafe write(file, line, line.count) == line.count)
        }
        #expect(try String(contentsOfFile: self.path("a"), encoding: .utf8) == "line 0\nline 1\nline 2\nline 3\n")
    }

    @Test func `replacing leaves the new content, its mode, and nothing else`() throws {
        let path = self.path("a")
        try Data("old".utf8).write(to: URL(filePath: path))
        unsafe chmod(path, 0o644)
        try PrivateFile.replace(path, with: Data("new".utf8))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
        #expect(try self.mode(path) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.home.url.path) == ["a"])
    }

    @Test func `replacing a link replaces the link, not what it points to`() throws {
        let (link, other) = (self.path("link"), self.path("other"))
        try Data("other's".utf8).write(to: URL(filePath: other))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other)
        try PrivateFile.replace(link, with: Data("new".utf8))
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "other's")
        #expect(try String(contentsOfFile: link, encoding: .utf8) == "new")
    }

    @Test func `what could not be replaced leaves no copy behind`() throws {
        let path = self.path("folder")
        try FileManager.default.createDirectory(atPath: path + "/full", withIntermediateDirectories: true)
        #expect(throws: POSIXError.self) { try PrivateFile.replace(path, with: Data("secret".utf8)) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.home.url.path) == ["folder"])
    }

    @Test func `set aside twice in a second, both are kept`() throws {
        let (path, date) = (self.path("a"), Date(timeIntervalSince1970: 1_700_000_000))
        let names = try ["first", "second", "third"].map { text in
            try Data(text.utf8).write(to: URL(filePath: path))
            return try PrivateFile.setAside(path, as: "damaged", at: date)
        }
        let stamp = "\(path).damaged-20231114T221320Z"
        #expect(names == [stamp, "\(stamp)-2", "\(stamp)-3"])
        #expect(try names.map { try String(contentsOfFile: $0, encoding: .utf8) } == ["first", "second", "third"])
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `what is not there cannot be set aside, and no empty name stays`() throws {
        #expect(throws: POSIXError(.ENOENT)) {
            _ = try PrivateFile.setAside(self.path("a"), as: "damaged", at: Date())
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.home.url.path) == [])
    }

    @Test func `a database is set aside with what belongs to it`() throws {
        let path = self.path("a.sqlite")
        for suffix in ["", "-wal", "-shm"] { try Data(suffix.utf8).write(to: URL(filePath: path + suffix)) }
        let aside = try DatabaseFiles(path).setAside(as: "damaged", at: Date())
        for suffix in ["", "-wal", "-shm"] {
            #expect(try String(contentsOfFile: aside + suffix, encoding: .utf8) == suffix)
        }
        DatabaseFiles(aside).remove()
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.home.url.path) == [])
    }

    @Test func `of databases that are put away the last is kept`() throws {
        let path = self.path("a.sqlite")
        for text in ["first", "second"] {
            for suffix in ["", "-wal"] { try Data(text.utf8).write(to: URL(filePath: path + suffix)) }
            DatabaseFiles(path).putAway(as: "broken")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: self.home.url.path) == ["a.sqlite.broken"])
        #expect(try String(contentsOfFile: "\(path).broken", encoding: .utf8) == "second")
    }

    @Test func `a lock is held by one at a time, and free again with its holder`() throws {
        let path = self.path("a.lock")
        var lock = FileLock(taking: path)
        #expect(lock != nil)
        #expect(FileLock(taking: path) == nil)
        lock = nil
        #expect(FileLock(taking: path) != nil)
    }
}
