internal import AsyncHTTPClient
internal import Dispatch
internal import Foundation
internal import NIOCore
internal import NIOSSL
internal import Synchronization
internal import TaskRuntime

/// The HTTP clients of a transport: for each host its own, so that a new connection knows whose it must be.
final class ClientPool: Sendable {
    private struct Key: Hashable {
        var host: String
        var proxy: ProxyAddress?
    }

    private let authorities: Authorities
    private let clients = Mutex<[Key: Clients]>([:])

    init(_ authorities: Authorities) {
        self.authorities = authorities
    }

    func clients(for host: String, through proxy: ProxyAddress?) -> Clients {
        self.clients.withLock { clients in
            let key = Key(host: host, proxy: proxy)
            if let known = clients[key] { return known }
            let made = Clients(host, self.authorities, through: proxy)
            clients[key] = made
            return made
        }
    }

    /// Closes all connections; nothing is sent afterwards.
    func shutdown() async throws {
        for clients in self.clients.withLock({ Array($0.values) }) { try await clients.shutdown() }
    }
}

/// The clients of one way to one host.
struct Clients: Sendable {
    /// For what may be asked twice: connections are kept.
    let reader: HTTPClient
    /// For what has an effect: a connection of its own for each request, which cannot have died while it was idle.
    let writer: HTTPClient

    fileprivate init(_ host: String, _ authorities: Authorities, through proxy: ProxyAddress?) {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5))
        )
        configuration.httpVersion = .http1Only
        var trust = TLSConfiguration.makeClientConfiguration()
        trust.minimumTLSVersion = .tlsv12
        if case .file(let path) = authorities { trust.trustRoots = .file(path) }
        configuration.tlsConfiguration = trust
        configuration.proxy = proxy.map { Self.proxy($0) }
        // Failed connections are our own business: the outbox decides when to try again.
        configuration.connectionPool.retryConnectionEstablishment = false
        let names = HostNames(host, isProxied: proxy != nil)
        configuration.http1_1ConnectionDebugInitializer = { Self.prepare($0, names) }
        self.reader = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        configuration.http1_1ConnectionDebugInitializer = { channel in
            // Once a request is given up nothing of it may arrive any more: by itself the kernel goes on sending what it
            // has left for minutes after a socket is closed.
            if let socket = channel as? any SocketOptionProvider {
                _ = socket.setSoLinger(linger(l_onoff: 1, l_linger: 0))
            }
            return Self.prepare(channel, names)
        }
        self.writer = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Looks at who is there, before anything is said, and at all that is said then.
    private static func prepare(_ channel: any Channel, _ names: HostNames) -> EventLoopFuture<Void> {
        do {
            try names.check(channel)
        } catch {
            channel.close(promise: nil)
            return channel.eventLoop.makeFailedFuture(error)
        }
        return AnswerGuard.install(in: channel)
    }

    private static func proxy(_ address: ProxyAddress) -> HTTPClient.Configuration.Proxy {
        switch address.kind {
        case .socks: return .socksServer(host: address.host, port: address.port)
        case .http:
            let login = address.user.map { user in
                HTTPClient.Authorization.basic(username: user, password: address.password ?? "")
            }
            return .server(host: address.host, port: address.port, authorization: login)
        }
    }

    fileprivate func shutdown() async throws {
        for client in [self.reader, self.writer] {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                // By itself the client would take one of Dispatch's shared queues (`EventLoops`).
                client.shutdown(queue: .quiet) { error in
                    if let error { continuation.resume(throwing: error) } else { continuation.resume() }
                }
            }
        }
    }
}
