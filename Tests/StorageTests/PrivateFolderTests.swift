import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite struct PrivateFolderTests {
    private let home: TemporaryDirectory

    init() throws { self.home = try TemporaryDirectory() }

    private func path(_ name: String) -> String { self.home.url.appending(path: name).path }

    private func mode(_ path: String) throws -> mode_t {
        var status = stat()
        try #require(unsafe lstat(path, &status) == 0)
        return status.st_mode & 0o7777
    }

    @Test func `a folder and those above it are their owner's alone`() throws {
        try PrivateFolder.make(self.path("a/b/c"))
        for name in ["a", "a/b", "a/b/c"] { #expect(try self.mode(self.path(name)) == 0o700) }
        try PrivateFolder.make(self.path("a/b/c"))
    }

    @Test func `what is there stays as it is, and a link to a folder is one`() throws {
        let folder = self.path("mine")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        unsafe chmod(folder, 0o755)
        try FileManager.default.createSymbolicLink(atPath: self.path("link"), withDestinationPath: folder)
        try PrivateFolder.make(self.path("link/new"))
        #expect(try self.mode(folder) == 0o755)
        #expect(try self.mode("\(folder)/new") == 0o700)
    }

    @Test(arguments: ["file", "file/below"])
    func `where a file is in the way there is no folder`(name: String) throws {
        try Data().write(to: URL(filePath: self.path("file")))
        #expect(throws: POSIXError(.ENOTDIR)) { try PrivateFolder.make(self.path(name)) }
    }

    @Test func `a folder in everybody's place is made, and is ours`() throws {
        #expect(PrivateFolder.isOurs(self.path("new")))
        #expect(PrivateFolder.isOurs(self.path("new")))
        #expect(try self.mode(self.path("new")) == 0o700)
    }

    @Test(arguments: ["link", "readable", "file", "nowhere/new"])
    func `what others may have put there is not ours`(name: String) throws {
        switch name {
        case "link":
            try PrivateFolder.make(self.path("target"))
            try FileManager.default.createSymbolicLink(
                atPath: self.path(name),
                withDestinationPath: self.path("target")
            )
        case "readable":
            try PrivateFolder.make(self.path(name))
            unsafe chmod(self.path(name), 0o750)
        case "file": try Data().write(to: URL(filePath: self.path(name)))
        default: break
        }
        #expect(!PrivateFolder.isOurs(self.path(name)))
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give a folder to somebody else"))
    func `somebody else's folder is not ours`() throws {
        try PrivateFolder.make(self.path("a"))
        try #require(unsafe chown(self.path("a"), 65534, 65534) == 0)
        #expect(!PrivateFolder.isOurs(self.path("a")))
    }
}

/// The umask belongs to the whole process, so what is hostile about it is tried in one of its own.
@Suite struct UmaskTests {
    @Test(arguments: [mode_t(0), 0o022, 0o777])
    func `whatever the umask, modes are the same`(mask: mode_t) async throws {
        await #expect(processExitsWith: .success) { [mask] in
            umask(mask)
            let home = FileManager.default.temporaryDirectory.appending(path: "umask-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: home) }
            func mode(_ path: String) -> mode_t {
                var status = stat()
                return unsafe lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
            }
            try PrivateFolder.make("\(home)/a/b")
            #expect(mode("\(home)/a") == 0o700 && mode("\(home)/a/b") == 0o700)
            #expect(PrivateFolder.isOurs("\(home)/ours") && mode("\(home)/ours") == 0o700)
            PrivateFile.make("\(home)/made")
            #expect(mode("\(home)/made") == 0o600)
            try PrivateFile.replace("\(home)/replaced", with: Data("x".utf8))
            #expect(mode("\(home)/replaced") == 0o600)
            #expect(FileLock(taking: "\(home)/lock") != nil && mode("\(home)/lock") == 0o600)
        }
    }
}
