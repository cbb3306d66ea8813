package import Foundation

extension TraktClient {
    /// Adds plays to the history.
    ///
    /// Not idempotent: the server adds the same play twice (`Documentation/trakt.md §6.1`).
    ///
    /// - Parameters:
    ///   - plays: What was watched and when it ended.
    ///   - token: The access token.
    /// - Returns: How many were added.
    /// - Throws: `TraktError`; after a 5xx or a lost answer the plays may be there.
    package func addToHistory(
        _ plays: [(item: ScrobbleItem, watchedAt: Date)],
        token: String
    ) async throws(TraktError) -> HistoryAnswer {
        var body = HistoryBody()
        for (item, date) in plays {
            switch item {
            case .movie(let id, _, _):
                body.movies.append(.init(watched_at: TraktDate.text(date), ids: TraktIDs(trakt: id)))
            case .episode(let id):
                body.episodes.append(.init(watched_at: TraktDate.text(date), ids: TraktIDs(trakt: id)))
            }
        }
        return try self.decode(
            await self.exchange(.post, "/sync/history", body: body, token: token, within: .sent)
        )
    }

    /// The plays of one item between two days, newest first; the narrow question that settles a lost answer
    /// (`Documentation/trakt.md §6.3`).
    ///
    /// - Parameters:
    ///   - item: Which film or episode; nil for all.
    ///   - range: From when to when; widened by a day on both sides, for the server may read dates only.
    ///   - pages: How many pages of 100 are read at most.
    ///   - token: The access token.
    /// - Returns: The plays.
    /// - Throws: `TraktError`; also when one play of the answer cannot be read, for it may be the one that is sought.
    package func history(
        of item: ScrobbleItem? = nil,
        in range: ClosedRange<Date>,
        pages: Int = 5,
        token: String
    ) async throws(TraktError) -> [TraktHistoryItem] {
        let path =
            switch item {
            case nil: "/sync/history"
            case .movie(let id, _, _): "/sync/history/movies/\(id)"
            case .episode(let id): "/sync/history/episodes/\(id)"
            }
        var plays: [TraktHistoryItem] = []
        for page in 1...max(pages, 1) {
            let query = [
                ("start_at", TraktDate.text(range.lowerBound - 86400)),
                ("end_at", TraktDate.text(range.upperBound + 86400)),
                ("page", "\(page)"), ("limit", "100"),
            ]
            let found: [TraktHistoryItem] = try await self.get(path, query: query, token: token, within: .page)
            plays += found
            if found.count < 100 { break }
        }
        return plays
    }

    /// The places to resume from that were written after a date.
    package func playback(
        _ kind: Kind,
        since date: Date,
        pages: Int = 10,
        token: String
    ) async throws(TraktError) -> [TraktPlayback] {
        var places: [TraktPlayback] = []
        for page in 1...max(pages, 1) {
            let query = [("start_at", TraktDate.text(date - 86400)), ("page", "\(page)"), ("limit", "100")]
            let found: [TraktPlayback] = try await self.get(
                "/sync/playback/\(kind.rawValue)s",
                query: query,
                token: token,
                within: .page
            )
            places += found
            if found.count < 100 { break }
        }
        return places
    }

    package func lastActivities(token: String) async throws(TraktError) -> TraktActivities {
        try await self.get("/sync/last_activities", token: token)
    }

    /// Removes exactly these plays; removing by item would delete every play of it (`Documentation/trakt.md`, trap 30).
    ///
    /// - Parameters:
    ///   - ids: Trakt's numbers of the plays.
    ///   - token: The access token.
    /// - Returns: What Trakt says that it did, which need not be what was asked for.
    /// - Throws: `TraktError`; asking again does no harm.
    package func removeFromHistory(ids: [Int64], token: String) async throws(TraktError) -> RemovalAnswer {
        try self.decode(
            await self.exchange(.post, "/sync/history/remove", body: ["ids": ids], token: token, within: .sent)
        )
    }
}

private struct HistoryBody: Encodable {
    struct Item: Encodable {
        var watched_at: String
        var ids: TraktIDs
    }

    var movies: [Item] = []
    var episodes: [Item] = []
}
