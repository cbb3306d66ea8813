extension TraktClient {
    /// The three calls that say what is being watched (`Documentation/trakt.md §4`).
    package enum ScrobbleCall: String, Sendable {
        case start, pause, stop
    }

    /// Tells what is being watched.
    ///
    /// - Parameters:
    ///   - call: Start, pause or stop.
    ///   - item: What.
    ///   - progress: Percent; clamped to 0…100, what is no number becomes 0.
    ///   - token: The access token.
    /// - Returns: What Trakt made of it.
    /// - Throws: `TraktError`; `.alreadyScrobbled` on stop means that the play is there.
    package func scrobble(
        _ call: ScrobbleCall,
        _ item: ScrobbleItem,
        progress: Double,
        token: String
    ) async throws(TraktError) -> ScrobbleAnswer {
        let percent = progress.isNaN ? 0 : min(max(progress, 0), 100)
        let body = ScrobbleBody(item, progress: (percent * 100).rounded() / 100)
        return try self.decode(
            await self.exchange(.post, "/scrobble/\(call.rawValue)", body: body, token: token, within: .record)
        )
    }
}

/// Absent members are left out: an explicit null is refused (`Documentation/trakt.md`, trap 20).
private struct ScrobbleBody: Encodable {
    struct Item: Encodable {
        var title: String?
        var year: Int?
        var ids: TraktIDs
    }

    var movie: Item?
    var episode: Item?
    var progress: Double

    init(_ item: ScrobbleItem, progress: Double) {
        self.progress = progress
        switch item {
        case .movie(let id, let title, let year): self.movie = Item(title: title, year: year, ids: TraktIDs(trakt: id))
        case .episode(let id): self.episode = Item(ids: TraktIDs(trakt: id))
        }
    }
}
