package import Foundation
import ScrobbleSync

/// What `status` tells; neither network nor player is asked.
package struct StatusReport {
    package struct LastDelivery: Encodable, Sendable {
        package var title: String
        package var endedAt: Date
    }

    package var isConnected: Bool
    /// The account's name; nil where it is not known.
    package var account: String?
    package var nowPlaying: [QueueLine]
    package var waiting: Int
    package var parked: Int
    package var delivered: Int
    package var ratingsWaiting: Int
    /// Ratings that were refused.
    package var ratingsParked: Int
    package var lastDelivery: LastDelivery?
    /// The last thing that went wrong and is not mended, in one sentence.
    package var lastError: String?
    /// What cannot be written or read of the program's own files, a sentence each.
    package var storage: [String]
}

extension StatusReport {
    /// - Throws: What the store throws.
    package init(in environment: Environment) throws {
        let desk = try QueueDesk(in: environment)
        desk.settleAbandoned()
        let outbox = desk.outbox
        let counts = try outbox.counts()
        self.isConnected = environment.tokens.load() != nil
        self.account = environment.connectedAccount.map { DisplayText($0).description }
        self.nowPlaying = try outbox.entries(in: [.watching], limit: 20).map(QueueLine.init)
        self.waiting = try outbox.waitingCount()
        self.parked = counts[.parked] ?? 0
        self.delivered = counts[.delivered] ?? 0
        let ratings = try outbox.ratingCounts()
        self.ratingsWaiting = ratings[.finished] ?? 0
        self.ratingsParked = ratings[.parked] ?? 0
        self.storage = environment.storageTroubles()
        self.lastDelivery = try outbox.lastDelivered().map {
            .init(title: $0.viewing.displayTitle, endedAt: $0.viewing.endedAt)
        }
        let trouble = try outbox.lastTrouble() ?? outbox.ratings(in: [.parked]).last?.rating.reason
        self.lastError = trouble.map { DisplayText($0).description }
    }
}

extension StatusReport: Report {
    package var lines: [String] {
        var lines = [
            self.isConnected
                ? "Connected to Trakt\(self.account.map { " as \($0)" } ?? "")."
                : "Not connected to Trakt. Run `trakt-mpv login`; until then everything is kept here."
        ]
        lines += self.nowPlaying.map { "Now playing: \($0.title) (\(Int($0.progress)) %)" }
        lines.append(
            "Queue: \(self.waiting) waiting, \(self.parked) for you to look at; \(self.delivered) delivered so far"
        )
        if self.ratingsWaiting + self.ratingsParked > 0 {
            lines.append("Ratings: \(self.ratingsWaiting) waiting, \(self.ratingsParked) for you to look at")
        }
        if let last = self.lastDelivery {
            lines.append(
                "Last delivered: \(last.title), \(last.endedAt.formatted(date: .abbreviated, time: .shortened))"
            )
        }
        if let last = self.lastError { lines.append("Last trouble: \(last)") }
        return lines + self.storage
    }
}
