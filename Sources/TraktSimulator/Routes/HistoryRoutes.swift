import Foundation
import Hummingbird

/// `/sync/history` and `/sync/playback` (`Documentation/trakt.md §5–6`).
extension Routes {
    func addHistory(to router: Router<Context>) {
        self.add("/sync/history", [.get: self.history, .post: self.addPlays], to: router)
        self.add("/sync/history/remove", [.post: self.removePlays], to: router)
        self.add("/sync/history/:kind", [.get: self.history], to: router)
        self.add("/sync/history/:kind/:id", [.get: self.history], to: router)
        self.add("/sync/playback", [.get: self.playback], to: router)
        self.add("/sync/playback/:kind", [.get: self.playback, .delete: self.dropPlayback], to: router)
    }

    // MARK: - Reading

    @Sendable private func history(_ request: Request, _ context: Context) async throws -> Response {
        let kind = context.parameters.get("kind")
        if let kind, !["movies", "shows", "seasons", "episodes"].contains(kind) { return Response(status: .notFound) }
        var items: Set<Item>?
        if let kind, let text = context.parameters.get("id") {
            // A slug or another site's number is not understood here.
            guard let id = Int(text), let known = self.items(kind, id) else { return Response(status: .notFound) }
            items = known
        }
        var plays = await self.account.plays(of: items, in: self.range(request))
        if let kind, items == nil {
            plays = plays.filter { (SimulatedAccount.kind($0.item) == "movies") == (kind == "movies") }
        }
        let isFull = request.extended.contains("full")
        let (found, now) = (plays, self.account.clock.now)
        return await .page(of: found.count, request, defaultLimit: 100) { range in
            range.map { self.json(found[found.count - 1 - $0], isFull: isFull, now: now) }
        }
    }

    private func json(_ play: Play, isFull: Bool, now: Date) -> JSON {
        var line = self.catalogue.json(play.item, isFull: isFull, now: now)
        line["id"] = .integer(play.id)
        line["watched_at"] = .date(play.watchedAt)
        line["action"] = .string(play.action)
        return .object(line)
    }

    /// What belongs to one id of a kind; nil when there is none.
    private func items(_ kind: String, _ id: Int) -> Set<Item>? {
        switch kind {
        case "movies": self.catalogue.movie(id: id).map { [.movie($0.id)] }
        case "episodes": self.catalogue.episode(id: id).map { [.episode($0.episode.id)] }
        case "shows": self.catalogue.show(id: id).map { Set($0.episodes.map { .episode($0.id) }) }
        default:
            self.catalogue.show(id: id / 1000)?.seasons.first { $0.number == id % 1000 }.map {
                Set($0.episodes.map { .episode($0.id) })
            }
        }
    }

    /// `start_at` to `end_at`; nil when neither is there.
    private func range(_ request: Request) -> ClosedRange<Date>? {
        let ends = ["start_at", "end_at"].map { name in
            request.query(name).flatMap { Dates.parse(self.readsDays ? String($0.prefix(10)) : $0) }
        }
        guard ends[0] != nil || ends[1] != nil else { return nil }
        let start = ends[0] ?? .distantPast
        return start...max(ends[1] ?? .distantFuture, start)
    }

    @Sendable private func playback(_ request: Request, _ context: Context) async throws -> Response {
        let kind = context.parameters.get("kind")
        if let kind, kind != "movies", kind != "episodes" { return Response(status: .notFound) }
        let range = self.range(request)
        let now = self.account.clock.now
        let isFull = request.extended.contains("full")
        let lines = await self.account.paused
            .filter { kind == nil || SimulatedAccount.kind($0.item) == kind }
            .filter { range?.contains($0.pausedAt) ?? true }
            .map { paused -> JSON in
                var line = self.catalogue.json(paused.item, isFull: isFull, now: now)
                line["id"] = .integer(paused.id)
                line["progress"] = .number(paused.progress)
                line["paused_at"] = .date(paused.pausedAt)
                return .object(line)
            }
        guard request.query("page") != nil || request.query("limit") != nil else { return .json(.array(lines)) }
        return await .page(of: lines.count, request, defaultLimit: 10) { Array(lines[$0]) }
    }

    @Sendable private func dropPlayback(_ request: Request, _ context: Context) async throws -> Response {
        guard let id = context.parameters.get("kind", as: Int.self), await self.account.dropPaused(id: id) else {
            return Response(status: .notFound)
        }
        return Response(status: .noContent)
    }

    // MARK: - Writing

    @Sendable private func addPlays(_ request: Request, _ context: Context) async throws -> Response {
        let named = try self.named(try await self.body(request))
        let now = self.account.clock.now
        let plays = named.entries.flatMap { entry in
            entry.items.map { ($0, self.date(entry.watchedAt, of: $0, now: now)) }
        }
        if !plays.isEmpty { await self.account.add(plays, action: "watch") }
        return .json(
            [
                "added": Self.counts(plays.map(\.0)), "updated": ["movies": 0, "episodes": 0],
                "not_found": named.missing,
            ],
            .created
        )
    }

    /// A date that cannot be read is silently now, as at the real one (`Documentation/trakt.md §6.1`).
    private func date(_ text: String?, of item: Item, now: Date) -> Date? {
        switch text {
        case nil: return now
        case "unknown": return nil
        case "released":
            let released =
                switch item {
                case .movie(let id): self.catalogue.movie(id: id)?.released
                case .episode(let id): self.catalogue.episode(id: id)?.episode.firstAired
                }
            return released.map { $0 + Double(self.catalogue.minutes(of: item)) * 60 } ?? now
        case .some(let text): return Dates.parse(text) ?? now
        }
    }

    @Sendable private func removePlays(_ request: Request, _ context: Context) async throws -> Response {
        let body = try await self.body(request)
        let ids = try (body["ids"]?.array ?? []).map { value throws(BadBody) in
            guard let id = value.integer else { throw BadBody() }
            return id
        }
        let named = try self.named(body)
        var removed = await self.account.remove(ids: ids)
        let missing = Set(ids).subtracting(removed.map(\.id)).sorted()
        removed += await self.account.remove(items: Set(named.entries.flatMap(\.items)))
        var absent = named.missing.members ?? [:]
        absent["ids"] = .array(missing.map { .integer($0) })
        return .json(["deleted": Self.counts(removed.map(\.item)), "not_found": .object(absent)])
    }

    static func counts(_ items: [Item]) -> JSON {
        let movies = items.count { SimulatedAccount.kind($0) == "movies" }
        return ["movies": .integer(movies), "episodes": .integer(items.count - movies)]
    }
}
