package import TraktAPI

/// What a file is at Trakt.
package struct Match: Codable, Hashable, Sendable {
    package var item: ScrobbleItem
    package var kind: TraktClient.Kind
    /// Of the film or the show.
    package var title: String
    /// Of the film, or in which the show began.
    package var year: Int?
    package var season: Int?
    package var number: Int?
    package var episodeTitle: String?
    /// Minutes.
    package var runtime: Int?
    /// Of the film or the show.
    package var slug: String?
    /// From the cache, without network: to be confirmed before anything is sent.
    package var isProvisional: Bool

    package init(
        item: ScrobbleItem,
        kind: TraktClient.Kind,
        title: String,
        year: Int? = nil,
        season: Int? = nil,
        number: Int? = nil,
        episodeTitle: String? = nil,
        runtime: Int? = nil,
        slug: String? = nil,
        isProvisional: Bool = false
    ) {
        self.item = item
        self.kind = kind
        self.title = title
        self.year = year
        self.season = season
        self.number = number
        self.episodeTitle = episodeTitle
        self.runtime = runtime
        self.slug = slug
        self.isProvisional = isProvisional
    }
}

/// A film or a show that a file may be, for the user to choose from.
package struct Candidate: Codable, Hashable, Sendable {
    package var kind: TraktClient.Kind
    /// Trakt's id of the film or the show.
    package var trakt: Int
    package var title: String
    package var year: Int?
    package var slug: String?
    /// Whole and in parts; candidates are ranked by it.
    package var score: CandidateScore
    /// What the file would be, where this candidate has such an episode.
    package var match: Match?

    package init(
        kind: TraktClient.Kind,
        trakt: Int,
        title: String,
        year: Int? = nil,
        slug: String? = nil,
        score: CandidateScore,
        match: Match? = nil
    ) {
        self.kind = kind
        self.trakt = trakt
        self.title = title
        self.year = year
        self.slug = slug
        self.score = score
        self.match = match
    }
}

extension Candidate {
    /// Whether its name is like the file's; what is far from it is what a broad search brings.
    package var isNear: Bool { self.score.title >= 30 }
}
