import Foundation
import Synchronization
import TraktAPI

/// The real transport, which holds an answer back until the test has done something meanwhile.
final class HeldTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let path: String
    private let state = Mutex<(isOpen: Bool, waiters: [CheckedContinuation<Void, Never>])>((false, []))
    private let arrivals: (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)

    /// - Parameters:
    ///   - transport: Sends.
    ///   - path: The answers to requests for this path are held.
    init(_ transport: any HTTPTransport, path: String) {
        self.transport = transport
        self.path = path
        self.arrivals = AsyncStream.makeStream(of: Void.self)
    }

    func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse {
        let answer = try await self.transport.send(request)
        guard request.url.path == self.path else { return answer }
        self.arrivals.continuation.yield()
        await withCheckedContinuation { continuation in
            let isOpen = self.state.withLock { state in
                if !state.isOpen { state.waiters.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
        return answer
    }

    /// Waits until Trakt has answered a request, which nobody has heard yet.
    func arrival() async { for await _ in self.arrivals.stream { break } }

    /// Lets all answers through.
    func open() {
        let waiters = self.state.withLock { state in
            defer { state = (true, []) }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
