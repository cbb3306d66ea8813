import Foundation
import TestSupport
import Testing

@testable import TraktAPI

/// What stands between here and Trakt, each trouble in words of its own.
@Suite(.timeLimit(.minutes(2))) struct WayToTraktTests {
    private static let connected = "HTTP/1.1 200 Connection established\r\n\r\n"

    /// Asks a host that is reached through a proxy alone.
    private func ask(
        _ network: NetworkSettings,
        _ address: String = "https://elsewhere.example/",
        timeout: Duration = .seconds(30)
    ) async throws -> Result<TraktResponse, TransportFailure> {
        let transport = AsyncHTTPTransport(network, timeout: timeout)
        let request = TraktRequest(method: .get, url: try #require(URL(string: address)))
        let result: Result<TraktResponse, TransportFailure>
        do throws(TransportFailure) {
            result = .success(try await transport.send(request))
        } catch {
            result = .failure(error)
        }
        try await transport.shutdown()
        return result
    }

    private func network(
        through proxy: String,
        scheme: String = "http",
        authority: String? = nil
    ) -> NetworkSettings {
        var network = NetworkSettings(proxy: "\(scheme)://\(proxy)", variables: [:])
        if let authority { network.authorities = .file(authority) }
        return network
    }

    @Test func `a proxy leads to a host that proves itself, and gets name and password`() async throws {
        // Its certificate is for elsewhere.example.
        let listener = try TLSListener(.wrongName)
        let port = listener.address.split(separator: ":").last.flatMap { Int($0) }
        let proxy = try ProxyListener(answer: Self.connected, leadingTo: port)
        let network = self.network(through: "me:secret@\(proxy.address)", authority: listener.authority)
        let answer = try await self.ask(network).get()
        #expect(answer.status == 200)
        let asked = try proxy.asked().lowercased()
        #expect(asked.hasPrefix("connect elsewhere.example:443 http/1.1\r\n"))
        #expect(
            asked.contains("proxy-authorization: basic \(Data("me:secret".utf8).base64EncodedString().lowercased())")
        )
        withExtendedLifetime(listener) {}
    }

    @Test func `behind a proxy too a certificate must be good`() async throws {
        let listener = try TLSListener(.good)
        let port = listener.address.split(separator: ":").last.flatMap { Int($0) }
        let proxy = try ProxyListener(answer: Self.connected, leadingTo: port)
        let outcome = try await self.ask(self.network(through: proxy.address, authority: listener.authority))
        // It names the proxy's address, which is that of the other end.
        let failure = #expect(throws: TransportFailure.self) { try outcome.get() }
        #expect(failure?.reason == "its certificate is somebody else's")
        withExtendedLifetime(listener) {}
    }

    @Test(arguments: [
        ("api.trakt.tv", ["api.trakt.tv"], true), ("API.trakt.tv", ["x", "*.TRAKT.tv"], true),
        ("api.trakt.tv", [], false),
        ("api.trakt.tv", ["trakt.tv", "*.tv", "*", "*.api.trakt.tv", "a*.trakt.tv", "xapi.trakt.tv"], false),
        ("a.api.trakt.tv", ["*.trakt.tv"], false), (".trakt.tv", ["*.trakt.tv"], false), ("127.0.0.1", [], true),
        ("[::1]", [], true),
    ])
    func `a certificate names the host, not only the address that it leads to`(
        host: String,
        names: [String],
        isGood: Bool
    ) {
        #expect(HostNames(host, isProxied: false).isNamed(by: names) == isGood)
    }

    @Test func `an address behind a proxy is nobody's`() {
        #expect(!HostNames("10.0.0.1", isProxied: true).isNamed(by: ["10.0.0.1"]))
    }

    @Test(arguments: [
        ("HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic\r\n\r\n", "the proxy wants a login"),
        ("HTTP/1.1 403 No\r\nContent-Length: 5\r\n\r\nnever", "the proxy refuses"),
        ("HTTP/1.1 502 Bad Gateway\r\n\r\n", "the proxy refuses"), ("HTTP/1.1 000 Odd\r\n\r\n", "the proxy refuses"),
        ("HTTP/1.1 101 Odd\r\n\r\n", "the proxy refuses"), ("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", nil),
        ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHTTP/1.1 407 Odd\r\n\r\n", nil), ("nonsense\r\n\r\n", nil),
        ("HTTP/1.1 403 No\r\n\r\nHTTP/1.1 403 No\r\n\r\n", "the proxy refuses"), ("", nil),
        ("HTTP/1.1 100 Wait\r\n\r\nHTTP/1.1 403 No\r\n\r\n", "the proxy refuses"),
    ])
    func `a proxy that says no is told, and no answer of one ends the process`(
        answer: String,
        reason: String?
    ) async throws {
        let proxy = try ProxyListener(answer: answer)
        let outcome = try await self.ask(self.network(through: proxy.address))
        guard case .failure(let failure) = outcome else {
            Issue.record("Who has said \(answer) has led nowhere.")
            return
        }
        if let reason {
            #expect(failure.reason == reason)
            #expect(failure.advice?.contains(proxy.address) == true)
        }
    }

    @Test(arguments: ["http", "socks5"])
    func `a proxy that is not there is told as such`(scheme: String) async throws {
        let outcome = try await self.ask(self.network(through: "127.0.0.1:9", scheme: scheme))
        let expected = TransportFailure(
            mayHaveArrived: false,
            reason: "the proxy cannot be reached",
            advice: "see that one runs at 127.0.0.1:9, or write `proxy = \"none\"` into the config"
        )
        #expect(throws: expected) { try outcome.get() }
    }

    @Test(arguments: ["\u{5}\u{FF}", "\u{0}\u{0}", "HTTP/1.1 400 Bad\r\n\r\n", ""])
    func `whatever a SOCKS proxy says ends in a failure`(answer: String) async throws {
        let proxy = try ProxyListener(answer: answer)
        let network = self.network(through: proxy.address, scheme: "socks5")
        let outcome = try await self.ask(network, timeout: .milliseconds(500))
        #expect(throws: TransportFailure.self) { try outcome.get() }
    }

    @Test func `a silent proxy holds nobody longer than the request's time`() async throws {
        let listener = try SilentListener()
        let taken = Task.detached { listener.takeOne() }
        let network = self.network(through: String(listener.address.dropFirst("http://".count)))
        let outcome = try await self.ask(network, timeout: .milliseconds(300))
        #expect(throws: TransportFailure.self) { try outcome.get() }
        _ = await taken.value
    }

    @Test func `an address of a proxy that cannot be understood is no leave to go past it`() async throws {
        let network = NetworkSettings(proxy: nil, variables: ["HTTPS_PROXY": "gopher://p:1"])
        let outcome = try await self.ask(network)
        #expect(throws: TransportFailure.unreadableProxy("HTTPS_PROXY")) { try outcome.get() }
    }

    @Test(arguments: [
        (TLSListener.Certificate.selfSigned, "its certificate is refused"), (.expired, "its certificate is refused"),
        (.wrongName, "its certificate is somebody else's"),
    ])
    func `a certificate that is refused is told in words of its own`(
        certificate: TLSListener.Certificate,
        reason: String
    ) async throws {
        let listener = try TLSListener(certificate)
        var network = NetworkSettings()
        network.authorities = .file(listener.authority)
        let outcome = try await self.ask(network, "\(listener.address)/")
        let failure = #expect(throws: TransportFailure.self) { try outcome.get() }
        #expect(failure?.reason == reason && failure?.mayHaveArrived == false)
    }

    @Test(arguments: ["-tls1", "-tls1_1"])
    func `TLS before 1.2 is refused`(version: String) async throws {
        let listener = try TLSListener(.good, options: [version, "-cipher", "ALL:@SECLEVEL=0"])
        var network = NetworkSettings()
        network.authorities = .file(listener.authority)
        let outcome = try await self.ask(network, "\(listener.address)/")
        let failure = #expect(throws: TransportFailure.self) { try outcome.get() }
        #expect(failure?.reason == "it speaks no TLS of today")
    }

    @Test(arguments: ["-tls1_2", "-tls1_3"])
    func `TLS of today is spoken`(version: String) async throws {
        let listener = try TLSListener(.good, options: [version])
        var network = NetworkSettings()
        network.authorities = .file(listener.authority)
        let answer = try await self.ask(network, "\(listener.address)/").get()
        #expect(answer.status == 200)
    }

    @Test func `authorities that cannot be read are told before anybody is asked`() async throws {
        let folder = try TemporaryDirectory()
        let junk = folder.url.appending(path: "junk.pem")
        try Data("no certificate\n".utf8).write(to: junk)
        let listener = try TLSListener(.good)
        for (path, reason) in [
            ("/nowhere/ca.pem", "SSL_CERT_FILE cannot be read"), (junk.path, "SSL_CERT_FILE holds no certificates"),
        ] {
            let network = NetworkSettings(proxy: nil, variables: ["SSL_CERT_FILE": path])
            let outcome = try await self.ask(network, "\(listener.address)/")
            let failure = #expect(throws: TransportFailure.self) { try outcome.get() }
            #expect(failure?.reason == reason && failure?.advice?.isEmpty == false)
        }
        let failure = Authorities.system.trouble(lookingAt: ["/nowhere/ca.pem"])
        #expect(failure?.reason == "this system knows no authorities")
        #expect(Authorities.system.trouble(lookingAt: ["/nowhere/ca.pem", junk.path]) == nil)
    }

    @Test(arguments: [
        String(repeating: "x", count: 65_000), String(repeating: "x", count: 131_072), "a\r\nX: y", "\u{0}",
    ])
    func `a header that cannot be written is told, and ends nothing`(id: String) async throws {
        try await withSimulator { simulator in
            let transport = AsyncHTTPTransport(timeout: .seconds(30))
            let url = try #require(ServiceURL(simulator.address))
            let trakt = TraktClient(.init(clientID: id), api: url, auth: url, userAgent: "test", transport: transport)
            for _ in 0..<5 {
                await #expect(throws: TraktError.unreachable(.unwritable)) { _ = try await trakt.deviceCode() }
            }
            try await transport.shutdown()
        }
    }
}
