import Foundation
import Testing

@testable import TraktAPI

/// What Trakt's refusals say: of the app, of the account, of a limit (`Documentation/trakt.md §1.4, §1.6`).
@Suite struct RefusalTests {
    private static let vip = "https://trakt.tv/vip"

    private struct Answering: HTTPTransport {
        var response: TraktResponse

        func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse { self.response }
    }

    private func client(
        _ status: Int,
        _ body: String = "",
        _ headers: [(name: String, value: String)] = []
    ) -> TraktClient {
        let response = TraktResponse(status: status, headers: headers, body: Data(body.utf8))
        return TraktClient(.init(clientID: "id"), userAgent: "test/1", transport: Answering(response: response))
    }

    @Test(
        arguments: [
            (420, [], .accountLimit(.init()), "has reached its limit; VIP raises it."),
            (
                420, [("X-Account-Limit", "100"), ("X-VIP-User", "false"), ("X-Upgrade-URL", Self.vip)],
                .accountLimit(.init(count: 100, isVIP: false, page: Self.vip)),
                "has reached its limit of 100; VIP raises it (https://trakt.tv/vip)."
            ),
            (
                420, [("x-account-limit", "20000"), ("x-vip-user", "true")],
                .accountLimit(.init(count: 20000, isVIP: true)), "has reached its limit of 20000."
            ),
            (
                420,
                [
                    ("X-Account-Limit", "-5"), ("X-VIP-User", "who knows"),
                    ("X-Upgrade-URL", "https://evil.example/vip"),
                ],
                .accountLimit(.init()), "has reached its limit; VIP raises it."
            ),
            (423, [("X-Account-Locked", "true")], .accountLocked(isDeactivated: false), "is locked"),
            (423, [("X-Account-Deactivated", "true")], .accountLocked(isDeactivated: true), "is deactivated"),
            (426, [], .upgradeRequired(page: nil), "VIP members only."),
            (
                426, [("X-Upgrade-URL", Self.vip)], .upgradeRequired(page: Self.vip),
                "VIP members only (https://trakt.tv/vip)."
            ),
            (
                426, [("X-Upgrade-URL", "https://trakt.tv@evil.example/")], .upgradeRequired(page: nil),
                "VIP members only."
            ),
            (426, [("X-Upgrade-URL", "https://trakt.tv/\u{1B}[31m")], .upgradeRequired(page: nil), "VIP members only."),
            (403, [], .forbidden, "gone or blocked"),
        ] as [(Int, [(String, String)], TraktError, String)]
    )
    func `a limit is named as far as Trakt tells it`(
        status: Int,
        headers: [(String, String)],
        error: TraktError,
        words: String
    ) {
        let response = TraktResponse(status: status, headers: headers.map { (name: $0.0, value: $0.1) })
        #expect(TraktError(response) == error)
        #expect(error.description.contains(words))
    }

    private static let noApp = #"{"error":"invalid_client","error_description":"client_id is required"}"#

    @Test(arguments: [(400, Self.noApp), (401, Self.noApp), (403, ""), (403, "Forbidden")])
    func `an app that is gone is one, whichever request meets it, and is no word about a login`(
        status: Int,
        body: String
    ) async throws {
        let client = self.client(status, body)
        let code = DeviceCode(device_code: "d", user_code: "u", verification_url: "v", expires_in: 1, interval: 1)
        await #expect(throws: TraktError.forbidden) { try await client.deviceCode() }
        await #expect(throws: TraktError.forbidden) { try await client.pollDevice(code) }
        await #expect(throws: TraktError.forbidden) { try await client.refresh("r") }
        await #expect(throws: TraktError.forbidden) { try await client.revoke("a") }
    }

    @Test func `a grant that is no longer valid is no word about the app`() async throws {
        #expect(try await self.client(400, #"{"error":"invalid_grant"}"#).refresh("r") == nil)
        let code = DeviceCode(device_code: "d", user_code: "u", verification_url: "v", expires_in: 1, interval: 1)
        #expect(try await self.client(400).pollDevice(code) == .pending)
    }

    @Test(arguments: [420, 426]) func `a second app that is refused is told with the limit`(status: Int) async throws {
        let code = DeviceCode(device_code: "d", user_code: "u", verification_url: "v", expires_in: 1, interval: 1)
        let poll = try await self.client(status, "", [("X-Account-Limit", "1"), ("X-VIP-User", "false")]).pollDevice(
            code
        )
        #expect(poll == .noPlace(.init(count: 1, isVIP: false)))
    }

    @Test func `a login remembers the app that it was made with`() async throws {
        let body = #"{"access_token":"a","refresh_token":"r","expires_in":1000}"#
        let client = self.client(200, body)
        let pair = try #require(try await client.refresh("old"))
        #expect(client.owns(pair) && pair.app == TraktClient.digest(ofApp: "id"))
        #expect(pair.app != TraktClient.digest(ofApp: "other"))
        // One that was stored by an earlier version belongs to whoever comes.
        let old = AccessToken(access: "a", refresh: "r", receivedAt: .now, expiresAt: .now)
        #expect(client.owns(old))
    }

    @Test(
        arguments: [
            (#"{}"#, .init()), (#"{"user":null,"limits":[1]}"#, .init()),
            (#"{"user":{"username":"ann","vip":false,"vip_ep":true}}"#, .init(name: "ann", isVIP: true)),
            (#"{"user":{"username":"","name":"Ann","vip":"no"}}"#, .init(name: "Ann")),
            (
                #"{"user":{"username":"ann","vip":false},"limits":{"list":{"count":5,"item_count":250,"x y":1},"a":3}}"#,
                .init(name: "ann", isVIP: false, limits: ["list.count": 5, "list.item_count": 250])
            ),
            (
                #"{"limits":{"list":{"count":-1,"item_count":"many"},"\u001b[31m":{"count":1}}}"#,
                .init()
            ),
        ] as [(String, TraktAccount)]
    )
    func `of an account is taken what is as it should be`(body: String, account: TraktAccount) async throws {
        #expect(try await self.client(200, body).account(token: "t") == account)
    }
}
