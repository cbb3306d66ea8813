import Testing

@testable import TraktMPV

@Suite struct MPVCommandLineTests {
    private typealias Option = MPVCommandLine.Option

    private func parse(_ arguments: String...) throws -> MPVCommandLine {
        try MPVCommandLine(arguments) { ["volume", "sub-file"].contains($0) }
    }

    @Test(
        arguments: [
            ("--fs", "fs", nil), ("--no-audio", "no-audio", nil), ("--volume=50", "volume", "50"), ("-fs", "fs", nil),
            ("-volume=50", "volume", "50"), ("--title=a=b", "title", "a=b"), ("--title=", "title", ""),
            ("--vf-append=flip", "vf-append", "flip"), ("--sub-file=--x", "sub-file", "--x"),
        ] as [(String, String, String?)]
    )
    func `every form of an option is taken apart as mpv does`(text: String, name: String, value: String?) throws {
        #expect(try self.parse(text, "a.mkv").options == [Option(name: name, value: value)])
    }

    @Test func `the old form takes its value from the next word`() throws {
        let line = try self.parse("-volume", "50", "a.mkv", "-fs", "b.mkv")
        #expect(line.options == [Option(name: "volume", value: "50"), Option(name: "fs", value: nil)])
        #expect(line.entries == [.file("a.mkv", options: []), .file("b.mkv", options: [])])
    }

    @Test func `behind two dashes all are files`() throws {
        let line = try self.parse("--fs", "--", "--volume=50", "-")
        #expect(line.entries == [.file("--volume=50", options: []), .file("-", options: [])])
    }

    @Test func `a group's options belong to its files only`() throws {
        let line = try self.parse("a", "--{", "b", "--volume=5", "c", "--}", "d", "--fs")
        let own = [Option(name: "volume", value: "5")]
        let files: [MPVCommandLine.Entry] = [
            .file("a", options: []), .file("b", options: own), .file("c", options: own), .file("d", options: []),
        ]
        #expect(line.entries == files)
        #expect(line.options == [Option(name: "fs", value: nil)])
    }

    @Test func `playlists keep their place between files`() throws {
        #expect(
            try self.parse("a", "--playlist=p.m3u", "b").entries
                == [.file("a", options: []), .playlist("p.m3u"), .file("b", options: [])]
        )
    }

    @Test(arguments: [
        (["--{", "--{"], "'--{' can not be nested."), (["--}"], "Too many closing '--}'."),
        (["--{", "a"], "Missing closing --} on command line."),
        (["-volume"], "Error parsing commandline option volume: option requires parameter"),
        (["--log-level"], "Error parsing commandline option log-level: option requires parameter"),
    ])
    func `mistakes are told in mpv's words`(arguments: [String], words: String) {
        #expect {
            _ = try MPVCommandLine(arguments) { $0 == "volume" }
        } throws: { error in
            (error as? MPVCommandLine.Mistake)?.lines.first == words
        }
    }

    @Test(arguments: ["--help", "--h=fs", "--list-options", "--version", "-V", "--show-profile=x", "--o=out.mkv"])
    func `what mpv answers instead of playing is mpv's`(argument: String) throws {
        #expect(try self.parse(argument).isForMPV)
    }

    @Test func `the level of the log is no option of mpv's, and a wrong one is told`() throws {
        #expect(try self.parse("--log-level=debug", "a").options == [])
        #expect {
            _ = try self.parse("--log-level=loud", "a")
        } throws: { error in
            (error as? MPVCommandLine.Mistake)?.lines.last == "Setting commandline option --log-level=loud failed."
        }
    }

    @Test func `verbosity is counted`() throws {
        #expect(try self.parse("-v", "-v", "a").verbosity == 2)
    }

    @Test(
        arguments: [
            ("title", "a", "title=%1%a"), ("title", "é", "title=%2%é"), ("title", "", "title=%0%"), ("fs", nil, "fs"),
            ("title", "a\nscript=/evil.lua", nil), ("x\ny", nil, nil), ("title", "a\rb", nil),
        ] as [(String, String?, String?)]
    )
    func `values cannot break out of their line`(name: String, value: String?, line: String?) {
        #expect(Option(name: name, value: value).line == line)
    }
}
