import Foundation
import Storage
import TestSupport
import Testing

@Suite struct OwnFolderTests {
    @Test(arguments: [(0o700, true), (0o755, true), (0o770, false), (0o702, false), (0o777, false)])
    func `a folder that others can write to is not used`(mode: Int, isFine: Bool) throws {
        let home = try TemporaryDirectory()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: home.url.path)
        #expect((PrivateFolder.objection(to: home.url.path) == nil) == isFine)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: home.url.path)
    }

    @Test func `a folder of another user is not used`() throws {
        // Of root's, or for root of somebody else's.
        let home = try TemporaryDirectory()
        let other = geteuid() == 0 ? home.url.path : "/"
        if geteuid() == 0 { #expect(unsafe chown(other, 65_534, 65_534) == 0) }
        #expect(PrivateFolder.objection(to: other)?.hasPrefix("belongs to another user") == true)
        #expect(PrivateFolder.objection(to: home.url.path + "/nowhere") == nil)
    }
}
