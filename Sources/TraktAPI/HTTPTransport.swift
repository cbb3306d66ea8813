package import Foundation

/// Sends one request and returns the whole answer; the only way from this module to the network.
///
/// One call is at most one request on the wire, whatever happens to it (`Documentation/trakt.md`, trap 41).
package protocol HTTPTransport: Sendable {
    /// - Parameter request: What to send.
    /// - Returns: The answer, whatever its status.
    /// - Throws: `TransportFailure` when there was none.
    func send(_ request: TraktRequest) async throws(TransportFailure) -> TraktResponse
}

/// No answer came.
package struct TransportFailure: Error, Hashable, Sendable {
    /// Whether the request may have reached the server, so that its effect may have happened.
    package var mayHaveArrived: Bool
    /// In a few words, without anything secret.
    package var reason: String

    package init(mayHaveArrived: Bool, reason: String) {
        self.mayHaveArrived = mayHaveArrived
        self.reason = reason
    }
}

/// A request as it goes on the wire.
package struct TraktRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    package var method: Method
    package var url: URL
    package var headers: [(name: String, value: String)]
    package var body: Data?

    package init(method: Method, url: URL, headers: [(name: String, value: String)] = [], body: Data? = nil) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// An answer as it came.
package struct TraktResponse: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: Data

    package init(status: Int, headers: [(name: String, value: String)] = [], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, in any case.
    package func header(_ name: String) -> String? {
        self.headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
