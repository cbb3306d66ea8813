import TestSupport
import Testing

@testable import TraktMPV

@Suite struct ReportTests {
    @Test(
        arguments: [
            (
                .connected("me"), #"{"account":"me","event":"connected"}"#, ["Connected as me.", AppPermissions.after],
                nil, false
            ),
            (.later, #"{"event":"later"}"#, [], "Nothing was changed.", false),
            (.quit, #"{"event":"later"}"#, [], "Nothing was changed.", false),
            (
                .denied, #"{"event":"denied"}"#, [],
                "Denied on Trakt's page. Run `trakt-mpv login` to try again.", true
            ),
            (.failed("No way."), #"{"event":"failed","reason":"No way."}"#, [], "No way.", true),
        ] as [(ActivationFlow.Outcome, String, [String], String?, Bool)]
    )
    func `a login is told to programs, to people, and by the exit code`(
        outcome: ActivationFlow.Outcome,
        json: String,
        lines: [String],
        trouble: String?,
        isFailure: Bool
    ) throws {
        let report = LoginReport(outcome)
        #expect(try JSONLine(encoding: report).description == json)
        #expect(report.lines == lines)
        #expect(report.trouble == trouble)
        #expect(report.isFailure == isFailure)
    }

    @Test(arguments: [
        ("/films/Heat (1995)/Trailers/Heat (1995).mkv", "it is a trailer"), ("/f/Heat-sample.mkv", "it is a sample"),
        ("/f/[G] Title - NCOP1 [BD].mkv", "it is an opening or an ending"),
    ])
    func `what will not be told is said, with the reason`(path: String, reason: String) throws {
        let line = try #require(IdentificationReport(path: path).lines.first)
        #expect(line.contains("not told to Trakt: its name or folder says that \(reason)"))
        #expect(!(try #require(IdentificationReport(path: "/f/Heat (1995).mkv").lines.first).contains("not told")))
    }

    @Test func `other words change nothing of the JSON`() throws {
        let report = LogoutReport(wasConnected: true, waiting: 2)
        let worded = Worded(report, "Gone.")
        #expect(try JSONLine(encoding: worded).description == JSONLine(encoding: report).description)
        #expect(worded.lines == ["Gone."])
        let page = "Connected apps: https://app.trakt.tv/settings/apps"
        #expect(report.lines == ["Logged out. 2 viewings stay queued until the next login.", page])
    }

    @Test func `without a client id nothing is opened, and that is the trouble`() async throws {
        let environment = Environment.unreachable(try TemporaryDirectory(), clientID: nil)
        #expect(await environment.withTrakt { $0 == nil })
        let report = try await QueueDesk(in: environment).sync(all: false) { _ in }
        #expect(report.trouble == Environment.missingClientID)
        #expect(report.isFailure)
    }

    @Test func `an empty queue has no lines and a word for it`() throws {
        let listing = try QueueDesk(in: .unreachable(try TemporaryDirectory())).listing
        try listing.forEach { Issue.record("\($0.lines)") }
        #expect(listing.nothing == "Nothing waits.")
    }
}
