package import Foundation
internal import GRDB
internal import Logbook
package import MediaIdentification
internal import Storage

/// A play that another program has recorded, and that it may have told itself.
package struct ImportedPlay: Hashable, Sendable {
    /// In the place of the player's, by which a viewing is known as another program's.
    static let session = "import"

    /// The same for the same play, however often it is taken in.
    package let id: String
    package var evidence: MediaEvidence
    package var description: MediaDescription
    package var startedAt: Date
    /// When it was watched, which is when it ended.
    package var watchedAt: Date
    /// By what the receiver may know it already.
    package var told: [SentPlay]

    /// - Parameters:
    ///   - source: The program that has recorded it.
    ///   - key: What tells it from all others of that program.
    ///   - evidence: What is known about the file.
    ///   - description: What the file says it is.
    ///   - startedAt: When it began.
    ///   - watchedAt: When it ended.
    ///   - told: Requests of that program that may have arrived.
    package init(
        source: String,
        key: String,
        evidence: MediaEvidence,
        description: MediaDescription,
        startedAt: Date,
        watchedAt: Date,
        told: [SentPlay]
    ) {
        self.id = Self.id("\(source)\u{0}\(key)")
        (self.evidence, self.description) = (evidence, description)
        (self.startedAt, self.watchedAt, self.told) = (startedAt, watchedAt, told)
    }

    /// In the form of all others, made of the text alone.
    private static func id(_ text: String) -> String {
        let halves = [FNV.hash64(text.utf8), FNV.hash64((text + "\u{1}").utf8)]
        let digits = halves.map { half in
            let digits = String(half, radix: 16, uppercase: true)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
        var parts: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }
}

/// Plays of other programs, taken into the store.
package struct ImportedPlays: Sendable {
    private let outbox: Outbox

    package init(in outbox: Outbox) {
        self.outbox = outbox
    }

    /// Whether a play was taken in before, whatever has become of it.
    package func hasTaken(_ play: ImportedPlay) throws -> Bool {
        try self.outbox.read { try Viewing.exists($0, key: play.id) }
    }

    /// Whether a viewing of the same file, or of what is called the same, is recorded here from about that time.
    ///
    /// - Parameters:
    ///   - play: What another program has recorded.
    ///   - seconds: How far apart the two may be.
    /// - Returns: Whether there is one.
    /// - Throws: `StorageTrouble`.
    package func hasRecorded(_ play: ImportedPlay, within seconds: TimeInterval) throws -> Bool {
        let near = try self.outbox.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM viewing WHERE startedAt <= ? AND endedAt >= ? LIMIT 1000",
                arguments: [play.watchedAt + seconds, play.startedAt - seconds]
            ).map { Viewing.readable(in: $0).record }
        }
        return near.contains { other in
            other.id != play.id
                && (other.evidence.path == play.evidence.path || Self.isSame(other.description, play.description))
        }
    }

    private static func isSame(_ one: MediaDescription, _ other: MediaDescription) -> Bool {
        guard let title = one.title, let wanted = other.title, TitleText(title).plain == TitleText(wanted).plain else {
            return false
        }
        return one.episodes == other.episodes && (one.season ?? 1) == (other.season ?? 1)
    }

    /// Takes in plays that another program has recorded: each is looked up at the receiver before it is told.
    ///
    /// - Parameters:
    ///   - plays: Those that are not here yet.
    ///   - account: Whose they are, by the receiver's name; nil where nobody is connected.
    /// - Returns: How many were taken in; one that was here before is not.
    /// - Throws: `StorageTrouble`; then none is.
    package func take(_ plays: [ImportedPlay], account: String?) throws -> Int {
        try self.outbox.write { db in
            var count = 0
            for play in plays where try !Viewing.exists(db, key: play.id) {
                var viewing = Viewing(
                    id: play.id,
                    session: ImportedPlay.session,
                    account: account,
                    evidence: play.evidence,
                    description: play.description,
                    startedAt: play.startedAt
                )
                viewing.isCounted = true
                viewing.progress = 100
                viewing.played = max(play.watchedAt.timeIntervalSince(play.startedAt), 0)
                viewing.endedAt = play.watchedAt
                try viewing.insert(db)
                for receiver in Receiver.allCases {
                    try Delivery(viewing: play.id, to: receiver, watchedAt: play.watchedAt, maybeTold: Trace(play.told))
                        .insert(db)
                }
                count += 1
            }
            return count
        }
    }
}
