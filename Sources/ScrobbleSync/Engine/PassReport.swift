/// What one pass over the queue did.
package struct PassReport: Codable, Hashable, Sendable {
    /// What Trakt has got: plays and places.
    package var delivered = 0
    /// Of them, places to go on from, which count as nothing.
    package var places = 0
    package var parked = 0
    package var dropped = 0
    package var waiting = 0
    /// Why nothing can be sent, in one sentence.
    package var obstacle: String?
    /// Seconds after which it is worth another try; nil when only something new is.
    package var nextTry: Double?
    /// Whether the obstacle is one that only the user can remove.
    package var needsUser = false

    package init() {}
}

/// Who wants a pass.
enum PassMode: Hashable {
    /// The player, or a timer.
    case background
    /// A user who waits for it; `all` confirms that a very long queue is to go out.
    case user(all: Bool)
    /// A player that goes: only what has just ended.
    case farewell

    var asker: GateState.Asker {
        switch self {
        case .background, .farewell: .backlog
        case .user: .user
        }
    }
}
