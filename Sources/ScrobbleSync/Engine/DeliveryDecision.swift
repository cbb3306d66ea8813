package import TraktAPI

/// What becomes of a viewing after an attempt (`trakt-api.md §1.4`).
package enum DeliveryDecision: Hashable, Sendable {
    /// What was asked for.
    package enum Request: Hashable, Sendable {
        /// A stop: the server itself refuses the same one twice for a while.
        case stop
        /// A play added to the history: the server adds the same one twice.
        case history
        /// A question, which has no effect.
        case question
    }

    /// Trakt has it.
    case settle
    /// Waits for the user; the rest of the queue flows on.
    case park(reason: String)
    /// Nothing reached Trakt: nothing else will for now.
    case postpone(Duration)
    /// Nothing was done, and nothing at all may be sent before Trakt's time is over.
    case postponeAll(Duration?)
    /// It may have been done: look it up before trying again.
    case verify(after: Duration)
    /// Nothing can be sent at all until the user has done something.
    case stopQueue(reason: String)
    /// Try once more with a new token.
    case renewLogin

    /// - Parameters:
    ///   - error: What came instead of a yes; nil for a yes.
    ///   - request: What was asked for.
    ///   - failures: Failed attempts in a row, this one included, at least 1.
    package init(after error: TraktError?, _ request: Request = .stop, failures: Int) {
        guard let error else {
            self = .settle
            return
        }
        let wait = backoff(afterFailures: failures)
        self =
            switch error {
            // The history has no such answer: whether the play is there must be looked up.
            case .alreadyScrobbled: request == .stop ? .settle : .verify(after: wait)
            case .badRequest, .notFound, .methodNotAllowed, .preconditionFailed, .unprocessable, .upgradeRequired:
                .park(reason: error.description)
            case .unauthorized: .renewLogin
            case .forbidden, .accountLimit, .accountLocked: .stopQueue(reason: error.description)
            case .rateLimited(let retryAfter): .postponeAll(retryAfter)
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
