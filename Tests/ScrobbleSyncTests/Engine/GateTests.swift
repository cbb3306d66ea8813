import Foundation
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

@Suite struct GateStateTests {
    private let start = Timestamp(date: Date(timeIntervalSince1970: 1_790_000_000), boot: "b", uptime: 1000)

    @Test func `writes keep their distance, and what is live goes first`() {
        var state = GateState()
        #expect(state.ask(.backlog, at: self.start) == .go)
        state.note(.answered, at: self.start, jitter: 0, isWrite: true)
        guard case .wait(let wait) = state.ask(.backlog, at: self.start + 0.1),
            case .wait(let live) = state.ask(.live, at: self.start + 0.2)
        else {
            Issue.record("two went out at once")
            return
        }
        #expect(abs(wait - 1) < 0.001 && abs(live - 0.9) < 0.001)
        guard case .wait(let longer) = state.ask(.backlog, at: self.start + 1.101) else {
            Issue.record("the backlog took the place of the live call")
            return
        }
        #expect(abs(longer - 0.199) < 0.001)
        #expect(state.ask(.live, at: self.start + 1.11) == .go)
        state.note(.answered, at: self.start + 1.11, jitter: 0, isWrite: true)
        // A live call that never comes keeps the place for a moment only.
        _ = state.ask(.live, at: self.start + 1.2)
        #expect(state.ask(.backlog, at: self.start + 2.45) == .go)
    }

    @Test func `the pace counts from the end of a request that was long under way`() {
        var state = GateState()
        #expect(state.ask(.backlog, at: self.start) == .go)
        state.note(.answered, at: self.start + 0.5, jitter: 0, isWrite: true)
        guard case .wait(let wait) = state.ask(.live, at: self.start + 1.2) else {
            Issue.record("it went out too early")
            return
        }
        #expect(abs(wait - 0.4) < 0.001)
    }

    @Test func `a write under way holds the others back until its end is known, for some seconds`() {
        var state = GateState()
        #expect(state.ask(.backlog, at: self.start) == .go)
        for asker in [GateState.Asker.live, .backlog, .user] {
            guard case .wait(let wait) = state.ask(asker, at: self.start + 1.5) else {
                Issue.record("\(asker) went out beside it")
                return
            }
            #expect(wait < 0.5)
        }
        var ended = state
        ended.note(.answered, at: self.start + 2, jitter: 0, isWrite: true)
        #expect(ended.ask(.live, at: self.start + 3.11) == .go)
        // The one that sent it is dead.
        #expect(state.ask(.live, at: self.start + 5.01) == .go)
    }

    @Test func `what is not sent after all holds nobody back`() {
        var state = GateState()
        #expect(state.ask(.live, at: self.start) == .go)
        state.cancelWrite()
        #expect(state.ask(.backlog, at: self.start + 1.11) == .go)
    }

    @Test func `Trakt's wish holds for everybody, and an absurd one for an hour`() {
        var state = GateState()
        state.note(.askedToWait(1e300), at: self.start, jitter: 0)
        for asker in [GateState.Asker.live, .backlog, .user] {
            guard case .closed(let seconds, .askedToWait) = state.ask(asker, at: self.start + 10) else {
                Issue.record("\(asker) went out")
                continue
            }
            #expect(abs(seconds - 3590) < 1)
        }
        #expect(state.ask(.backlog, at: self.start + 3601) == .go)
    }

    @Test(arguments: [0, -3, 0.2, nil] as [TimeInterval?])
    func `a wish for no wait at all is no wish, and waits grow while Trakt goes on asking`(wish: TimeInterval?) {
        var state = GateState()
        var now = self.start
        var attempts = 0
        while now.seconds(since: self.start) < 60 {
            switch state.ask(.backlog, at: now) {
            case .go:
                attempts += 1
                now = now + 0.1
                state.note(.askedToWait(wish), at: now, jitter: 0, isWrite: true)
            case .wait(let seconds), .closed(let seconds, _): now = now + seconds + 0.01
            }
        }
        // After 0, 5, 15 and 35 seconds.
        #expect(attempts == 4)
        state.note(.answered, at: now, jitter: 0, isWrite: true)
        state.note(.askedToWait(wish), at: now, jitter: 0)
        guard case .closed(let seconds, .askedToWait) = state.ask(.user, at: now) else {
            Issue.record("it went out")
            return
        }
        #expect(abs(seconds - 5) < 0.1)
    }

    @Test func `after three failures in a row one probe goes out, and its success opens the gate`() {
        var state = GateState()
        for _ in 0..<3 { state.note(.failed, at: self.start, jitter: 0.5) }
        guard case .closed(let seconds, .trouble) = state.ask(.backlog, at: self.start + 1) else {
            Issue.record("it went out")
            return
        }
        #expect(abs(seconds - 14) < 0.1)
        #expect(state.ask(.backlog, at: self.start + 16) == .go)
        guard case .closed(_, .trouble) = state.ask(.backlog, at: self.start + 20) else {
            Issue.record("a second one went out beside the probe")
            return
        }
        state.note(.answered, at: self.start + 21, jitter: 0, isWrite: true)
        #expect(state.ask(.backlog, at: self.start + 22.11) == .go)
    }

    @Test(arguments: [(3, 15.0), (4, 30), (6, 120), (9, 300), (900, 300)])
    func `trouble is looked at again after ever longer times, up to five minutes`(failures: Int, seconds: Double) {
        var state = GateState()
        for _ in 0..<failures { state.note(.failed, at: self.start, jitter: 0.5) }
        guard case .closed(let wait, .trouble) = state.ask(.backlog, at: self.start) else {
            Issue.record("it went out")
            return
        }
        #expect(abs(wait - seconds) < 0.01)
    }

    @Test func `a refusal parks everything but rare probes, and a new login lifts what the old one was refused for`() {
        var state = GateState()
        state.note(.refused("no", login: "old"), at: self.start, jitter: 1)
        #expect(state.ask(.live, at: self.start + 4000, login: "old") == .closed(1, .parked("no")))
        guard case .closed = state.ask(.backlog, at: self.start + 3500, login: "old") else {
            Issue.record("a probe before its time")
            return
        }
        #expect(state.ask(.backlog, at: self.start + 3601, login: "old") == .go)
        #expect(state.ask(.user, at: self.start + 3607, login: "old") == .go)
        #expect(state.ask(.live, at: self.start + 3613, login: "new") == .go)
    }

    @Test(arguments: [34_560_000, -34_560_000] as [Double])
    func `a wall clock that jumps changes nothing within one boot`(jump: Double) {
        var state = GateState()
        state.note(.askedToWait(60), at: self.start, jitter: 0)
        var later = self.start + 30
        later.date += jump
        guard case .closed(let seconds, .askedToWait) = state.ask(.backlog, at: later) else {
            Issue.record("the jump was believed")
            return
        }
        #expect(abs(seconds - 30) < 0.1)
    }

    @Test func `after a boot with another clock an absurd wait is none`() {
        var state = GateState()
        state.note(.askedToWait(60), at: self.start, jitter: 0)
        let past = Timestamp(date: self.start.date - 86400, boot: "c", uptime: 5)
        #expect(state.ask(.backlog, at: past) == .go)
    }
}

@Suite struct GateTests {
    @Test func `Retry-After outlives the process`() async throws {
        try await withDesk { desk in
            try await desk.fault(#"{"path":"/sync/history","method":"POST","status":429,"retryAfter":"600"}"#)
            try desk.viewing(endedAgo: 9000)
            _ = try await desk.engine().drain()
            desk.clock.advance(by: 300)
            let report = try await desk.engine().drain()
            #expect(report.delivered == 0)
            #expect(report.obstacle?.contains("asks to wait") == true)
            #expect(try await desk.writes().count == 1)
            desk.clock.advance(by: 301)
            #expect(try await desk.engine().drain().delivered == 1)
        }
    }

    @Test func `a user who asks for it waits for a short wish of Trakt`() async throws {
        try await withDesk { desk in
            try await desk.fault(#"{"path":"/sync/history","method":"POST","status":429,"retryAfter":"20"}"#)
            try desk.viewing(endedAgo: 9000)
            #expect(try await desk.engine().drain(isPatient: false).delivered == 1)
        }
    }

    @Test func `trouble with the server opens the circuit for all processes`() async throws {
        try await withDesk { desk in
            for index in 0..<6 { try desk.viewing(.movie(trakt: 1000 + index, title: nil, year: nil), endedAgo: 10) }
            try await desk.fault(#"{"path":"/sync/history","method":"POST","status":503,"count":100}"#)
            let report = try await desk.engine().drain()
            #expect(report.obstacle?.contains("next try") == true)
            #expect(try await desk.writes().count == 3)
            _ = try await desk.engine().drain()
            #expect(try await desk.writes().count == 3)
        }
    }

    @Test(arguments: [403, 420, 423])
    func `a refusal parks the queue with one sentence and keeps everything`(status: Int) async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000)
            try await desk.fault(#"{"path":"/sync/history","method":"POST","status":\#(status),"count":100}"#)
            let reports = [try await desk.engine().drain(), try await desk.engine().drain()]
            #expect(Set(reports.map(\.obstacle)).count == 1)
            #expect(try await desk.writes().count == 1)
            #expect(try desk.state(viewing).state == .finished)
            #expect(desk.tokens.load() != nil)
            try await desk.endFaults()
            desk.clock.advance(by: 3700)
            #expect(try await desk.engine().drain().delivered == 1)
        }
    }

    @Test func `a login that is refused twice parks the queue until there is another one`() async throws {
        try await withDesk { desk in
            let viewing = try desk.viewing(endedAgo: 9000)
            try await desk.fault(#"{"path":"/sync/","status":401,"count":4}"#)
            let report = try await desk.engine().drain()
            #expect(report.obstacle == TraktError.unauthorized.description)
            #expect(try desk.state(viewing).state == .finished)
            #expect(desk.tokens.load() != nil)
            try await desk.endFaults()
            try await desk.logIn()
            #expect(try await desk.engine().drain().delivered == 1)
        }
    }

    @Test func `without a network nothing is tried twice and nothing is lost`() async throws {
        try await withDesk { desk in
            let viewings = try (0..<5).map { try desk.viewing(endedAgo: Double($0)) }
            try await desk.fault(#"{"kind":"down","seconds":3600}"#)
            _ = try await desk.engine().drain()
            try await desk.endFaults()
            desk.clock.advance(by: 600)
            _ = try await desk.engine().drain()
            desk.clock.advance(by: 600)
            _ = try await desk.engine().drain()
            #expect(try viewings.allSatisfy { try desk.state($0).state == .delivered })
            #expect(try await desk.plays().count == 5)
        }
    }
}
