extension TraktClient {
    /// Asks the least that Trakt answers without a login: whether it is there, knows the app, and what time it has there.
    ///
    /// What it says of the time is in `serverClock` then.
    ///
    /// - Throws: `TraktError`: `.forbidden` where the app is gone or blocked, `.rateLimited` where the budget is used up.
    package func knock() async throws(TraktError) {
        let response = try await self.exchange(.get, "/search/trakt/1", query: [("type", "movie"), ("limit", "1")])
        guard (200..<300).contains(response.status) else { throw TraktError(response) }
    }
}
