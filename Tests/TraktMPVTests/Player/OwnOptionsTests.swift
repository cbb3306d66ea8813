import Testing

@testable import TraktMPV

@Suite struct OwnOptionsTests {
    @Test func `what is ours is taken out, wherever it stands`() {
        let options = OwnOptions(["--fs", "--log-level=debug", "a.mkv", "--private", "--volume=50"])
        #expect(options.isPrivate && options.logLevel == .debug)
        #expect(options.rest == ["--fs", "a.mkv", "--volume=50"])
    }

    @Test func `the last level that holds wins`() {
        #expect(OwnOptions(["--log-level=debug", "--log-level=off"]).logLevel == .off)
        #expect(OwnOptions(["--log-level=debug", "--log-level=loud"]).logLevel == .debug)
        #expect(OwnOptions(["--log-level=", "--log-level"]).logLevel == nil)
    }

    @Test func `behind two dashes all are files`() {
        let options = OwnOptions(["--", "--private", "--log-level=debug"])
        #expect(!options.isPrivate && options.logLevel == nil)
        #expect(options.rest == ["--", "--private", "--log-level=debug"])
    }

    @Test(arguments: [["a.mkv"], ["--log-levels=debug"], ["--private=yes"], ["--log-file=x"], ["-"], []])
    func `all else is mpv's`(arguments: [String]) {
        let options = OwnOptions(arguments)
        #expect(options.rest == arguments && !options.isPrivate && options.logLevel == nil)
    }
}
