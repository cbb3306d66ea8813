extension TraktClient {
    package enum Kind: String, Codable, Sendable {
        case movie, show, episode
    }

    package enum IDSource: String, Sendable {
        case trakt, imdb, tmdb, tvdb
    }

    /// Searches by title.
    ///
    /// - Parameters:
    ///   - text: The title; characters with a meaning to Trakt's search are escaped here.
    ///   - kind: Films or shows.
    ///   - exact: The short list of exact titles instead of the broad one.
    /// - Returns: The hits, best first by Trakt's own opinion.
    /// - Throws: `TraktError`.
    package func search(_ text: String, _ kind: Kind, exact: Bool) async throws(TraktError) -> [TraktSearchResult] {
        let query = [("query", Self.searchEscaped(text)), ("extended", "full"), ("page", "1"), ("limit", "30")]
        return try await self.get("/search/\(kind.rawValue)\(exact ? "/exact" : "")", query: query)
    }

    /// Looks an id up, always with the kind: numbers collide between films and shows (trap 32).
    package func lookUp(_ source: IDSource, _ id: String, _ kind: Kind) async throws(TraktError) -> [TraktSearchResult]
    {
        try await self.get("/search/\(source.rawValue)/\(id)", query: [("type", kind.rawValue), ("extended", "full")])
    }

    /// All seasons of a show with their episodes, season 0 too.
    package func seasons(ofShow id: Int) async throws(TraktError) -> [TraktSeason] {
        try await self.get("/shows/\(id)/seasons", query: [("extended", "full,episodes")])
    }

    /// The name to greet the user with; proves the token.
    package func userName(token: String) async throws(TraktError) -> String {
        struct Answer: Decodable {
            struct User: Decodable {
                var username: String?
                var name: String?
            }
            var user: User?
        }
        let answer: Answer = try await self.get("/users/settings", token: token)
        return answer.user?.username ?? answer.user?.name ?? ""
    }

    /// Puts a backslash before each character that Trakt's search gives a meaning (§9).
    static func searchEscaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if #"+-&|!(){}[]^"~*?:/\"#.contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }
}
