extension TraktClient {
    package enum Kind: String, Codable, Sendable {
        case movie, show, episode
    }

    package enum IDSource: String, Sendable {
        case trakt, imdb, tmdb, tvdb
    }

    /// What a broad search looks at.
    package enum SearchField: String, Sendable {
        case title, aliases, translations
    }

    /// Searches by title.
    ///
    /// - Parameters:
    ///   - text: The title; characters with a meaning to Trakt's search are escaped here, and 150 characters are enough.
    ///   - kind: Films or shows.
    ///   - exact: The short list of exact titles instead of the broad one.
    ///   - fields: What a broad search looks at.
    /// - Returns: The hits of that kind, best first by Trakt's own opinion.
    /// - Throws: `TraktError`.
    package func search(
        _ text: String,
        _ kind: Kind,
        exact: Bool,
        fields: [SearchField] = [.title, .aliases, .translations]
    ) async throws(TraktError) -> [TraktSearchResult] {
        var query = [("query", Self.searchEscaped(String(text.prefix(150)))), ("extended", "full")]
        if !exact { query.append(("fields", fields.map(\.rawValue).joined(separator: ","))) }
        query += [("page", "1"), ("limit", "30")]
        let hits: [TraktSearchResult] = try await self.list(
            "/search/\(kind.rawValue)\(exact ? "/exact" : "")",
            query: query,
            within: .page
        )
        return try Self.readable(hits).filter { $0.type == kind.rawValue }
    }

    /// Hits that say what they are; an answer of which none does is no answer.
    private static func readable(_ hits: [TraktSearchResult]) throws(TraktError) -> [TraktSearchResult] {
        let readable = hits.filter { ($0.movie ?? $0.show)?.ids.trakt != nil || $0.episode?.ids.trakt != nil }
        guard hits.isEmpty || !readable.isEmpty else { throw .unexpectedResponse(status: 200) }
        return readable
    }

    /// Looks an id up, always with the kind where numbers collide between kinds (`Documentation/trakt.md`, trap 32).
    ///
    /// - Parameters:
    ///   - source: Whose id it is.
    ///   - id: The id; what cannot be one of that source is not asked for.
    ///   - kind: What it should be of; an imdb id says that itself, and may turn out to be of another kind.
    /// - Returns: What goes by this id; of that kind, unless the id is imdb's. Empty when Trakt does not know it.
    /// - Throws: `TraktError`.
    package func lookUp(
        _ source: IDSource,
        _ id: String,
        kind: Kind
    ) async throws(TraktError) -> [TraktSearchResult] {
        let digits = source == .imdb ? (id.hasPrefix("tt") ? id.dropFirst(2) : "") : id[...]
        guard (1...18).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return []
        }
        var query = [("extended", "full")]
        if source != .imdb { query.insert(("type", kind.rawValue), at: 0) }
        let hits: [TraktSearchResult] = try Self.readable(
            await self.list("/search/\(source.rawValue)/\(id)", query: query, within: .page)
        )
        return source == .imdb ? hits : hits.filter { $0.type == kind.rawValue }
    }

    /// A film or a show with all that Trakt says of it: the source of truth, where lists may be older
    /// (`Documentation/trakt.md §9`).
    ///
    /// - Parameters:
    ///   - kind: Film or show.
    ///   - id: Trakt's number or slug.
    /// - Returns: The title, or nil when there is none.
    /// - Throws: `TraktError`.
    package func title(_ kind: Kind, _ id: String) async throws(TraktError) -> TraktTitle? {
        guard kind != .episode, Self.isReference(id) else { return nil }
        return try await self.orNone("/\(kind.rawValue)s/\(id)", query: [("extended", "full")])
    }

    /// The other names that countries use.
    package func aliases(_ kind: Kind, _ id: Int) async throws(TraktError) -> [TraktName] {
        try await self.list("/\(kind.rawValue)s/\(id)/aliases", query: [], within: .names)
    }

    /// The names in other languages.
    package func translations(_ kind: Kind, _ id: Int) async throws(TraktError) -> [TraktName] {
        try await self.list("/\(kind.rawValue)s/\(id)/translations", query: [], within: .names)
    }

    /// All seasons of a show with their episodes, season 0 too.
    ///
    /// - Parameter id: Trakt's id of the show.
    /// - Returns: The seasons; each episode knows its season.
    /// - Throws: `TraktError`; `.notFound` when there is no such show.
    package func seasons(ofShow id: Int) async throws(TraktError) -> [TraktSeason] {
        let seasons: [TraktSeason] = try await self.list(
            "/shows/\(id)/seasons",
            query: [("extended", "full,episodes")],
            within: .seasons
        )
        return seasons.map { season in
            var season = season
            season.episodes = season.episodes?.map { episode in
                var episode = episode
                episode.season = episode.season ?? season.number
                return episode
            }
            return season
        }
    }

    /// One episode, or nil when the show has none of this number.
    package func episode(
        ofShow id: Int,
        season: Int,
        number: Int
    ) async throws(TraktError) -> TraktEpisode? {
        try await self.orNone("/shows/\(id)/seasons/\(season)/episodes/\(number)", query: [("extended", "full")])
    }

    /// A list in which one bad element loses nothing else; no content is an empty list.
    private func list<Element: Decodable>(
        _ path: String,
        query: [(String, String)],
        within limits: AnswerLimits
    ) async throws(TraktError) -> [Element] {
        let response = try await self.exchange(.get, path, query: query, within: limits)
        if response.status == 204 { return [] }
        let list: TolerantList<Element> = try self.decode(response)
        // Where nothing at all can be read, that is no word on what there is.
        guard list.count == 0 || !list.elements.isEmpty else {
            throw .unexpectedResponse(status: response.status)
        }
        return list.elements
    }

    /// One record; some calls answer 204 instead of 404 where there is none (`Documentation/trakt.md §9`).
    private func orNone<Value: Decodable>(
        _ path: String,
        query: [(String, String)]
    ) async throws(TraktError) -> Value? {
        let response = try await self.exchange(.get, path, query: query, within: .record)
        return [204, 404, 410].contains(response.status) ? nil : try self.decode(response)
    }

    /// Whether a text can stand in a path as Trakt's number or slug.
    package static func isReference(_ text: String) -> Bool {
        (1...200).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "_")
            }
    }

    /// Puts a backslash before each character that Trakt's search gives a meaning (`Documentation/trakt.md §9`).
    static func searchEscaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if #"+-&|!(){}[]^"~*?:/\"#.contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
