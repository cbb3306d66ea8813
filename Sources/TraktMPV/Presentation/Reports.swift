package import Foundation
import MediaIdentification
import ScrobbleSync

/// One viewing in a listing.
package struct QueueLine: Encodable, Sendable {
    package var id: String
    package var state: String
    package var title: String
    package var progress: Double
    package var endedAt: Date
    package var reason: String?
}

/// What `status` tells; neither network nor player is asked.
package struct StatusReport: Encodable, Sendable {
    package var isConnected: Bool
    package var watching: Int
    package var waiting: Int
    package var parked: Int
    package var delivered: Int
}

/// What one `sync` did.
package struct SyncReport: Encodable, Sendable {
    package var delivered: Int
    package var parked: Int
    package var waiting: Int
    /// Why nothing can be sent, in one sentence.
    package var obstacle: String?
}

/// What `identify` prints, one per path; the keys are an interface.
package struct IdentificationReport: Encodable, Sendable {
    private enum Key: String, CodingKey {
        case path, type, title, year, season, episodes, absolute, date, ids, confidence
    }

    private let path: String
    private let description: MediaDescription

    package init(path: String) {
        self.path = path
        self.description = MediaIdentifier().describe(MediaEvidence(path: path))
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: Key.self)
        try keys.encode(self.path, forKey: .path)
        try keys.encode(self.description.kind?.rawValue, forKey: .type)
        try keys.encode(self.description.title, forKey: .title)
        try keys.encode(self.description.year, forKey: .year)
        try keys.encode(self.description.season, forKey: .season)
        try keys.encode(self.description.episodes, forKey: .episodes)
        switch self.description.absolute.count {
        case 0: try keys.encodeNil(forKey: .absolute)
        case 1: try keys.encode(self.description.absolute[0], forKey: .absolute)
        default: try keys.encode(self.description.absolute, forKey: .absolute)
        }
        try keys.encode(self.description.date, forKey: .date)
        try keys.encode(self.description.ids, forKey: .ids)
        try keys.encode(self.description.confidence, forKey: .confidence)
    }
}

extension Environment {
    package func status() throws -> StatusReport {
        let outbox = try self.outbox()
        try outbox.settleAbandoned()
        let counts = try outbox.counts()
        return StatusReport(
            isConnected: self.tokens.load() != nil,
            watching: counts[.watching] ?? 0,
            waiting: (counts[.finished] ?? 0) + (counts[.unsure] ?? 0),
            parked: counts[.parked] ?? 0,
            delivered: counts[.delivered] ?? 0
        )
    }

    /// What is queued, oldest first.
    package func queue() throws -> [QueueLine] {
        let outbox = try self.outbox()
        try outbox.settleAbandoned()
        return try outbox.viewings(in: [.watching, .finished, .unsure, .parked]).map { viewing in
            let name = viewing.description.title ?? viewing.evidence.path
            return QueueLine(
                id: viewing.id,
                state: viewing.state.rawValue,
                title: DisplayText(name).description,
                progress: viewing.progress,
                endedAt: viewing.endedAt,
                reason: viewing.reason
            )
        }
    }

    /// One value as one line of JSON.
    package func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
