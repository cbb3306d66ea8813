package import Foundation

/// The address of one of Trakt's hosts.
package struct ServiceURL: Hashable, Sendable {
    package let url: URL

    package static let api = Self(trusted: "https://api.trakt.tv")
    package static let auth = Self(trusted: "https://auth.trakt.tv")

    /// Takes `https`, and plain `http` for loopback only: tokens must not cross a network in the open.
    ///
    /// - Parameter text: The address, without a path.
    package init?(_ text: String) {
        guard let url = URL(string: text), let host = url.host(), !host.isEmpty, url.user() == nil else { return nil }
        let isLoopback = ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
        guard url.scheme == "https" || (url.scheme == "http" && isLoopback) else { return nil }
        self.url = url
    }

    private init(trusted text: StaticString) {
        self.url = URL(string: "\(text)") ?? URL(filePath: "/")
    }
}
