package import Foundation

extension TraktClient {
    /// Rates films and episodes; a later rating of the same item takes the place of the earlier one
    /// (`Documentation/trakt.md §7`).
    ///
    /// - Parameters:
    ///   - ratings: What, how good from 1 to 10, and when that was said.
    ///   - token: The access token.
    /// - Returns: How many were taken; the rest is not known to Trakt.
    /// - Throws: `TraktError`; sending the same again does no harm.
    package func rate(
        _ ratings: [(item: ScrobbleItem, rating: Int, ratedAt: Date)],
        token: String
    ) async throws(TraktError) -> HistoryAnswer {
        var body = RatingBody()
        for (item, rating, date) in ratings {
            let value = min(max(rating, 1), 10)
            switch item {
            case .movie(let id, _, _):
                body.movies.append(.init(rating: value, rated_at: TraktDate.text(date), ids: TraktIDs(trakt: id)))
            case .episode(let id):
                body.episodes.append(.init(rating: value, rated_at: TraktDate.text(date), ids: TraktIDs(trakt: id)))
            }
        }
        return try self.decode(
            await self.exchange(.post, "/sync/ratings", body: body, token: token, within: .sent)
        )
    }
}

private struct RatingBody: Encodable {
    struct Item: Encodable {
        var rating: Int
        var rated_at: String
        var ids: TraktIDs
    }

    var movies: [Item] = []
    var episodes: [Item] = []
}
