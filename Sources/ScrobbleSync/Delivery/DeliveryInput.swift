package import Foundation
package import TraktAPI

/// What can happen to a delivery.
package enum DeliveryInput: Hashable, Sendable {
    // MARK: - The player

    /// The viewing goes on.
    case progressed(Delivery.Owed)
    /// The player says that it is over.
    case ended(Delivery.Owed)
    /// The player is gone without a word; its last sign of life tells what is owed.
    case ownerDied(Delivery.Owed)
    /// More is known about the file: it may be something else.
    case describedAnew

    /// Another app tells the receiver of the same viewing, and nothing of it was told by us.
    case seenElsewhere(OtherApp)

    /// The wall clock was wrong: when it was really watched.
    case timeMended(Date)

    // MARK: - What it is

    case matched(ScrobbleItem)
    /// The user has to say what it is.
    case unmatched(reason: String)
    /// The user wants nothing of it told.
    case excluded(reason: String)
    /// There is nothing to tell, or something newer is known of the item.
    case superseded(reason: String)

    // MARK: - The one that sends

    /// It is its turn.
    case claimed
    /// Whoever had taken it has ended before anything went out.
    case senderDied
    /// A request that leaves a play goes on the wire now.
    case sent(SentPlay)
    /// What came of the request.
    case answered(Delivery.Answer)
    /// A question that had to be asked first has no answer.
    case questionFailed(Delivery.Answer)
    /// The history has the play; whether it was stamped more than a minute late there, which is put right.
    case foundInHistory(number: Int64, isLate: Bool = false)
    /// The history did not have it, or nothing beside what is known, when it was asked: by the receiver's clock.
    case notFoundInHistory(askedAt: Date, Patience = .usual)
    /// The history has a play of the other app that tells of this viewing.
    case foundElsewhere(number: Int64)
    /// The history did not have it when it was asked: by the receiver's clock.
    case notFoundElsewhere(askedAt: Date, Patience = .usual)
    /// The receiver's number of the play.
    case numberLearned(Int64)

    // MARK: - The user

    case userRetried
    case userDropped(reason: String)
    /// The user does not want it told; if it has arrived, it is taken back.
    case userTookBack
    /// The receiver had the play and has lost it, and the user wants it told again.
    case foundMissing
    /// The user has said what it is; it is matched anew.
    case userCorrected
    /// The user has said that it is something else, or nothing to be told, while it may have arrived.
    case userRenamed(ScrobbleItem?)
    /// The user has taken the play back; it is removed at the receiver by its number.
    case undone(number: Int64)
    /// The user has said that the play is something else: it is removed, and told anew with its own time;
    /// with no item it is not told at all.
    case replaced(by: ScrobbleItem?, number: Int64)
}

extension DeliveryInput {
    /// What has happened, in one word: for the log and the documentation.
    var name: String {
        switch self {
        case .progressed: "progressed"
        case .ended: "ended"
        case .ownerDied: "ownerDied"
        case .describedAnew: "describedAnew"
        case .seenElsewhere: "seenElsewhere"
        case .timeMended: "timeMended"
        case .matched: "matched"
        case .unmatched: "unmatched"
        case .excluded: "excluded"
        case .superseded: "superseded"
        case .claimed: "claimed"
        case .senderDied: "senderDied"
        case .sent: "sent"
        case .answered(let answer): "answered \(answer.name)"
        case .questionFailed(let answer): "questionFailed \(answer.name)"
        case .foundInHistory(_, let isLate): isLate ? "foundInHistory late" : "foundInHistory"
        case .notFoundInHistory: "notFoundInHistory"
        case .foundElsewhere: "foundElsewhere"
        case .notFoundElsewhere: "notFoundElsewhere"
        case .numberLearned: "numberLearned"
        case .userRetried: "userRetried"
        case .userDropped: "userDropped"
        case .userTookBack: "userTookBack"
        case .userRenamed(let item): item == nil ? "userRenamed to nothing" : "userRenamed"
        case .foundMissing: "foundMissing"
        case .userCorrected: "userCorrected"
        case .undone: "undone"
        case .replaced(let item, _): item == nil ? "replaced by nothing" : "replaced by another"
        }
    }
}
