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
        guard text.utf8.count <= 300, let url = URL(string: text), let host = url.host(), Self.isHost(host),
            url.port.map({ Self.ports.contains($0) }) ?? true, url.user() == nil
        else { return nil }
        guard url.scheme == "https" || (url.scheme == "http" && Self.isLoopback(host)) else { return nil }
        self.url = url
    }

    /// What can be a port; the HTTP client stops the process at any other.
    static let ports = 1...65535

    /// Whether a text can name a host: a name or an address, short enough for every protocol.
    static func isHost(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                        || ".-_:[]".unicodeScalars.contains(scalar))
            }
    }

    /// Whether a host is an address in numbers, and no name.
    package static func isAddress(_ host: String) -> Bool {
        host.contains(":") || host.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    }

    /// Whether a host is this machine.
    package static func isLoopback(_ host: String) -> Bool {
        ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
    }

    private init(trusted text: StaticString) {
        self.url = URL(string: "\(text)") ?? URL(filePath: "/")
    }
}
