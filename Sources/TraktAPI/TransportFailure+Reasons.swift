internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

extension TransportFailure {
    /// Says in words what went wrong.
    ///
    /// - Parameters:
    ///   - error: From the HTTP client, or from below it.
    ///   - mayHaveArrived: Whether the request may have reached the server.
    ///   - proxy: Through whom it went; nil for straight.
    init(_ error: any Error, mayHaveArrived: Bool, through proxy: ProxyAddress?) {
        let words: (reason: String, advice: String?) =
            switch error {
            case let error as HTTPClientError: Self.words(error, mayHaveArrived: mayHaveArrived, through: proxy)
            case let error as NIOSSLError: Self.words(error, mayHaveArrived: mayHaveArrived)
            case is NIOSSLExtraError, is HostNames.OtherName: Self.otherName
            case is BoringSSLError:
                ("SSL_CERT_FILE holds no certificates", "let it name a file of certificates, or unset it")
            case is AnswerGuard.Refusal, is HTTPParserError, is NIOHTTPDecoderError:
                ("what it said makes no sense", nil)
            case is NIOConnectionError where proxy != nil: Self.noProxy(proxy)
            default: (mayHaveArrived ? "the connection broke" : "no connection", nil)
            }
        self.init(mayHaveArrived: mayHaveArrived, reason: words.reason, advice: words.advice)
    }

    private static func words(
        _ error: HTTPClientError,
        mayHaveArrived: Bool,
        through proxy: ProxyAddress?
    ) -> (reason: String, advice: String?) {
        let name = proxy?.description ?? ""
        switch error {
        case .proxyAuthenticationRequired:
            return (
                "the proxy wants a login",
                "write `proxy = \"http://NAME:PASSWORD@\(name)\"` into the config, or change HTTPS_PROXY"
            )
        case .invalidProxyResponse:
            return ("the proxy refuses", "ask whoever runs \(name), or name another way in `proxy` of the config")
        case .httpProxyHandshakeTimeout, .socksHandshakeTimeout: return Self.noProxy(proxy)
        case .connectTimeout, .tlsHandshakeTimeout: return ("no connection in time", nil)
        case .deadlineExceeded, .readTimeout: return (Self.late(mayHaveArrived: true).reason, nil)
        default: return (mayHaveArrived ? "the connection broke" : "no connection", nil)
        }
    }

    private static func words(_ error: NIOSSLError, mayHaveArrived: Bool) -> (reason: String, advice: String?) {
        guard case .handshakeFailed(let cause) = error else {
            switch error {
            case .unableToValidateCertificate, .noCertificateToValidate: return Self.refused
            default: return (mayHaveArrived ? "the connection broke" : "no secure connection", nil)
            }
        }
        let text = "\(cause)"
        if text.contains("CERTIFICATE_VERIFY_FAILED") { return Self.refused }
        if text.contains("PROTOCOL") || text.contains("WRONG_VERSION") {
            return ("it speaks no TLS of today", "something between here and Trakt is too old, or is not Trakt")
        }
        return ("no secure connection", nil)
    }

    private static let refused = (
        reason: "its certificate is refused",
        advice: "look at this machine's clock, and whether a login page or a proxy stands between; "
            + "authorities of your own go into SSL_CERT_FILE" as String?
    )

    private static let otherName = (
        reason: "its certificate is somebody else's",
        advice: "look whether a login page or a proxy stands between" as String?
    )

    private static func noProxy(_ proxy: ProxyAddress?) -> (reason: String, advice: String?) {
        (
            "the proxy cannot be reached",
            "see that one runs at \(proxy?.description ?? "its address"), or write `proxy = \"none\"` into the config"
        )
    }

    /// The time of a request is over.
    static func late(mayHaveArrived: Bool) -> Self {
        Self(mayHaveArrived: mayHaveArrived, reason: "no answer in time")
    }

    /// A proxy is wanted that cannot be understood.
    static func unreadableProxy(_ name: String) -> Self {
        Self(
            mayHaveArrived: false,
            reason: "\(name) is no address of a proxy",
            advice: "write it as http://HOST:PORT or socks5://HOST:PORT"
        )
    }

    /// A header is too long, or has what cannot stand in one.
    static let unwritable = Self(
        mayHaveArrived: false,
        reason: "the client id or the login cannot stand in a request",
        advice: "look at client_id in the config, or log in anew"
    )
}
