internal import Foundation
internal import GRDB
internal import Logbook
internal import Logging

/// The only way in which what is owed changes.
extension Outbox {
    /// An input for a delivery.
    struct Change: Sendable {
        var viewing: String
        var receiver: Receiver
        var input: Delivery.Input
        /// The state that the caller knows; where another has been stored meanwhile, nothing changes.
        ///
        /// Nil for any.
        var known: Delivery.State?

        init(_ input: Delivery.Input, viewing: String, receiver: Receiver = .trakt, known: Delivery.State? = nil) {
            self.viewing = viewing
            self.receiver = receiver
            self.input = input
            self.known = known
        }

        init(_ input: Delivery.Input, _ delivery: Delivery) {
            self.viewing = delivery.viewing
            self.receiver = delivery.receiver
            self.input = input
            self.known = delivery.state
        }
    }

    /// A delivery after a change, and what is left to do about it.
    struct Applied: Sendable {
        var before: Delivery.State
        var input: Delivery.Input
        var delivery: Delivery
        var effects: [Delivery.Effect]
    }

    /// Gives deliveries what has happened and stores what they become, in one transaction.
    ///
    /// - Parameters:
    ///   - changes: What has happened to which.
    ///   - now: The time.
    ///   - jitter: As for `Delivery.receive`.
    ///   - isWhole: Whether nothing is to change where one of them has been changed by somebody else meanwhile.
    /// - Returns: Those that took it, in the order of the changes.
    /// - Throws: `DatabaseError`; then nothing has changed.
    func apply(
        _ changes: [Change],
        at now: Date,
        jitter: Double = 1,
        isWhole: Bool = false
    ) throws -> [Applied] {
        guard !changes.isEmpty else { return [] }
        let applied = try self.write { try Self.apply(changes, at: now, jitter: jitter, isWhole: isWhole, in: $0) }
        self.note(applied)
        return applied
    }

    /// Writes into the log what has changed.
    func note(_ applied: [Applied]) {
        for change in applied { self.logger.note(change) }
    }

    /// As above, within a transaction that does more; what it returns is to be noted when that is done.
    static func apply(
        _ changes: [Change],
        at now: Date,
        jitter: Double = 1,
        isWhole: Bool = false,
        in db: Database
    ) throws -> [Applied] {
        let applied = try changes.compactMap { change -> Applied? in
            guard let before = try Unreadable.delivery(for: change, in: db) else { return nil }
            guard change.known ?? before.state == before.state else { return nil }
            var delivery = before
            guard let effects = delivery.receive(change.input, at: now, jitter: jitter) else { return nil }
            return Applied(before: before.state, input: change.input, delivery: delivery, effects: effects)
        }
        guard !isWhole || applied.count == changes.count else { return [] }
        for change in applied {
            try change.delivery.update(db)
            for case .withdraw(let number) in change.effects {
                try Self.withdraw(number, of: change.delivery, in: db)
            }
        }
        return applied
    }

    /// What is owed to a receiver.
    func owed(to receiver: Receiver) -> ReceiverQueue { ReceiverQueue(outbox: self, receiver: receiver) }

    /// One input for all that is owed for a viewing.
    static func changes(_ input: Delivery.Input, of viewing: String, known: Delivery.State? = nil) -> [Change] {
        Receiver.allCases.map { Change(input, viewing: viewing, receiver: $0, known: known) }
    }
}

extension Logger {
    /// What happened to a delivery and what it became: with the requests beside it, the story of a scrobble.
    fileprivate func note(_ change: Outbox.Applied) {
        let delivery = change.delivery
        var metadata: Logger.Metadata = [
            "viewing": "\(delivery.viewing)", "receiver": "\(delivery.receiver.rawValue)",
            "input": "\(change.input.name)",
            "from": "\(change.before.rawValue)", "to": "\(delivery.state.rawValue)",
            "kind": "\(delivery.kind.rawValue)",
            "attempts": "\(delivery.attempts)",
        ]
        if let key = delivery.itemKey { metadata["item"] = "\(key)" }
        if let number = delivery.number { metadata["number"] = "\(number)" }
        if let reason = delivery.reason { metadata["reason"] = .personal(reason) }
        self.log(
            level: delivery.state == change.before ? .debug : .info,
            "What is owed has changed",
            metadata: metadata
        )
    }
}
