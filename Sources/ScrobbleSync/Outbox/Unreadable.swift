internal import Foundation
internal import GRDB
internal import Logbook
internal import Logging

/// What becomes of a row of which something cannot be read: it is left to the user with a reason, and the rest flows.
enum Unreadable {
    /// Why nothing of it is sent.
    ///
    /// - Parameter columns: Those that cannot be read.
    /// - Returns: One sentence for the user.
    static func reason(_ columns: [String]) -> String {
        let what = columns.isEmpty ? "" : " (\(columns.joined(separator: ", ")))"
        return
            "What is stored of it cannot be read any more\(what); nothing of it is sent, and `queue drop` gives it up."
    }

    private static let waiting = "('finished', 'sending', 'unsure')"

    /// What is owed, to be given an input; nil where there is nothing, and where it cannot be read: it is parked then.
    static func delivery(for change: Outbox.Change, in db: Database) throws -> Delivery? {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT * FROM delivery WHERE viewing = ? AND receiver = ?",
            arguments: [change.viewing, change.receiver.rawValue]
        )
        guard let row else { return nil }
        let (delivery, unreadable) = Delivery.readable(in: row)
        if unreadable.isEmpty { return delivery }
        try Self.take(change.input, of: row, in: db)
        return nil
    }

    /// Gives a delivery that cannot be read an input as far as that is possible: only the state is told apart.
    ///
    /// `Delivery` itself cannot decide, for it cannot be made of the row. All other columns stay as they are.
    private static func take(_ input: Delivery.Input, of row: Row, in db: Database) throws {
        let columns = Delivery.readable(in: row).unreadable
        let (state, reason, from): (Delivery.State, String, String) =
            switch input {
            case .userDropped(let reason): (.dropped, reason, "state <> 'delivered'")
            // Its player is gone.
            case .ended, .ownerDied: (.parked, Self.reason(columns), "state IN \(Self.waiting) OR state = 'watching'")
            default: (.parked, Self.reason(columns), "state IN \(Self.waiting)")
            }
        try db.execute(
            sql: """
                UPDATE delivery SET state = ?, reason = ?, nextAttemptAt = NULL
                WHERE viewing = ? AND receiver = ? AND (\(from))
                """,
            arguments: [
                state.rawValue, reason, row["viewing"] as DatabaseValue?, row["receiver"] as DatabaseValue?,
            ]
        )
    }

    /// Parks those that wait and of which something cannot be read.
    ///
    /// - Parameters:
    ///   - entries: As they were read.
    ///   - outbox: Where they are parked.
    /// - Returns: The same, parked where that was to be done, also where it could not be stored.
    static func park(_ entries: [OutboxEntry], in outbox: Outbox) -> [OutboxEntry] {
        guard entries.contains(where: { !$0.unreadable.isEmpty && $0.delivery.state.isWaiting }) else { return entries }
        return entries.map { entry in
            guard !entry.unreadable.isEmpty, entry.delivery.state.isWaiting else { return entry }
            let input = Delivery.Input.unmatched(reason: Self.reason(entry.unreadable))
            var parked = entry
            _ = parked.delivery.receive(input, at: entry.delivery.watchedAt)
            outbox.logger.warning(
                "What is stored of a viewing cannot be read",
                metadata: ["viewing": "\(entry.id)", "columns": "\(entry.unreadable.joined(separator: ", "))"]
            )
            outbox.logger.attempt("It could not be parked", at: .warning) {
                _ = try outbox.apply([Outbox.Change(input, entry.delivery)], at: Date())
            }
            return parked
        }
    }
}
