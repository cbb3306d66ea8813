package import Foundation

/// Whole lists: for questions to which a part of the list is no answer (`Documentation/trakt.md §9`, trap 11).
extension TraktClient {
    /// More than this is clamped without a word.
    private static var longestPage: Int { 250 }

    /// All plays between two days, of one item or of all, newest first.
    ///
    /// - Parameters:
    ///   - item: Which film or episode; nil for all.
    ///   - range: From when to when; widened by a day on both sides, for the server may read dates only.
    ///   - token: The access token.
    /// - Returns: The plays, to the last one.
    /// - Throws: `TraktError`; also when a page cannot be read or the list has no end.
    package func wholeHistory(
        of item: ScrobbleItem? = nil,
        in range: ClosedRange<Date>,
        token: String
    ) async throws(TraktError) -> [TraktHistoryItem] {
        let path =
            switch item {
            case nil: "/sync/history"
            case .movie(let id, _, _): "/sync/history/movies/\(id)"
            case .episode(let id): "/sync/history/episodes/\(id)"
            }
        let query = [
            ("start_at", TraktDate.text(range.lowerBound - 86400)),
            ("end_at", TraktDate.text(range.upperBound + 86400)),
        ]
        return try await self.wholeList(path, query: query, token: token)
    }

    /// One page of the history, newest first: for whoever looks at it, and may see less than all.
    ///
    /// - Parameters:
    ///   - kind: `movie` or `episode`; nil for both.
    ///   - range: From when to when, widened by a day on both sides; nil for all.
    ///   - page: From 1.
    ///   - token: The access token.
    /// - Returns: What of it can be read.
    /// - Throws: `TraktError`.
    package func historyPage(
        _ kind: Kind?,
        in range: ClosedRange<Date>?,
        page: Int,
        token: String
    ) async throws(TraktError) -> TraktListPage<TraktHistoryItem> {
        let query =
            range.map {
                [
                    ("start_at", TraktDate.text($0.lowerBound - 86400)),
                    ("end_at", TraktDate.text($0.upperBound + 86400)),
                ]
            } ?? []
        let path = "/sync/history" + (kind.map { "/\($0.rawValue)s" } ?? "")
        return try await self.listPage(path, query: query, page: page, limit: Self.longestPage, token: token)
    }

    /// A page of a list of which one bad line loses nothing else.
    func listPage<Line: Decodable & Sendable>(
        _ path: String,
        query: [(String, String)],
        page: Int,
        limit: Int,
        token: String
    ) async throws(TraktError) -> TraktListPage<Line> {
        let asked = query + [("page", "\(page)"), ("limit", "\(limit)")]
        let answer = try await self.exchange(.get, path, query: asked, token: token, within: .wholeList)
        let found: TolerantList<Line> = try self.decode(answer)
        guard found.count == 0 || !found.elements.isEmpty else { throw .unexpectedResponse(status: answer.status) }
        let pages = answer.number("X-Pagination-Page-Count")
        return TraktListPage(
            lines: found.elements,
            isLast: pages.map { page >= $0 } ?? (found.count != answer.number("X-Pagination-Limit") ?? limit),
            count: answer.number("X-Pagination-Item-Count")
        )
    }

    /// All ratings of films, or of episodes.
    ///
    /// - Parameters:
    ///   - kind: `movie` or `episode`.
    ///   - token: The access token.
    /// - Returns: The ratings.
    /// - Throws: `TraktError`; also when a page cannot be read or the list has no end.
    package func ratings(of kind: Kind, token: String) async throws(TraktError) -> [TraktRating] {
        try await self.wholeList("/sync/ratings/\(kind.rawValue)s", token: token)
    }

    /// Reads a list page by page to its end.
    ///
    /// - Throws: `TraktError`; `.unexpectedResponse` when fewer lines have come than Trakt says there are.
    private func wholeList<Line: Decodable>(
        _ path: String,
        query: [(String, String)] = [],
        token: String
    ) async throws(TraktError) -> [Line] {
        var lines: [Line] = []
        // As any page has told them: a later one without may be no page of the list.
        var (pages, count): (Int?, Int?)
        // More pages than anybody has lines for: who goes on for ever says nothing.
        for page in 1...1000 {
            let asked = query + [("page", "\(page)"), ("limit", "\(Self.longestPage)")]
            let answer = try await self.exchange(.get, path, query: asked, token: token, within: .wholeList)
            let found: [Line] = try self.decode(answer)
            lines += found
            pages = [pages, answer.number("X-Pagination-Page-Count")].compactMap(\.self).max()
            count = [count, answer.number("X-Pagination-Item-Count")].compactMap(\.self).max()
            // Where the number of pages is not told, the last one is not as long as it could be; one that is longer is of
            // somebody who knows no pages, and all there is.
            let isLast =
                pages.map { page >= $0 } ?? (found.count != answer.number("X-Pagination-Limit") ?? Self.longestPage)
            guard isLast else { continue }
            if let count, lines.count < count { break }
            return lines
        }
        throw .unexpectedResponse(status: 200)
    }
}

/// One page of a list.
package struct TraktListPage<Line: Sendable>: Sendable {
    package var lines: [Line]
    /// Whether nothing comes after it.
    package var isLast: Bool
    /// Lines of the whole list; nil where Trakt does not tell.
    package var count: Int?
}

extension TraktResponse {
    fileprivate func number(_ name: String) -> Int? { self.header(name).flatMap { Int($0) } }
}
