/// Ids of a film, a show or an episode in other catalogues.
package struct ExternalIDs: Codable, Hashable, Sendable {
    package var imdb: String?
    package var tmdb: Int?
    package var tvdb: Int?

    package init(imdb: String? = nil, tmdb: Int? = nil, tvdb: Int? = nil) {
        self.imdb = imdb
        self.tmdb = tmdb
        self.tvdb = tvdb
    }

    package var isEmpty: Bool { self == Self() }

    /// Takes from `other` what is not known yet.
    mutating func fill(from other: Self) {
        self.imdb = self.imdb ?? other.imdb
        self.tmdb = self.tmdb ?? other.tmdb
        self.tvdb = self.tvdb ?? other.tvdb
    }
}

extension ExternalIDs {
    /// Those that the user has written into the name of a file or of its own folders.
    ///
    /// - Parameter path: A path or an address.
    package init(namedIn path: String) { self = EmbeddedIDs.find(in: MediaPath(path)) }
}
