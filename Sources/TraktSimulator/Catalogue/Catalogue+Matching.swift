import Foundation

/// A body of the wrong types; the server answers 400.
struct BadBody: Error {}

/// From what a body names to what is meant, in the order of `Documentation/trakt.md §4.1`.
extension Catalogue {
    /// The item of a scrobble or a checkin.
    ///
    /// - Parameter body: One of the four forms.
    /// - Returns: The item; nil when Trakt does not know it.
    /// - Throws: `BadBody` for wrong types and for no item at all.
    func item(ofScrobble body: JSON) throws(BadBody) -> Item? {
        if let movie = body["movie"] { return try self.title(movie, isShow: false).map { .movie($0.id) } }
        guard let episode = body["episode"] else { throw BadBody() }
        if episode["ids"] != nil { return try self.episode(byIDs: episode).map { .episode($0.id) } }
        guard let show = body["show"] else { throw BadBody() }
        let season = try Self.integer(episode, "season")
        let number = try Self.integer(episode, "number")
        let absolute = try Self.integer(episode, "number_abs")
        guard absolute != nil || season != nil && number != nil else { throw BadBody() }
        guard let title = try self.title(show, isShow: true) else { return nil }
        if let absolute { return title.episodes.first { $0.absolute == absolute }.map { .episode($0.id) } }
        return title.episode(season ?? 0, number ?? 0).map { .episode($0.id) }
    }

    /// A film or show by ids, else by title and year, else by title alone, the latest then.
    func title(_ object: JSON, isShow: Bool) throws(BadBody) -> Title? {
        guard object.members != nil else { throw BadBody() }
        let title = try Self.text(object, "title")
        let year = try Self.integer(object, "year")
        if let ids = object["ids"] {
            let found = try self.title(byIDs: ids, isShow: isShow)
            if let found { return found }
        }
        guard let title else { return nil }
        let words = SearchText.words(title)
        let named = self.titles.filter { $0.isShow == isShow && SearchText.words($0.title) == words }
        guard let year else { return named.max { ($0.year ?? 0) < ($1.year ?? 0) } }
        return named.first { $0.year == year }
    }

    private func title(byIDs ids: JSON, isShow: Bool) throws(BadBody) -> Title? {
        let (trakt, imdb, slug) = (
            try Self.integer(ids, "trakt"), try Self.text(ids, "imdb"), try Self.text(ids, "slug")
        )
        let (tmdb, tvdb) = (try Self.integer(ids, "tmdb"), try Self.integer(ids, "tvdb"))
        guard ids.members != nil else { throw BadBody() }
        if let trakt { return isShow ? self.show(id: trakt) : self.movie(id: trakt) }
        let kind = self.titles.lazy.filter { $0.isShow == isShow }
        if let imdb, !imdb.isEmpty, let found = kind.first(where: { $0.imdb == imdb }) { return found }
        if let tmdb, let found = kind.first(where: { $0.tmdb == tmdb }) { return found }
        if let tvdb, let found = kind.first(where: { $0.tvdb == tvdb }) { return found }
        return slug.flatMap { slug in kind.first { $0.slug == slug } }
    }

    func episode(byIDs object: JSON) throws(BadBody) -> Episode? {
        guard let ids = object["ids"], ids.members != nil else { throw BadBody() }
        let (trakt, imdb) = (try Self.integer(ids, "trakt"), try Self.text(ids, "imdb"))
        let (tmdb, tvdb) = (try Self.integer(ids, "tmdb"), try Self.integer(ids, "tvdb"))
        if let trakt { return self.episode(id: trakt)?.episode }
        if let imdb, let found = self.lookUp("imdb", imdb).episode { return found.episode }
        if let tmdb, let found = self.lookUp("tmdb", "\(tmdb)").episode { return found.episode }
        return tvdb.flatMap { self.lookUp("tvdb", "\($0)").episode?.episode }
    }

    /// A season by its ids.
    func season(byIDs object: JSON) throws(BadBody) -> (show: Title, season: Season)? {
        guard let ids = object["ids"], ids.members != nil else { throw BadBody() }
        guard let id = try Self.integer(ids, "trakt"), let show = self.show(id: id / 1000) else { return nil }
        return show.seasons.first { $0.number == id % 1000 }.map { (show, $0) }
    }

    static func integer(_ object: JSON, _ key: String) throws(BadBody) -> Int? {
        guard let value = object[key] else { return nil }
        guard let integer = value.integer else { throw BadBody() }
        return integer
    }

    static func text(_ object: JSON, _ key: String) throws(BadBody) -> String? {
        guard let value = object[key] else { return nil }
        guard let text = value.string else { throw BadBody() }
        return text
    }
}
