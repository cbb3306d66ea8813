import Foundation
import Hummingbird

/// `/oauth`: activation, renewal, giving back (`trakt-api.md §2`).
func addOAuthRoutes(to router: Router<BasicRequestContext>, _ account: SimulatedAccount) {
    router.post("/oauth/device/code") { request, _ -> Response in
        guard let id = try await request.json()?["client_id"]?.string, !id.isEmpty else {
            return Response(status: .unauthorized)
        }
        let code = await account.newCode()
        let host = request.head.authority ?? "127.0.0.1"
        return .json(
            .object([
                "device_code": .string(code.deviceCode), "user_code": .string(code.userCode),
                "verification_url": .string("http://\(host)/activate"), "expires_in": .number(600),
                "interval": .number(1),
            ])
        )
    }
    router.post("/oauth/device/token") { request, _ -> Response in
        guard let code = try await request.json()?["code"]?.string else { return Response(status: .notFound) }
        let (status, pair) = await account.poll(code)
        guard let pair else { return Response(status: .init(code: status)) }
        return .json(tokens(pair))
    }
    router.post("/oauth/token") { request, _ -> Response in
        guard let refresh = try await request.json()?["refresh_token"]?.string,
            let pair = await account.rotate(refresh)
        else { return .json(.object(["error": .string("invalid_grant")]), .badRequest) }
        return .json(tokens(pair))
    }
    router.post("/oauth/revoke") { request, _ -> Response in
        if let token = try await request.json()?["token"]?.string { await account.revoke(token) }
        return .json(.object([:]))
    }
}

private func tokens(_ pair: SimulatedAccount.Pair) -> JSON {
    .object([
        "access_token": .string(pair.access), "refresh_token": .string(pair.refresh), "token_type": .string("bearer"),
        "scope": .string("public"), "created_at": .number(pair.createdAt.timeIntervalSince1970.rounded(.down)),
        "expires_in": .number(pair.expiresAt.timeIntervalSince(pair.createdAt).rounded(.down)),
    ])
}
