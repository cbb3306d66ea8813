package import TraktAPI

extension Delivery {
    /// What Trakt was asked for.
    package enum Request: Hashable, Sendable {
        /// A stop: the server itself refuses the same one twice for a while.
        case stop
        /// A play added to the history: the server adds the same one twice.
        case history
        /// A question, which has no effect.
        case question
    }
}

extension DeliveryAnswer {
    /// Trakt's errors as answers (`Documentation/trakt.md §1.4`).
    ///
    /// - Parameters:
    ///   - error: What came instead of a yes.
    ///   - request: What was asked for.
    package init(_ error: TraktError, to request: Delivery.Request) {
        self =
            switch error {
            // The history has no such answer: whether the play is there must be looked up.
            case .alreadyScrobbled(let watchedAt, _):
                request == .stop ? .done(number: nil, playTime: watchedAt) : .mayBeDone(reason: error.description)
            case .badRequest, .notFound, .methodNotAllowed, .preconditionFailed, .unprocessable, .upgradeRequired:
                .refused(reason: error.description)
            case .unauthorized, .forbidden, .accountLimit, .accountLocked:
                .notDone(reason: error.description, rest: 3600)
            case .rateLimited(let wait): .notDone(reason: error.description, rest: wait.map { $0 / .seconds(1) } ?? 10)
            case .serverUnavailable, .unexpectedResponse: .mayBeDone(reason: error.description)
            case .unreachable(let failure):
                failure.mayHaveArrived
                    ? .mayBeDone(reason: error.description) : .notReached(reason: error.description)
            }
    }
}
