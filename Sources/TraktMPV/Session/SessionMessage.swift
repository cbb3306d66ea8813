import MediaIdentification
import ScrobbleSync

/// What reaches the thread of the player from outside.
enum SessionMessage: Sendable {
    /// A signal asks the player to go.
    case quit
    /// What delivery has to tell.
    case delivery(SyncEvent)
    /// What lies beside the file, read by somebody who may wait for a slow disk.
    case evidence(MediaEvidence)
    /// How long Trakt says the episodes are that the file of this path holds, in minutes.
    case runtimes(path: String, [Double])
    /// How the activation in the window stands.
    case activation(ActivationFlow.Screen)
    case activated(ActivationFlow.Outcome)
    /// What the file of this path may be.
    case matches(path: String, MatchList)
    /// The user's choice is stored; the viewing may be told anew.
    case corrected(path: String)
    /// One line for the user, who waits for it.
    case answer(String)
    /// Where the film was left, if anyone knows.
    case place(path: String, StoredPlace?)
}
