package import Foundation
import ScrobbleSync

/// What is next of one show.
package struct NextLine: Hashable, Report {
    package struct Episode: Hashable, Encodable, Sendable {
        package var season: Int
        package var episode: Int

        init(_ number: EpisodeNumber) { (self.season, self.episode) = (number.season, number.number) }
    }

    /// What the show is called at Trakt; by the names of its files where Trakt was never asked.
    package var show: String
    package var year: Int?
    package var slug: String?
    package var season: Int
    /// The first of those that are in the file.
    package var episode: Int
    /// What that is called, where it is known.
    package var episodeTitle: String?
    /// The others that are in the file.
    package var alsoIn: [Episode]
    /// As it is: every byte of a name can be had from it (`ByteText`).
    package var path: String
    /// When something of the show was watched last; nil where nothing was, and where nobody knows.
    package var lastWatchedAt: Date?
    /// What comes before and is not among the files; nil where it is not known that anything does.
    package var missing: Episode?

    init(_ next: NextUp, of show: ShowShelf.Show, episodeTitle: String?) {
        let episodes = next.file.episodes
        self.show = show.title
        self.year = show.year
        self.slug = show.slug
        (self.season, self.episode) = (episodes[0].season, episodes[0].number)
        self.episodeTitle = episodeTitle
        self.alsoIn = episodes.dropFirst().map(Episode.init)
        self.path = next.file.path
        self.lastWatchedAt = show.sofar.last
        self.missing = next.missing.map(Episode.init)
    }

    /// "Severance 2×08 Sweet Vitriol", harmless on a terminal.
    package var title: String {
        let others = self.alsoIn.map { "+\($0.episode)" }.joined()
        let words = [self.show, Viewing.number(self.season, self.episode) + others, self.episodeTitle ?? ""]
        return DisplayText(words.filter { !$0.isEmpty }.joined(separator: " ")).description
    }

    package var lines: [String] {
        let gap = self.missing.map { " (\(Viewing.number($0.season, $0.episode)) is not among your files)" } ?? ""
        return [self.title + gap, "  \(DisplayText(self.path, limit: 4096))"]
    }
}
