package import Foundation
import Synchronization

/// The server's clock, which may run ahead of ours or behind.
package final class SimulatedClock: Sendable {
    private let base: @Sendable () -> Date
    private let skew: Mutex<TimeInterval>

    package init(_ base: @escaping @Sendable () -> Date = { Date() }, skew: TimeInterval = 0) {
        self.base = base
        self.skew = Mutex(skew)
    }

    /// What the clock shows to work that was due earlier and is done now.
    @TaskLocal static var pinned: Date?

    package var now: Date { Self.pinned ?? self.base() + self.skew.withLock { $0 } }

    /// Seconds that the clock runs ahead from now on; negative when it runs behind.
    package func set(skew: TimeInterval) { self.skew.withLock { $0 = skew } }
}
