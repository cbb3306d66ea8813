/// How well a film or a show of Trakt fits what a file says, in points, part by part.
///
/// A perfect name alone is worth 60; `mark` is what it takes to be sent, and `margin` how far the next one must be behind.
package struct CandidateScore: Codable, Hashable, Sendable {
    package var title = 0
    package var year = 0
    package var country = 0
    package var runtime = 0
    package var episode = 0
    package var episodeTitle = 0
    package var neighbours = 0
    package var uniqueness = 0

    package var total: Int {
        self.title + self.year + self.country + self.runtime + self.episode + self.episodeTitle + self.neighbours
            + self.uniqueness
    }

    package static let mark = 70
    package static let margin = 10

    package init() {}
}
