import Foundation
import MediaIdentification
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct DeliveryTests {
    @Test func `a play that has just ended is a stop, and its number is kept`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 1)
            let report = try await desk.engine().drain()
            #expect(report.delivered == 1)
            let delivered = try desk.state(viewing)
            #expect(delivered.state == .delivered)
            #expect(try await desk.plays().map(\.id) == [try #require(delivered.number)])
            #expect(try await desk.writes().map(\.path) == ["/scrobble/stop"])
            #expect(desk.events.all.contains(.delivered(viewing: viewing.id, isPlay: true)))
        }
    }

    @Test func `a play that ended some seconds ago goes out with its own time, for a stop would give it a later one`()
        async throws
    {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 4)
            _ = try await desk.engine().drain()
            #expect(try await desk.writes().map(\.path) == ["/sync/history"])
            let play = try #require(try await desk.plays().first)
            #expect(abs(try #require(play.date).timeIntervalSince(viewing.endedAt)) < 0.01)
        }
    }

    @Test func `a stop whose turn comes late becomes a play with its own time`() async throws {
        try await withDesk { desk in
            let viewings = try (0..<4).map { index in
                try desk.viewing(.movie(trakt: 1000 + index, title: nil, year: nil), endedAgo: 0.5)
            }
            _ = try await desk.engine().drain()
            let plays = try await desk.plays()
            #expect(plays.count == 4)
            for play in plays { #expect(abs(try #require(play.date).timeIntervalSince(viewings[0].endedAt)) < 2) }
        }
    }

    @Test(arguments: [400, 404, 422, 426])
    func `a stop that is refused is parked, and the rest flows on`(status: Int) async throws {
        try await withDesk { desk in
            let refused = try desk.viewing(endedAgo: 1)
            let late = try desk.viewing(.movie(trakt: 1002, title: nil, year: nil), endedAgo: 9000)
            try await desk.fault(#"{"path":"/scrobble/stop","status":\#(status)}"#)
            let report = try await desk.engine().drain()
            #expect(report.parked == 1 && report.delivered == 1)
            #expect(try [refused, late].map { try desk.state($0).state } == [.parked, .delivered])
        }
    }

    @Test(arguments: [400, 405, 426])
    func `what may have arrived is looked up first, also when a refused question had parked it`(
        status: Int
    ) async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000)
            try await desk.fault(#"{"path":"/sync/history","method":"POST","kind":"lost","applied":true}"#)
            try await desk.fault(#"{"path":"/sync/history","method":"GET","status":\#(status)}"#)
            for _ in 0..<2 {
                _ = try await desk.engine().drain()
                desk.clock.advance(by: 60)
            }
            #expect(try desk.state(viewing).state == .parked)
            try desk.outbox.retry(viewing.id)
            desk.clock.advance(by: 600)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try await desk.plays().count == 1)
        }
    }

    @Test(arguments: ["/search/show", "/shows"], ["wrong-types", "nulls"])
    func `an answer in which nothing can be read says nothing about an item`(path: String, fault: String) async throws {
        try await withDesk { desk in
            let viewing = try desk.rename(try desk.viewing(nil, endedAgo: 9000), "/shows/Severance.S02E07.mkv")
            try await desk.fault(#"{"path":"\#(path)","kind":"\#(fault)","count":9}"#)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).state == .finished)
            try await desk.endFaults()
            desk.clock.advance(by: 60)
            #expect(try await desk.engine().drain().delivered == 1)
        }
    }

    @Test func `late plays go out in batches with their own times, oldest first, and their numbers are learned`()
        async throws
    {
        try await withDesk { desk in
            let viewings = try (0..<120).map { index in
                try desk.viewing(
                    .movie(trakt: 1000 + index % 10, title: nil, year: nil),
                    endedAgo: 1e6 - Double(index) * 7200
                )
            }
            let report = try await desk.engine().drain()
            #expect(report.delivered == 120)
            #expect(report.waiting == 0)
            let writes = try await desk.writes()
            #expect(writes.map(\.path) == ["/sync/history", "/sync/history", "/sync/history"])
            for (first, second) in zip(writes, writes.dropFirst()) {
                #expect(second.milliseconds - first.milliseconds >= 1099)
            }
            let plays = try await desk.plays()
            #expect(plays.count == 120)
            for viewing in viewings {
                let play = try #require(plays.first { $0.id == (try? desk.state(viewing))?.number })
                #expect(abs(try #require(play.date).timeIntervalSince(viewing.endedAt)) < 0.01)
            }
        }
    }

    @Test func `what Trakt does not know is parked and the rest of its batch flows on`() async throws {
        try await withDesk { desk in
            let good = try desk.viewing(endedAgo: 9000)
            let bad = try desk.viewing(.episode(trakt: 999_999_999), endedAgo: 8000)
            let report = try await desk.engine().drain()
            #expect(report.delivered == 1 && report.parked == 1)
            #expect(try desk.state(good).state == .delivered)
            #expect(try desk.state(bad).state == .parked)
            #expect(try desk.state(bad).reason == TraktError.notFound.description)
        }
    }

    @Test func `a batch that is refused is halved until the bad one is alone`() async throws {
        try await withDesk { desk in
            let viewings = try (0..<8).map { try desk.viewing(endedAgo: 90000 - Double($0) * 3600) }
            // 8, then 4, 2, 1: the first is the bad one.
            try await desk.fault(#"{"path":"/sync/history","method":"POST","status":400,"count":4}"#)
            _ = try await desk.engine().drain()
            let states = try viewings.map { try desk.state($0).state }
            #expect(states == [.parked] + Array(repeating: .delivered, count: 7))
            #expect(try await desk.plays().count == 7)
        }
    }

    @Test(arguments: [
        #""kind":"lost","applied":true"#, #""kind":"lost","applied":false"#, #""kind":"reset-before","applied":true"#,
        #""kind":"reset-during""#, #""kind":"reset-after""#, #""status":500,"applied":true"#, #""status":502"#,
        #""kind":"truncated""#, #""kind":"wrong-types""#, #""kind":"nulls""#, #""kind":"empty""#,
        #""kind":"html","size":2000000"#, #""status":409,"applied":true"#, #""status":409,"body":"x""#,
    ])
    func `an answer that is lost or makes no sense neither loses plays nor doubles them`(fault: String) async throws {
        try await withDesk { desk in
            let late = try (0..<3).map { try desk.viewing(endedAgo: 90000 - Double($0) * 3600) }
            try await desk.fault(#"{"path":"/sync/history","method":"POST",\#(fault)}"#)
            for _ in 0..<6 {
                _ = try await desk.engine().drain()
                desk.clock.advance(by: 200)
            }
            #expect(try await desk.plays().count == 3)
            let states = try late.map { try desk.state($0) }
            #expect(states.allSatisfy { $0.state == .delivered })
            #expect(Set(states.compactMap(\.number)).count == 3)
        }
    }

    @Test(arguments: [
        #""kind":"lost","applied":true"#, #""kind":"lost","applied":false"#, #""kind":"reset-before","applied":true"#,
        #""kind":"truncated""#, #""kind":"nulls""#, #""kind":"wrong-types""#, #""status":503,"applied":true"#,
    ])
    func `a stop whose answer is lost is looked up, now and hours later`(fault: String) async throws {
        for wait in [10.0, 7200] {
            try await withDesk { desk in
                let viewing = try desk.viewing(endedAgo: 1)
                try await desk.fault(#"{"path":"/scrobble/stop",\#(fault)}"#)
                _ = try await desk.engine().drain()
                #expect(try desk.state(viewing).state == .unsure)
                for seconds in [wait, 600] {
                    desk.clock.advance(by: seconds)
                    _ = try await desk.engine().drain()
                }
                #expect(try desk.state(viewing).state == .delivered)
                #expect(try await desk.plays().count == 1)
            }
        }
    }

    @Test(arguments: [#""status":429"#, #""status":403"#, #""status":503"#])
    func `what may have arrived is asked for again after every other refusal, and is not added twice`(
        refusal: String
    ) async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 1)
            // The stop arrives, its answer does not; the history shows it too late, and the addition is refused.
            try await desk.fault(#"{"path":"/scrobble/stop","kind":"lost","applied":true}"#)
            try await desk.fault(#"{"path":"/sync/history/movies","kind":"status","status":200,"body":"[]"}"#)
            try await desk.fault(#"{"path":"/sync/history","method":"POST","applied":false,\#(refusal)}"#)
            for _ in 0..<4 {
                _ = try await desk.engine().drain(isPatient: false)
                desk.clock.advance(by: 300)
            }
            #expect(try desk.state(viewing).state == .delivered)
            #expect(try await desk.plays().count == 1)
        }
    }

    @Test func `one play at Trakt never settles two viewings`() async throws {
        try await withDesk { desk in
            try await desk.fault(#"{"path":"/sync/history","method":"POST","kind":"lost","applied":false}"#)
            let one = try desk.viewing(endedAgo: 9000)
            let two = try desk.viewing(endedAgo: 8999)
            _ = try await desk.engine().drain()
            // Somebody else's program has added one of them meanwhile.
            try await desk.post(
                "plays",
                #"[{"type":"movie","trakt":1001,"watched_at":"\#(TraktDate.text(two.endedAt))"}]"#
            )
            for _ in 0..<2 {
                desk.clock.advance(by: 600)
                _ = try await desk.engine().drain()
            }
            #expect(try await desk.plays().count == 2)
            #expect(try desk.state(one).number != (try desk.state(two).number))
            #expect(try [desk.state(one).state, desk.state(two).state] == [.delivered, .delivered])
        }
    }

    @Test func `a long queue needs a word of the user, what has just ended does not`() async throws {
        try await withDesk { desk in
            for index in 0..<201 { try desk.viewing(endedAgo: 1e6 - Double(index) * 1000) }
            let fresh = try desk.viewing(.movie(trakt: 1002, title: nil, year: nil), endedAgo: 5)
            let report = try await desk.engine().drain(isPatient: false)
            #expect(report.obstacle?.contains("sync --all") == true)
            #expect(try desk.state(fresh).state == .delivered)
            #expect(try await desk.plays().count == 1)
            let second = try await desk.engine().drain(isPatient: false, all: true)
            #expect(second.delivered == 201)
            #expect(try await desk.plays().count == 202)
        }
    }

    @Test func `a clock that is hours off is corrected and told once`() async throws {
        try await withDesk { desk in
            try await desk.post("clock", #"{"skew": 7200}"#)
            let viewing = try desk.viewing(endedAgo: 9000)
            let engine = try desk.engine()
            _ = try await engine.drain()
            let play = try #require(try await desk.plays().first)
            #expect(abs(try #require(play.date).timeIntervalSince(viewing.endedAt) - 7200) < 2)
            try desk.viewing(endedAgo: 8000)
            _ = try await engine.drain()
            let told = desk.events.all.filter { if case .clockOff = $0 { true } else { false } }
            #expect(told.count == 1)
            let note = try #require(try ClockNotes(in: desk.outbox).latest(at: desk.now.date))
            #expect(note.sentence == "The clock of this machine is off by 2 h; times are corrected.")
            #expect(try desk.state(viewing).number == play.id)
        }
    }

    @Test func `undo removes exactly that play`() async throws {
        try await withDesk { desk in
            let first = try desk.viewing(endedAgo: 90000)
            let second = try desk.viewing(endedAgo: 9000)
            let engine = try desk.engine()
            _ = try await engine.drain()
            let number = try #require(try desk.state(first).number)
            #expect(try await engine.undo(try desk.entry(first)) == .removed(historyID: number))
            #expect(try await desk.plays().map(\.id) == [try desk.state(second).number])
            #expect(try desk.state(first).state == .dropped)
            #expect(try await engine.undo(try desk.entry(first)) == .nothingThere)
            #expect(try await engine.drain().delivered == 0)
        }
    }

    @Test func `an undo whose answer is lost is finished by the next pass`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000)
            _ = try await desk.engine().drain()
            try await desk.fault(#"{"path":"/sync/history/remove","status":503}"#)
            guard case .stored = try await desk.engine().undo(try desk.entry(viewing)) else {
                Issue.record("it was told as done")
                return
            }
            #expect(try await desk.plays().count == 1)
            _ = try await desk.engine().drain()
            #expect(try await desk.plays().isEmpty)
        }
    }

    @Test(arguments: [
        #""kind":"status","status":200,"body":"{}""#, #""kind":"html","status":200,"applied":false"#,
        #""kind":"status","status":200,"body":"{\"deleted\":{\"movies\":0,\"episodes\":0}}""#,
        #""kind":"status","status":200,"body":"{\"deleted\":{\"movies\":7,\"episodes\":0},\"not_found\":{}}""#,
        #""kind":"nulls","applied":false"#, #""kind":"empty","applied":false"#,
    ])
    func `that a play is taken back is said when Trakt has said so, or the history has it no more`(
        fault: String
    ) async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000)
            _ = try await desk.engine().drain()
            try await desk.fault(#"{"path":"/sync/history/remove",\#(fault)}"#)
            guard case .stored = try await desk.engine().undo(try desk.entry(viewing)) else {
                Issue.record("it was told as done")
                return
            }
            #expect(try await desk.plays().count == 1)
            _ = try await desk.engine().drain(isPatient: false)
            #expect(try await desk.plays().isEmpty)
            #expect(try desk.outbox.owed(to: .trakt).withdrawals().isEmpty)
        }
    }

    @Test func `a removal that was not done is not believed, though the history too shows nothing`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000)
            _ = try await desk.engine().drain()
            try await desk.fault(#"{"path":"/sync/history/remove","status":200,"applied":false,"body":"{}"}"#)
            try await desk.fault(#"{"path":"/sync/history","method":"GET","status":200,"body":"[]"}"#)
            guard case .removed = try await desk.engine().undo(try desk.entry(viewing)) else {
                Issue.record("asked again, Trakt removes it")
                return
            }
            #expect(try await desk.plays().isEmpty)
        }
    }

    @Test func `an answer that says nothing is no matter where the history has the play no more`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000)
            _ = try await desk.engine().drain()
            let number = try #require(try desk.state(viewing).number)
            try await desk.fault(#"{"path":"/sync/history/remove","status":200,"applied":true,"body":"{}","count":2}"#)
            #expect(try await desk.engine().undo(try desk.entry(viewing)) == .removed(historyID: number))
        }
    }

    // MARK: - Late and lost

    @Test(arguments: [
        (#""status":504"#, [3.0, 8, 20, 55, 300, 590]), (#""kind":"hang","seconds":0.1"#, [3, 20]),
        (#""status":500"#, [3, 20]), (#""kind":"reset-before""#, [3, 20, 700, 1500]),
    ])
    func `a stop that Trakt does late is one play, and has the right time`(
        fault: String,
        delays: [Double]
    ) async throws {
        for delay in delays {
            try await withDesk { desk in
                let viewing = try desk.viewing(endedAgo: 1)
                try await desk.fault(#"{"path":"/scrobble/stop","lateBy":\#(delay),\#(fault)}"#)
                for seconds in [2.0, 3, 15, 45, 60, 500, 60, 300, 300, 900, 900, 10] {
                    _ = try await desk.engine().drain(isPatient: Int(seconds) % 2 == 0)
                    desk.clock.advance(by: seconds)
                }
                #expect(try desk.state(viewing).state == .delivered, "\(delay)")
                let plays = try await desk.plays()
                #expect(plays.count == 1, "\(delay)")
                #expect(plays.map(\.id) == [try desk.state(viewing).number])
                let date = try #require(plays.first?.date)
                #expect(abs(date.timeIntervalSince(viewing.endedAt)) < (delay > 58 ? 2 : 60), "\(delay)")
            }
        }
    }

    @Test func `nobody waits for a request whose fate is not known, and nothing is added meanwhile`() async throws {
        try await withDesk { desk in
            let lost = try desk.viewing(endedAgo: 9000)
            try await desk.fault(#"{"path":"/sync/history","method":"POST","kind":"lost","applied":false}"#)
            _ = try await desk.engine().drain(isPatient: false)
            let next = try desk.viewing(.movie(trakt: 1002, title: nil, year: nil), endedAgo: 8000)
            for _ in 0..<5 {
                desk.clock.advance(by: 60)
                let report = try await desk.engine().drain(isPatient: false)
                #expect(report.waiting == 1)
                #expect(try #require(report.nextTry) <= 600)
            }
            #expect(try [lost, next].map { try desk.state($0).state } == [.unsure, .delivered])
            #expect(try desk.state(lost).reason?.contains("history") == true)
            desk.clock.advance(by: 600)
            #expect(try await desk.engine().drain().delivered == 1)
            #expect(try await desk.plays().count == 2)
        }
    }

    // MARK: - Wishes

    @Test func `undo of a play of which nothing has gone out means that it never does`() async throws {
        try await withDesk { desk in
            for viewing in [try desk.viewing(endedAgo: 9000), try desk.viewing(nil, endedAgo: 8000)] {
                #expect(try await desk.engine().undo(try desk.entry(viewing)) == .neverTold)
                #expect(try desk.state(viewing).state == .dropped)
            }
            #expect(try await desk.engine().drain().delivered == 0)
            #expect(try await desk.plays().isEmpty)
        }
    }

    @Test(arguments: [true, false], [true, false])
    func `what is taken back while nobody knows whether it has arrived is not at Trakt in the end`(
        hasArrived: Bool,
        isDropped: Bool
    ) async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 1)
            try await desk.fault(#"{"path":"/scrobble/stop","kind":"lost","applied":\#(hasArrived)}"#)
            _ = try await desk.engine().drain()
            if isDropped {
                #expect(try desk.outbox.drop(viewing.id, reason: "given up by the user"))
            } else {
                let undone = try await desk.engine().undo(try desk.entry(viewing))
                if case .removed = undone { #expect(hasArrived) } else { #expect(!hasArrived) }
            }
            for _ in 0..<5 {
                desk.clock.advance(by: 300)
                _ = try await desk.engine().drain()
            }
            #expect(try desk.state(viewing).state == .dropped)
            #expect(try await desk.plays().isEmpty)
        }
    }

    @Test func `what is given up and done by Trakt long after is removed`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 1)
            try await desk.fault(#"{"path":"/scrobble/stop","status":504,"lateBy":900}"#)
            _ = try await desk.engine().drain()
            guard case .stored = try await desk.engine().undo(try desk.entry(viewing)) else {
                Issue.record("nobody can know that yet")
                return
            }
            for _ in 0..<8 {
                desk.clock.advance(by: 301)
                _ = try await desk.engine().drain()
            }
            #expect(try desk.state(viewing).state == .dropped)
            #expect(try await desk.plays().isEmpty)
        }
    }

    @Test func `undo without an answer is stored, and repeated it means the same play`() async throws {
        try await withDesk { desk in
            try desk.viewing(.movie(trakt: 1002, title: nil, year: nil), endedAgo: 90000)
            let viewing = try desk.viewing(endedAgo: 9000)
            _ = try await desk.engine().drain()
            try await desk.fault(#"{"path":"/sync/history/remove","kind":"lost","applied":false,"count":2}"#)
            for _ in 0..<3 {
                let last = try #require(try desk.outbox.lastPlay())
                #expect(last.id == viewing.id)
                _ = try await desk.engine().undo(last)
                desk.clock.advance(by: 120)
            }
            #expect(try await desk.plays().map(\.trakt) == [1002])
        }
    }

    @Test func `a play whose number is not known yet is taken back when the history shows it`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000)
            // It is added, but its number cannot be learned; nor when it is to be taken back.
            try await desk.fault(#"{"path":"/sync/history/movies","status":200,"body":"[]","count":2}"#)
            _ = try await desk.engine().drain()
            #expect(try desk.state(viewing).number == nil)
            guard case .stored = try await desk.engine().undo(try desk.entry(viewing)) else {
                Issue.record("it was told as done")
                return
            }
            for _ in 0..<2 { _ = try await desk.engine().drain() }
            #expect(try desk.state(viewing).state == .dropped)
            #expect(try await desk.plays().isEmpty)
        }
    }

    @Test func `what a dead sender had taken is sent by the next one`() async throws {
        try await withDesk { desk in
            try desk.happen(.claimed, to: try desk.viewing(endedAgo: 9000))
            #expect(try await desk.engine().drain().delivered == 1)
        }
    }

    @Test func `one at a time sends`() async throws {
        try await withDesk { desk in
            try desk.viewing(endedAgo: 9000)
            let lease = try #require(desk.outbox.senderLease())
            #expect(try await desk.engine().drain(isPatient: false).obstacle?.contains("Another") == true)
            #expect(try await desk.writes().isEmpty)
            withExtendedLifetime(lease) {}
        }
    }
}
