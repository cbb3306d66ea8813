import Foundation
import Synchronization
import TraktAPI

/// The real transport, with some requests sent to another address, and a count of those it has seen.
final class Detour: HTTPTransport {
    struct Route: Sendable {
        var method: String
        /// What the path begins with.
        var path: String
        /// Where to, instead; nil is the usual way.
        var address: String?
        /// How many.
        var count: Int
    }

    private let transport: AsyncHTTPTransport
    private let state: Mutex<(route: Route, met: Int)>

    init(_ transport: AsyncHTTPTransport, _ route: Route) {
        self.transport = transport
        self.state = Mutex((route, 0))
    }

    /// How many requests it was for.
    var met: Int { self.state.withLock { $0.met } }

    func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse {
        var request = request
        let address = self.state.withLock { state -> String? in
            guard request.method.rawValue == state.route.method, request.url.path.hasPrefix(state.route.path) else {
                return nil
            }
            state.met += 1
            guard state.route.count > 0 else { return nil }
            state.route.count -= 1
            return state.route.address
        }
        if let address, let query = URL(string: "\(address)\(request.url.path)?\(request.url.query ?? "")") {
            request.url = query
        }
        return try await self.transport.send(request)
    }

    /// From now on everything goes the usual way.
    func end() { self.state.withLock { $0.route.count = 0 } }
}
