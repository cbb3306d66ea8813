import Testing

@testable import TraktMPV

/// What people read at the end of a `sync`, and of what was forgotten.
@Suite struct SumsTests {
    @Test(arguments: [
        (SyncReport(delivered: 0, parked: 0, waiting: 0), "Nothing waits."),
        (
            SyncReport(delivered: 2, places: 1, parked: 0, waiting: 0),
            "2 delivered, 1 place kept, 0 for you to look at, 0 waiting"
        ),
        // What was left to the user before is so still.
        (
            SyncReport(delivered: 0, parked: 0, forUser: 1, waiting: 3),
            "0 delivered, 1 for you to look at (`trakt-mpv queue` says why), 3 waiting"
        ),
        (
            SyncReport(delivered: 0, parked: 0, waiting: 0, ratings: 1),
            "0 delivered, 0 for you to look at, 0 waiting, 1 rating waiting"
        ),
        (
            SyncReport(delivered: 0, parked: 0, waiting: 0, obstacle: "Not connected."),
            "0 delivered, 0 for you to look at, 0 waiting"
        ),
    ])
    func `the sum has all that is for the user, and is one sentence where nothing is to be done`(
        report: SyncReport,
        line: String
    ) {
        #expect(report.lines == [line])
    }

    @Test(arguments: [
        (1, ["1 viewing forgotten.", "1 kept: it has not reached Trakt.", "At Trakt 1 of them stays: remove it on"]),
        (
            2,
            [
                "2 viewings forgotten.", "2 kept: they have not reached Trakt.",
                "At Trakt 2 of them stay: remove them on",
            ]
        ),
    ])
    func `one is told as one`(count: Int, beginnings: [String]) {
        let report = ForgetReport(
            forgotten: count,
            undelivered: 0,
            kept: count,
            playing: 0,
            atTrakt: count,
            isCacheForgotten: true,
            leftFiles: []
        )
        #expect(zip(report.lines, beginnings).allSatisfy { $0.hasPrefix($1) }, "\(report.lines)")
    }
}
