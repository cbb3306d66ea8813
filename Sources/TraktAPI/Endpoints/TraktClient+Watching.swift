extension TraktClient {
    private struct Watching: Decodable {
        var movie: TraktTitle?
        var episode: TraktEpisode?
    }

    /// What the user is shown as watching (`Documentation/trakt.md §5`).
    ///
    /// - Parameter token: The access token.
    /// - Returns: As `ScrobbleItem.key`; nil where nothing is.
    /// - Throws: `TraktError`.
    package func watching(token: String) async throws(TraktError) -> String? {
        let response = try await self.exchange(.get, "/users/me/watching", token: token)
        guard response.status != 204 else { return nil }
        let watching: Watching = try self.decode(response)
        return ScrobbleItem.key(movie: watching.movie, episode: watching.episode)
    }

    /// Removes a place to resume from; one that is gone is no error (`Documentation/trakt.md §5`).
    ///
    /// - Parameters:
    ///   - id: Trakt's number of the place.
    ///   - token: The access token.
    /// - Throws: `TraktError`.
    package func removePlace(id: Int64, token: String) async throws(TraktError) {
        let response = try await self.exchange(.delete, "/sync/playback/\(id)", token: token)
        guard (200..<300).contains(response.status) || response.status == 404 else { throw TraktError(response) }
    }
}
