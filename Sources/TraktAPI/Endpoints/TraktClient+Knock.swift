internal import Foundation

extension TraktClient {
    /// Asks the least that Trakt answers without a login: whether it is there, knows the app, and what time it has there.
    ///
    /// What it says of the time is in `serverClock` then.
    ///
    /// - Throws: `TraktError`: `.forbidden` where the app is gone or blocked, `.rateLimited` where the budget is used up.
    package func knock() async throws(TraktError) {
        let response = try await self.knocked()
        guard (200..<300).contains(response.status) else { throw TraktError(response) }
    }

    /// Finds out whom a 403 is about: the API says the same to all, with the same nine bytes, so OAuth is asked for a code, which
    /// is used for nothing and is gone in ten minutes (`Documentation/trakt.md §1.6`).
    ///
    /// - Returns: nil where that cannot be told.
    package func refusal() async -> AppRefusal? {
        // What gets no answer tells nothing.
        guard let response = try? await self.knocked(), response.status == 403 else { return nil }
        guard !response.isPage else { return .kept }
        do throws(TraktError) {
            _ = try await self.deviceCode()
            return .blocked
        } catch {
            return error == .forbidden ? .unknown : nil
        }
    }

    private func knocked() async throws(TraktError) -> TraktResponse {
        try await self.exchange(.get, "/search/trakt/1", query: [("type", "movie"), ("limit", "1")])
    }
}

/// Whom a 403 is about, as far as Trakt's answers differ.
///
/// An app that was never approved and one that was blocked later get the same answers; so do one that was deleted and one that
/// never was.
package enum AppRefusal: Hashable, Sendable, CaseIterable {
    /// OAuth does not know the client id: it was deleted, or mistyped.
    case unknown
    /// OAuth gives codes, and the API says no to everything: not approved, or blocked.
    case blocked
    /// Cloudflare in front of Trakt has answered, by a page: the app was not looked at.
    case kept
}

extension TraktResponse {
    /// Whether it is for people: Trakt itself answers JSON, or nine letters.
    fileprivate var isPage: Bool {
        let type = self.header("Content-Type")?.lowercased() ?? ""
        return type.hasPrefix("text/html") || self.body.first == UInt8(ascii: "<")
            || self.body.range(of: Data("error code: 10".utf8)) != nil
    }
}
