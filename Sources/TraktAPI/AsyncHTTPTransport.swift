internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization
internal import TaskRuntime

/// The transport over real sockets.
///
/// One deadline holds for each request, from looking the name up to the last byte of the answer, whatever the other side
/// does; so no lock that is held meanwhile outlives it.
package struct AsyncHTTPTransport: HTTPTransport {
    private let clients: ClientPool
    private let network: NetworkSettings
    private let timeout: Duration

    /// Of an answer that is no yes, and of a page of HTML, the status says it all.
    private static let largestRefusal = 16 << 10
    /// Bytes of a request before its body.
    ///
    /// The client stops the process where a head does not fit into the channel's buffer of 64 KB.
    private static let largestHead = 32 << 10

    /// - Parameters:
    ///   - network: What the user's network asks for.
    ///   - timeout: For one request, from connecting to the last byte of the answer.
    package init(_ network: NetworkSettings = NetworkSettings(), timeout: Duration = .seconds(15)) {
        self.network = network
        self.timeout = timeout
        self.clients = ClientPool(network.authorities)
    }

    package func shutdown() async throws { try await self.clients.shutdown() }

    package func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse {
        let (clients, proxy) = try self.way(to: request)
        return try await self.inTime {
            await Self.exchange(request, over: clients, through: proxy, within: self.timeout)
        }
    }

    /// Chooses who carries a request, once it can be carried at all.
    private func way(to request: TraktRequest) throws(TransportFailure) -> (Clients, ProxyAddress?) {
        guard request.headSize <= Self.largestHead, request.headers.allSatisfy({ $0.value.isHeaderValue }) else {
            throw .unwritable
        }
        if request.url.scheme == "https", let trouble = self.network.authorities.trouble() { throw trouble }
        let host = request.url.host() ?? ""
        switch self.network.proxy.way(to: request.url) {
        case .straight: return (self.clients.clients(for: host, through: nil), nil)
        case .through(let proxy): return (self.clients.clients(for: host, through: proxy), proxy)
        case .unreadable(let name): throw .unreadableProxy(name)
        }
    }

    /// Gives up what is not done in time; it has ended then, too.
    private func inTime(
        _ attempt: @escaping @Sendable () async -> Result<TraktResponse, TransportFailure>
    ) async throws(TransportFailure) -> TraktResponse {
        let timeout = self.timeout
        typealias Outcome = Result<TraktResponse, TransportFailure>
        let outcome = await withTaskGroup(of: Outcome?.self) { group -> Outcome in
            group.addTask { await attempt() }
            group.addTask {
                // Cancelled when the answer has come.
                try? await EventLoopClock().sleep(for: timeout)
                return nil
            }
            var isLate = false
            while let outcome = await group.next() {
                group.cancelAll()
                switch outcome {
                case nil: isLate = true
                case .failure(let failure)? where isLate: return .failure(.late(mayHaveArrived: failure.mayHaveArrived))
                case let outcome?: return outcome
                }
            }
            return .failure(.late(mayHaveArrived: true))
        }
        return try outcome.get()
    }

    private static func exchange(
        _ request: TraktRequest,
        over clients: Clients,
        through proxy: ProxyAddress?,
        within timeout: Duration
    ) async -> Result<TraktResponse, TransportFailure> {
        var outgoing = HTTPClientRequest(url: request.url.absoluteString)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        let isRead = request.method == .get
        if !isRead { outgoing.headers.replaceOrAdd(name: "Connection", value: "close") }
        let body = OneTimeBody(request.body ?? Data())
        if request.body != nil { outgoing.body = .stream(body, length: .known(Int64(body.length))) }
        do {
            let deadline = NIODeadline.now() + .nanoseconds(Int64(timeout / .nanoseconds(1)))
            let answer = try await (isRead ? clients.reader : clients.writer).execute(outgoing, deadline: deadline)
            return .success(
                TraktResponse(
                    status: Int(answer.status.code),
                    headers: answer.headers.map { (name: $0.name, value: $0.value) },
                    body: try await self.body(of: answer, limit: request.largestAnswer)
                )
            )
        } catch {
            // Without a body there is nothing to tell by whether the request went out.
            let mayHaveArrived = request.body == nil ? !isRead : body.wasAsked
            return .failure(TransportFailure(error, mayHaveArrived: mayHaveArrived, through: proxy))
        }
    }

    /// Reads as much of the body as is of use.
    ///
    /// - Parameters:
    ///   - answer: The head has come.
    ///   - limit: The most bytes of a yes.
    /// - Returns: The body, cut where it is too large.
    /// - Throws: When the connection broke on the way, or the time is over, and the body matters.
    private static func body(of answer: HTTPClientResponse, limit: Int) async throws -> Data {
        let isYes = (200..<300).contains(answer.status.code)
        let isPage = answer.headers.first(name: "content-type")?.lowercased().contains("html") ?? false
        let limit = isYes && !isPage ? limit : min(limit, self.largestRefusal)
        var body = Data()
        do {
            for try await part in answer.body {
                body.append(contentsOf: part.readableBytesView.prefix(limit - body.count))
                if body.count >= limit { return body }
            }
            // A body that was given up looks like one that has ended.
            try Task.checkCancellation()
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
