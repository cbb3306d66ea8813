internal import NIOCore
internal import NIOSSL

/// Whom a certificate must name.
///
/// The TLS library takes a certificate that names the *address* of the other end as well as one that names the host, and
/// one without any of them whose subject is called so. An authority gives a certificate for an address to everybody who
/// has it: whoever leads a name to his own machine could be Trakt to us, and so could the proxy.
struct HostNames: Sendable {
    private let host: String
    private let isProxied: Bool

    /// Somebody else's certificate.
    struct OtherName: Error {}

    init(_ host: String, isProxied: Bool) {
        self.host = host.lowercased()
        self.isProxied = isProxied
    }

    /// Looks at the certificate of a new connection, which the library has found good; without TLS there is none.
    ///
    /// - Throws: `OtherName`.
    func check(_ channel: any Channel) throws {
        // There is no such handler on a plain connection, which goes to this machine.
        guard let tls = try? channel.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self) else { return }
        guard let certificate = tls.peerCertificate, self.isNamed(by: Self.names(of: certificate)) else {
            throw OtherName()
        }
    }

    private static func names(of certificate: NIOSSLCertificate) -> [String] {
        certificate._subjectAlternativeNames().filter { $0.nameType == .dnsName }
            .map { String(decoding: $0.contents, as: UTF8.self) }
    }

    /// Whether one of the names is the host's; a star stands for one word at the beginning.
    func isNamed(by names: [String]) -> Bool {
        // An address is named by itself: what the library has compared it with is the other end, or else the proxy.
        guard !ServiceURL.isAddress(self.host) else { return !self.isProxied }
        return names.contains { name in
            let name = name.lowercased()
            guard name.hasPrefix("*."), let dot = self.host.firstIndex(of: ".") else { return name == self.host }
            return dot > self.host.startIndex && self.host[dot...] == name.dropFirst()
        }
    }
}
