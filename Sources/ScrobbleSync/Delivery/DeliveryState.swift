/// How far what is owed has come.
package enum DeliveryState: String, Codable, Sendable, CaseIterable {
    /// The viewing is under way in a player; nothing is owed yet.
    case watching
    /// Waits to be told.
    case finished
    /// Taken by the one that sends; nothing has gone out yet.
    case sending
    /// Told, answer unknown: it is looked up before it is told again.
    case unsure
    /// The receiver has it.
    case delivered
    /// Left to the user: not known to the receiver, ambiguous, refused.
    case parked
    /// Nothing to tell, or given up by the user.
    case dropped

    /// "Waiting": needs nothing but a network, a login and its turn.
    package var isWaiting: Bool { [.finished, .sending, .unsure].contains(self) }
}
