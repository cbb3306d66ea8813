package import Foundation

/// A pair of tokens.
///
/// Its description never shows them.
package struct AccessToken: Codable, Hashable, Sendable, CustomStringConvertible {
    package var access: String
    /// Single use: dead as soon as it has been exchanged (`Documentation/trakt.md §2.4`).
    package var refresh: String
    package var receivedAt: Date
    /// The earlier of the expiry by the server's clock and by ours.
    package var expiresAt: Date

    /// A digest of the client id that it was made with; nil in a store of an earlier version.
    package var app: String?

    package init(access: String, refresh: String, receivedAt: Date, expiresAt: Date, app: String? = nil) {
        self.app = app
        self.access = access
        self.refresh = refresh
        self.receivedAt = receivedAt
        self.expiresAt = expiresAt
    }

    package var description: String { "AccessToken(expires \(TraktDate.text(self.expiresAt)))" }

    /// When to renew: at half life.
    package var renewAt: Date {
        self.receivedAt + max(self.expiresAt.timeIntervalSince(self.receivedAt), 0) / 2
    }
}

/// A code to activate this device with.
package struct DeviceCode: Codable, Hashable, Sendable {
    package var device_code: String
    /// To show character for character; of any length.
    package var user_code: String
    /// To show exactly as it came (`Documentation/trakt.md §2.1`).
    package var verification_url: String
    /// Seconds.
    package var expires_in: Int
    /// Seconds between polls.
    package var interval: Int
}

/// What a poll for the token said (`Documentation/trakt.md §2.2`).
package enum DevicePoll: Hashable, Sendable {
    case granted(AccessToken)
    case pending
    /// Polling was too fast; the wait Trakt asked for, if it did.
    case slowDown(Duration?)
    case denied
    case expired
    /// The code is unknown or was used: a new one is needed.
    case void
    /// The account has no place for another app.
    case noPlace(TraktLimit)
}
