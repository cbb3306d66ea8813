import Foundation
import Testing

@testable import TraktSimulator

@Suite struct SimulatedAccountTests {
    private func account() -> SimulatedAccount {
        SimulatedAccount(
            catalogue: .standard,
            approvesAll: true,
            tokenLifetime: 60,
            now: { Date(timeIntervalSince1970: 0) }
        )
    }

    @Test(arguments: [("pause", 0.5), ("pause", 80.0), ("stop", 0.9)])
    func `progress out of range is refused`(call: String, progress: Double) async {
        guard case .outOfRange = await self.account().scrobble(call, .movie(1000), progress: progress) else {
            Issue.record("\(call) at \(progress) was taken")
            return
        }
    }

    @Test func `the same stop again within the hour is a duplicate and no second play`() async {
        let account = self.account()
        _ = await account.scrobble("stop", .movie(1000), progress: 90)
        guard case .duplicate = await account.scrobble("stop", .movie(1000), progress: 90) else {
            Issue.record("the second stop was taken")
            return
        }
        #expect(await account.plays.count == 1)
    }

    @Test func `the history takes the same play twice`() async {
        let account = self.account()
        for _ in 0..<2 { await account.add(.movie(1000), at: .now, action: "watch") }
        #expect(await account.plays.count == 2)
    }

    @Test func `a refresh token is good once`() async throws {
        let account = self.account()
        let code = await account.newCode()
        let pair = try #require(await account.poll(code.deviceCode).pair)
        #expect(await account.rotate(pair.refresh) != nil)
        #expect(await account.rotate(pair.refresh) == nil)
        #expect(await account.poll(code.deviceCode).status != 200)
    }

    @Test func `every episode id stands for its episode`() throws {
        let catalogue = Catalogue.standard
        let show = try #require(catalogue.titles.first { $0.title == "Severance" })
        let found = try #require(catalogue.episode(id: Catalogue.episodeID(show, 2, 7)))
        #expect(found.show.title == "Severance")
        #expect(found.season == 2)
        #expect(found.number == 7)
        #expect(catalogue.episode(id: Catalogue.episodeID(show, 3, 1)) == nil)
        #expect(catalogue.episode(id: -1) == nil)
    }
}
