package import Foundation

/// A directory of the test's own, gone with the last reference to it.
package final class TemporaryDirectory: Sendable {
    package let url: URL

    package init() throws {
        self.url = FileManager.default.temporaryDirectory.appending(path: "trakt-mpv-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: self.url,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit { try? FileManager.default.removeItem(at: self.url) }
}
