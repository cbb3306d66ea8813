package import Foundation

extension TraktClient {
    /// Adds plays to the history.
    ///
    /// Not idempotent: the server adds the same play twice (`trakt-api.md §6.1`).
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
        return try self.decode(await self.exchange(.post, .api, "/sync/history", body: body, token: token))
    }

    /// The plays of one item between two days, newest first; the narrow question that settles a lost answer (§6.3).
    ///
    /// - Parameters:
    ///   - item: Which film or episode.
    ///   - range: From when to when; widened by a day on both sides, for the server may read dates only.
    ///   - token: The access token.
    /// - Returns: At most 100 plays.
    /// - Throws: `TraktError`.
    package func history(
        of item: ScrobbleItem,
        in range: ClosedRange<Date>,
        token: String
    ) async throws(TraktError) -> [TraktHistoryItem] {
        let path =
            switch item {
            case .movie(let id, _, _): "/sync/history/movies/\(id)"
            case .episode(let id): "/sync/history/episodes/\(id)"
            }
        let query = [
            ("start_at", TraktDate.text(range.lowerBound - 86400)),
            ("end_at", TraktDate.text(range.upperBound + 86400)),
            ("page", "1"), ("limit", "100"),
        ]
        return try await self.get(path, query: query, token: token)
    }

    /// Removes exactly these plays; removing by item would delete every play of it (trap 30).
    package func removeFromHistory(ids: [Int64], token: String) async throws(TraktError) {
        let response = try await self.exchange(.post, .api, "/sync/history/remove", body: ["ids": ids], token: token)
        guard (200..<300).contains(response.status) else { throw TraktError(response) }
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
