/// What delivery tells the application while it runs; the application shows it or not.
package enum SyncEvent: Hashable, Sendable {
    /// What it is at Trakt.
    case matched(viewing: String, Match)
    case needsMatch(viewing: String, reason: String, as: MatchNews = .doubt)
    /// The user wants nothing of it told; it is no news where that was said of a file beside it before.
    case excluded(viewing: String, isNews: Bool = true)
    /// Another app tells Trakt of it already, or the user has checked in to it: nothing of it is told twice.
    case toldElsewhere(viewing: String, isCheckIn: Bool)
    /// Trakt has it: a play, or a place to resume from.
    case delivered(viewing: String, isPlay: Bool)
    case parked(viewing: String, reason: String)
    /// Why nothing can be sent, in one sentence; told once per cause.
    case obstacle(String)
    /// How many viewings wait: offline and the like; 0 once, when none does any more.
    case waiting(Int)
    /// Our clock against Trakt's, positive when ours is slow; said once.
    case clockOff(seconds: Double)
    /// Our clock was wrong by so much while something was watched; its times are right now.
    case timesMended(seconds: Double)
}

/// How much there is to be said of a viewing without a match.
package enum MatchNews: Hashable, Sendable {
    /// One of several is meant, and the user is asked which.
    case doubt
    /// There is nothing like it at Trakt.
    case unknown
    /// There is nothing like it, and that was said before.
    case knownAsUnknown
}
