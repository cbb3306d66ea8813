internal import Foundation
internal import Logbook
internal import Logging

/// A request as it stands in the log: method and path, and in the path nothing that tells a title.
struct RequestLine {
    private let method: TraktRequest.Method
    private let path: String
    private let query: [(String, String)]

    /// All words that paths of Trakt are made of; what else is in one may be a title in small letters.
    private static let words: Set<String> = [
        "aliases", "code", "device", "dropped", "episode", "episodes", "exact", "hidden", "history", "imdb", "last_activities", "me",
        "movie",
        "movies", "oauth", "pause", "playback", "progress_watched", "ratings", "remove", "revoke", "scrobble", "search", "seasons",
        "settings",
        "show", "shows", "start", "stop", "sync", "tmdb", "token", "translations", "trakt", "tvdb", "users",
        "watched", "watching",
    ]

    init(_ method: TraktRequest.Method, _ path: String, query: [(String, String)]) {
        self.method = method
        self.path = path
        self.query = query
    }

    /// The path with words and numbers only.
    var publicPath: String {
        self.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            let isNumber = part.allSatisfy { $0.isASCII && $0.isNumber }
            return isNumber || Self.words.contains(String(part)) ? String(part) : "*"
        }.joined(separator: "/")
    }

    /// - Parameter time: From sending to the end of the answer.
    /// - Returns: What the log says of it.
    func metadata(_ time: Duration) -> Logger.Metadata {
        let query = self.query.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let whole = query.isEmpty ? self.path : "\(self.path)?\(query)"
        return [
            "method": "\(self.method.rawValue)", "path": .personal(whole, public: self.publicPath),
            "ms": "\(Int(time / .milliseconds(1)))",
        ]
    }
}

extension Logger {
    func noteAnswer(_ line: RequestLine, _ response: TraktResponse, took time: Duration) {
        var metadata = line.metadata(time)
        metadata["status"] = "\(response.status)"
        if response.status == 429 { metadata["wait"] = "\(response.retryAfter?.description ?? "not said")" }
        self.info("Trakt answered", metadata: metadata)
    }

    func noteSilence(_ line: RequestLine, _ failure: TransportFailure, took time: Duration) {
        var metadata = line.metadata(time)
        metadata["reason"] = "\(failure.reason)"
        metadata["may_have_arrived"] = "\(failure.mayHaveArrived)"
        self.notice("Trakt did not answer", metadata: metadata)
    }
}

extension TraktError: LoggedError {
    package var logWord: String {
        switch self {
        case .badRequest: "bad request"
        case .unauthorized: "unauthorized"
        case .forbidden: "forbidden"
        case .notFound: "not found"
        case .methodNotAllowed: "method not allowed"
        case .alreadyScrobbled: "already scrobbled"
        case .preconditionFailed: "precondition failed"
        case .accountLimit(let limit): limit.count.map { "account limit, \($0)" } ?? "account limit"
        case .unprocessable: "unprocessable"
        case .accountLocked(let isDeactivated): isDeactivated ? "account deactivated" : "account locked"
        case .upgradeRequired: "upgrade required"
        case .rateLimited: "rate limited"
        case .serverUnavailable(let status): "server unavailable, \(status)"
        case .unreachable(let failure): "unreachable, \(failure.reason)"
        case .unexpectedResponse(let status): "unexpected response, \(status)"
        }
    }
}
