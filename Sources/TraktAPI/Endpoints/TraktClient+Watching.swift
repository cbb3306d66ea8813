package import Foundation

/// What Trakt shows its user as watching.
package struct TraktWatching: Hashable, Sendable {
    /// As `ScrobbleItem.key`; nil for what is neither film nor episode.
    package var itemKey: String?
    /// Whether the user has checked in to it: it becomes a play by itself.
    package var isCheckIn: Bool
    /// By Trakt's clock; it may lie before the first word that Trakt heard of it, by what was seen until then.
    package var startedAt: Date?
    /// By Trakt's clock.
    package var expiresAt: Date?
}

extension TraktWatching: Decodable {
    private enum Key: String, CodingKey {
        case movie, episode, action, started_at, expires_at
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Key.self)
        self.itemKey = ScrobbleItem.key(
            movie: members.readable(TraktTitle.self, .movie),
            episode: members.readable(TraktEpisode.self, .episode)
        )
        self.isCheckIn = members.text(.action) == "checkin"
        self.startedAt = members.text(.started_at).flatMap(TraktDate.parse)
        self.expiresAt = members.text(.expires_at).flatMap(TraktDate.parse)
    }
}

extension TraktClient {
    /// What the user is shown as watching (`Documentation/trakt.md §5`).
    ///
    /// - Parameter token: The access token.
    /// - Returns: nil where nothing is.
    /// - Throws: `TraktError`.
    package func watching(token: String) async throws(TraktError) -> TraktWatching? {
        let response = try await self.exchange(.get, "/users/me/watching", token: token)
        guard response.status != 204 else { return nil }
        return try self.decode(response) as TraktWatching
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
