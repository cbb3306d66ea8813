internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// The transport over real sockets.
package struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    private let timeout: Duration

    /// No answer of Trakt that we read is larger; the longest show is below 1 MB (`trakt-api.md §4.7`).
    private static let largestBody = 8 << 20

    /// - Parameter timeout: For one request, from connecting to the last byte of the answer.
    package init(timeout: Duration = .seconds(15)) {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5))
        )
        configuration.httpVersion = .http1Only
        // Failed connections are our own business: the outbox decides when to try again.
        configuration.connectionPool.retryConnectionEstablishment = false
        self.client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.timeout = timeout
    }

    package func shutdown() async throws { try await self.client.shutdown() }

    package func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse {
        var outgoing = HTTPClientRequest(url: request.url.absoluteString)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        // A reused connection that dies makes HTTP clients repeat the request; a connection of its own cannot be stale.
        if request.method != .get { outgoing.headers.replaceOrAdd(name: "Connection", value: "close") }
        if let body = request.body { outgoing.body = .bytes(ByteBuffer(bytes: body)) }
        do {
            let deadline = NIODeadline.now() + .nanoseconds(Int64(self.timeout / .nanoseconds(1)))
            let answer = try await self.client.execute(outgoing, deadline: deadline)
            let body = try await answer.body.collect(upTo: Self.largestBody)
            return TraktResponse(
                status: Int(answer.status.code),
                headers: answer.headers.map { (name: $0.name, value: $0.value) },
                body: Data(body.readableBytesView)
            )
        } catch {
            throw TransportFailure(error)
        }
    }
}

extension TransportFailure {
    /// Only errors of connecting prove that nothing was sent; everything else is taken as "may have arrived".
    init(_ error: any Error) {
        switch error {
        case let error as HTTPClientError where error == .connectTimeout:
            self.init(mayHaveArrived: false, reason: "no connection in time")
        case is NIOConnectionError, is ChannelError:
            self.init(mayHaveArrived: !(error is NIOConnectionError), reason: "no connection")
        case let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout:
            self.init(mayHaveArrived: true, reason: "no answer in time")
        default:
            self.init(mayHaveArrived: true, reason: "the connection broke")
        }
    }
}
