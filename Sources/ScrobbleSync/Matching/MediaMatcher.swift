internal import Foundation
package import MediaIdentification
package import TraktAPI

/// From a description to what Trakt knows.
package struct MediaMatcher: Sendable {
    package enum Outcome: Hashable, Sendable {
        case matched(Match)
        /// Nothing is sent; the user is asked (trap 36).
        case needsMatch(reason: String, candidates: [Candidate])
    }

    private let client: TraktClient

    package init(client: TraktClient) {
        self.client = client
    }

    /// Finds the one item that is meant.
    ///
    /// - Parameters:
    ///   - description: What the file says it is.
    ///   - evidence: All that is known about the file.
    /// - Returns: The item, or why there is none.
    /// - Throws: `TraktError` when Trakt could not be asked: that says nothing about the item.
    package func match(
        _ description: MediaDescription,
        evidence: MediaEvidence
    ) async throws(TraktError) -> Outcome {
        switch description.kind {
        case .movie: return try await self.movie(description)
        case .episode: return try await self.episode(description)
        case nil: return .needsMatch(reason: "needs a match: the name does not say what it is", candidates: [])
        }
    }

    private func movie(_ description: MediaDescription) async throws(TraktError) -> Outcome {
        let titles = try await self.titles(description, .movie)
        guard let movie = Self.only(titles, description, needsYear: true), let id = movie.ids.trakt else {
            return .needsMatch(reason: "needs a match: no film, or more than one, goes by this name", candidates: [])
        }
        return .matched(
            Match(
                item: .movie(trakt: id, title: movie.title, year: movie.year),
                kind: .movie,
                title: movie.title ?? "",
                year: movie.year,
                runtime: movie.runtime,
                slug: movie.ids.slug
            )
        )
    }

    private func episode(_ description: MediaDescription) async throws(TraktError) -> Outcome {
        let titles = try await self.titles(description, .show)
        guard let show = Self.only(titles, description, needsYear: false), let id = show.ids.trakt else {
            return .needsMatch(reason: "needs a match: no show, or more than one, goes by this name", candidates: [])
        }
        guard description.episodes.count <= 1 else {
            return .needsMatch(reason: "needs a match: the file holds several episodes", candidates: [])
        }
        let episodes = try await self.client.seasons(ofShow: id).flatMap { $0.episodes ?? [] }
        let found = Self.episodes(episodes, description)
        guard found.count == 1, let episode = found.first, let item = episode.ids.trakt else {
            return .needsMatch(
                reason: "needs a match: Trakt does not have this episode of \(show.title ?? "the show")",
                candidates: []
            )
        }
        return .matched(
            Match(
                item: .episode(trakt: item),
                kind: .episode,
                title: show.title ?? "",
                year: show.year,
                season: episode.season,
                number: episode.number,
                episodeTitle: episode.title,
                runtime: episode.runtime ?? show.runtime,
                slug: show.ids.slug
            )
        )
    }

    /// All candidates: by id where there is one, else by exact title and then broadly.
    private func titles(
        _ description: MediaDescription,
        _ kind: TraktClient.Kind
    ) async throws(TraktError) -> [TraktTitle] {
        let ids = description.ids
        let sources: [(TraktClient.IDSource, String?)] = [
            (.imdb, ids.imdb), (.tmdb, ids.tmdb.map(String.init)), (.tvdb, ids.tvdb.map(String.init)),
        ]
        for case (let source, let id?) in sources {
            let found = try await self.client.lookUp(source, id, kind).compactMap { kind == .show ? $0.show : $0.movie }
            if found.count == 1 { return found }
        }
        guard let title = description.title else { return [] }
        let exact = try await self.client.search(title, kind, exact: true)
        let broad = try await self.client.search(title, kind, exact: false)
        var seen: Set<Int> = []
        return (exact + broad).compactMap { kind == .show ? $0.show : $0.movie }
            .filter { $0.ids.trakt.map { seen.insert($0).inserted } ?? false }
    }

    /// The one candidate with the same title, and the same year or one beside it; never the first of several.
    static func only(_ titles: [TraktTitle], _ description: MediaDescription, needsYear: Bool) -> TraktTitle? {
        if !description.ids.isEmpty, titles.count == 1 { return titles.first }
        guard let wanted = description.title.map(Self.normalized) else { return nil }
        let named = titles.filter { $0.title.map(Self.normalized) == wanted }
        guard let year = description.year else { return named.count == 1 && !needsYear ? named.first : nil }
        let exact = named.filter { $0.year == year }
        let near = named.filter { abs(($0.year ?? -9999) - year) <= 1 }
        if exact.count == 1 { return exact.first }
        return exact.isEmpty && near.count == 1 ? near.first : nil
    }

    static func episodes(_ episodes: [TraktEpisode], _ description: MediaDescription) -> [TraktEpisode] {
        if let date = description.date { return episodes.filter { $0.first_aired?.hasPrefix(date) ?? false } }
        guard let number = description.episodes.first else { return [] }
        if let season = description.season {
            return episodes.filter { $0.season == season && $0.number == number }
        }
        // A bare number is one counted through all seasons, or of the only season there is.
        let absolute = episodes.filter { $0.number_abs == number }
        if !absolute.isEmpty { return absolute }
        let isSingleSeason = Set(episodes.compactMap(\.season)).subtracting([0]) == [1]
        return isSingleSeason ? episodes.filter { $0.season == 1 && $0.number == number } : []
    }

    /// Letters and digits only, without case or accents, `&` as `and`, no article.
    static func normalized(_ title: String) -> String {
        let folded = title.lowercased().replacing("&", with: " and ")
        var words = folded.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
            .map { $0.filter { $0 != "'" && $0 != "’" } }
        if words.count > 1, words.first == "the" { words.removeFirst() }
        return words.joined(separator: " ").folding(options: .diacriticInsensitive, locale: nil)
    }
}
