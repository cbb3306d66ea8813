import Foundation

/// What the lists of a sync body name.
struct NamedItems {
    struct Entry {
        var items: [Item]
        var watchedAt: String?
    }

    var entries: [Entry] = []
    var missing: JSON = [:]
}

extension Routes {
    /// Reads `movies`, `shows`, `seasons` and `episodes` (`Documentation/trakt.md §6.1`).
    ///
    /// - Parameter body: A bare show stands for each of its aired episodes, a season likewise.
    /// - Returns: What is known, and what is not, kind by kind.
    /// - Throws: `BadBody` for wrong types.
    func named(_ body: JSON) throws(BadBody) -> NamedItems {
        var named = NamedItems()
        var missing: [String: JSON] = [:]
        for kind in ["movies", "shows", "seasons", "episodes"] {
            if let list = body[kind], !list.isArray { throw BadBody() }
            var absent: [JSON] = []
            for entry in body[kind]?.array ?? [] {
                if let found = try self.entries(kind, entry) { named.entries += found } else { absent.append(entry) }
            }
            missing[kind] = .array(absent)
        }
        named.missing = .object(missing)
        return named
    }

    private func entries(_ kind: String, _ entry: JSON) throws(BadBody) -> [NamedItems.Entry]? {
        guard entry.members != nil else { throw BadBody() }
        let date = try Catalogue.text(entry, "watched_at")
        switch kind {
        case "movies":
            return try self.catalogue.title(entry, isShow: false).map {
                [.init(items: [.movie($0.id)], watchedAt: date)]
            }
        case "episodes":
            return try self.catalogue.episode(byIDs: entry).map { [.init(items: [.episode($0.id)], watchedAt: date)] }
        case "seasons":
            return try self.catalogue.season(byIDs: entry).map { _, season in
                [.init(items: self.aired(season), watchedAt: date)]
            }
        default:
            return try self.catalogue.title(entry, isShow: true).map { show throws(BadBody) in
                try self.entries(of: show, entry, date)
            }
        }
    }

    private func entries(of show: Catalogue.Title, _ entry: JSON, _ date: String?) throws(BadBody) -> [NamedItems.Entry]
    {
        guard let seasons = entry["seasons"] else {
            let all = show.seasons.filter { $0.number > 0 }.flatMap { self.aired($0) }
            return [.init(items: all, watchedAt: date)]
        }
        var found: [NamedItems.Entry] = []
        for wanted in seasons.array {
            guard let number = try Catalogue.integer(wanted, "number") else { throw BadBody() }
            guard let season = show.seasons.first(where: { $0.number == number }) else { continue }
            let seasonDate = try Catalogue.text(wanted, "watched_at") ?? date
            guard let episodes = wanted["episodes"] else {
                found.append(.init(items: self.aired(season), watchedAt: seasonDate))
                continue
            }
            for episode in episodes.array {
                guard let number = try Catalogue.integer(episode, "number") else { throw BadBody() }
                guard let one = season.episodes.first(where: { $0.number == number }) else { continue }
                let own = try Catalogue.text(episode, "watched_at") ?? seasonDate
                found.append(.init(items: [.episode(one.id)], watchedAt: own))
            }
        }
        return found
    }

    private func aired(_ season: Catalogue.Season) -> [Item] {
        let now = self.account.clock.now
        return season.episodes.filter { $0.hasAired(now) }.map { .episode($0.id) }
    }
}
