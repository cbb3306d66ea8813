package import Foundation

/// What Trakt said instead of yes, one case for each fate (`Documentation/trakt.md §1.4`).
package enum TraktError: Error, Hashable, Sendable {
    case badRequest
    case unauthorized
    case forbidden
    case notFound
    case methodNotAllowed
    /// Already scrobbled: the effect is there. Both times may be missing.
    case alreadyScrobbled(watchedAt: Date?, expiresAt: Date?)
    case preconditionFailed
    case accountLimit
    case unprocessable
    case accountLocked
    case upgradeRequired
    /// How long to wait, as Trakt said; nil without a word about it.
    case rateLimited(retryAfter: Duration?)
    /// 5xx: the effect may have happened all the same.
    case serverUnavailable(status: Int)
    /// No answer. The effect may have happened if the request may have arrived.
    case unreachable(TransportFailure)
    /// An answer that makes no sense; for a write, the effect may have happened.
    case unexpectedResponse(status: Int)

    init(_ response: TraktResponse) {
        self =
            switch response.status {
            case 400: .badRequest
            case 401: .unauthorized
            case 403: .forbidden
            case 404, 410: .notFound
            case 405: .methodNotAllowed
            case 409: Self.conflict(response)
            case 412: .preconditionFailed
            case 420: .accountLimit
            case 422: .unprocessable
            case 423: .accountLocked
            case 426: .upgradeRequired
            case 429: .rateLimited(retryAfter: response.retryAfter)
            case 500...599: .serverUnavailable(status: response.status)
            default: .unexpectedResponse(status: response.status)
            }
    }

    private static func conflict(_ response: TraktResponse) -> Self {
        struct Body: Decodable {
            var watched_at: String?
            var expires_at: String?
        }
        // Both times may be missing, so an answer without them says the same.
        let body = try? JSONDecoder().decode(Body.self, from: response.body)
        return .alreadyScrobbled(
            watchedAt: body?.watched_at.flatMap(TraktDate.parse),
            expiresAt: body?.expires_at.flatMap(TraktDate.parse)
        )
    }
}

extension TraktError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .badRequest, .unprocessable, .preconditionFailed, .methodNotAllowed: "Trakt did not take this request."
        case .unauthorized: "Trakt no longer accepts this login. Run `trakt-mpv login`."
        case .forbidden: "Trakt refuses this app. Check the client id in the config, and that your app still exists."
        case .notFound: "Trakt does not know this item."
        case .alreadyScrobbled: "Trakt already has this play."
        case .accountLimit: "Your Trakt account has reached its limit."
        case .accountLocked: "Your Trakt account is locked. Write to Trakt's support; nothing is lost meanwhile."
        case .upgradeRequired: "Trakt offers this to VIP members only."
        case .rateLimited: "Trakt asks to wait."
        case .serverUnavailable(let status): "Trakt has trouble (\(status)); it is tried again later."
        case .unreachable(let failure):
            "Trakt cannot be reached (\(failure.reason)); \(failure.advice ?? "it is tried again later")."
        case .unexpectedResponse(let status): "Trakt answered something unreadable (\(status))."
        }
    }
}

extension TraktResponse {
    /// `Retry-After`, in seconds or as a date, from 0 to a day: a larger number is a mistake, not a wish.
    var retryAfter: Duration? {
        guard let text = self.header("Retry-After") else { return nil }
        let byDate = HTTPDate.parse(text).flatMap { date in
            self.header("Date").flatMap(HTTPDate.parse).map { date.timeIntervalSince($0) }
        }
        guard let seconds = Double(text) ?? byDate, seconds.isFinite else { return nil }
        return .seconds(min(max(seconds, 0), 86400))
    }
}
