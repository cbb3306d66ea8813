package import Foundation
package import MediaIdentification
internal import TraktAPI

/// Where a film was left.
package struct StoredPlace: Hashable, Sendable {
    /// Percent.
    package var progress: Double
    package var date: Date
    /// Whether Trakt told it, and no viewing of this machine did.
    package var isFromElsewhere: Bool

    package init(progress: Double, date: Date, isFromElsewhere: Bool) {
        self.progress = progress
        self.date = date
        self.isFromElsewhere = isFromElsewhere
    }
}

extension SyncEngine {
    /// The newest place to resume a file from that Trakt or this machine knows; without a network this machine's.
    ///
    /// - Parameters:
    ///   - description: What the file says it is.
    ///   - evidence: All that is known about it.
    /// - Returns: The place; nil where there is none, and where the newest word is that it was seen to its end.
    package func place(of description: MediaDescription, _ evidence: MediaEvidence) async -> StoredPlace? {
        let own = try? self.outbox.lastViewing(of: evidence.path)
        let remote = try? await self.remotePlace(of: description, evidence)
        let ownDate = own?.endedAt ?? .distantPast
        // A stop of ours comes back as Trakt's word, with Trakt's time of it.
        if let remote, remote.date > ownDate + 120 { return remote }
        guard let own, !own.isCounted, own.progress >= 1, own.state != .dropped || own.historyID == nil else {
            return nil
        }
        return StoredPlace(progress: own.progress, date: own.endedAt, isFromElsewhere: false)
    }

    private func remotePlace(of description: MediaDescription, _ evidence: MediaEvidence) async throws -> StoredPlace? {
        guard case .matched(let match) = try await self.matcher.match(description, evidence: evidence) else {
            return nil
        }
        let oldest = self.now().date - Self.oldestPlace
        let places = try await self.read { token throws(TraktError) in
            try await self.client.playback(match.kind == .movie ? .movie : .episode, since: oldest, token: token)
        }
        let found = places.first { place in
            let key = place.episode?.ids.trakt.map { "episode \($0)" } ?? place.movie?.ids.trakt.map { "movie \($0)" }
            return key == match.item.key
        }
        guard let progress = found?.progress, (1..<100).contains(progress),
            let date = found?.paused_at.flatMap(TraktDate.parse)
        else { return nil }
        return StoredPlace(progress: progress, date: date - self.client.serverClock.offset, isFromElsewhere: true)
    }

    /// Forgets what a viewing was taken for: the user has said something else.
    package func forget(_ viewing: String) {
        self.items[viewing] = nil
        self.unmatched[viewing] = nil
        self.excluded.remove(viewing)
    }
}
