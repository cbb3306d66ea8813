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
}
