import Foundation
import Hummingbird

/// `/oauth`: activation, renewal, revocation (`Documentation/trakt.md §2`).
extension Routes {
    func addOAuth(to router: Router<Context>) {
        self.add("/oauth/device/code", [.post: self.deviceCode], to: router)
        self.add("/oauth/device/token", [.post: self.deviceToken], to: router)
        self.add("/oauth/token", [.post: self.token], to: router)
        self.add("/oauth/revoke", [.post: self.revoke], to: router)
    }

    @Sendable private func deviceCode(_ request: Request, _ context: Context) async throws -> Response {
        let body = try await self.body(request)
        guard let client = try Catalogue.text(body, "client_id"), await self.rules.knows(client) else {
            return Self.noApp
        }
        let code = await self.account.newCode(for: client)
        let host = request.head.authority ?? "127.0.0.1"
        let policy = self.account.policy
        return .json([
            "device_code": .string(code.deviceCode), "user_code": .string(code.userCode),
            "verification_url": .string("http://\(host)/activate"),
            "expires_in": .integer(Int(policy.codeLifetime)), "interval": .integer(policy.deviceInterval),
        ])
    }

    @Sendable private func deviceToken(_ request: Request, _ context: Context) async throws -> Response {
        // The answer for a wrong body must not be 400, which means "pending" here.
        guard let body = try await request.json(), let client = body["client_id"]?.string,
            await self.rules.knows(client)
        else { return Self.noApp }
        guard let code = body["code"]?.string else { return Response(status: .notFound) }
        let (status, pair) = await self.account.poll(code)
        if status == 420 { return await Self.noPlace(self.account) }
        return pair.map { .json(Self.tokens($0)) } ?? .status(status)
    }

    @Sendable private func token(_ request: Request, _ context: Context) async throws -> Response {
        guard let body = try? await self.body(request), body["redirect_uri"]?.string != nil else {
            return Self.refusal("invalid_request", "The request is missing a required parameter")
        }
        guard let client = body["client_id"]?.string, await self.rules.knows(client) else { return Self.noApp }
        guard body["grant_type"] == "refresh_token" else {
            return Self.refusal("unsupported_grant_type", "The authorization grant type is not supported")
        }
        guard let refresh = body["refresh_token"]?.string, let pair = await self.account.rotate(refresh, for: client)
        else {
            return Self.refusal("invalid_grant", "session not found")
        }
        return .json(Self.tokens(pair))
    }

    @Sendable private func revoke(_ request: Request, _ context: Context) async throws -> Response {
        let body = try await self.body(request)
        guard let client = body["client_id"]?.string, await self.rules.knows(client) else { return Self.noApp }
        if let token = body["token"]?.string { await self.account.revoke(token) }
        return .json([:])
    }

    /// The app is not known, or not any more.
    private static let noApp: Response = .json(
        ["error": "invalid_client", "error_description": "client_id is required"],
        .unauthorized
    )

    /// The account has no place for a further app.
    private static func noPlace(_ account: SimulatedAccount) async -> Response {
        var response = Response.status(420)
        response.set("X-Account-Limit", "\(await account.appLimit)")
        response.set("X-VIP-User", "\(await account.isVIP)")
        response.set("X-Upgrade-URL", TraktRules.vipPage)
        return response
    }

    private static func refusal(_ error: String, _ description: String) -> Response {
        .json(["error": .string(error), "error_description": .string(description)], .badRequest)
    }

    private static func tokens(_ pair: Pair) -> JSON {
        [
            "access_token": .string(pair.access), "refresh_token": .string(pair.refresh), "token_type": "bearer",
            "scope": "public", "created_at": .number(pair.createdAt.timeIntervalSince1970.rounded(.down)),
            "expires_in": .number(pair.expiresAt.timeIntervalSince(pair.createdAt).rounded(.down)),
        ]
    }
}
