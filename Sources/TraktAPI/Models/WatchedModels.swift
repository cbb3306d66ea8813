package import struct Foundation.Date

/// A show of which something was watched.
package struct TraktWatchedShow: Decodable, Hashable, Sendable {
    package struct Season: Decodable, Hashable, Sendable {
        package var number: Int?
        package var episodes: [Episode]

        private enum Key: String, CodingKey {
            case number, episodes
        }

        package init(from decoder: any Decoder) throws {
            let keys = try decoder.container(keyedBy: Key.self)
            self.number = keys.number(.number, in: 0...100_000)
            self.episodes = keys.readable(TolerantList<Episode>.self, .episodes)?.elements ?? []
        }
    }

    package struct Episode: Decodable, Hashable, Sendable {
        package var number: Int?
        package var plays: Int
        package var date: Date?

        private enum Key: String, CodingKey {
            case number, plays, last_watched_at
        }

        package init(from decoder: any Decoder) throws {
            let keys = try decoder.container(keyedBy: Key.self)
            self.number = keys.number(.number, in: 0...100_000)
            self.plays = keys.number(.plays, in: 0...1_000_000) ?? 1
            self.date = keys.text(.last_watched_at, limit: 40).flatMap(TraktDate.parse)
        }
    }

    package var show: TraktTitle
    /// What was watched before counts no more: it is watched anew; nil where it is not.
    package var resetAt: Date?
    package var seasons: [Season]

    private enum Key: String, CodingKey {
        case show, reset_at, seasons
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        self.show = try keys.decode(TraktTitle.self, forKey: .show)
        self.resetAt = keys.text(.reset_at, limit: 40).flatMap(TraktDate.parse)
        self.seasons = keys.readable(TolerantList<Season>.self, .seasons)?.elements ?? []
    }
}

/// A film that was watched.
package struct TraktWatchedMovie: Decodable, Hashable, Sendable {
    package var movie: TraktTitle
    package var plays: Int
    package var date: Date?

    private enum Key: String, CodingKey {
        case movie, plays, last_watched_at
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        self.movie = try keys.decode(TraktTitle.self, forKey: .movie)
        self.plays = keys.number(.plays, in: 0...1_000_000) ?? 1
        self.date = keys.text(.last_watched_at, limit: 40).flatMap(TraktDate.parse)
    }
}

/// A show that is hidden somewhere.
package struct TraktHiddenShow: Decodable, Hashable, Sendable {
    package var show: TraktTitle
}
