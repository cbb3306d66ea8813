import Foundation
import Hummingbird

/// `/sync/history` and `/sync/playback` (`trakt-api.md §5–6`).
func addHistoryRoutes(to router: Router<BasicRequestContext>, _ account: SimulatedAccount) {
    router.post("/sync/history") { request, _ -> Response in
        guard let body = try await request.json(), !body.hasNull else { return Response(status: .badRequest) }
        var added = ["movies": 0, "episodes": 0]
        var missing: [JSON] = []
        for kind in ["movies", "episodes"] {
            for entry in body[kind]?.array ?? [] {
                let id = entry["ids"]?["trakt"]?.integer ?? 0
                let item: SimulatedAccount.Item = kind == "movies" ? .movie(id) : .episode(id)
                guard await account.exists(item) else {
                    missing.append(entry)
                    continue
                }
                // A date that cannot be read is silently now, as at the real one.
                let date = entry["watched_at"]?.string.flatMap(Dates.parse) ?? Date()
                await account.add(item, at: date, action: "watch")
                added[kind, default: 0] += 1
            }
        }
        let answer: [String: JSON] = [
            "added": .object(added.mapValues { .number(Double($0)) }),
            "not_found": .object(["movies": .array([]), "episodes": .array(missing)]),
        ]
        return .json(.object(answer), .created)
    }
    router.post("/sync/history/remove") { request, _ -> Response in
        let ids = try await request.json()?["ids"]?.array.compactMap(\.integer) ?? []
        let deleted = await account.remove(ids: ids)
        return .json(.object(["deleted": .object(["episodes": .number(Double(deleted))])]))
    }
    router.get("/sync/history/:kind/:id") { request, context -> Response in
        let kind = try context.parameters.require("kind")
        let id = try context.parameters.require("id", as: Int.self)
        return await history(account, request, only: kind == "movies" ? .movie(id) : .episode(id))
    }
    router.get("/sync/history") { request, _ in await history(account, request, only: nil) }
}

private func history(
    _ account: SimulatedAccount,
    _ request: Request,
    only item: SimulatedAccount.Item?
) async -> Response {
    let query = request.uri.queryParameters
    let start = query["start_at"].flatMap { Dates.parse(String($0)) } ?? .distantPast
    let end = query["end_at"].flatMap { Dates.parse(String($0)) } ?? .distantFuture
    let limit = min(max(query["limit"].flatMap { Int($0) } ?? 10, 1), 250)
    let page = min(max(query["page"].flatMap { Int($0) } ?? 1, 1), 10_000)
    let plays = await account.plays.filter {
        (item == nil || $0.item == item) && start <= $0.watchedAt && $0.watchedAt <= end
    }
    .sorted { $0.watchedAt > $1.watchedAt }
    var shown: [JSON] = []
    for play in plays.dropFirst((page - 1) * limit).prefix(limit) {
        var line = await account.json(play.item)
        line["id"] = .number(Double(play.id))
        line["watched_at"] = .string(Dates.text(play.watchedAt))
        line["action"] = .string(play.action)
        shown.append(.object(line))
    }
    return .json(.array(shown))
}
