package import ScrobbleSync

/// What a command on the queue could not do.
package enum QueueMistake: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown(String)
    case ambiguous(String)
    case nothingWatched, noRating
    case nothingToUndo
    case givenUpAlready(String)
    case deliveredAlready(String, String)
    /// The play that was watched last is not ours; who has told it, and the viewing's id.
    case othersPlay(String, String, String)
    /// Only the place is at Trakt.
    case keptAlready(String)
    /// What is in a state in which there is nothing to try again.
    case nothingToRetry(String, Delivery.State, Delivery.Kind)
    /// What is not delivered as a play cannot be missing there.
    case nothingToResend(String, Delivery.State, Delivery.Kind)
    case nobodyConnected
    case unreadable(String)
    /// Nobody could be asked about so many.
    case needsYes(Int)

    package var description: String {
        switch self {
        case .unknown(let id):
            "There is no viewing \(DisplayText(id, limit: 40)). `trakt-mpv queue list` shows those that wait."
        case .ambiguous(let id): "\(DisplayText(id, limit: 40)) stands for several viewings; give more of the id."
        case .nothingWatched: "Nothing that counts as watched is known here yet: watch something first."
        case .noRating: "A rating is a number from 1 to 10: give one of these."
        case .nothingToUndo: "There is no play to take back."
        case .givenUpAlready(let title): "\(title) was given up before: nothing is to be done."
        case .deliveredAlready(let title, let id):
            "\(title) is on Trakt already; `trakt-mpv undo \(id.prefix(8))` takes it back."
        case .othersPlay(let title, let who, let id):
            "\(title) is at Trakt by \(who), and stays; `trakt-mpv undo \(id.prefix(8))` takes it back all the same."
        case .keptAlready(let title):
            "The place of \(title) is kept at Trakt, which counts as nothing; there is no play of it to give up."
        case .nobodyConnected: "Nobody is connected whose it could be; run `trakt-mpv login` first."
        case .needsYes(let count): "This gives up \(count); run it with --yes to do so."
        case .nothingToRetry(let title, let state, let kind): Self.retrying(title, state, kind)
        case .nothingToResend(let title, .delivered, _):
            "\(title) was left before its end: there is no play of it to add again."
        case .nothingToResend(let title, _, _):
            "\(title) has not been delivered, so that Trakt cannot have lost it. `trakt-mpv queue list` shows what waits."
        case .unreadable(let id):
            "What is stored of \(DisplayText(id, limit: 40)) cannot be read any more; `trakt-mpv queue drop` gives it up."
        }
    }

    private static func retrying(_ title: String, _ state: Delivery.State, _ kind: Delivery.Kind) -> String {
        switch state {
        case .watching: "\(title) is still being watched; wait, it is told when it is over."
        case .sending: "\(title) is being told at this moment: wait."
        case .delivered where kind == .place: "The place of \(title) is kept at Trakt already: nothing is to be done."
        case .delivered:
            "\(title) was delivered. `trakt-mpv queue resend ID` looks whether Trakt still has it, and adds it again if not."
        case .dropped: "\(title) was given up: it is not told any more; play it again to have it counted."
        case .finished, .unsure, .parked: "\(title) has changed meanwhile; look again with `trakt-mpv queue list`."
        }
    }
}
