import Foundation
import Hummingbird

/// `/scrobble`, `/checkin` and what is on now (`Documentation/trakt.md §4–5`).
extension Routes {
    func addScrobbling(to router: Router<Context>) {
        for call in SimulatedAccount.ScrobbleCall.allCases {
            self.add(
                "/scrobble/\(call.rawValue)",
                [.post: { request, _ in try await self.scrobble(call, try await self.body(request)) }],
                to: router
            )
        }
        self.add("/checkin", [.post: self.checkIn, .delete: self.endCheckin], to: router)
        self.add("/users/:name/watching", [.get: self.watching], to: router)
        self.add("/users/settings", [.get: self.settings], to: router)
    }

    private func scrobble(_ call: SimulatedAccount.ScrobbleCall, _ body: JSON) async throws -> Response {
        guard let progress = body["progress"]?.number else { throw BadBody() }
        guard let item = try self.catalogue.item(ofScrobble: body) else { return Response(status: .notFound) }
        switch await self.account.scrobble(call, item, progress: progress) {
        case .outOfRange(let reason):
            return .json(["errors": ["progress": [.string(reason)]]], .unprocessableContent)
        case .duplicate(let watchedAt, let expiresAt):
            return .json(["watched_at": .date(watchedAt), "expires_at": .date(expiresAt)], .conflict)
        case .done(let id, let action):
            var answer = self.catalogue.json(item, now: self.account.clock.now)
            answer["type"] = nil
            answer["id"] = .integer(id)
            answer["action"] = .string(action)
            answer["progress"] = .number(progress)
            answer["sharing"] = ["twitter": false, "mastodon": false, "tumblr": false]
            return .json(.object(answer), .created)
        }
    }

    @Sendable private func checkIn(_ request: Request, _ context: Context) async throws -> Response {
        guard let item = try self.catalogue.item(ofScrobble: try await self.body(request)) else {
            return Response(status: .notFound)
        }
        let (id, end) = await self.account.checkIn(item)
        if let end { return .json(["expires_at": .date(end)], .conflict) }
        var answer = self.catalogue.json(item, now: self.account.clock.now)
        answer["type"] = nil
        answer["id"] = .integer(id)
        answer["watched_at"] = .date(self.account.clock.now)
        return .json(.object(answer), .created)
    }

    @Sendable private func endCheckin(_ request: Request, _ context: Context) async throws -> Response {
        await self.account.endCheckin()
        return Response(status: .noContent)
    }

    @Sendable private func watching(_ request: Request, _ context: Context) async throws -> Response {
        let name = try context.parameters.require("name")
        guard name == "me" || name == self.account.policy.userName else { return Response(status: .notFound) }
        guard let watching = await self.account.watchingNow else { return Response(status: .noContent) }
        var answer = self.catalogue.json(watching.item, now: self.account.clock.now)
        answer["started_at"] = .date(watching.startedAt)
        answer["expires_at"] = .date(watching.expiresAt)
        answer["action"] = .string(watching.action)
        return .json(.object(answer))
    }

    @Sendable private func settings(_ request: Request, _ context: Context) async throws -> Response {
        let name = JSON.string(self.account.policy.userName)
        let isVIP = JSON.bool(await self.account.isVIP)
        var answer: [String: JSON] = [
            "user": [
                "username": name, "name": .null, "private": false, "vip": isVIP, "vip_ep": false,
                "ids": ["slug": name, "uuid": "b6589fc6ab0dc82cf12099d1c2d40ab994e8410c"],
                "joined_at": "2020-01-01T00:00:00.000Z",
            ],
            "account": ["timezone": "Europe/Berlin", "date_format": "dmy", "time_24hr": true],
            "connections": ["google": false, "apple": false, "mastodon": false],
            "sharing_text": ["watching": "I'm watching [item]", "watched": "I just watched [item]", "rated": .null],
            "limits": await self.account.limits,
            "permissions": ["commenting": true, "liking": true, "following": true],
        ]
        if request.extended.contains("browsing") {
            answer["browsing"] = ["watch_popup_action": "ask", "watch_only_once": false, "show_rating_prompt": true]
        }
        return .json(.object(answer))
    }
}
