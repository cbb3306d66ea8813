import Foundation
import Hummingbird

/// `/search`, `/shows`, `/movies` (`Documentation/trakt.md §9`).
extension Routes {
    func addCatalogue(to router: Router<Context>) {
        self.add("/search/:kind", [.get: self.search], to: router)
        self.add("/search/:kind/:id", [.get: self.exactOrLookUp], to: router)
        self.add("/shows/:id", [.get: self.summary(isShow: true)], to: router)
        self.add("/movies/:id", [.get: self.summary(isShow: false)], to: router)
        for (place, isShow) in [("shows", true), ("movies", false)] {
            self.add("/\(place)/:id/aliases", [.get: self.aliases(isShow: isShow)], to: router)
            self.add("/\(place)/:id/translations", [.get: self.translations(isShow: isShow)], to: router)
            self.add("/\(place)/:id/translations/:language", [.get: self.translations(isShow: isShow)], to: router)
        }
        self.add("/shows/:id/seasons", [.get: self.seasons], to: router)
        self.add("/shows/:id/seasons/:season", [.get: self.season], to: router)
        self.add("/shows/:id/seasons/:season/episodes/:episode", [.get: self.episode], to: router)
    }

    // MARK: - Search

    @Sendable private func search(_ request: Request, _ context: Context) async throws -> Response {
        let kinds = try context.parameters.require("kind").split(separator: ",").map { String($0) }
        let known: Set = ["movie", "show", "episode", "person", "list"]
        guard known.isSuperset(of: kinds) else { return Response(status: .notFound) }
        guard let query = request.query("query"), !query.isEmpty else { return .json([]) }
        let fields = self.fields(request)
        var hits: [(score: Double, json: (Bool, Date) -> JSON)] = []
        for kind in kinds {
            if kind == "episode" {
                hits += self.catalogue.searchEpisodes(query).map { hit in
                    (hit.score, { Self.hit(hit.episode, of: hit.show, score: hit.score, isFull: $0, now: $1) })
                }
            } else if kind == "movie" || kind == "show" {
                hits += self.catalogue.search(query, isShow: kind == "show", fields: fields)
                    .filter { self.isWithinYears($0.title, request) }
                    .map { hit in (hit.score, { Self.hit(hit.title, score: hit.score, isFull: $0, now: $1) }) }
            }
        }
        if kinds.count > 1 { hits.sort { $1.score < $0.score } }
        let (isFull, now) = (request.extended.contains("full"), self.account.clock.now)
        let lines = hits.map { $0.json(isFull, now) }
        return await .page(of: lines.count, request, defaultLimit: 50) { Array(lines[$0]) }
    }

    private func fields(_ request: Request) -> Set<Catalogue.Field> {
        let named = (request.query("fields") ?? "").split(separator: ",").compactMap {
            Catalogue.Field(rawValue: String($0))
        }
        return named.isEmpty ? Set(Catalogue.Field.allCases) : Set(named)
    }

    private func isWithinYears(_ title: Catalogue.Title, _ request: Request) -> Bool {
        let years = (request.query("years") ?? "").split(separator: "-").compactMap { Int($0) }
        guard let first = years.first, let last = years.last else { return true }
        return title.year.map { first <= $0 && $0 <= last } ?? false
    }

    /// Scores of the broad search are numbers of more than 32 bits.
    private static func hit(_ title: Catalogue.Title, score: Double?, isFull: Bool, now: Date) -> JSON {
        let kind = title.isShow ? "show" : "movie"
        return [
            "type": .string(kind), "score": score.map { .number(($0 * 28_921_506_183_700_000).rounded()) } ?? .null,
            kind: title.json(isFull: isFull, now: now),
        ]
    }

    private static func hit(
        _ episode: Catalogue.Episode,
        of show: Catalogue.Title,
        score: Double?,
        isFull: Bool,
        now: Date
    ) -> JSON {
        [
            "type": "episode", "score": score.map { .number($0 + 0.3717) } ?? .null,
            "episode": episode.json(isFull: isFull), "show": show.json(isFull: isFull, now: now),
        ]
    }

    @Sendable private func exactOrLookUp(_ request: Request, _ context: Context) async throws -> Response {
        let kind = try context.parameters.require("kind")
        let id = try context.parameters.require("id")
        let (isFull, now) = (request.extended.contains("full"), self.account.clock.now)
        if id == "exact", kind == "movie" || kind == "show" {
            let query = request.query("query") ?? ""
            let found = self.catalogue.exact(query, isShow: kind == "show", fields: self.fields(request))
            return .json(.array(found.map { Self.hit($0, score: nil, isFull: isFull, now: now) }))
        }
        guard ["trakt", "imdb", "tmdb", "tvdb"].contains(kind) else { return Response(status: .notFound) }
        let types =
            kind == "imdb" ? nil : request.query("type").map { Set($0.split(separator: ",").map { String($0) }) }
        func isWanted(_ type: String) -> Bool { types?.contains(type) ?? true }
        let found = self.catalogue.lookUp(kind, id)
        var hits = found.titles.filter { isWanted($0.isShow ? "show" : "movie") }.map {
            Self.hit($0, score: 1000, isFull: isFull, now: now)
        }
        if let (show, episode) = found.episode, isWanted("episode") {
            hits.append(Self.hit(episode, of: show, score: 1000, isFull: isFull, now: now))
        }
        return .json(.array(hits))
    }

    // MARK: - Titles

    private func title(_ context: Context, isShow: Bool) throws -> Catalogue.Title? {
        self.catalogue.title(try context.parameters.require("id"), isShow: isShow)
    }

    private func summary(isShow: Bool) -> Handler {
        { request, context in
            guard let title = try self.title(context, isShow: isShow) else { return Response(status: .notFound) }
            return .json(title.json(isFull: request.extended.contains("full"), now: self.account.clock.now))
        }
    }

    private static let countries = ["ja": "jp", "ko": "kr", "zh": "cn", "en": "us", "da": "dk", "sv": "se"]

    private func aliases(isShow: Bool) -> Handler {
        { _, context in
            guard let title = try self.title(context, isShow: isShow) else { return Response(status: .notFound) }
            return .json(
                .array(
                    title.aliases.map { alias in
                        let country =
                            alias.language == "aka" ? title.country : Self.countries[alias.language] ?? alias.language
                        return ["title": .string(alias.title), "country": .string(country)]
                    }
                )
            )
        }
    }

    private func translations(isShow: Bool) -> Handler {
        { _, context in
            guard let title = try self.title(context, isShow: isShow) else { return Response(status: .notFound) }
            let language = context.parameters.get("language")
            let own = Catalogue.Alias(language: "en", title: title.title)
            let found = (title.aliases.filter { $0.language != "aka" } + [own])
                .filter { language == nil || $0.language == language }
            return .json(
                .array(
                    found.map { alias in
                        [
                            "title": .string(alias.title), "overview": "", "tagline": .null,
                            "language": .string(alias.language),
                            "country": .string(Self.countries[alias.language] ?? alias.language),
                        ]
                    }
                )
            )
        }
    }

    // MARK: - Seasons

    @Sendable private func seasons(_ request: Request, _ context: Context) async throws -> Response {
        guard let show = try self.title(context, isShow: true) else { return Response(status: .notFound) }
        let now = self.account.clock.now
        return .json(.array(show.seasons.map { $0.json(show, extended: request.extended, now: now) }))
    }

    @Sendable private func season(_ request: Request, _ context: Context) async throws -> Response {
        guard let show = try self.title(context, isShow: true),
            let number = context.parameters.get("season", as: Int.self),
            let season = show.seasons.first(where: { $0.number == number })
        else { return Response(status: .notFound) }
        let isFull = request.extended.contains("full")
        return .json(.array(season.episodes.map { $0.json(isFull: isFull) }))
    }

    @Sendable private func episode(_ request: Request, _ context: Context) async throws -> Response {
        guard let show = try self.title(context, isShow: true),
            let season = context.parameters.get("season", as: Int.self),
            let number = context.parameters.get("episode", as: Int.self),
            let episode = show.episode(season, number)
        else { return Response(status: .notFound) }
        return .json(episode.json(isFull: request.extended.contains("full")))
    }
}
