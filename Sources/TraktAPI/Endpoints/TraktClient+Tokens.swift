internal import Foundation

extension TraktClient {
    /// Asks for a code to activate this device with.
    package func deviceCode() async throws(TraktError) -> DeviceCode {
        let body = ["client_id": self.credentials.clientID]
        let response = try await self.exchange(.post, "/oauth/device/code", at: .auth, body: body, within: .few)
        guard response.status != 401, !response.refusesApp else { throw .forbidden }
        return try self.decode(response)
    }

    /// Asks once whether the user has approved.
    ///
    /// - Parameter code: The device code; the key is `code`, not RFC 8628's (`Documentation/trakt.md`, trap 22).
    /// - Returns: What the status says; the body of a 400 need not be JSON.
    /// - Throws: `TraktError` for what says nothing about the code: try again while it lives.
    package func pollDevice(_ code: DeviceCode) async throws(TraktError) -> DevicePoll {
        var body = ["code": code.device_code, "client_id": self.credentials.clientID]
        body["client_secret"] = self.credentials.clientSecret
        let response = try await self.exchange(.post, "/oauth/device/token", at: .auth, body: body, within: .few)
        if response.refusesApp { throw .forbidden }
        switch response.status {
        case 400: return .pending
        case 401: throw .forbidden
        case 420, 426: return .noPlace(TraktLimit(response))
        case 404, 409: return .void
        case 410: return .expired
        case 418: return .denied
        case 429: return .slowDown(response.retryAfter)
        default: return .granted(try self.token(response))
        }
    }

    /// Exchanges the refresh token for a new pair.
    ///
    /// - Parameter refreshToken: Dead from the moment that Trakt answers yes.
    /// - Returns: The new pair, or nil when the token is no longer good (`invalid_grant`, 400 or 401).
    /// - Throws: `TraktError` for everything that proves nothing about the token.
    package func refresh(_ refreshToken: String) async throws(TraktError) -> AccessToken? {
        var body = [
            "refresh_token": refreshToken, "client_id": self.credentials.clientID, "grant_type": "refresh_token",
            "redirect_uri": "urn:ietf:wg:oauth:2.0:oob",
        ]
        body["client_secret"] = self.credentials.clientSecret
        let response = try await self.exchange(.post, "/oauth/token", at: .auth, body: body, within: .few)
        if response.refusal == "invalid_grant" { return nil }
        if response.refusesApp { throw .forbidden }
        return try self.token(response)
    }

    /// Revokes a token; an answer of 401 means that it was revoked before.
    package func revoke(_ accessToken: String) async throws(TraktError) {
        var body = ["token": accessToken, "client_id": self.credentials.clientID]
        body["client_secret"] = self.credentials.clientSecret
        let response = try await self.exchange(.post, "/oauth/revoke", at: .auth, body: body, within: .few)
        if response.refusesApp { throw .forbidden }
        guard (200..<300).contains(response.status) || response.status == 401 else { throw TraktError(response) }
    }

    private func token(_ response: TraktResponse) throws(TraktError) -> AccessToken {
        struct Answer: Decodable {
            var access_token: String
            var refresh_token: String
            var expires_in: Double
            var created_at: Double?
        }
        let answer: Answer = try self.decode(response)
        // What cannot stand in a header is no token, and must not be kept in place of one.
        guard AccessToken.isToken(answer.access_token), AccessToken.isToken(answer.refresh_token) else {
            throw .unexpectedResponse(status: response.status)
        }
        let now = self.now()
        let life = min(max(answer.expires_in, 0), 366 * 86400)
        // A date that is far from now says that one of the clocks is wrong: then only the life counts, or a fresh pair
        // would be taken for a dead one and exchanged again and again.
        let created = answer.created_at.map { Date(timeIntervalSince1970: $0) }
            .flatMap { abs($0.timeIntervalSince(now)) <= ServerClock.tolerance ? $0 : nil }
        let byServer = created.map { $0 + life } ?? .distantFuture
        return AccessToken(
            access: answer.access_token,
            refresh: answer.refresh_token,
            receivedAt: now,
            expiresAt: min(now + life, byServer),
            app: self.app
        )
    }
}

extension TraktResponse {
    /// What OAuth says is wrong, in a 400 or 401; a body that is no JSON proves nothing.
    fileprivate var refusal: String? {
        struct Refusal: Decodable { var error: String? }
        guard self.status == 400 || self.status == 401 else { return nil }
        // The pending answer of an activation has any body.
        return (try? JSONDecoder().decode(Refusal.self, from: self.body))?.error
    }

    /// Whether OAuth does not know the app: that says nothing about code or token (`Documentation/trakt.md §1.6`).
    fileprivate var refusesApp: Bool { self.refusal == "invalid_client" }
}
