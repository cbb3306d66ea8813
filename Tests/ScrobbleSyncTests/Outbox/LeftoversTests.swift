import Foundation
import MediaIdentification
import TestSupport
import Testing

@testable import ScrobbleSync

/// What killed players leave behind, and folders that are not ours.
@Suite struct LeftoversTests {
    private func age(_ path: String, seconds: TimeInterval = 3600) throws {
        try FileManager.default.setAttributes([.modificationDate: Date() - seconds], ofItemAtPath: path)
    }

    @Test func `locks of dead players are swept, those of the living and of what is to be ended stay`() throws {
        let home = try TemporaryDirectory()
        let sessions = home.url.path + "/sessions"
        let first = try Outbox(directory: home.url.path, rescueDirectories: [])
        var held: [SessionLock] = []
        for name in ["dead", "living", "young", "needed"] {
            let lock = try #require(first.sessionLock(name))
            if name == "living" { held.append(lock) }
            if name != "young" { try self.age("\(sessions)/\(name).lock") }
        }
        let viewing = Viewing(
            session: "needed",
            evidence: .init(path: "/a.mkv"),
            description: .init(),
            startedAt: Date()
        )
        try first.insert(viewing)
        _ = try Outbox(directory: home.url.path, rescueDirectories: [])
        let left = try FileManager.default.contentsOfDirectory(atPath: sessions).sorted()
        #expect(left == ["living.lock", "needed.lock", "young.lock"])
        withExtendedLifetime(held) {}
    }

    @Test func `a state that others can write to is refused with a sentence`() throws {
        let home = try TemporaryDirectory()
        let state = home.url.path + "/state"
        _ = try Outbox(directory: state, rescueDirectories: [])
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: state)
        #expect(throws: StorageTrouble.self) { try Outbox(directory: state, rescueDirectories: []) }
        do {
            _ = try Outbox(directory: state, rescueDirectories: [])
        } catch {
            #expect("\(error)".contains("chmod go-w"))
        }
    }
}
