internal import Foundation
internal import TraktAPI

/// What came of a request.
enum Reply<Answer: Sendable>: Sendable {
    case answer(Answer)
    /// Trakt said no, or did not say anything.
    case failure(TraktError)
    /// It was not sent, and nothing can be for the time being.
    case closed(Obstacle)
    /// It was not sent: when its turn came, it was not wanted any more.
    case withdrawn

    /// Why there is no answer, for the user.
    var trouble: String {
        switch self {
        case .answer, .withdrawn: ""
        case .failure(let error): error.description
        case .closed(let obstacle): obstacle.sentence
        }
    }

    /// The same with another form of the answer.
    func map<Other: Sendable>(_ form: (Answer) throws -> Other) rethrows -> Reply<Other> {
        switch self {
        case .answer(let answer): .answer(try form(answer))
        case .failure(let error): .failure(error)
        case .closed(let obstacle): .closed(obstacle)
        case .withdrawn: .withdrawn
        }
    }
}

/// Why nothing can be sent.
struct Obstacle: Hashable, Sendable {
    /// For the user, one sentence.
    var sentence: String
    /// Seconds after which it is worth another try; nil when only something new is.
    var nextTry: TimeInterval?
    /// Whether only the user can mend it: a login that has died, an app that is refused.
    var needsUser: Bool

    init(_ sentence: String, nextTry: TimeInterval?, needsUser: Bool = false) {
        self.sentence = sentence
        self.nextTry = nextTry
        self.needsUser = needsUser
    }
}

extension TraktError {
    /// Whether nothing can be sent until the user does something.
    var needsUser: Bool {
        switch self {
        case .unauthorized, .forbidden, .accountLimit, .accountLocked: true
        case .badRequest, .notFound, .methodNotAllowed, .alreadyScrobbled, .preconditionFailed, .unprocessable,
            .upgradeRequired, .rateLimited, .serverUnavailable, .unreachable, .unexpectedResponse:
            false
        }
    }
}
