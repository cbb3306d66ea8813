import Hummingbird

/// `/scrobble`: what is being watched (`trakt-api.md §4`).
func addScrobbleRoutes(to router: Router<BasicRequestContext>, _ account: SimulatedAccount) {
    for call in ["start", "pause", "stop"] {
        router.post("/scrobble/\(call)") { request, _ -> Response in
            guard let body = try await request.json(), !body.hasNull, let progress = body["progress"]?.number,
                (0...100).contains(progress), let item = item(body)
            else { return Response(status: .badRequest) }
            guard await account.exists(item) else { return Response(status: .notFound) }
            switch await account.scrobble(call, item, progress: progress) {
            case .outOfRange: return Response(status: .unprocessableContent)
            case .duplicate(let watchedAt, let expiresAt):
                let times: [String: JSON] = [
                    "watched_at": .string(Dates.text(watchedAt)), "expires_at": .string(Dates.text(expiresAt)),
                ]
                return .json(.object(times), .conflict)
            case .done(let id, let action):
                var answer = await account.json(item)
                answer["id"] = .number(Double(id))
                answer["action"] = .string(action)
                answer["progress"] = .number(progress)
                return .json(.object(answer), .created)
            }
        }
    }
    router.get("/users/settings") { _, _ in
        Response.json(.object(["user": .object(["username": .string("simulated"), "vip": .bool(false)])]))
    }
    router.get("/users/me/watching") { _, _ -> Response in
        guard let item = await account.watching else { return Response(status: .noContent) }
        return .json(.object(await account.json(item)))
    }
}

/// The item of a scrobble, by Trakt's own ids.
private func item(_ body: JSON) -> SimulatedAccount.Item? {
    if let id = body["movie"]?["ids"]?["trakt"]?.integer { return .movie(id) }
    return body["episode"]?["ids"]?["trakt"]?.integer.map { .episode($0) }
}
