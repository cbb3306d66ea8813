package import Foundation

/// What an answer says about what was asked for; each receiver's client maps its own errors to these.
package enum DeliveryAnswer: Hashable, Sendable {
    /// It is done, now or before.
    case done(number: Int64?, playTime: Date? = nil)
    /// Nothing was done, and another request follows at once.
    case nothingDone
    /// Not as it is; the rest of the queue flows on.
    case refused(reason: String)
    /// Nothing was done, for a reason that concerns the whole queue: it rests for this many seconds.
    case notDone(reason: String, rest: TimeInterval)
    /// The receiver was not reached at all.
    case notReached(reason: String)
    /// It may have been done.
    case mayBeDone(reason: String?)

    /// Seconds for which the whole queue rests.
    var rest: TimeInterval {
        switch self {
        case .notDone(_, let rest): rest
        case .notReached: 15
        case .done, .nothingDone, .refused, .mayBeDone: 0
        }
    }
}

extension DeliveryAnswer {
    /// In one word: for the log and the documentation.
    var name: String {
        switch self {
        case .done: "done"
        case .nothingDone: "nothingDone"
        case .refused: "refused"
        case .notDone: "notDone"
        case .notReached: "notReached"
        case .mayBeDone: "mayBeDone"
        }
    }
}
