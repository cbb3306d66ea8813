package import TraktAPI

/// What becomes of a viewing after an attempt (`trakt-api.md §1.4`).
package enum DeliveryDecision: Hashable, Sendable {
    /// Trakt has it.
    case settle
    /// Waits for the user; the rest of the queue flows on.
    case park(reason: String)
    /// Nothing was done at Trakt: try again later.
    case postpone(Duration)
    /// Nothing was done, and nothing at all may be sent before this time is over.
    case postponeAll(Duration)
    /// It may have been done: look it up before trying again.
    case verify(after: Duration)
    /// Nothing can be sent at all until the user has done something.
    case stopQueue(reason: String)
    /// Try once more with a new token.
    case renewLogin

    /// - Parameters:
    ///   - error: What came instead of a yes; nil for a yes.
    ///   - failures: Failed attempts in a row, this one included, at least 1.
    package init(after error: TraktError?, failures: Int) {
        guard let error else {
            self = .settle
            return
        }
        let wait = backoff(afterFailures: failures)
        self =
            switch error {
            case .alreadyScrobbled: .settle
            case .badRequest, .notFound, .methodNotAllowed, .preconditionFailed, .unprocessable, .upgradeRequired:
                .park(reason: error.description)
            case .unauthorized: .renewLogin
            case .forbidden, .accountLimit, .accountLocked: .stopQueue(reason: error.description)
            case .rateLimited(let retryAfter): .postponeAll(min(retryAfter ?? wait, .seconds(3600)))
            case .serverUnavailable, .unexpectedResponse: .verify(after: wait)
            case .unreachable(let failure): failure.mayHaveArrived ? .verify(after: wait) : .postpone(wait)
            }
    }
}

/// How long to wait before the next attempt.
///
/// Doubles from 5 s to 30 min: 1 failure waits 5 s, 4 wait 40 s, 10 and more wait 30 min.
///
/// - Parameter failures: Failed attempts in a row, at least 1.
/// - Returns: The wait.
package func backoff(afterFailures failures: Int) -> Duration {
    min(.seconds(5) * (1 << min(max(failures, 1) - 1, 20)), .seconds(30 * 60))
}
