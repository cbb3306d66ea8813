package import Foundation
internal import GRDB
package import MediaIdentification
package import TraktAPI

/// One viewing and how far it has come on its way to Trakt.
package struct Viewing: Codable, Hashable, Sendable {
    package enum State: String, Codable, Sendable, CaseIterable {
        /// Under way in a player.
        case watching
        /// Over, and to be told.
        case finished
        /// Taken by the one that sends; nothing has gone out yet.
        case sending
        /// Told, answer unknown: to be looked up before it is told again.
        case unsure
        case delivered
        /// Waits for the user: not known to Trakt, ambiguous, refused.
        case parked
        /// Nothing to tell, or given up by the user.
        case dropped
    }

    package var id: String
    package var state: State
    /// The process that plays it; names the lock that tells whether it lives.
    package var session: String
    package var evidence: MediaEvidence
    package var description: MediaDescription
    package var item: ScrobbleItem?
    package var isCounted: Bool
    /// Percent.
    package var progress: Double
    /// Media seconds really played.
    package var played: Double
    package var startedAt: Date
    /// When it ended; while it is under way, when the journal was last written.
    package var endedAt: Date
    package var attempts: Int
    package var nextAttemptAt: Date?
    /// Why it is where it is, in one sentence.
    package var reason: String?
    /// Trakt's number of the play, where it is known.
    package var historyID: Int64?
    package var deliveredAt: Date?
    /// By Trakt's clock: from when to when a stop of this viewing can have reached it.
    package var stopSentFrom: Date?
    package var stopSentUntil: Date?
    /// By Trakt's clock: the time with which it was added to the history.
    package var historyTime: Date?

    package init(
        id: String = UUID().uuidString,
        session: String,
        evidence: MediaEvidence,
        description: MediaDescription,
        startedAt: Date
    ) {
        self.id = id
        self.state = .watching
        self.session = session
        self.evidence = evidence
        self.description = description
        self.item = nil
        self.isCounted = false
        self.progress = 0
        self.played = 0
        self.startedAt = startedAt
        self.endedAt = startedAt
        self.attempts = 0
        self.nextAttemptAt = nil
        self.reason = nil
        self.historyID = nil
        self.deliveredAt = nil
        self.stopSentFrom = nil
        self.stopSentUntil = nil
        self.historyTime = nil
    }
}

extension Viewing: FetchableRecord, PersistableRecord {
    static let databaseTableName = "viewing"
}
