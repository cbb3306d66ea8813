package import Foundation
import ScrobbleSync

/// What `status` tells; neither network nor player is asked.
package struct StatusReport: Encodable, Sendable {
    package struct Delivery: Encodable, Sendable {
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
    package var lastDelivery: Delivery?
    /// The last thing that went wrong and is not mended, in one sentence.
    package var lastError: String?
}

extension Environment {
    package func status() throws -> StatusReport {
        let outbox = try self.outbox()
        self.settleAbandoned(outbox)
        let counts = try outbox.counts()
        let isConnected = self.tokens.load() != nil
        return StatusReport(
            isConnected: isConnected,
            account: isConnected ? self.account.name : nil,
            nowPlaying: try outbox.entries(in: [.watching], limit: 20).map(QueueLine.init),
            waiting: try outbox.waitingCount(),
            parked: counts[.parked] ?? 0,
            delivered: counts[.delivered] ?? 0,
            lastDelivery: try outbox.lastDelivered().map {
                .init(title: $0.viewing.displayTitle, endedAt: $0.viewing.endedAt)
            },
            lastError: try outbox.lastTrouble().map { DisplayText($0).description }
        )
    }
}
