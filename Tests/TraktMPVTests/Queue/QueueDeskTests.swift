import Foundation
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync
@testable import TraktMPV

/// What `queue` and `rate` do without a network.
@Suite struct QueueDeskTests {
    private let desk: QueueDesk
    private let start = Date(timeIntervalSince1970: 1_790_000_000)

    init() throws {
        self.desk = try QueueDesk(in: .unreachable(try TemporaryDirectory()))
    }

    /// A play in a state, through the machine alone.
    private func entry(
        in state: Delivery.State,
        minutes: Double = 0,
        path: String = "/Dune (2021).mkv",
        item: ScrobbleItem? = .movie(trakt: 1001, title: nil, year: nil)
    ) throws -> OutboxEntry {
        let viewing = Viewing(
            session: "s",
            evidence: MediaEvidence(path: path),
            description: MediaIdentifier().describe(MediaEvidence(path: path)),
            startedAt: self.start
        )
        try self.desk.outbox.insert(viewing)
        let end = self.start + minutes * 60
        let sent = Delivery.Input.sent(SentPlay(.history, sentAt: end, playTime: end))
        let matched: [Delivery.Input] = item.map { [.matched($0)] } ?? []
        let ended: [Delivery.Input] = matched + [.ended(.init(.play, watchedAt: end))]
        let inputs: [Delivery.Input] =
            switch state {
            case .watching: []
            case .finished: ended
            case .sending: ended + [.claimed]
            case .unsure: ended + [.claimed, sent]
            case .delivered: ended + [.claimed, sent, .answered(.done(number: nil))]
            case .parked: ended + [.unmatched(reason: "needs a match")]
            case .dropped: ended + [.userDropped(reason: "given up by the user")]
            }
        for input in inputs { _ = try self.desk.outbox.apply([.init(input, viewing: viewing.id)], at: end) }
        let entry = try #require(try self.desk.outbox.entry(viewing.id))
        #expect(entry.delivery.state == state)
        return entry
    }

    @Test(
        arguments: [
            (.watching, "is still being watched"), (.sending, "is being told at this moment"),
            (.delivered, "was delivered. `trakt-mpv queue resend ID`"), (.dropped, "was given up"),
        ] as [(Delivery.State, String)]
    )
    func `retry says of what there is nothing to try why that is, and changes nothing`(
        state: Delivery.State,
        words: String
    ) throws {
        let entry = try self.entry(in: state)
        do {
            _ = try self.desk.retry(entry.id)
            Issue.record("it was told as tried again")
        } catch let mistake as QueueMistake {
            #expect(mistake.description.contains("Dune (2021)") && mistake.description.contains(words))
        }
        #expect(try self.desk.outbox.entry(entry.id) == entry)
    }

    @Test(arguments: [Delivery.State.finished, .unsure, .parked])
    func `retry tries again what can be tried`(state: Delivery.State) throws {
        let entry = try self.entry(in: state)
        var lines: [String] = []
        try self.desk.retry(entry.id).forEach { lines += $0.lines }
        #expect(lines == ["To be tried again: Dune (2021)"])
        #expect(try self.desk.outbox.entry(entry.id)?.delivery.nextAttemptAt == nil)
    }

    @Test func `a rating is of what was watched last, though another was delivered last`() throws {
        let delivered = try self.entry(in: .delivered, minutes: 10)
        let waiting = try self.entry(in: .finished, minutes: 20)
        #expect(try self.desk.rate(nil, 9).id == waiting.id)
        #expect(try self.desk.outbox.ratings.rating(of: delivered.id) == nil)
    }

    @Test func `without anything that counts there is a sentence`() throws {
        #expect(throws: QueueMistake.nothingWatched) { try self.desk.rate(nil, 9) }
        _ = try self.entry(in: .watching)
        #expect(throws: QueueMistake.nothingWatched) { try self.desk.rate(nil, 9) }
    }

    @Test func `a refused rating is listed with its reason, tried again, shown and given up`() throws {
        let entry = try self.entry(in: .delivered)
        _ = try self.desk.rate(entry.id, 9)
        let rating = try #require(try self.desk.outbox.ratings.rating(of: entry.id))
        try self.desk.outbox.owed(to: .trakt).park(rating, reason: "Trakt does not know this item.")
        let line = "\(entry.id.prefix(8))  parked  rated 9  Dune (2021)  Trakt does not know this item."
        #expect(try self.lines(self.desk.listing) == [line])
        let status = try StatusReport(in: self.desk.environment)
        #expect(status.ratingsParked == 1 && status.parked == 0)
        #expect(status.lines.contains("Ratings: 0 waiting, 1 for you to look at"))
        #expect(status.lastError == "Trakt does not know this item.")
        #expect(try JSONLine(encoding: status).description.contains(#""ratingsParked":1"#))
        #expect(try self.lines(self.desk.retry(nil)) == ["To be tried again: the rating 9 of Dune (2021)"])
        #expect(try self.desk.outbox.ratings.rating(of: entry.id)?.state == .finished)
        let given = try #require(try self.desk.dropRating(entry.id))
        #expect(given.lines == ["Given up: the rating 9 of Dune (2021)"])
        #expect(try self.desk.details(of: entry.id).lines.contains("rated     9, dropped: given up by the user"))
        #expect(try self.lines(self.desk.listing).isEmpty)
        #expect(try self.desk.dropRating(entry.id) == nil)
    }

    @Test func `what has counted and is not rated is listed, each film once, the newest first`() throws {
        let pending = try PendingRatings(in: self.desk.environment)
        #expect(try self.lines(pending.listing) == [])
        _ = try self.entry(in: .delivered, minutes: 10)
        let again = try self.entry(in: .finished, minutes: 20)
        let other = ScrobbleItem.movie(trakt: 1002, title: nil, year: nil)
        let newest = try self.entry(in: .delivered, minutes: 30, path: "/Heat (1995).mkv", item: other)
        // Nobody knows what that is, and nobody wants to be asked for it.
        _ = try self.entry(in: .parked, minutes: 40, path: "/IMG_0042.mp4", item: nil)
        _ = try self.entry(in: .dropped, minutes: 50, path: "/Ran (1985).mkv", item: nil)
        #expect(try self.ids(pending) == [newest.id, again.id])
        _ = try self.desk.rate(again.id, 8)
        #expect(try self.ids(pending) == [newest.id])
        let rating = try #require(try self.desk.outbox.ratings.rating(of: again.id))
        try self.desk.outbox.owed(to: .trakt).settle(rating)
        #expect(try self.desk.outbox.ratings.rating(of: again.id) == nil)
        #expect(try self.ids(pending) == [newest.id])
    }

    private func ids(_ pending: PendingRatings) throws -> [String] {
        var ids: [String] = []
        try pending.listing.forEach { ids.append($0.id) }
        return ids
    }

    @Test func `many are given up together: what waits for the user, or what is called so`() throws {
        let names = ["/cam/IMG_0042.mp4", "/cam/img_0043.mp4", "/cam/Birthday party.mkv", "/films/Heat (1995).mkv"]
        let parked = try names.map { try self.entry(in: .parked, path: $0, item: nil) }
        let waiting = try self.entry(in: .finished, path: "/cam/IMG_0044.mp4", item: nil)
        func chosen(_ pattern: String) throws -> Int { try self.desk.matching(pattern).count }
        #expect(try chosen("IMG_*") == 3)
        #expect(try chosen("birthday") == 1)
        #expect(try chosen("/cam/*") == 4)
        #expect(try chosen("Heat (1995)") == 1)
        #expect(try chosen("img_004[23].mp4") == 2)
        #expect(try chosen("nothing") == 0)
        #expect(try chosen("[") == 0)
        let some = try self.desk.matching("IMG_*")
        #expect(some.question == "Give these 3 up? They are never told to Trakt then.")
        #expect(try self.lines(self.desk.drop(some)).count == 3)
        #expect(try self.desk.outbox.entry(waiting.id)?.delivery.state == .dropped)
        let again = try self.entry(in: .finished, path: "/films/Ran (1985).mkv", item: nil)
        let all = try self.desk.allForUser()
        #expect(all.count == 2)
        // Watched at the same moment, they stand in the order of their ids.
        #expect(try self.lines(self.desk.drop(all)).sorted() == ["Given up: Birthday party", "Given up: Heat (1995)"])
        #expect(try self.desk.outbox.entry(again.id)?.delivery.state == .finished)
        #expect(try self.lines(self.desk.drop(self.desk.allForUser())) == [])
        #expect(parked.count == 4)
    }

    @Test func `one play after the other is rated, skipped or left`() {
        let plays = ["A", "B", "C"].map { RatingRound.Play(id: $0, title: "film \($0)\u{1B}[31m", date: self.start) }
        var round = RatingRound(plays)
        #expect(round.question?.hasPrefix("1/3  film A[31m, ") == true)
        #expect(RatingKey(Array("0".utf8)).map { round.press($0) } == .rate(plays[0], 10))
        #expect(RatingKey(Array("s".utf8)).map { round.press($0) } == .skip)
        #expect(round.question?.hasPrefix("3/3  film C") == true)
        #expect(RatingKey([0x1B, 0x5B, 0x41]) == nil && RatingKey([]) == .quit && RatingKey([3]) == .interrupt)
        #expect(round.press(.quit) == .leave)
        #expect(RatingKey(Array("7".utf8)).map { round.press($0) } == .rate(plays[2], 7))
        #expect(round.question == nil && round.press(.rating(1)) == .leave)
    }

    @Test(arguments: [Delivery.State.watching, .finished, .parked, .dropped])
    func `what was not delivered cannot be missing`(state: Delivery.State) async throws {
        let entry = try self.entry(in: state)
        await #expect(throws: QueueMistake.nothingToResend("Dune (2021)", state, entry.delivery.kind)) {
            _ = try await self.desk.missing(.viewing(entry.id))
        }
    }

    @Test func `without a network nothing is missing and the reason is told`() async throws {
        let entry = try self.entry(in: .delivered)
        let report = self.desk.leave(try await self.desk.missing(.viewing(entry.id)))
        #expect(report.isFailure && report.missing.isEmpty && report.checked == 1)
    }

    @Test(
        arguments: [
            ("2026-01-31", true), ("2026-02-30", false), ("2026-1-31", false), ("31.1.2026", false),
            ("yesterday", false),
            ("2026-01-31T00:00:00Z", false), ("", false), ("0000-00-00", false), ("２０２６-01-31", false),
        ]
    )
    func `a day is a day of the calendar`(text: String, isDay: Bool) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let day = ResendChoice.day(text, in: zone)
        #expect((day != nil) == isDay)
        if let day { #expect(TraktDate.text(day) == "2026-01-30T23:00:00.000Z") }
    }

    private func lines(_ listing: Listing<some Report>) throws -> [String] {
        var lines: [String] = []
        try listing.forEach { lines += $0.lines }
        return lines
    }
}
