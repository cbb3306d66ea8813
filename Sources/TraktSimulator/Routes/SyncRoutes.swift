import Foundation
import Hummingbird

/// What changed, what was watched, and opinions (`Documentation/trakt.md §7–8`).
extension Routes {
    func addSync(to router: Router<Context>) {
        self.add("/sync/last_activities", [.get: self.lastActivities], to: router)
        self.add("/sync/watched/:kind", [.get: self.watched], to: router)
        self.add("/sync/ratings", [.get: self.ratings, .post: self.rate], to: router)
        self.add("/sync/ratings/remove", [.post: self.unrate], to: router)
        self.add("/sync/ratings/:kind", [.get: self.ratings], to: router)
        self.add("/shows/:id/progress/watched", [.get: self.progress], to: router)
    }

    @Sendable private func lastActivities(_ request: Request, _ context: Context) async throws -> Response {
        let dates = await self.account.activities
        let never = Date(timeIntervalSince1970: 1_577_836_800)
        let kinds = [
            "movies": [
                "watched_at", "collected_at", "rated_at", "watchlisted_at", "commented_at", "paused_at", "hidden_at",
            ],
            "episodes": ["watched_at", "collected_at", "rated_at", "watchlisted_at", "commented_at", "paused_at"],
            "shows": ["rated_at", "watchlisted_at", "commented_at", "hidden_at", "dropped_at"],
            "seasons": ["rated_at", "watchlisted_at", "commented_at", "hidden_at"],
            "watchlist": ["updated_at"], "favorites": ["updated_at"], "account": ["settings_at"],
        ]
        var answer: [String: JSON] = ["all": .date(dates.values.max() ?? never)]
        for (kind, members) in kinds {
            answer[kind] = .object(
                members.reduce(into: [:]) { $0[$1] = .date(dates["\(kind).\($1)"] ?? never) }
            )
        }
        return .json(.object(answer))
    }

    // MARK: - Watched

    @Sendable private func watched(_ request: Request, _ context: Context) async throws -> Response {
        let kind = context.parameters.get("kind")
        guard kind == "movies" || kind == "shows" else { return Response(status: .notFound) }
        let isShow = kind == "shows"
        let titles = self.catalogue.titles.filter { $0.isShow == isShow }
        let items = titles.map { title in
            title.isShow ? title.episodes.map { Item.episode($0.id) } : [.movie(title.id)]
        }
        let plays = await self.account.plays(ofEach: items.flatMap { $0 })
        let seen = zip(titles, items).filter { _, items in items.contains { plays[$0]?.isEmpty == false } }
        let extended = request.extended
        if extended.contains("min") { return .json(Self.briefly(seen.map { ($0.0, $0.1) }, plays)) }
        let now = self.account.clock.now
        let resets = await self.account.resets
        return await .page(of: seen.count, request, defaultLimit: 100) { range in
            seen[range].map { title, items in
                let line = self.line(title, items, plays: plays, extended: extended, now: now)
                guard title.isShow, case .object(var members) = line else { return line }
                members["reset_at"] = .date(resets[title.id])
                return .object(members)
            }
        }
    }

    private func line(
        _ title: Catalogue.Title,
        _ items: [Item],
        plays: [Item: [Play]],
        extended: Set<String>,
        now: Date
    ) -> JSON {
        let all = items.flatMap { plays[$0] ?? [] }
        let last = JSON.date(all.compactMap(\.watchedAt).max())
        var line: [String: JSON] = [
            "plays": .integer(all.count), "last_watched_at": last, "last_updated_at": last,
            title.isShow ? "show" : "movie": title.json(isFull: extended.contains("full"), now: now),
        ]
        if title.isShow, extended.contains("progress") {
            line["seasons"] = .array(title.seasons.compactMap { Self.watched($0, plays) })
        }
        return .object(line)
    }

    private static func watched(_ season: Catalogue.Season, _ plays: [Item: [Play]]) -> JSON? {
        let episodes = season.episodes.compactMap { episode -> JSON? in
            guard let own = plays[.episode(episode.id)], !own.isEmpty else { return nil }
            return [
                "number": .integer(episode.number), "plays": .integer(own.count),
                "last_watched_at": .date(own.compactMap(\.watchedAt).max()),
            ]
        }
        return episodes.isEmpty ? nil : ["number": .integer(season.number), "episodes": .array(episodes)]
    }

    /// `extended=min`: ids with the times of their plays.
    private static func briefly(_ seen: [(Catalogue.Title, [Item])], _ plays: [Item: [Play]]) -> JSON {
        func times(_ item: Item) -> JSON { .array((plays[item] ?? []).map { .date($0.watchedAt) }) }
        return .object(
            seen.reduce(into: [:]) { answer, entry in
                let (title, items) = entry
                guard title.isShow else { return answer["\(title.id)"] = items.first.map(times) ?? [] }
                let seasons = title.seasons.compactMap { season -> (String, JSON)? in
                    let watched = season.episodes.filter { plays[.episode($0.id)]?.isEmpty == false }
                    guard !watched.isEmpty else { return nil }
                    let times = watched.map { ("\($0.id)", times(.episode($0.id))) }
                    return ("\(season.number)", .object(Dictionary(times) { first, _ in first }))
                }
                answer["\(title.id)"] = .object(Dictionary(seasons) { first, _ in first })
            }
        )
    }

    // MARK: - Progress

    @Sendable private func progress(_ request: Request, _ context: Context) async throws -> Response {
        guard let show = self.catalogue.title(try context.parameters.require("id"), isShow: true) else {
            return Response(status: .notFound)
        }
        let plays = await self.account.plays(ofEach: show.episodes.map { .episode($0.id) })
        let progress = ShowProgress(
            show,
            plays,
            withSpecials: request.query("specials") == "true",
            since: await self.account.resetAt(ofShow: show.id),
            now: self.account.clock.now
        )
        return .json(progress.json(isFull: request.extended.contains("full")))
    }

    // MARK: - Opinions

    private static let ratedKinds = ["movies", "shows", "seasons", "episodes"]

    @Sendable private func ratings(_ request: Request, _ context: Context) async throws -> Response {
        let kind = context.parameters.get("kind")
        let found = await self.account.ratings.filter { kind == nil || $0.kind == kind }
        let now = self.account.clock.now
        return await .page(of: found.count, request, defaultLimit: 100) { range in
            found[range].map { rating in
                var line: [String: JSON] = [
                    "rating": .integer(rating.rating), "rated_at": .date(rating.ratedAt),
                    "type": .string(String(rating.kind.dropLast())),
                ]
                switch rating.kind {
                case "movies": line["movie"] = self.catalogue.movie(id: rating.id)?.json(isFull: false, now: now)
                case "shows": line["show"] = self.catalogue.show(id: rating.id)?.json(isFull: false, now: now)
                case "episodes": line.merge(self.catalogue.json(.episode(rating.id), now: now)) { $1 }
                default: line["season"] = ["number": .integer(rating.id % 1000), "ids": ["trakt": .integer(rating.id)]]
                }
                return .object(line)
            }
        }
    }

    @Sendable private func rate(_ request: Request, _ context: Context) async throws -> Response {
        let body = try await self.body(request)
        var ratings: [Rating] = []
        let missing = try self.eachTarget(body) { kind, id, entry throws(BadBody) in
            guard let rating = try Catalogue.integer(entry, "rating") else { throw BadBody() }
            let date = try Catalogue.text(entry, "rated_at").flatMap(Dates.parse) ?? self.account.clock.now
            ratings.append(Rating(kind: kind, id: id, rating: rating, ratedAt: date))
        }
        guard ratings.allSatisfy({ (1...10).contains($0.rating) }) else {
            return Response(status: .unprocessableContent)
        }
        await self.account.rate(ratings)
        let counts = ratings.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
        return .json(["added": Self.counts(counts), "not_found": missing], .created)
    }

    @Sendable private func unrate(_ request: Request, _ context: Context) async throws -> Response {
        let body = try await self.body(request)
        var targets: [(kind: String, id: Int)] = []
        let missing = try self.eachTarget(body) { kind, id, _ throws(BadBody) in targets.append((kind, id)) }
        return .json(["deleted": Self.counts(await self.account.unrate(targets)), "not_found": missing])
    }

    private static func counts(_ counts: [String: Int]) -> JSON {
        .object(Self.ratedKinds.reduce(into: [:]) { $0[$1] = .integer(counts[$1] ?? 0) })
    }

    /// Calls for everything that is known; returns what is not.
    private func eachTarget(
        _ body: JSON,
        _ act: (String, Int, JSON) throws(BadBody) -> Void
    ) throws(BadBody) -> JSON {
        var missing: [String: JSON] = [:]
        for kind in Self.ratedKinds {
            if let list = body[kind], !list.isArray { throw BadBody() }
            var absent: [JSON] = []
            for entry in body[kind]?.array ?? [] {
                let id: Int? =
                    switch kind {
                    case "movies": try self.catalogue.title(entry, isShow: false)?.id
                    case "shows": try self.catalogue.title(entry, isShow: true)?.id
                    case "episodes": try self.catalogue.episode(byIDs: entry)?.id
                    default:
                        try self.catalogue.season(byIDs: entry).map {
                            Catalogue.EpisodeID.season($0.show.id, $0.season.number)
                        }
                    }
                if let id { try act(kind, id, entry) } else { absent.append(entry) }
            }
            missing[kind] = .array(absent)
        }
        return .object(missing)
    }
}
