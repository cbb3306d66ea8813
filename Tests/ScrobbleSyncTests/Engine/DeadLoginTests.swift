import Foundation
import MediaIdentification
import Playback
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// A login that dies while a film runs.
@Suite struct DeadLoginTests {
    private static let item = ScrobbleItem.movie(trakt: 1001, title: "Dune", year: 2021)
    private static let sentence = LoginWords.ended

    private func obstacles(_ desk: Desk) -> [String] {
        desk.events.all.compactMap { if case .obstacle(let sentence) = $0 { sentence } else { nil } }
    }

    /// What Trakt does with a login that has died.
    private static let deaths = [
        "its renewal is refused", "it is refused, and renewed in vain", "the app is refused", "the account is locked",
    ]

    private func die(_ death: String, _ desk: Desk) async throws {
        switch death {
        case "its renewal is refused":
            var spoiled = try #require(desk.tokens.load())
            spoiled.refresh = "unknown"
            try desk.tokens.save(spoiled)
            try await desk.post("expire-tokens")
        case "it is refused, and renewed in vain":
            for path in ["/scrobble", "/sync"] { try await desk.fault(#"{"path":"\#(path)","status":401,"count":99}"#) }
        case "the app is refused":
            for path in ["/scrobble", "/sync"] { try await desk.fault(#"{"path":"\#(path)","status":403,"count":99}"#) }
        default:
            for path in ["/scrobble", "/sync"] { try await desk.fault(#"{"path":"\#(path)","status":423,"count":99}"#) }
        }
    }

    @Test(arguments: Self.deaths) func `what only the user can mend is told during the film, once`(
        death: String
    ) async throws {
        try await withDesk { desk in
            let (viewing, lock) = try desk.watching()
            let engine = try desk.engine()
            try await self.die(death, desk)
            engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 3))
            try await desk.running(engine) { !self.obstacles(desk).isEmpty }
            for percent in [10.0, 20, 30] {
                engine.tell(.pause, of: viewing.id, at: PlaybackProgress(percent: percent))
                engine.wake()
                engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: percent))
                _ = try await engine.drain()
            }
            let told = self.obstacles(desk)
            #expect(told.count == 1)
            if death == "its renewal is refused" { #expect(told == [Self.sentence]) }
            if death.contains("in vain") { #expect(told == [TraktError.unauthorized.description]) }
            #expect(try await desk.plays().isEmpty)
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `a film is told of a login that died after the one before, until the user has said something`()
        async throws
    {
        try await withDesk { desk in
            let (viewing, lock) = try desk.watching()
            try await self.die("its renewal is refused", desk)
            let ended = try desk.viewing(.movie(trakt: 1002, title: nil, year: nil), endedAgo: 1)
            // Nobody listens any more when the first player finds out.
            #expect(await self.finishing(desk) == Self.sentence)
            #expect(desk.tokens.load() == nil)
            #expect(try desk.state(ended).state.isWaiting)
            let engine = try desk.engine()
            engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 3))
            try await desk.running(engine) { self.obstacles(desk).contains(Self.sentence) }
            try await desk.logIn()
            _ = desk.tokens.remove()
            // Who has logged out knows it.
            #expect(!desk.tokens.hasDied)
            withExtendedLifetime(lock) {}
        }
    }

    private func finishing(_ desk: Desk) async -> String? {
        do { return try await desk.engine().finish() } catch { return nil }
    }
}
