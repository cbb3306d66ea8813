import Foundation
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

/// What people are shown of a viewing: what Trakt was told, and what the name says where that is something else.
@Suite struct ViewingTitleTests {
    private static let office = Match(
        item: .episode(trakt: 7),
        kind: .episode,
        title: "The Office",
        year: 2005,
        season: 2,
        number: 3,
        episodeTitle: "Office Olympics"
    )
    private static let dune = Match(
        item: .movie(trakt: 1, title: "Dune", year: 2021),
        kind: .movie,
        title: "Dune",
        year: 2021
    )

    private static func viewing(_ path: String) -> Viewing {
        let evidence = MediaEvidence(path: path)
        let description = MediaIdentifier().describe(evidence)
        return Viewing(
            session: "s",
            evidence: evidence,
            description: description,
            startedAt: Date(timeIntervalSince1970: 0)
        )
    }

    @Test(arguments: [
        // In another way of writing, or with less said, nothing stands beside it.
        ("/tv/The.Office.S02E03.mkv", Self.office, "The Office 2×03 Office Olympics"),
        ("/tv/the office - 2x03 - Olympics.mkv", Self.office, "The Office 2×03 Office Olympics"),
        ("/films/Dune (2021).mkv", Self.dune, "Dune (2021)"), ("/films/Dune.mkv", Self.dune, "Dune (2021)"),
        // Something else does.
        ("/tv/The.Office.S02E04.mkv", Self.office, "The Office 2×03 Office Olympics (the name says The Office 2×04)"),
        ("/tv/The.Office.S01E03.mkv", Self.office, "The Office 2×03 Office Olympics (the name says The Office 1×03)"),
        ("/tv/Fringe.S02E03.mkv", Self.office, "The Office 2×03 Office Olympics (the name says Fringe 2×03)"),
        ("/films/Dune (1984).mkv", Self.dune, "Dune (2021) (the name says Dune (1984))"),
        // Nothing is known of it at Trakt.
        ("/tv/The.Office.S02E03.mkv", nil, "The Office 2×03"), ("/films/Dune (1984).mkv", nil, "Dune (1984)"),
    ])
    func `what was told is shown, and the name beside it where it says something else`(
        path: String,
        match: Match?,
        shown: String
    ) {
        #expect("\(ViewingTitle(match.map(ItemTitle.init), of: Self.viewing(path)))" == shown)
    }

    @Test func `what Trakt calls it is harmless too`() {
        var match = Self.dune
        match.title = "Du\u{1B}[2Jne\n"
        #expect("\(ViewingTitle(ItemTitle(match), of: Self.viewing("/films/x.mkv")))".contains("Du[2Jne (2021)"))
    }

    private static func told(
        _ match: Match,
        of path: String,
        to outbox: Outbox,
        isCounted: Bool = true,
        number: Int64 = 5
    ) throws -> Viewing {
        var viewing = self.viewing(path)
        (viewing.isCounted, viewing.progress) = (isCounted, isCounted ? 95 : 3)
        try outbox.insert(viewing)
        try ItemTitles(in: outbox).learn([match])
        let inputs: [Delivery.Input] = [
            .matched(match.item), .ended(viewing.owed), .claimed,
        ]
        for input in inputs { _ = try outbox.apply([.init(input, viewing: viewing.id)], at: viewing.endedAt) }
        if isCounted {
            _ = try outbox.apply(
                [.init(.sent(SentPlay(.stop, sentAt: viewing.endedAt)), viewing: viewing.id)],
                at: viewing.endedAt
            )
        }
        _ = try outbox.apply([.init(.answered(.done(number: number)), viewing: viewing.id)], at: viewing.endedAt)
        return viewing
    }

    @Test func `status, queue, rate and undo show what was told after a correction`() async throws {
        let environment = Environment.unreachable(try TemporaryDirectory())
        let outbox = try environment.outbox()
        let viewing = try Self.told(Self.office, of: "/tv/Fringe.S01E01.mkv", to: outbox)
        let shown = "The Office 2×03 Office Olympics"
        let beside = "\(shown) (the name says Fringe 1×01)"
        let desk = try QueueDesk(in: environment)
        let status = try StatusReport(in: environment)
        #expect(status.lastDelivery?.title == shown && status.lastDelivery?.named == "Fringe 1×01")
        #expect(status.lines.contains { $0.hasPrefix("Last delivered: \(beside), ") })
        #expect(try desk.details(of: viewing.id).lines.contains { $0.hasSuffix(beside) })
        let rated = try desk.rate(nil, 8)
        #expect(rated.lines == ["Rated 8: \(beside)"] && rated.title == shown && rated.named == "Fringe 1×01")
        #expect(throws: QueueMistake.deliveredAlready(beside, viewing.id)) { try desk.drop(viewing.id) }
        let undone = try await desk.undo(nil)
        #expect(undone.title == shown && undone.lines.allSatisfy { $0.contains(beside) })
    }

    @Test func `a place that is kept is no play, and nothing calls it delivered`() throws {
        let environment = Environment.unreachable(try TemporaryDirectory())
        let viewing = try Self.told(
            Self.dune,
            of: "/films/Dune (2021).mkv",
            to: try environment.outbox(),
            isCounted: false
        )
        let status = try StatusReport(in: environment)
        #expect(status.delivered == 0 && status.placesKept == 1)
        #expect(status.lines.contains { $0.hasSuffix("0 delivered so far, 1 place kept") })
        #expect(status.lines.contains { $0.hasPrefix("Last place kept at 3 %: Dune (2021), ") })
        let desk = try QueueDesk(in: environment)
        let details = try desk.details(of: viewing.id).lines
        #expect(details.contains("state     place kept at 3 %") && !details.contains { $0.contains("delivered") })
        #expect(throws: QueueMistake.keptAlready("Dune (2021)")) { try desk.drop(viewing.id) }
        let step = SyncStep(.delivered(viewing: viewing.id, isPlay: false)) { try? desk.find($0) }
        #expect(step?.lines == ["Place kept at 3 %: Dune (2021)"] && step?.event == "place-kept")
    }

    @Test func `status tells trouble until it is over: not after a login, and not for what the user wants`() throws {
        let environment = Environment.unreachable(try TemporaryDirectory())
        let outbox = try environment.outbox()
        var viewing = Self.viewing("/films/Dune (2021).mkv")
        (viewing.isCounted, viewing.progress) = (true, 95)
        try outbox.insert(viewing)
        func happen(_ inputs: Delivery.Input...) throws {
            for input in inputs { _ = try outbox.apply([.init(input, viewing: viewing.id)], at: viewing.endedAt) }
        }
        let reason = "Trakt no longer accepts this login. Run `trakt-mpv login`."
        try happen(.ended(viewing.owed), .questionFailed(.notDone(reason: reason, rest: 3600)))
        #expect(try StatusReport(in: environment).lastError == reason)
        try QueueDesk(in: environment).retryAfterLogin()
        #expect(try StatusReport(in: environment).lastError == nil)
        let play = SentPlay(.stop, sentAt: viewing.endedAt)
        try happen(.matched(Self.dune.item), .claimed, .sent(play), .userDropped(reason: "given up by the user"))
        let status = try StatusReport(in: environment)
        #expect(status.waiting == 1 && status.lastError == nil)
    }

    @Test func `the clock that was wrong is told by status`() throws {
        let environment = Environment.unreachable(try TemporaryDirectory())
        let note = ClockNote(seconds: -7200, isSet: true, notedAt: Date())
        try ClockNotes(in: environment.outbox()).keep(note)
        #expect(try StatusReport(in: environment).lines.contains(note.sentence))
        try ClockNotes(in: environment.outbox()).keep(
            ClockNote(seconds: -7200, isSet: true, notedAt: Date() - 8 * 86400)
        )
        #expect(try StatusReport(in: environment).clock == nil)
        #expect(SyncEvent.timesMended(seconds: -7200).clockSentence == note.sentence)
    }

    @Test func `with the last viewing of an item its title is forgotten here`() throws {
        let outbox = try Environment.unreachable(try TemporaryDirectory()).outbox()
        let first = try Self.told(Self.dune, of: "/films/Dune (2021).mkv", to: outbox, isCounted: false)
        let second = try Self.told(Self.dune, of: "/films/Dune.mkv", to: outbox, isCounted: false, number: 6)
        try LocalHistory(outbox).forget([first.id])
        #expect(try ItemTitles(in: outbox).items() == ["movie 1"])
        try PrivateViewings(in: outbox).erase(second.id)
        #expect(try ItemTitles(in: outbox).items() == [])
    }
}
