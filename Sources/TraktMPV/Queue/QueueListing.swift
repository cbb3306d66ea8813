package import Foundation
import MediaIdentification
import Logbook
import ScrobbleSync

/// One viewing in a listing, with what is owed for it.
package struct QueueLine: Encodable, Sendable {
    package var id: String
    /// Who is to be told.
    package var receiver: String
    package var state: String
    package var title: String
    /// Percent.
    package var progress: Double
    package var endedAt: Date
    /// When it is tried again; nil where nothing is planned.
    package var nextAttemptAt: Date?
    package var attempts: Int
    /// Why it is where it is, in one sentence.
    package var reason: String?
    /// Trakt's number of the play, where it is known.
    package var historyID: Int64?
    package var path: String

    init(_ entry: OutboxEntry) {
        let (viewing, delivery) = (entry.viewing, entry.delivery)
        self.id = viewing.id
        self.receiver = delivery.receiver.rawValue
        self.state = delivery.state.rawValue
        self.title = viewing.displayTitle
        self.progress = viewing.progress
        self.endedAt = viewing.endedAt
        self.nextAttemptAt = delivery.nextAttemptAt
        self.attempts = delivery.attempts
        self.reason = delivery.reason.map { DisplayText($0).description }
        self.historyID = delivery.number
        self.path = DisplayText(viewing.evidence.path, limit: 4096).description
    }

    /// Digits of the id that people need to type.
    package static let shortID = 8
}

/// What a command on the queue could not do.
package enum QueueMistake: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown(String)
    case ambiguous(String)
    case nothingWatched, noRating
    case nothingToUndo

    package var description: String {
        switch self {
        case .unknown(let id):
            "There is no viewing \(DisplayText(id, limit: 40)). `trakt-mpv queue list` shows those that wait."
        case .ambiguous(let id): "\(DisplayText(id, limit: 40)) stands for several viewings; give more of the id."
        case .nothingWatched: "No play has reached Trakt yet. `trakt-mpv queue list` shows what waits."
        case .noRating: "A rating is a number from 1 to 10."
        case .nothingToUndo: "No play has been delivered yet."
        }
    }
}

extension Environment {
    private static let pageSize = 100

    /// Ends what dead players have left; where that fails, it is shown as it is and ended the next time.
    func settleAbandoned(_ outbox: Outbox) {
        self.logger.attempt("Viewings of dead players could not be ended") { try outbox.settleAbandoned() }
    }

    /// What is queued, oldest first, page by page.
    ///
    /// - Parameter show: Called for each line.
    /// - Throws: What the store or `show` throws.
    package func queue(_ show: (QueueLine) throws -> Void) throws {
        let outbox = try self.outbox()
        self.settleAbandoned(outbox)
        var position: Outbox.Position?
        while true {
            let page = try outbox.queued(after: position, limit: Self.pageSize)
            for entry in page { try show(QueueLine(entry)) }
            guard page.count == Self.pageSize, let last = page.last else { return }
            position = Outbox.Position(last)
        }
    }

    /// One viewing, by the beginning of its id.
    package func queued(_ id: String) throws -> QueueLine { QueueLine(try self.find(id, try self.outbox())) }

    /// Tries a viewing again as soon as something is sent; nil stands for all that wait for the user.
    package func retry(_ id: String?) throws -> [QueueLine] {
        let outbox = try self.outbox()
        let chosen =
            if let id { [try self.find(id, outbox)] } else { try outbox.entries(in: [.parked], limit: 10_000) }
        for entry in chosen { try outbox.retry(entry.id) }
        return chosen.map(QueueLine.init)
    }

    /// Gives a viewing up: it is never told to Trakt.
    package func drop(_ id: String) throws -> QueueLine {
        let outbox = try self.outbox()
        let entry = try self.find(id, outbox)
        try outbox.drop(entry.id, reason: "given up by the user")
        return QueueLine(entry)
    }

    func find(_ id: String, _ outbox: Outbox) throws -> OutboxEntry {
        let found = try outbox.find(id)
        guard let first = found.first else { throw QueueMistake.unknown(id) }
        guard found.count == 1 else { throw QueueMistake.ambiguous(id) }
        return first
    }
}
