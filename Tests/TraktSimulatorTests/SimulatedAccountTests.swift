import Foundation
import TestSupport
import Testing

@testable import TraktSimulator

@Suite struct SimulatedAccountTests {
    private let clock = TestClock()

    private func account() throws -> SimulatedAccount {
        var policy = AccountPolicy()
        policy.approvesAll = true
        policy.tokenLifetime = 60
        return try SimulatedAccount(catalogue: .standard, policy: policy, clock: SimulatedClock { clock.date })
    }

    @Test(arguments: [
        (SimulatedAccount.ScrobbleCall.pause, 0.5), (.pause, 80), (.pause, 99), (.stop, 0), (.stop, 0.99), (.start, -1),
        (.start, 100.1), (.stop, 101),
    ])
    func `progress out of range is refused`(call: SimulatedAccount.ScrobbleCall, progress: Double) async throws {
        guard case .outOfRange = try await self.account().scrobble(call, .movie(1000), progress: progress) else {
            Issue.record("\(call) at \(progress) was taken")
            return
        }
    }

    @Test(arguments: [
        (SimulatedAccount.ScrobbleCall.start, 0.0, "start"), (.start, 100, "start"), (.pause, 1, "pause"),
        (.pause, 79.9, "pause"), (.stop, 1, "pause"), (.stop, 79, "pause"), (.stop, 80, "scrobble"),
        (.stop, 100, "scrobble"),
    ])
    func `the progress decides what a call does`(
        call: SimulatedAccount.ScrobbleCall,
        progress: Double,
        action: String
    ) async throws {
        guard case .done(_, action) = try await self.account().scrobble(call, .movie(1000), progress: progress) else {
            Issue.record("\(call) at \(progress) was no \(action)")
            return
        }
    }

    @Test func `the same stop again is a duplicate until the window is over`() async throws {
        let account = try self.account()
        _ = await account.scrobble(.stop, .movie(1000), progress: 90)
        self.clock.advance(by: 3599)
        guard case .duplicate(let watchedAt, let expiresAt) = await account.scrobble(.stop, .movie(1000), progress: 90)
        else {
            Issue.record("the second stop was taken")
            return
        }
        #expect(expiresAt == watchedAt + 3600)
        #expect(await account.plays.count == 1)
        self.clock.advance(by: 1)
        _ = await account.scrobble(.stop, .movie(1000), progress: 90)
        #expect(await account.plays.count == 2)
    }

    @Test func `the history takes the same play twice`() async throws {
        let account = try self.account()
        for _ in 0..<2 { await account.add([(.movie(1000), self.clock.date)], action: "watch") }
        #expect(await account.plays.count == 2)
    }

    @Test func `plays come out by their dates whatever the order in which they came`() async throws {
        let account = try self.account()
        let dates = [3.0, 1, 2, 1].map { Date(timeIntervalSince1970: $0) }
        await account.add(dates.map { (.movie(1000), $0) } + [(.movie(1000), nil)], action: "watch")
        let found = await account.oldestFirst().map { $0.watchedAt?.timeIntervalSince1970 }
        #expect(found == [nil, 1, 1, 2, 3])
    }

    @Test func `a refresh token is good once`() async throws {
        let account = try self.account()
        let code = await account.newCode(for: "key")
        let pair = try #require(await account.poll(code.deviceCode).pair)
        #expect(await account.isValid(pair.access, for: "key"))
        #expect(await account.rotate(pair.refresh, for: "key") != nil)
        #expect(await account.rotate(pair.refresh, for: "key") == nil)
        #expect(await account.isValid(pair.access, for: "key") == false)
        #expect(await account.poll(code.deviceCode).status == 429)
        self.clock.advance(by: 5)
        #expect(await account.poll(code.deviceCode).status == 409)
    }

    @Test func `a checkin becomes a play when its time is over`() async throws {
        let account = try self.account()
        #expect(await account.checkIn(.movie(1000)).runningUntil == nil)
        let end = try #require(await account.checkIn(.movie(1001)).runningUntil)
        self.clock.advance(by: 137 * 60)
        #expect(await account.watchingNow == nil)
        #expect(await account.plays.map(\.watchedAt) == [end])
    }

    @Test func `what was done is known after a restart, and a torn last line is not`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        func open() throws -> SimulatedAccount {
            var policy = AccountPolicy()
            policy.approvesAll = true
            return try SimulatedAccount(
                catalogue: .standard,
                policy: policy,
                clock: SimulatedClock { clock.date },
                path: path
            )
        }
        let first = try open()
        let pair = try #require(await first.poll(await first.newCode(for: "key").deviceCode).pair)
        let code = await first.newCode(for: "key")
        let id = await first.add([(.movie(1000), self.clock.date), (.movie(1001), nil)], action: "watch")
        _ = await first.remove(ids: [id])
        _ = await first.scrobble(.pause, .episode(200_000_001), progress: 40)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try Data("{\"play\":{\"_0\":{\"id\"".utf8).write(to: URL(filePath: path), appending: true)
        for _ in 0..<2 {
            let again = try open()
            #expect(await again.plays.map(\.item) == [.movie(1000)])
            #expect(await again.isValid(pair.access, for: "key"))
            #expect(await again.standing(code.userCode) == .open)
            #expect(await again.paused.map(\.progress) == [40])
        }
    }
}

extension Data {
    fileprivate func write(to url: URL, appending: Bool) throws {
        try ((try Data(contentsOf: url)) + self).write(to: url)
    }
}
