internal import AsyncHTTPClient
internal import Dispatch
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
internal import Synchronization
internal import TaskRuntime

/// The transport over real sockets.
package struct AsyncHTTPTransport: HTTPTransport {
    /// For what may be asked twice: connections are kept.
    private let reader: HTTPClient
    /// For what has an effect: a connection of its own for each request, which cannot have died while it was idle.
    private let writer: HTTPClient
    private let timeout: Duration

    /// No answer of Trakt that we read is larger; the longest show is below 1 MB (`Documentation/trakt.md §4.7`).
    private static let largestBody = 8 << 20
    /// Of an answer that is no yes, and of a page of HTML, the status says it all.
    private static let largestRefusal = 16 << 10

    /// Whom the user trusts instead of the system's authorities, as curl and OpenSSL understand it.
    package static var namedAuthorities: String? {
        ProcessInfo.processInfo.environment["SSL_CERT_FILE"].flatMap { unsafe access($0, R_OK) == 0 ? $0 : nil }
    }

    /// - Parameters:
    ///   - timeout: For one request, from connecting to the last byte of the answer.
    ///   - authorities: A file of certificates to trust; nil for the system's.
    package init(timeout: Duration = .seconds(15), authorities: String? = Self.namedAuthorities) {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5))
        )
        configuration.httpVersion = .http1Only
        if let authorities {
            var trust = TLSConfiguration.makeClientConfiguration()
            trust.trustRoots = .file(authorities)
            configuration.tlsConfiguration = trust
        }
        // Failed connections are our own business: the outbox decides when to try again.
        configuration.connectionPool.retryConnectionEstablishment = false
        self.reader = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        // Once a request is given up nothing of it may arrive any more: by itself the kernel goes on sending what it has left
        // for minutes after a socket is closed.
        configuration.http1_1ConnectionDebugInitializer = { channel in
            (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
                ?? channel.eventLoop.makeSucceededVoidFuture()
        }
        self.writer = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.timeout = timeout
    }

    package func shutdown() async throws {
        for client in [self.reader, self.writer] {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                // By itself the client would take one of Dispatch's shared queues (`EventLoops`).
                client.shutdown(queue: .quiet) { error in
                    if let error { continuation.resume(throwing: error) } else { continuation.resume() }
                }
            }
        }
    }

    package func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse {
        var outgoing = HTTPClientRequest(url: request.url.absoluteString)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        let isRead = request.method == .get
        if !isRead { outgoing.headers.replaceOrAdd(name: "Connection", value: "close") }
        let body = OneTimeBody(request.body ?? Data())
        if request.body != nil { outgoing.body = .stream(body, length: .known(Int64(body.length))) }
        do {
            let deadline = NIODeadline.now() + .nanoseconds(Int64(self.timeout / .nanoseconds(1)))
            let answer = try await (isRead ? self.reader : self.writer).execute(outgoing, deadline: deadline)
            return TraktResponse(
                status: Int(answer.status.code),
                headers: answer.headers.map { (name: $0.name, value: $0.value) },
                body: try await Self.body(of: answer)
            )
        } catch {
            // Without a body there is nothing to tell by whether the request went out.
            throw TransportFailure(error, mayHaveArrived: request.body == nil ? !isRead : body.wasAsked)
        }
    }

    /// Reads as much of the body as is of use.
    ///
    /// - Parameter answer: The head has come.
    /// - Returns: The body, cut where it is too large: no JSON is whole then.
    /// - Throws: When the connection broke on the way and the body matters.
    private static func body(of answer: HTTPClientResponse) async throws -> Data {
        let isYes = (200..<300).contains(answer.status.code)
        let isPage = answer.headers.first(name: "content-type")?.lowercased().contains("html") ?? false
        let limit = isYes && !isPage ? self.largestBody : self.largestRefusal
        var body = Data()
        do {
            for try await part in answer.body {
                body.append(contentsOf: part.readableBytesView.prefix(limit - body.count))
                if body.count >= limit { break }
            }
        } catch {
            if isYes { throw error }
        }
        return body
    }
}

/// The body of a request that can go out once: it is not to be had a second time, and tells whether it was asked for.
///
/// A client asks for the body when the head is on a living connection. A name that is not found, a refused connection
/// and a certificate that is not Trakt's come before that.
private final class OneTimeBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    private let rest: Mutex<ByteBuffer?>
    let length: Int

    init(_ data: Data) {
        self.rest = Mutex(ByteBuffer(bytes: data))
        self.length = data.count
    }

    var wasAsked: Bool { self.rest.withLock { $0 == nil } }

    func makeAsyncIterator() -> Iterator { Iterator(body: self) }

    struct Iterator: AsyncIteratorProtocol {
        let body: OneTimeBody

        mutating func next() async -> ByteBuffer? {
            self.body.rest.withLock { rest in
                defer { rest = nil }
                return rest
            }
        }
    }
}

extension TransportFailure {
    fileprivate init(_ error: any Error, mayHaveArrived: Bool) {
        let reason =
            switch error as? HTTPClientError {
            case .connectTimeout?: "no connection in time"
            case .deadlineExceeded?, .readTimeout?: "no answer in time"
            default: mayHaveArrived ? "the connection broke" : "no connection"
            }
        self.init(mayHaveArrived: mayHaveArrived, reason: reason)
    }
}
