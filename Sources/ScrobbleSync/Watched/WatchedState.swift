package import Foundation

/// Which episode of a show.
package struct EpisodeNumber: Hashable, Comparable, Sendable {
    package var season: Int
    package var number: Int

    package init(_ season: Int, _ number: Int) {
        self.season = season
        self.number = number
    }

    package static func < (one: Self, other: Self) -> Bool {
        (one.season, one.number) < (other.season, other.number)
    }
}

/// How often something was watched, and when last.
package struct SeenCount: Hashable, Sendable {
    /// nil where it is not known how often: some of it was before a show was begun anew.
    package var plays: Int?
    /// nil where nobody has said when.
    package var last: Date?

    package init(plays: Int?, last: Date?) {
        self.plays = plays
        self.last = last
    }
}

/// A show of which something was watched, by Trakt's word.
package struct WatchedShow: Hashable, Sendable {
    package var trakt: Int
    package var slug: String?
    package var title: String
    package var year: Int?
    /// What was watched before counts no more.
    package var resetAt: Date?
    /// Whether the user wants to see nothing of it: hidden, or dropped.
    package var isHidden: Bool
    package var seen: [EpisodeNumber: SeenCount]

    package init(
        trakt: Int,
        slug: String? = nil,
        title: String,
        year: Int? = nil,
        resetAt: Date? = nil,
        isHidden: Bool = false,
        seen: [EpisodeNumber: SeenCount] = [:]
    ) {
        self.trakt = trakt
        self.slug = slug
        self.title = title
        self.year = year
        self.resetAt = resetAt
        self.isHidden = isHidden
        self.seen = seen
    }

    /// How often an episode was watched since the show was begun anew; nil where it was not.
    package static func since(_ resetAt: Date?, _ count: SeenCount) -> SeenCount? {
        guard let resetAt else { return count }
        guard let last = count.last, last >= resetAt else { return nil }
        return SeenCount(plays: count.plays == 1 ? 1 : nil, last: last)
    }
}
