import Foundation
import Logbook
import ScrobbleSync

/// What the user does about what was watched: look at it, try it again, give it up, rate it, take it back, send it.
package struct QueueDesk: Sendable {
    let environment: Environment
    let outbox: Outbox

    private static let pageSize = 100

    /// - Throws: What the store throws.
    package init(in environment: Environment) throws {
        self.environment = environment
        self.outbox = try environment.outbox()
    }

    /// What is queued, oldest first, page by page.
    package var listing: Listing<QueueLine> {
        Listing(nothing: "Nothing waits.") { [self] show in
            self.settleAbandoned()
            var position: Outbox.Position?
            while true {
                let page = try self.outbox.queued(after: position, limit: Self.pageSize)
                for entry in page { try show(QueueLine(entry)) }
                guard page.count == Self.pageSize, let last = page.last else { break }
                position = Outbox.Position(last)
            }
            for rated in try self.outbox.ratings.all(in: [.finished, .parked]) { try show(QueueLine(rated)) }
        }
    }

    /// All about one viewing.
    package func details(of id: String) throws -> some Report {
        let entry = try self.find(id)
        var line = QueueLine(entry)
        line.note(try self.outbox.ratings.rating(of: entry.id))
        return Worded(line, lines: line.details)
    }

    /// Has viewings told to the account that is connected, which were watched under another.
    ///
    /// - Parameter id: The beginning of a viewing's id; nil for all that are kept for another account.
    /// - Returns: Those that are tried again.
    /// - Throws: `QueueMistake`, and what the store throws.
    package func retryAsMine(_ id: String?) throws -> Listing<Worded<QueueLine>> {
        guard let account = self.environment.connectedAccount else { throw QueueMistake.nobodyConnected }
        let chosen = if let id { [try self.find(id)] } else { try self.outbox.entries(in: [.parked], limit: 10_000) }
        let others = chosen.filter { $0.viewing.account.map { $0 != account } ?? false }
        for entry in others { try KeptViewings(in: self.outbox).assign(entry.id, to: account) }
        let name = DisplayText(account)
        let lines = others.map { Worded(QueueLine($0), "To be told to \(name): \(ViewingTitle($0))") }
        return Listing(lines, nothing: "Nothing is kept for another account.")
    }

    /// Drops a viewing: it is never told to Trakt, and taken back if it should have arrived there.
    package func drop(_ id: String) throws -> some Report {
        let entry = try self.find(id)
        let title = "\(ViewingTitle(entry))"
        guard try self.outbox.drop(entry.id, reason: Self.byUser), let now = try self.outbox.entry(entry.id)
        else {
            if entry.delivery.state == .dropped { throw QueueMistake.givenUpAlready(title) }
            throw entry.delivery.kind == .place
                ? QueueMistake.keptAlready(title) : QueueMistake.deliveredAlready(title, entry.id)
        }
        return Worded(QueueLine(now), self.words(of: now))
    }

    /// Rates what was watched; it goes out with the next `sync` or `play`.
    ///
    /// - Parameters:
    ///   - id: The beginning of a viewing's id; nil for what was watched last and counts, told or not.
    ///   - rating: 1 to 10.
    /// - Returns: What was rated.
    /// - Throws: `QueueMistake`, and what the store throws.
    package func rate(_ id: String?, _ rating: Int) throws -> RatingReport {
        guard (1...10).contains(rating) else { throw QueueMistake.noRating }
        self.settleAbandoned()
        guard let entry = try id.map(self.find) ?? self.outbox.lastWatched() else { throw QueueMistake.nothingWatched }
        try self.outbox.ratings.rate(entry.id, rating, at: Date())
        let title = ViewingTitle(entry)
        return RatingReport(id: entry.id, title: title.shown, named: title.named, rating: rating)
    }

    /// One of which all can be read.
    func readable(_ id: String) throws -> OutboxEntry {
        let entry = try self.find(id)
        guard entry.unreadable.isEmpty else { throw QueueMistake.unreadable(entry.id) }
        return entry
    }

    func find(_ id: String) throws -> OutboxEntry {
        let found = try self.outbox.find(id)
        guard let first = found.first else { throw QueueMistake.unknown(id) }
        guard found.count == 1 else { throw QueueMistake.ambiguous(id) }
        return first
    }

    /// Ends the viewings of dead players; on failure they are listed as they are and ended the next time.
    func settleAbandoned() { Self.settleAbandoned(self.outbox, self.environment) }

    static func settleAbandoned(_ outbox: Outbox, _ environment: Environment) {
        environment.logger.attempt("Viewings of dead players could not be ended") { try outbox.settleAbandoned() }
    }
}
