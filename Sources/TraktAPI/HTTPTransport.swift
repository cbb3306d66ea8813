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
    /// In a few words, without anything secret; the log has them too.
    package var reason: String
    /// What the user can do, as a part of a sentence; nil where waiting is all.
    package var advice: String?

    package init(mayHaveArrived: Bool, reason: String, advice: String? = nil) {
        self.mayHaveArrived = mayHaveArrived
        self.reason = reason
        self.advice = advice
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
    /// Bytes of the answer's body, where it is a yes, that are read at most.
    package var largestAnswer: Int

    package init(
        method: Method,
        url: URL,
        headers: [(name: String, value: String)] = [],
        body: Data? = nil,
        largestAnswer: Int = 64 << 10
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.largestAnswer = largestAnswer
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
