package import Foundation

/// What Trakt said instead of yes, one case for each fate (`Documentation/trakt.md §1.4`).
package enum TraktError: Error, Hashable, Sendable {
    case badRequest
    case unauthorized
    /// The app is gone or blocked, which says nothing about the login (`Documentation/trakt.md §1.6`): 403, and
    /// `invalid_client` of a login.
    case forbidden
    case notFound
    case methodNotAllowed
    /// Already scrobbled: the effect is there. Both times may be missing.
    case alreadyScrobbled(watchedAt: Date?, expiresAt: Date?)
    case preconditionFailed
    case accountLimit(TraktLimit)
    case unprocessable
    case accountLocked(isDeactivated: Bool)
    /// For VIP members only; the page where that is to be had, where Trakt names one.
    case upgradeRequired(page: String?)
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
            case 420: .accountLimit(TraktLimit(response))
            case 422: .unprocessable
            case 423: .accountLocked(isDeactivated: response.header("X-Account-Deactivated")?.lowercased() == "true")
            case 426: .upgradeRequired(page: response.upgradePage)
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
        case .badRequest, .unprocessable, .preconditionFailed, .methodNotAllowed:
            "Trakt did not take this request: try again; where it stays so, update trakt-mpv."
        case .unauthorized: "Trakt no longer accepts this login. Run `trakt-mpv login`."
        case .forbidden:
            "Trakt refuses this app: it is gone or blocked. Login and queue stay; set another client id of yours (VIP, "
                + "\(TraktPages.ownApps)), which goes on where this one stopped."
        case .notFound: "Trakt does not know this item. `trakt-mpv match FILE` says what it is."
        case .alreadyScrobbled: "Trakt already has this play: nothing is to be done."
        case .accountLimit(let limit):
            "Your Trakt account has reached its limit\(limit.words). What waits stays queued: make room there, then `trakt-mpv sync`."
        case .accountLocked(isDeactivated: true):
            "Your Trakt account is deactivated. Look at Trakt's page for how to get it back; nothing is lost meanwhile."
        case .accountLocked(isDeactivated: false):
            "Your Trakt account is locked. Write to Trakt's support; nothing is lost meanwhile."
        case .upgradeRequired(let page):
            "Trakt offers this to VIP members only\(page.map { " (\($0))" } ?? ""). `trakt-mpv queue drop ID` gives it up."
        case .rateLimited: "Trakt asks to wait; it is tried again later."
        case .serverUnavailable(let status): "Trakt has trouble (\(status)); it is tried again later."
        case .unreachable(let failure):
            "Trakt cannot be reached (\(failure.reason)); \(failure.advice ?? "it is tried again later")."
        case .unexpectedResponse(let status):
            "Trakt answered something unreadable (\(status)); it is tried again later."
        }
    }
}

extension TraktLimit {
    fileprivate var words: String {
        let count = self.count.map { " of \($0)" } ?? ""
        let page = self.page.map { " (\($0))" } ?? ""
        return count + (self.isVIP == true ? "" : "; VIP raises it\(page)")
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
