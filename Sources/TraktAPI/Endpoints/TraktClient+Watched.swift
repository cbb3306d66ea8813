/// What was watched, by Trakt's own count (`Documentation/trakt.md §8.2`, `§8.4`).
extension TraktClient {
    /// Where shows can be hidden that are of interest here.
    package enum HiddenSection: String, CaseIterable, Sendable {
        /// From the progress of what is watched.
        case progress = "progress_watched"
        /// Given up.
        case dropped
    }

    /// A page of shows is short: each show brings all of its episodes that were watched.
    private static var watchedShows: Int { 50 }
    private static var longestPage: Int { 250 }

    /// A page of the shows of which something was watched, with the episodes.
    ///
    /// - Parameters:
    ///   - page: From 1.
    ///   - token: The access token.
    /// - Returns: What of it can be read.
    /// - Throws: `TraktError`.
    package func watchedShows(page: Int, token: String) async throws(TraktError) -> TraktListPage<TraktWatchedShow> {
        try await self.listPage(
            "/sync/watched/shows",
            query: [("extended", "progress")],
            page: page,
            limit: Self.watchedShows,
            token: token
        )
    }

    /// A page of the films that were watched.
    package func watchedMovies(page: Int, token: String) async throws(TraktError) -> TraktListPage<TraktWatchedMovie> {
        try await self.listPage("/sync/watched/movies", query: [], page: page, limit: Self.longestPage, token: token)
    }

    /// A page of the shows that are hidden in a section.
    package func hiddenShows(
        _ section: HiddenSection,
        page: Int,
        token: String
    ) async throws(TraktError) -> TraktListPage<TraktHiddenShow> {
        try await self.listPage(
            "/users/hidden/\(section.rawValue)",
            query: [("type", "show")],
            page: page,
            limit: Self.longestPage,
            token: token
        )
    }
}
