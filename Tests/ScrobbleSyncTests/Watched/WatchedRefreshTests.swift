import Foundation
import TestSupport
import Testing
import TraktAPI

@testable import ScrobbleSync

/// What Trakt says was watched, kept and asked for anew when it has changed.
@Suite struct WatchedRefreshTests {
    private static func requests(_ desk: Desk, since count: Int = 0) async throws -> [String] {
        try await desk.journal().dropFirst(count).filter { !$0.path.hasPrefix("/oauth") && !$0.path.hasPrefix("/simulator") }
            .map(\.path)
    }

    private static func cache(_ desk: Desk) -> WatchedCache { WatchedCache(directory: desk.home.url.path + "/cache") }

    private static func refresh(_ desk: Desk, age: TimeInterval = 900) async throws -> [String] {
        let before = try await desk.journal().count
        let obstacle = try await desk.engine().refresh(Self.cache(desk), of: "me", unlessYoungerThan: age)
        #expect(obstacle == nil)
        return try await Self.requests(desk, since: before)
    }

    private static func seen(_ desk: Desk, _ slug: String = "severance") -> [EpisodeNumber] {
        Self.cache(desk).shows(for: "me").first { $0.slug == slug }?.seen.keys.sorted() ?? []
    }

    private static let whole = [
        "/sync/last_activities", "/sync/watched/shows", "/users/hidden/progress_watched", "/users/hidden/dropped",
        "/sync/watched/movies",
    ]

    @Test func `it is read once, asked about with one request, and read again only when it has changed`() async throws {
        try await withDesk { desk in
            try await desk.post("plays", #"[{"trakt":200000001},{"type":"movie","trakt":1001,"times":2}]"#)
            #expect(try await Self.refresh(desk) == Self.whole)
            #expect(Self.seen(desk) == [EpisodeNumber(1, 1)])
            #expect(Self.cache(desk).seen(film: 1001, for: "me")?.plays == 2)
            // Fresh: nobody is asked.
            #expect(try await Self.refresh(desk).isEmpty)
            desk.clock.advance(by: 1000)
            #expect(try await Self.refresh(desk) == ["/sync/last_activities"])
            #expect(try await Self.refresh(desk).isEmpty)
            desk.clock.advance(by: 1000)
            try await desk.post("plays", #"[{"trakt":200000002}]"#)
            #expect(try await Self.refresh(desk) == Array(Self.whole.dropLast()))
            #expect(Self.seen(desk) == [EpisodeNumber(1, 1), EpisodeNumber(1, 2)])
            desk.clock.advance(by: 1000)
            try await desk.sendElsewhere("/sync/history/remove", #"{"episodes":[{"ids":{"trakt":200000001}}]}"#)
            _ = try await Self.refresh(desk)
            #expect(Self.seen(desk) == [EpisodeNumber(1, 2)])
        }
    }

    @Test func `however many shows there are, it is a request per page and none per show`() async throws {
        try await withDesk { desk in
            let ids = try await Self.firstEpisodes(of: 60, desk)
            try await desk.post("plays", "[\(ids.map { #"{"trakt":\#($0)}"# }.joined(separator: ","))]")
            let asked = try await Self.refresh(desk)
            #expect(asked.count { $0 == "/sync/watched/shows" } == 2 && asked.count == Self.whole.count + 1)
            #expect(Self.cache(desk).shows(for: "me").count == 60)
        }
    }

    /// As the simulator numbers them.
    private static func firstEpisodes(of count: Int, _ desk: Desk) async throws -> [Int] {
        (0..<count).map { (2000 + $0) * 100_000 + 1 }
    }

    @Test func `what is hidden, dropped and begun anew is known`() async throws {
        try await withDesk { desk in
            try await desk.post("plays", #"[{"trakt":200000001}]"#)
            _ = try await Self.refresh(desk)
            #expect(!Self.cache(desk).shows(for: "me")[0].isHidden)
            for (section, word) in [("progress_watched", "hidden"), ("dropped", "dropped")] {
                desk.clock.advance(by: 1000)
                let body = #"{"shows":[{"ids":{"slug":"severance"}}]}"#
                try await desk.sendElsewhere("/users/hidden/\(section)", body)
                _ = try await Self.refresh(desk)
                #expect(Self.cache(desk).shows(for: "me")[0].isHidden, "\(word)")
                desk.clock.advance(by: 1000)
                try await desk.sendElsewhere("/users/hidden/\(section)/remove", body)
                _ = try await Self.refresh(desk)
                #expect(!Self.cache(desk).shows(for: "me")[0].isHidden)
            }
            desk.clock.advance(by: 1000)
            try await desk.sendElsewhere("/shows/severance/progress/watched/reset", "{}")
            _ = try await Self.refresh(desk)
            let cache = Self.cache(desk)
            #expect(cache.shows(for: "me")[0].resetAt != nil)
            #expect(cache.seen(EpisodeNumber(1, 1), ofShow: "severance", for: "me").count == nil)
        }
    }

    @Test func `a half of it is never kept, and what was known stays when Trakt does not answer`() async throws {
        try await withDesk { desk in
            try await desk.post("plays", #"[{"trakt":200000001}]"#)
            _ = try await Self.refresh(desk)
            desk.clock.advance(by: 1)
            try await desk.post("plays", #"[{"trakt":200000002}]"#)
            try await desk.fault(#"{"path":"/users/hidden/dropped","kind":"status","status":503,"count":50}"#)
            desk.clock.advance(by: 1000)
            let obstacle = try await desk.engine().refresh(Self.cache(desk), of: "me", unlessYoungerThan: 900)
            #expect(obstacle != nil && Self.seen(desk) == [EpisodeNumber(1, 1)])
            try await desk.endFaults()
            _ = try await Self.refresh(desk)
            #expect(Self.seen(desk).count == 2)
        }
    }

    @Test func `it belongs to one account`() async throws {
        try await withDesk { desk in
            try await desk.post("plays", #"[{"trakt":200000001}]"#)
            _ = try await Self.refresh(desk)
            #expect(Self.cache(desk).shows(for: "other").isEmpty && Self.cache(desk).readAt(for: "other") == nil)
            Self.cache(desk).remove()
            #expect(Self.seen(desk).isEmpty)
        }
    }

    @Test(arguments: ["no database at all", ""])
    func `a file that is broken is as good as none, and is made anew`(content: String) async throws {
        try await withDesk { desk in
            let folder = desk.home.url.appending(path: "cache")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(String(repeating: content, count: 300).utf8).write(to: folder.appending(path: "watched.sqlite"))
            #expect(Self.seen(desk).isEmpty)
            try await desk.post("plays", #"[{"trakt":200000001}]"#)
            _ = try await Self.refresh(desk)
            _ = try await Self.refresh(desk)
            #expect(Self.seen(desk) == [EpisodeNumber(1, 1)])
        }
    }
}
