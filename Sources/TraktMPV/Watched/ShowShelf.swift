import Foundation
import MediaIdentification
import ScrobbleSync
import TraktAPI

/// All shows that are of interest: how far someone is in each, and which files of it there are.
struct ShowShelf: Sendable {
    struct Show: Sendable {
        /// Trakt's number; nil for one that only names of files know.
        var trakt: Int?
        var slug: String?
        var title: String
        var year: Int?
        var isHidden = false
        var sofar = ShowSoFar()
        var files: [EpisodeFile] = []

        init(trakt: Int? = nil, slug: String? = nil, title: String, year: Int?) {
            self.trakt = trakt
            self.slug = slug
            self.title = title
            self.year = year
        }

        /// Whether a word means it: a part of its title, or its slug.
        func isMeant(by word: String) -> Bool {
            self.slug == word || self.trakt.map { "\($0)" == word } ?? false
                || self.title.range(of: word, options: [.caseInsensitive, .diacriticInsensitive]) != nil
                || ShowName(self.title).key.contains(ShowName(word).key) && !ShowName(word).key.isEmpty
        }
    }

    private(set) var shows: [Show] = []
    private var bySlug: [String: Int] = [:]
    private var byName: [String: [Int]] = [:]

    /// - Parameter watched: What Trakt says was watched.
    init(_ watched: [WatchedShow]) {
        for show in watched.sorted(by: { $0.trakt < $1.trakt }) {
            let index = self.add(Show(trakt: show.trakt, slug: show.slug, title: show.title, year: show.year))
            self.shows[index].isHidden = show.isHidden
            self.shows[index].sofar.resetAt = show.resetAt
            for (episode, count) in show.seen {
                guard let seen = WatchedShow.since(show.resetAt, count) else { continue }
                self.shows[index].sofar.note(episode, at: seen.last)
            }
        }
    }

    private mutating func add(_ show: Show) -> Int {
        self.shows.append(show)
        let index = self.shows.count - 1
        if let slug = show.slug { self.bySlug[slug] = index }
        self.byName[ShowName(show.title).key, default: []].append(index)
        return index
    }

    /// The show that is called so; nil where there is none, and where it may be one of several.
    private func find(_ title: String, year: Int?) -> Int? {
        let all = self.byName[ShowName(title).key] ?? []
        let near = all.filter { index in
            guard let year, let own = self.shows[index].year else { return true }
            return abs(year - own) <= 1
        }
        return near.count == 1 ? near[0] : near.first { year != nil && self.shows[$0].year == year }
    }

    /// The show that is meant, added where it is not there.
    mutating func show(slug: String? = nil, _ title: String, year: Int?) -> Int {
        if let slug, let known = self.bySlug[slug] { return known }
        if let known = self.find(title, year: year) {
            if let slug, self.shows[known].slug == nil {
                self.shows[known].slug = slug
                self.bySlug[slug] = known
            }
            if slug == nil || self.shows[known].slug == slug { return known }
        }
        return self.add(Show(slug: slug, title: title, year: year))
    }

    mutating func put(_ file: EpisodeFile, on show: Int) { self.shows[show].files.append(file) }

    /// Takes a play of this machine that Trakt's list does not have yet.
    mutating func take(_ entry: OutboxEntry) {
        let (viewing, description) = (entry.viewing, entry.viewing.description)
        let isFilm = entry.told.map { $0.kind == .movie } ?? (description.kind == .movie)
        guard !isFilm, let title = entry.told?.title ?? description.title else { return }
        let index = self.show(title, year: entry.told?.year ?? description.year)
        let date = entry.delivery.watchedAt
        if let resetAt = self.shows[index].sofar.resetAt, date < resetAt { return }
        if let season = entry.told?.season ?? description.season,
            let number = entry.told?.number ?? description.episodes.first
        {
            if season > 0 { self.shows[index].sofar.note(EpisodeNumber(season, number), at: date) }
        }
        self.shows[index].sofar.seenPaths.insert(viewing.evidence.path)
    }
}
