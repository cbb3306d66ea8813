internal import Foundation
internal import Storage

/// Where people look after their apps at Trakt.
package enum TraktPages {
    /// The apps that are connected to an account, and where their access is ended (`Documentation/trakt.md §1.6`).
    package static let connectedApps = "https://app.trakt.tv/settings/apps"
    /// The apps of one's own, for VIP members (`Documentation/trakt.md §1.6`).
    package static let ownApps = "https://app.trakt.tv/settings/apps/api"
    /// Trakt's help center, which can look into an account.
    package static let support = "https://support.trakt.tv"
}

/// What Trakt tells of a limit that was reached; all of it may be missing (`Documentation/trakt.md §1.4`).
package struct TraktLimit: Hashable, Sendable {
    /// How many there may be.
    package var count: Int?
    package var isVIP: Bool?
    /// Where VIP is to be had; a page of Trakt's own, or none.
    package var page: String?

    package init(count: Int? = nil, isVIP: Bool? = nil, page: String? = nil) {
        self.count = count
        self.isVIP = isVIP
        self.page = page
    }

    init(_ response: TraktResponse) {
        self.count = response.header("X-Account-Limit").flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
        self.isVIP = response.header("X-VIP-User").flatMap { Bool($0.lowercased()) }
        self.page = response.upgradePage
    }
}

extension TraktResponse {
    /// `X-Upgrade-URL`; anything that is not an address of Trakt's is none.
    var upgradePage: String? {
        guard let text = self.header("X-Upgrade-URL"), text.utf8.count <= 200,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let url = URL(string: text), url.scheme == "https",
            let host = url.host(), host == "trakt.tv" || host.hasSuffix(".trakt.tv"), url.user() == nil
        else { return nil }
        return text
    }
}

extension TraktClient {
    /// Enough of a client id to know it again: a login belongs to the id that it was made with.
    package static func digest(ofApp id: String) -> String { String(FNV.hash64(id.utf8), radix: 16) }

    /// The same of the id that this client has.
    package var app: String { Self.digest(ofApp: self.credentials.clientID) }

    /// Whether a login may be used with this client's id; one of which that was not noted yet is taken for its own.
    package func owns(_ pair: AccessToken) -> Bool { pair.app.map { $0 == self.app } ?? true }
}
