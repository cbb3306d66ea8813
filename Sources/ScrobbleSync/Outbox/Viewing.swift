package import Foundation
internal import GRDB
internal import Logbook
internal import Logging
package import MediaIdentification

/// What was watched: the file, when, how far, by whom; what is owed for it is a `Delivery`.
package struct Viewing: Codable, Hashable, Sendable {
    package var id: String
    /// The process that plays it; names the lock that tells whether it lives.
    package var session: String
    /// The account it was watched under, by its name at the receiver; nil where nobody was connected.
    package var account: String?
    package var evidence: MediaEvidence
    package var description: MediaDescription
    /// Whether it is a play already.
    package var isCounted: Bool
    /// How far it was when it counted, in percent; nil where that is not known.
    package var countedAt: Double?
    /// Percent.
    package var progress: Double
    /// Media seconds really played.
    package var played: Double
    package var startedAt: Date
    /// When something of it was last really played: an open window and a pause do not move it.
    package var endedAt: Date
    /// Which boot the two below count from; nil where that is not known.
    package var boot: String?
    /// Seconds since boot of the two times above: they stay true when the wall clock was wrong.
    package var startedUptime: Double?
    package var endedUptime: Double?

    package init(
        id: String = UUID().uuidString,
        session: String,
        account: String? = nil,
        evidence: MediaEvidence,
        description: MediaDescription,
        startedAt: Date
    ) {
        self.id = id
        self.session = session
        self.account = account
        self.evidence = evidence
        self.description = description
        self.isCounted = false
        self.progress = 0
        self.played = 0
        self.startedAt = startedAt
        self.endedAt = startedAt
    }

    /// What it owes as it stands.
    package var owed: Delivery.Owed { Delivery.Owed(self.isCounted ? .play : .place, watchedAt: self.endedAt) }

    /// Takes how far it had come by a newer word.
    mutating func take(_ newer: Self) {
        (self.progress, self.played) = (newer.progress, newer.played)
        (self.endedAt, self.endedUptime) = (newer.endedAt, newer.endedUptime)
        self.isCounted = self.isCounted || newer.isCounted
        self.countedAt = newer.countedAt ?? self.countedAt
    }

    /// What the log says of it.
    var logged: Logger.Metadata {
        [
            "viewing": "\(self.id)", "path": .personal(self.evidence.path),
            "title": .personal(self.description.title ?? ""),
        ]
    }
}

extension Viewing: FetchableRecord, PersistableRecord {
    static let databaseTableName = "viewing"
}
