import Foundation
import MediaIdentification
import Playback
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// `films` and `shows` of the config: how much of each is told.
@Suite struct KindSwitchTests {
    private static let film = ScrobbleItem.movie(trakt: 1001, title: "Dune", year: 2021)
    private static let otherFilm = ScrobbleItem.movie(trakt: 1002, title: nil, year: nil)
    private static let episode = ScrobbleItem.episode(trakt: 200_200_001)

    struct Row: CustomTestStringConvertible {
        var films: KindSwitches.Telling
        var shows: KindSwitches.Telling
        var item: ScrobbleItem
        /// What Trakt is told of a play, of a place, and of what is on now.
        var play: Bool
        var place: Bool
        var live: Bool

        var testDescription: String { "films \(self.films.rawValue), shows \(self.shows.rawValue), \(self.item.key)" }
    }

    private static let table = [
        Row(films: .all, shows: .all, item: film, play: true, place: true, live: true),
        Row(films: .playsOnly, shows: .all, item: film, play: true, place: false, live: false),
        Row(films: .none, shows: .all, item: film, play: false, place: false, live: false),
        Row(films: .all, shows: .none, item: film, play: true, place: true, live: true),
        Row(films: .none, shows: .all, item: episode, play: true, place: true, live: true),
        Row(films: .all, shows: .playsOnly, item: episode, play: true, place: false, live: false),
        Row(films: .all, shows: .none, item: episode, play: false, place: false, live: false),
        Row(films: .none, shows: .none, item: episode, play: false, place: false, live: false),
    ]

    @Test(arguments: Self.table) func `plays and places are told as the kind of the item says`(row: Row) async throws {
        try await withDesk { desk in
            let engine = try desk.engine(kinds: KindSwitches(films: row.films, shows: row.shows))
            let play = try desk.viewing(row.item, endedAgo: 9000)
            let place = try desk.viewing(row.item, endedAgo: 1, progress: 40, isCounted: false)
            _ = try await engine.drain(isPatient: false)
            let paths = try await desk.writes().map(\.path)
            #expect(paths.contains("/sync/history") == row.play)
            #expect(paths.contains { $0.hasPrefix("/scrobble/") } == row.place)
            #expect(try desk.state(play).state == (row.play ? .delivered : .dropped))
            #expect(try desk.state(place).state == (row.place ? .delivered : .dropped))
        }
    }

    @Test(arguments: Self.table) func `what is on now is told as the kind of the item says`(row: Row) async throws {
        try await withDesk { desk in
            let (viewing, lock) = try desk.watching(row.item)
            let engine = try desk.engine(kinds: KindSwitches(films: row.films, shows: row.shows))
            engine.tell(.start, of: viewing.id, at: PlaybackProgress(percent: 3))
            // The other kind goes its own way meanwhile, or is dropped.
            let other = try desk.viewing(row.item == Self.film ? Self.episode : Self.otherFilm, endedAgo: 9000)
            try await desk.running(engine) {
                guard try desk.state(other).state != .finished else { return false }
                guard row.live else { return true }
                return try await desk.writes().contains { $0.path == "/scrobble/start" }
            }
            #expect(try await desk.writes().contains { $0.path.hasPrefix("/scrobble/") } == row.live)
            withExtendedLifetime(lock) {}
        }
    }

    @Test(arguments: [
        ("The Wire 1x01.mkv", KindSwitches(films: .all, shows: .none), true),
        ("The Wire 1x01.mkv", KindSwitches(films: .none, shows: .all), false),
        ("Dune (2021).mkv", KindSwitches(films: .none, shows: .none), true),
        ("Dune (2021).mkv", KindSwitches(films: .none, shows: .all), false),
        ("Dune (2021).mkv", KindSwitches(films: .all, shows: .none), false),
    ])
    func `Trakt is not even asked what a file is where nothing of it can be told`(
        name: String,
        kinds: KindSwitches,
        isSilent: Bool
    ) throws {
        let description = MediaIdentifier().describe(MediaEvidence(path: "/films/\(name)"))
        #expect(kinds.isSilent(about: description) == isSilent)
    }
}
