package import Foundation

/// Where a proxy is, and what it wants to know.
package struct ProxyAddress: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        case http
        /// Version 5, without a login; it looks the names up.
        case socks
    }

    package var kind: Kind
    package var host: String
    package var port: Int
    package var user: String?
    package var password: String?

    /// Without name and password.
    package var description: String { "\(self.host):\(self.port)" }

    /// Reads an address as curl takes it: `http://NAME:PASSWORD@HOST:PORT`, `socks5://HOST:PORT`, or `HOST:PORT` alone.
    ///
    /// - Parameter text: The address; without a port, 80 or 1080 by its kind.
    package init?(_ text: String) {
        let whole = text.contains("://") ? text : "http://\(text)"
        guard text.utf8.count <= 1000, let parts = URLComponents(string: whole), let host = parts.host,
            ServiceURL.isHost(host), ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil
        else { return nil }
        switch parts.scheme?.lowercased() {
        case "http": self.kind = .http
        case "socks5", "socks5h", "socks": self.kind = .socks
        default: return nil
        }
        let port = parts.port ?? (self.kind == .http ? 80 : 1080)
        guard ServiceURL.ports.contains(port), self.kind == .http || parts.user == nil else { return nil }
        self.host = host
        self.port = port
        self.user = parts.user
        self.password = parts.password
    }
}

/// Which way requests go: straight, or through a proxy.
package struct ProxyRules: Sendable {
    /// The way to one address.
    package enum Way: Hashable, Sendable {
        case straight
        case through(ProxyAddress)
        /// A proxy is wanted, and it cannot be understood which: nothing may go out then.
        case unreadable(name: String)
    }

    private let way: Way
    /// Names that are reached without the proxy, in small letters; `*` is all.
    private let exceptions: [Substring]

    package static let none = Self(setting: nil, variables: [:])

    /// - Parameters:
    ///   - setting: What the user has set: an address, or `none`. It wins over all variables, `NO_PROXY` too.
    ///   - variables: The environment: `HTTPS_PROXY`, then `ALL_PROXY`, but for what `NO_PROXY` names; in small letters
    ///     first, as curl has it.
    package init(setting: String?, variables: [String: String]) {
        func variable(_ name: String) -> (name: String, value: String)? {
            [name.lowercased(), name].lazy.compactMap { name in
                variables[name].flatMap { $0.isEmpty ? nil : (name, $0) }
            }.first
        }
        if let setting {
            self.way = setting == "none" ? .straight : Self.way(setting, name: "proxy")
            self.exceptions = []
        } else {
            let named = variable("HTTPS_PROXY") ?? variable("ALL_PROXY")
            self.way = named.map { Self.way($0.value, name: $0.name) } ?? .straight
            let text = variable("NO_PROXY")?.value.lowercased() ?? ""
            self.exceptions = text.split { $0 == "," || $0.isWhitespace }
        }
    }

    private static func way(_ text: String, name: String) -> Way {
        ProxyAddress(text).map { .through($0) } ?? .unreadable(name: name)
    }

    /// The way to an address; to this machine itself it is always straight.
    package func way(to url: URL) -> Way {
        let host = url.host()?.lowercased() ?? ""
        return ServiceURL.isLoopback(host) || self.excepts(host, port: url.port ?? 443) ? .straight : self.way
    }

    /// `example.com` and `.example.com` are the host and all below it, `example.com:8080` only at that port.
    private func excepts(_ host: String, port: Int) -> Bool {
        self.exceptions.contains { entry in
            let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
            let name = parts[0].drop { $0 == "." || $0 == "*" }
            guard entry != "*" else { return true }
            guard parts.count == 1 || parts.dropFirst().first.flatMap({ Int($0) }) == port, !name.isEmpty else {
                return false
            }
            return host == name || host.hasSuffix(".\(name)")
        }
    }
}
