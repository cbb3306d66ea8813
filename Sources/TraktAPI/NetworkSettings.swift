internal import Foundation

/// What the user's network asks for.
package struct NetworkSettings: Sendable {
    /// Through whom requests go.
    package var proxy = ProxyRules.none
    /// Who says that a server is Trakt.
    package var authorities = Authorities.system

    package init() {}

    /// - Parameters:
    ///   - proxy: The setting of that name; nil where there is none.
    ///   - variables: The environment.
    package init(proxy: String?, variables: [String: String]) {
        self.proxy = ProxyRules(setting: proxy, variables: variables)
        if let path = variables["SSL_CERT_FILE"], !path.isEmpty { self.authorities = .file(path) }
    }
}

/// Whose certificates are believed.
package enum Authorities: Hashable, Sendable {
    /// Those that the system knows.
    case system
    /// Those in a file, and no others, as curl and OpenSSL understand `SSL_CERT_FILE`.
    case file(String)

    /// Where the TLS library looks for the system's authorities.
    private static let places = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"]

    /// What is wrong with them, before anybody is asked; nil when they can be read.
    ///
    /// - Parameter places: Where the system's are.
    /// - Returns: The failure of every request over TLS.
    package func trouble(lookingAt places: [String]? = nil) -> TransportFailure? {
        let places = places ?? Self.places
        func canBeRead(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }
        switch self {
        case .file(let path) where !canBeRead(path):
            return TransportFailure(
                mayHaveArrived: false,
                reason: "SSL_CERT_FILE cannot be read",
                advice: "let it name a file of certificates, or unset it"
            )
        case .system where !places.contains(where: canBeRead):
            return TransportFailure(
                mayHaveArrived: false,
                reason: "this system knows no authorities",
                advice: "install its package ca-certificates, or name a file of certificates in SSL_CERT_FILE"
            )
        case .system, .file: return nil
        }
    }
}
