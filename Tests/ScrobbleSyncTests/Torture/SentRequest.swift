import Foundation
import MediaIdentification
import Playback
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// Every request that delivery sends, and a situation in which it does.
enum SentRequest: String, CaseIterable, Sendable {
    case start = "POST /scrobble/start"
    case pause = "POST /scrobble/pause"
    case stop = "POST /scrobble/stop"
    case place = "POST /scrobble/stop "
    case history = "POST /sync/history"
    case undo = "POST /sync/history/remove"
    case rating = "POST /sync/ratings"
    case lookUp = "GET /sync/history/movies"
    case activities = "GET /sync/last_activities"
    case playback = "GET /sync/playback"
    case film = "GET /search/movie"
    case show = "GET /search/show"
    case seasons = "GET /shows"
    case token = "POST /oauth/token"

    var method: String { String(self.rawValue.split(separator: " ")[0]) }
    var path: String { String(self.rawValue.split(separator: " ")[1]) }

    /// A word for the head of a column.
    var name: String { "\(self)" }

    /// Whether the play is there before the request that meets the bad day.
    private var needsLostAnswer: Bool { self == .lookUp }

    /// What there is to be told.
    struct Situation {
        var viewings: [Viewing]
        /// Plays at Trakt when all is told.
        var plays: Int
        /// Held by the player that watches.
        var lock: SessionLock?
    }

    private static let other = ScrobbleItem.movie(trakt: 1002, title: nil, year: nil)

    func prepare(_ desk: Desk) async throws -> Situation {
        switch self {
        case .start, .pause:
            let lock = desk.outbox.sessionLock("here")
            var viewing = Viewing(
                session: "here",
                evidence: MediaEvidence(path: "/film.mkv"),
                description: MediaDescription(),
                startedAt: desk.clock.date
            )
            viewing.played = 600
            try desk.outbox.insert(viewing)
            try desk.happen(.matched(.movie(trakt: 1001, title: "Dune", year: 2021)), to: viewing)
            return Situation(viewings: [viewing], plays: 1, lock: lock)
        case .stop: return Situation(viewings: [try desk.viewing(endedAgo: 1)], plays: 1)
        case .place:
            return Situation(viewings: [try desk.viewing(endedAgo: 1, progress: 40, isCounted: false)], plays: 0)
        case .history, .activities:
            let viewings = try [9000.0, 8000].map { try desk.viewing(endedAgo: $0) }
            return Situation(
                viewings: viewings + [try desk.viewing(Self.other, endedAgo: 7000, progress: 40, isCounted: false)],
                plays: 2
            )
        case .lookUp:
            let viewing = try desk.viewing(endedAgo: 9000)
            try await desk.fault(#"{"path":"/sync/history","method":"POST","kind":"lost","applied":true}"#)
            _ = try await desk.engine().drain()
            desk.clock.advance(by: 60)
            return Situation(viewings: [viewing], plays: 1)
        case .playback:
            let viewing = try desk.viewing(endedAgo: 9000, progress: 40, isCounted: false)
            // Another device has left another film.
            let token = try #require(desk.tokens.load()).access
            _ = try await desk.client().scrobble(.pause, Self.other, progress: 60, token: token)
            desk.clock.advance(by: 2)
            return Situation(viewings: [viewing], plays: 0)
        case .undo:
            let viewing = try desk.viewing(endedAgo: 9000)
            _ = try await desk.engine().drain()
            return Situation(viewings: [viewing], plays: 0)
        case .rating:
            let viewing = try desk.viewing(endedAgo: 9000)
            _ = try await desk.engine().drain()
            try desk.outbox.ratings.rate(viewing.id, 8, at: desk.clock.date)
            return Situation(viewings: [viewing], plays: 1)
        case .film: return try self.unknown(desk, "/films/Dune (2021).mkv")
        case .show, .seasons: return try self.unknown(desk, "/shows/Severance.S02E07.mkv")
        case .token:
            desk.clock.advance(by: 8 * 86400)
            return Situation(viewings: [try desk.viewing(endedAgo: 1)], plays: 1)
        }
    }

    private func unknown(_ desk: Desk, _ path: String) throws -> Situation {
        Situation(viewings: [try desk.rename(try desk.viewing(nil, endedAgo: 9000), path)], plays: 1)
    }

    /// Does for the first time what sends the request.
    func send(_ situation: Situation, at desk: Desk, over detour: Detour) async throws {
        let engine = try desk.engine(over: detour)
        switch self {
        case .start, .pause:
            let viewing = situation.viewings[0]
            let service = Task { await engine.run() }
            engine.tell(self == .start ? .start : .pause, of: viewing.id, at: PlaybackProgress(percent: 40))
            for _ in 0..<6000 where detour.met == 0 { try await Task.sleep(for: .milliseconds(10)) }
            try desk.outbox.checkpoint(
                viewing.id,
                progress: 97,
                played: 3600,
                isCounted: true,
                at: desk.clock.date,
                isOver: true
            )
            engine.wake()
            service.cancel()
            _ = await service.result
        case .undo: _ = try await engine.undo(try desk.entry(situation.viewings[0]))
        case .stop, .place, .history, .rating, .lookUp, .activities, .playback, .film, .show, .seasons, .token:
            _ = try await engine.drain()
        }
    }
}
