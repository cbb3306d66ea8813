import Foundation
import TestSupport
import Testing

@testable import TraktMPV

@Suite struct PrivacyPageTests {
    @Test(arguments: [
        ("bin/trakt-mpv", "share/doc/trakt-mpv/privacy.md"), (".build/debug/trakt-mpv", "Documentation/privacy.md"),
        (".build/x86_64-unknown-linux-gnu/release/trakt-mpv", "Documentation/privacy.md"),
    ])
    func `what is kept and sent can be read where the program says`(program: String, page: String) throws {
        let root = try TemporaryDirectory()
        let place = root.url.appending(path: page)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data("all of it\n".utf8).write(to: place)
        #expect(InstallationPlaces.privacyPage(of: root.url.appending(path: program).path) == place.path)
    }

    @Test func `no file is named that is not there`() throws {
        let root = try TemporaryDirectory()
        let words = InstallationPlaces.privacyPage(of: root.url.appending(path: "bin/trakt-mpv").path)
        #expect(!words.contains("/") && words.contains("privacy.md"))
    }
}
