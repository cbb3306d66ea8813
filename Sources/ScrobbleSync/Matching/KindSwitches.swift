package import MediaIdentification
package import TraktAPI

/// How much of films, and how much of shows, is told.
package struct KindSwitches: Hashable, Sendable {
    package enum Telling: String, CaseIterable, Hashable, Sendable {
        case all
        /// What has counted; neither what is on now nor where something was left.
        case playsOnly = "plays-only"
        /// Nothing: it is kept here.
        case none
    }

    package var films = Telling.all
    package var shows = Telling.all

    package init(films: Telling = .all, shows: Telling = .all) {
        self.films = films
        self.shows = shows
    }

    /// How much of an item is told.
    package func telling(of item: ScrobbleItem) -> Telling {
        switch item {
        case .movie: self.films
        case .episode: self.shows
        }
    }

    /// Whether nothing of a file is told, whatever Trakt takes it for: it need not even be asked.
    ///
    /// What has no numbers of an episode may be one all the same.
    package func isSilent(about description: MediaDescription) -> Bool {
        switch description.kind {
        case .episode: self.shows == .none
        case .movie, nil: self.films == .none && self.shows == .none
        }
    }

    /// Why a place is not told, for the queue.
    static let noPlaces = "no places of such are told, by your settings"
}
