/// What a command on the queue could not do.
package enum QueueMistake: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown(String)
    case ambiguous(String)
    case nothingWatched, noRating
    case nothingToUndo
    case givenUpAlready(String)
    case deliveredAlready(String, String)

    package var description: String {
        switch self {
        case .unknown(let id):
            "There is no viewing \(DisplayText(id, limit: 40)). `trakt-mpv queue list` shows those that wait."
        case .ambiguous(let id): "\(DisplayText(id, limit: 40)) stands for several viewings; give more of the id."
        case .nothingWatched: "No play has reached Trakt yet. `trakt-mpv queue list` shows what waits."
        case .noRating: "A rating is a number from 1 to 10."
        case .nothingToUndo: "There is no play to take back."
        case .givenUpAlready(let title): "\(title) was given up before."
        case .deliveredAlready(let title, let id):
            "\(title) is on Trakt already; `trakt-mpv undo \(id.prefix(8))` takes it back."
        }
    }
}
