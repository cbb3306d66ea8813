import Foundation

/// How the account behaves.
struct AccountPolicy: Sendable {
    var userName = "simulated"
    /// Whether every code is approved as soon as it is made.
    var approvesAll = false
    /// Seconds.
    var tokenLifetime: TimeInterval = 7 * 86400
    /// Seconds.
    var codeLifetime: TimeInterval = 600
    /// Seconds between two polls.
    var deviceInterval = 5
    /// Seconds after a scrobble in which the same one is refused (`Documentation/trakt.md §4.5`).
    var duplicateWindow: TimeInterval = 3600
    var isVIP = false
    var places = AppPlaces.any
}

/// What becomes of a second app on an account that has one place (`Documentation/trakt.md §1.6`, open).
package enum AppPlaces: String, CaseIterable, Sendable {
    /// Any number of apps has a place.
    case any
    /// The second is refused.
    case refuse
    /// The second takes the place of the first, whose login ends.
    case displace
}

/// The one user of the pretend Trakt: logins, plays, what is on now.
package actor SimulatedAccount {
    let catalogue: Catalogue
    nonisolated let policy: AccountPolicy
    nonisolated let clock: SimulatedClock
    private(set) var state: AccountState
    private let file: StateFile?

    /// Opens the account.
    ///
    /// - Parameters:
    ///   - catalogue: What can be watched.
    ///   - policy: How it behaves.
    ///   - clock: The server's.
    ///   - path: Where its state is kept; in memory only when nil.
    /// - Throws: When the file can be neither read nor written.
    init(catalogue: Catalogue, policy: AccountPolicy, clock: SimulatedClock, path: String? = nil) throws {
        self.catalogue = catalogue
        self.policy = policy
        self.clock = clock
        let kept = try path.map { try StateFile.open($0) }
        self.file = kept?.file
        self.state = kept?.state ?? AccountState()
    }

    /// Makes changes happen, in memory and on disk.
    func apply(_ changes: [Change]) {
        for change in changes { self.state.apply(change) }
        self.file?.append(changes)
    }

    func reset() { self.apply([.reset]) }

    var plays: [Play] {
        self.endCheckinInTime()
        return self.state.plays
    }

    func nextID() -> Int { self.state.lastID + 1 }

    func oldestFirst() -> [Play] { self.state.oldestFirst() }
}
