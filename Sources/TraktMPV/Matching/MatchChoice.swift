package import ScrobbleSync
import TraktAPI

/// What the user says that a file is.
package enum MatchChoice: Hashable, Sendable {
    /// Numbers that outdo those in the name.
    package struct Numbers: Hashable, Sendable {
        package var season: Int?
        package var episode: Int?
        /// Added to the number in the name.
        package var offset: Int?

        package init(season: Int? = nil, episode: Int? = nil, offset: Int? = nil) {
            self.season = season
            self.episode = episode
            self.offset = offset
        }
    }

    case show(TraktReference, Numbers)
    case movie(TraktReference)
    /// The show as it is found, with another count.
    case offset(Int)
    case never

    /// - Parameter movie: A slug, a number or an address, as typed.
    /// - Throws: `MatchMistake.noReference`.
    package init(movie: String) throws {
        guard let reference = TraktReference(movie), reference.kind != .show else {
            throw MatchMistake.noReference("--movie")
        }
        self = .movie(reference)
    }

    /// - Parameters:
    ///   - show: A slug, a number or an address, as typed.
    ///   - numbers: What outdoes the name.
    /// - Throws: `MatchMistake.noReference`.
    package init(show: String, _ numbers: Numbers) throws {
        guard let reference = TraktReference(show), reference.kind != .movie else {
            throw MatchMistake.noReference("--show")
        }
        self = .show(reference, numbers)
    }
}
