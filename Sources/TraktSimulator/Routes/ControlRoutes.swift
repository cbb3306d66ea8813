import Foundation
import Hummingbird

/// What tests and scripts look at and turn, under `/simulator`, where Trakt's rules do not hold.
struct ControlRoutes: Sendable {
    let account: SimulatedAccount
    let journal: Journal
    let faults: FaultPlan
    let limits: RateLimits

    func add(to router: Router<BasicRequestContext>) {
        self.addViews(to: router)
        self.addViewsOfAccount(to: router)
        self.addKnobs(to: router)
        self.addKnobsOfAccount(to: router)
    }

    // MARK: - Looking

    private func addViews(to router: Router<BasicRequestContext>) {
        router.get("/simulator/journal") { request, _ -> Response in
            let since = max(request.query("since").flatMap { Int($0) } ?? 0, 0)
            return .json(.array(Array(await self.journal.lines.dropFirst(since))))
        }
        router.get("/simulator/faults") { _, _ in Response.json(.array(await self.faults.remaining.map(\.json))) }
        router.get("/simulator/clock") { _, _ in Response.json(["now": .date(self.account.clock.now)]) }
        router.get("/simulator/codes") { _, _ -> Response in
            let codes = await self.account.state.codes.values.sorted { $0.expiresAt < $1.expiresAt }
            return .json(
                .array(
                    codes.map {
                        [
                            "user_code": .string($0.userCode), "state": .string($0.state.rawValue),
                            "expires_at": .date($0.expiresAt),
                        ]
                    }
                )
            )
        }
    }

    private func addViewsOfAccount(to router: Router<BasicRequestContext>) {
        router.get("/simulator/history") { _, _ -> Response in
            let plays = await self.account.plays
            return .json(
                .array(
                    plays.map {
                        self.line(
                            $0.item,
                            ["id": .integer($0.id), "watched_at": .date($0.watchedAt), "action": .string($0.action)]
                        )
                    }
                )
            )
        }
        router.get("/simulator/playback") { _, _ -> Response in
            let paused = await self.account.paused
            return .json(
                .array(
                    paused.map {
                        self.line(
                            $0.item,
                            ["id": .integer($0.id), "progress": .number($0.progress), "paused_at": .date($0.pausedAt)]
                        )
                    }
                )
            )
        }
        router.get("/simulator/watching") { _, _ -> Response in
            guard let on = await self.account.watchingNow else { return .json(.null) }
            let times: [String: JSON] = [
                "action": .string(on.action), "progress": .number(on.progress), "started_at": .date(on.startedAt),
                "expires_at": .date(on.expiresAt),
            ]
            return .json(self.line(on.item, times))
        }
    }

    private func line(_ item: Item, _ members: [String: JSON]) -> JSON {
        var members = members
        members["title"] = .string(self.account.catalogue.name(item))
        let (type, id) =
            switch item {
            case .movie(let id): ("movie", id)
            case .episode(let id): ("episode", id)
            }
        members["type"] = .string(type)
        members["trakt"] = .integer(id)
        return .object(members)
    }

    // MARK: - Turning

    private func addKnobs(to router: Router<BasicRequestContext>) {
        router.post("/simulator/faults") { request, _ -> Response in
            guard let body = try await request.json() else { return Self.bad("This is no JSON.") }
            do {
                for fault in try (body.isArray ? body.array : [body]).map(Fault.init) { await self.faults.add(fault) }
                return Response(status: .noContent)
            } catch {
                return Self.bad("\(error)")
            }
        }
        router.delete("/simulator/faults") { _, _ -> Response in
            await self.faults.clear()
            return Response(status: .noContent)
        }
        router.post("/simulator/clock") { request, _ -> Response in
            guard let skew = try await request.json()?["skew"]?.number, abs(skew) < 1e10 else {
                return Self.bad("The body is {\"skew\": SECONDS}.")
            }
            self.account.clock.set(skew: skew)
            return Response(status: .noContent)
        }
    }

    private func addKnobsOfAccount(to router: Router<BasicRequestContext>) {
        router.post("/simulator/expire-tokens") { _, _ -> Response in
            await self.account.expireTokens()
            return Response(status: .noContent)
        }
        for (word, isGone) in [("delete-app", true), ("restore-app", false)] {
            router.post("/simulator/\(word)/:id") { _, context -> Response in
                await self.account.setGone(try context.parameters.require("id"), isGone)
                return Response(status: .noContent)
            }
        }
        router.post("/simulator/vip") { request, _ -> Response in
            guard let isVIP = try await request.json()?["vip"]?.bool else {
                return Self.bad("The body is {\"vip\": true}.")
            }
            await self.account.setVIP(isVIP)
            return Response(status: .noContent)
        }
        for (word, isApproved) in [("approve", true), ("deny", false)] {
            router.post("/simulator/\(word)/:code") { _, context -> Response in
                switch await self.account.decide(try context.parameters.require("code"), approve: isApproved) {
                case .open: Response(status: .noContent)
                case .unknown: Response(status: .notFound)
                case .expired, .used: Response(status: .gone)
                case .noPlace: .status(420)
                }
            }
        }
        router.post("/simulator/reset") { _, _ -> Response in
            await self.account.reset()
            await self.journal.clear()
            await self.faults.clear()
            await self.limits.reset()
            self.account.clock.set(skew: 0)
            return Response(status: .noContent)
        }
        router.post("/simulator/plays") { request, _ -> Response in try await self.seed(request) }
        router.post("/simulator/watching") { request, _ -> Response in try await self.show(request) }
        router.delete("/simulator/watching") { _, _ -> Response in
            await self.account.endWatching()
            return Response(status: .noContent)
        }
    }

    /// Another app's word: `{"type": "movie", "trakt": 1000, "action": "scrobble", "progress": 10, "seconds": 60}`.
    private func show(_ request: Request) async throws -> Response {
        guard let body = try await request.json(), let id = body["trakt"]?.integer else {
            return Self.bad("What is on needs \"type\" and \"trakt\".")
        }
        let item: Item = body["type"] == "movie" ? .movie(id) : .episode(id)
        guard self.account.catalogue.exists(item) else { return Response(status: .notFound) }
        let action = body["action"]?.string ?? "scrobble"
        guard ["scrobble", "checkin"].contains(action) else { return Self.bad("An action is scrobble or checkin.") }
        let progress = min(max(body["progress"]?.number ?? 0, 0), 100)
        await self.account.show(item, action: action, progress: progress, endsIn: body["seconds"]?.number)
        return Response(status: .noContent)
    }

    /// Adds plays: `[{"type": "movie", "trakt": 1000, "watched_at": …, "action": …, "times": 1}]`.
    private func seed(_ request: Request) async throws -> Response {
        guard let body = try await request.json() else { return Self.bad("This is no JSON.") }
        var count = 0
        for entry in body.isArray ? body.array : [body] {
            guard let id = entry["trakt"]?.integer else { return Self.bad("A play needs \"type\" and \"trakt\".") }
            let item: Item = entry["type"] == "movie" ? .movie(id) : .episode(id)
            guard self.account.catalogue.exists(item) else { return Response(status: .notFound) }
            let date = entry["watched_at"]?.string.flatMap(Dates.parse) ?? self.account.clock.now
            let times = min(max(entry["times"]?.integer ?? 1, 1), 1_000_000)
            await self.account.add(
                Array(repeating: (item, date), count: times),
                action: entry["action"]?.string ?? "watch"
            )
            count += times
        }
        return .json(["added": .integer(count)], .created)
    }

    private static func bad(_ reason: String) -> Response { .json(["error": .string(reason)], .badRequest) }
}
