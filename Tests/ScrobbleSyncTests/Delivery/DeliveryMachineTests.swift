import Foundation
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct DeliveryMachineTests {
    private typealias Column = DeliveryTable.Column

    private static let now = DeliveryTable.now

    private func delivery(
        _ state: Delivery.State,
        _ kind: Delivery.Kind = .play,
        isTraced: Bool = false
    ) throws -> Delivery {
        try #require(Column(title: "", kind: kind, isTraced: isTraced).delivery(in: state))
    }

    // MARK: - The document

    @Test func `the table in the documentation is the code's`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Documentation/delivery.md").standardized
        if ProcessInfo.processInfo.environment["TRAKT_MPV_WRITE_DOCUMENTATION"] != nil {
            try Data(DeliveryTable.text.utf8).write(to: path)
        }
        let written = try String(contentsOf: path, encoding: .utf8)
        #expect(written == DeliveryTable.text, "run Scripts/document and look at what has changed")
    }

    // MARK: - All states

    @Test(arguments: Delivery.State.allCases)
    func `every state is reached, and all but the last are left, through the machine alone`(
        state: Delivery.State
    ) throws {
        let reached = try self.delivery(state)
        #expect(reached.state == state)
        let left = DeliveryTable.inputs.contains { row in
            var copy = reached
            return copy.receive(row.input, at: Self.now) != nil && copy.state != state
        }
        // What was given up stays given up.
        #expect(left == (state != .dropped))
    }

    @Test func `an input that means nothing changes nothing`() {
        for column in Column.all {
            for state in Delivery.State.allCases {
                guard let before = column.delivery(in: state) else { continue }
                for (name, input) in DeliveryTable.inputs {
                    var after = before
                    guard after.receive(input, at: Self.now) == nil else { continue }
                    #expect(after == before, "\(name) in \(state)")
                }
            }
        }
    }

    @Test func `a play reaches the wire only as unsure, and leaves it only by an answer, the history or the user`() {
        for column in Column.all where column.kind == .play {
            for state in Delivery.State.allCases {
                guard let before = column.delivery(in: state) else { continue }
                for (name, input) in DeliveryTable.inputs {
                    var after = before
                    guard after.receive(input, at: Self.now) != nil else { continue }
                    if after.state == .delivered, before.state != .delivered {
                        // What another app has told never was on ours.
                        #expect(before.state == .unsure || name == "foundElsewhere", "\(name) in \(state)")
                    }
                    if case .sent = input { #expect(after.state == .unsure, "\(name) in \(state)") }
                }
            }
        }
    }

    @Test func `what may have arrived is remembered unless an answer proves that it did not`() {
        let proofs = ["answered nothingDone", "answered refused", "answered notDone", "answered notReached"]
        let withdrawals = ["replaced by another", "replaced by nothing", "userRenamed"]
        for column in Column.all where column.isTraced {
            for state in Delivery.State.allCases {
                guard let before = column.delivery(in: state) else { continue }
                for (name, input) in DeliveryTable.inputs where !withdrawals.contains(name) {
                    var after = before
                    _ = after.receive(input, at: Self.now)
                    // Of a refused request its own mark goes, those before it stay.
                    let lost = proofs.contains(name) ? before.trace.sent.dropLast() : before.trace.sent[...]
                    #expect(after.trace.sent.starts(with: lost.prefix(1)), "\(name) in \(state)")
                    #expect(after.trace.sent.count >= lost.count, "\(name) in \(state)")
                }
            }
        }
    }

    // MARK: - Waits

    @Test(arguments: [(1, 5), (4, 40), (10, 1800), (1000, 1800), (0, 5), (-5, 5)])
    func `waits double up to half an hour`(failures: Int, seconds: Int) {
        #expect(backoff(afterFailures: failures) == .seconds(seconds))
    }

    @Test func `an unclear answer is looked up after a wait that grows`() throws {
        var delivery = try self.delivery(.unsure)
        for seconds in [5.0, 10, 20] {
            #expect(delivery.receive(.answered(.mayBeDone(reason: "lost")), at: Self.now) == [.askGate])
            #expect(delivery.state == .unsure && delivery.reason == "lost")
            #expect(delivery.nextAttemptAt == Self.now + seconds)
            #expect(delivery.receive(.notFoundInHistory(askedAt: Self.now + 3600), at: Self.now) == [])
            #expect(delivery.receive(.sent(SentPlay(.history, sentAt: Self.now)), at: Self.now) == [])
        }
    }

    @Test func `a request that did nothing is as if it had never been, those before it stay`() throws {
        let before = try self.delivery(.sending, isTraced: true)
        var after = before
        _ = after.receive(.sent(SentPlay(.history, sentAt: Self.now)), at: Self.now)
        #expect(after.trace.sent.count == before.trace.sent.count + 1)
        #expect(after.receive(.answered(.notDone(reason: "wait", rest: 9)), at: Self.now) == [.rest(reason: "wait", 9)])
        #expect(after.state == .unsure && after.trace == before.trace && after.attempts == before.attempts)
    }

    @Test func `of whatever anything may have arrived, the history is asked first, for ever`() {
        let column = Column(title: "", kind: .play, isTraced: true)
        for state in Delivery.State.allCases {
            guard let before = column.delivery(in: state) else { continue }
            for (name, input) in DeliveryTable.inputs {
                var after = before
                guard after.receive(input, at: Self.now) != nil, !after.trace.isEmpty else { continue }
                // What was found, with a time that is wrong, has arrived: it is removed and added.
                #expect(after.state != .finished || name == "foundInHistory late", "\(name) in \(state)")
                if after.state == .sending, before.state == .unsure {
                    let isProven = ["notFoundInHistory, long after", "answered nothingDone"].contains(name)
                    #expect(isProven, "\(name) in \(state)")
                }
            }
        }
    }

    // MARK: - Looks

    @Test func `what is not found is looked for after seconds, a minute and ten minutes, and only then told again`()
        throws
    {
        var delivery = try self.delivery(.sending)
        _ = delivery.receive(.sent(SentPlay(.stop, sentAt: Self.now)), at: Self.now)
        for (asked, next) in [(2.0, 60.0), (30, 60), (60, 600), (599, 600)] {
            let now = Self.now + asked
            #expect(delivery.receive(.notFoundInHistory(askedAt: now), at: now) == [])
            #expect(delivery.state == .unsure && delivery.nextAttemptAt == Self.now + next)
        }
        #expect(delivery.receive(.notFoundInHistory(askedAt: Self.now + 600), at: Self.now + 600) == [])
        #expect(delivery.state == .sending)
    }

    @Test func `what stood in its way is no reason any more when its turn has come`() throws {
        var delivery = try self.delivery(.finished)
        _ = delivery.receive(.questionFailed(.notReached(reason: "Trakt cannot be reached.")), at: Self.now)
        #expect(delivery.reason == "Trakt cannot be reached.")
        _ = delivery.receive(.claimed, at: Self.now)
        #expect(delivery.state == .sending && delivery.reason == nil)
    }

    @Test func `a mark ahead of now, left by a clock that was wrong, holds nothing for longer than any other`() throws {
        var delivery = try self.delivery(.sending)
        _ = delivery.receive(.sent(SentPlay(.stop, sentAt: Self.now + 1e8)), at: Self.now)
        _ = delivery.receive(.notFoundInHistory(askedAt: Self.now + 5), at: Self.now + 5)
        #expect(delivery.nextAttemptAt == Self.now + 7)
        _ = delivery.receive(.notFoundInHistory(askedAt: Self.now + 605), at: Self.now + 605)
        #expect(delivery.state == .sending)
    }

    @Test func `of two plays of one viewing ours goes, unless the other has the wrong time`() throws {
        var early = try self.delivery(.delivered, isTraced: true)
        #expect(early.nextAttemptAt != nil)
        _ = early.receive(.numberLearned(5), at: Self.now)
        var late = early
        #expect(early.receive(.foundInHistory(number: 5), at: Self.now) == [])
        #expect(early.receive(.foundInHistory(number: 6), at: Self.now) == [.withdraw(number: 5)])
        #expect(early.number == 6 && early.state == .delivered)
        #expect(late.receive(.foundInHistory(number: 6, isLate: true), at: Self.now) == [.withdraw(number: 6)])
        #expect(late.number == 5)
        for asked in [60.0, 600, 1800] {
            #expect(late.nextAttemptAt != nil)
            _ = late.receive(.notFoundInHistory(askedAt: Self.now + asked), at: Self.now + asked)
        }
        #expect(late.nextAttemptAt == nil)
    }

    @Test func `a stop that was stamped late is removed and told anew with its time`() throws {
        var delivery = try self.delivery(.unsure)
        #expect(delivery.receive(.foundInHistory(number: 7, isLate: true), at: Self.now) == [.withdraw(number: 7)])
        #expect(delivery.state == .finished && delivery.number == nil && !delivery.trace.isEmpty)
        _ = delivery.receive(.claimed, at: Self.now)
        #expect(delivery.state == .sending)
    }

    // MARK: - What another app tells

    private func elsewhere(_ state: Delivery.State) throws -> Delivery {
        let column = Column(title: "", kind: .play, isTraced: false, isElsewhere: true)
        return try #require(column.delivery(in: state))
    }

    @Test func `what another app tells goes out by us only when its play has not come for as long as it may`() throws {
        var delivery = try self.elsewhere(.finished)
        #expect(delivery.receive(.claimed, at: Self.now) == nil)
        let end = delivery.watchedAt
        for (asked, next) in [(1.0, 2.0), (3, 60), (61, 600), (601, 720)] {
            #expect(delivery.receive(.notFoundElsewhere(askedAt: end + asked), at: end + asked) == [])
            #expect(delivery.state == .finished && delivery.nextAttemptAt == end + next, "\(asked)")
        }
        #expect(delivery.receive(.notFoundElsewhere(askedAt: end + 721), at: end + 721) == [])
        #expect(delivery.state == .sending && delivery.otherApp == nil && delivery.nextAttemptAt == nil)
    }

    @Test func `a check-in that never ends holds nothing for longer than a night`() throws {
        var delivery = try self.delivery(.watching)
        _ = delivery.receive(.seenElsewhere(.init(isCheckIn: true, expiresAt: .distantFuture)), at: Self.now)
        _ = delivery.receive(.ended(.init(.play, watchedAt: Self.now)), at: Self.now)
        for hours in 1..<6 {
            let now = Self.now + Double(hours) * 3600
            _ = delivery.receive(.notFoundElsewhere(askedAt: now), at: now)
            #expect(delivery.state == .finished)
        }
        let late = Self.now + 6 * 3600
        _ = delivery.receive(.notFoundElsewhere(askedAt: late), at: late)
        #expect(delivery.state == .sending)
    }

    @Test(arguments: [Delivery.Input.userCorrected, .describedAnew])
    func `what turns out to be something else is nothing that another app tells`(input: Delivery.Input) throws {
        var delivery = try self.elsewhere(.watching)
        #expect(delivery.receive(input, at: Self.now) == [])
        #expect(delivery.otherApp == nil)
    }

    // MARK: - Wishes

    @Test(arguments: [
        Delivery.Input.userTookBack, .userDropped(reason: "…"), .excluded(reason: "…"), .userRenamed(nil),
    ])
    func `what may have arrived is given up for certain: found it goes, not found it is never told`(
        wish: Delivery.Input
    ) throws {
        for state in [Delivery.State.sending, .unsure, .parked] {
            var delivery = try self.delivery(state, isTraced: true)
            #expect(delivery.receive(wish, at: Self.now) == [])
            #expect(delivery.state == .unsure && delivery.wish == .takeBack)
            var missing = delivery
            #expect(delivery.receive(.foundInHistory(number: 7), at: Self.now) == [.withdraw(number: 7)])
            #expect(delivery.state == .dropped && delivery.wish == nil)
            let end = Self.now + 3600
            #expect(missing.receive(.notFoundInHistory(askedAt: end), at: end) == [.announceDropped])
            #expect(missing.state == .dropped && missing.nextAttemptAt != nil)
            // Trakt does it all the same, later still.
            #expect(missing.receive(.foundInHistory(number: 8), at: end) == [.withdraw(number: 8)])
        }
    }

    @Test func `what is wished while a request is under way is done with its answer`() throws {
        let item = ScrobbleItem.movie(trakt: 2, title: nil, year: nil)
        for (wish, state) in [(Delivery.Input.userTookBack, Delivery.State.dropped), (.userRenamed(item), .finished)] {
            var delivery = try self.delivery(.unsure)
            _ = delivery.receive(wish, at: Self.now)
            var numberless = delivery
            #expect(delivery.receive(.answered(.done(number: 7)), at: Self.now) == [.withdraw(number: 7)])
            #expect(delivery.state == state && delivery.wish == nil)
            _ = numberless.receive(.answered(.done(number: nil)), at: Self.now)
            #expect(numberless.state == .delivered && numberless.nextAttemptAt == Self.now)
            #expect(numberless.receive(.foundInHistory(number: 7), at: Self.now) == [.withdraw(number: 7)])
            #expect(numberless.state == state)
        }
    }

    @Test(arguments: [Delivery.Answer.refused(reason: "…"), .notReached(reason: "…"), .notDone(reason: "…", rest: 9)])
    func `a request that did nothing needs no look before a wish is done`(answer: Delivery.Answer) throws {
        var delivery = try self.delivery(.unsure)
        _ = delivery.receive(.userTookBack, at: Self.now)
        _ = delivery.receive(.answered(answer), at: Self.now)
        #expect(delivery.state == .dropped && delivery.nextAttemptAt == nil)
    }

    @Test func `a trace keeps its first and its last requests, however many there were`() {
        var trace = Trace()
        for second in 0..<100 { trace.add(SentPlay(.stop, sentAt: Self.now + Double(second))) }
        #expect(trace.sent.count == 8)
        #expect(trace.stop == Self.now...(Self.now + 99))
    }

    @Test func `a trace is stored as a plain list, and read again`() throws {
        let trace = Trace([SentPlay(.stop, sentAt: Self.now), SentPlay(.history, sentAt: Self.now, playTime: Self.now)])
        let data = try JSONEncoder().encode(trace)
        #expect(data.first == UInt8(ascii: "["))
        #expect(try JSONDecoder().decode(Trace.self, from: data) == trace)
    }

    // MARK: - Trakt's answers

    @Test(
        arguments: [
            (TraktError.alreadyScrobbled(watchedAt: Self.now, expiresAt: nil), .done(number: nil, playTime: Self.now)),
            (.unauthorized, .notDone(reason: TraktError.unauthorized.description, rest: 3600)),
            (
                .rateLimited(retryAfter: .seconds(7)),
                .notDone(reason: TraktError.rateLimited(retryAfter: nil).description, rest: 7)
            ),
            (
                .rateLimited(retryAfter: nil),
                .notDone(reason: TraktError.rateLimited(retryAfter: nil).description, rest: 10)
            ),
            (
                .serverUnavailable(status: 503),
                .mayBeDone(reason: TraktError.serverUnavailable(status: 503).description)
            ),
            (
                .unexpectedResponse(status: 200),
                .mayBeDone(reason: TraktError.unexpectedResponse(status: 200).description)
            ),
            (.notFound, .refused(reason: TraktError.notFound.description)),
            (.forbidden, .notDone(reason: TraktError.forbidden.description, rest: 3600)),
            (
                .accountLocked(isDeactivated: false),
                .notDone(reason: TraktError.accountLocked(isDeactivated: false).description, rest: 3600)
            ),
        ] as [(TraktError, Delivery.Answer)]
    )
    func `every answer of Trakt to a stop has its meaning`(error: TraktError, answer: Delivery.Answer) {
        #expect(Delivery.Answer(error, to: .stop) == answer)
    }

    @Test(arguments: [true, false])
    func `without an answer it may have been done, if the request may have arrived`(mayHaveArrived: Bool) {
        let error = TraktError.unreachable(.init(mayHaveArrived: mayHaveArrived, reason: "x"))
        let answer = Delivery.Answer(error, to: .history)
        #expect(
            answer == (mayHaveArrived ? .mayBeDone(reason: error.description) : .notReached(reason: error.description))
        )
    }

    @Test func `the history does not say that it has a play already, so it is asked`() {
        let error = TraktError.alreadyScrobbled(watchedAt: nil, expiresAt: nil)
        #expect(Delivery.Answer(error, to: .history) == .mayBeDone(reason: error.description))
    }
}
