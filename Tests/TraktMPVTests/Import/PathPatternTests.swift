import Testing

@testable import TraktMPV

@Suite struct PathPatternTests {
    @Test(arguments: [
        ("/films/private/.*", PathPattern.Meaning.folder("/films/private")),
        ("^/films/private/", .folder("/films/private")),
        (#"/films/a\.b\ c/.+$"#, .folder("/films/a.b c")), ("/films/x.mkv", .other),
        (#"/films/x\.mkv$"#, .path("/films/x.mkv")),
        ("/films/private", .prefix("/films/private")), ("/films/private.*", .prefix("/films/private")),
        (".*sample.*", .other),
        ("/films/(a|b)/.*", .other), (#"/films/\d+/.*"#, .other), ("", .other), ("/", .other), ("films/", .other),
        (#"/films\"#, .other),
    ])
    func `an expression is a folder only where it says nothing else`(pattern: String, meaning: PathPattern.Meaning) {
        #expect(PathPattern(pattern).meaning == meaning)
    }
}
