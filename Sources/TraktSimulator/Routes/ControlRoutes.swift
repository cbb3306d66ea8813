import Hummingbird

/// `/simulator`: what tests and scripts look at and turn.
func addControlRoutes(
    to router: Router<BasicRequestContext>,
    _ account: SimulatedAccount,
    _ journal: Journal,
    _ faults: FaultPlan
) {
    router.get("/simulator/journal") { _, _ in Response.json(.array(await journal.lines)) }
    router.get("/simulator/history") { _, _ -> Response in
        var lines: [JSON] = []
        for play in await account.plays {
            let title = name(await account.json(play.item))
            lines.append(
                .object([
                    "title": .string(title), "watched_at": .string(Dates.text(play.watchedAt)),
                    "id": .number(Double(play.id)), "action": .string(play.action),
                ])
            )
        }
        return .json(.array(lines))
    }
    router.get("/simulator/playback") { _, _ -> Response in
        var lines: [JSON] = []
        for (item, progress) in await account.playback {
            let title = name(await account.json(item))
            lines.append(.object(["title": .string(title), "progress": .number(progress)]))
        }
        return .json(.array(lines))
    }
    router.post("/simulator/faults") { request, _ -> Response in
        guard let body = try await request.json() else { return Response(status: .badRequest) }
        await faults.add(
            FaultPlan.Fault(
                path: body["path"]?.string ?? "/",
                count: body["count"]?.integer ?? 1,
                status: body["status"]?.integer ?? 503,
                retryAfter: body["retryAfter"]?.string,
                isHTML: body["html"] == .bool(true),
                isApplied: body["applied"] == .bool(true)
            )
        )
        return Response(status: .noContent)
    }
    router.delete("/simulator/faults") { _, _ -> Response in
        await faults.clear()
        return Response(status: .noContent)
    }
    router.post("/simulator/expire-tokens") { _, _ -> Response in
        await account.expireTokens()
        return Response(status: .noContent)
    }
}
