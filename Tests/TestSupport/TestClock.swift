package import Foundation
internal import Synchronization

/// A clock that goes on when somebody sleeps by it, by exactly as much: nothing is waited for, and everything has its time.
package final class TestClock: Clock, Sendable {
    package struct Instant: InstantProtocol, Hashable, Sendable {
        package var offset: Duration

        package func advanced(by duration: Duration) -> Self { Self(offset: self.offset + duration) }
        package func duration(to other: Self) -> Duration { other.offset - self.offset }
        package static func < (one: Self, other: Self) -> Bool { one.offset < other.offset }
    }

    private let instant = Mutex(Instant(offset: .zero))
    private let start: Date

    /// - Parameter start: The wall time at which it begins.
    package init(start: Date = Date(timeIntervalSince1970: 1_790_000_000)) {
        self.start = start
    }

    package var now: Instant { self.instant.withLock { $0 } }
    package var minimumResolution: Duration { .nanoseconds(1) }

    /// The wall time.
    package var date: Date { self.start + self.now.offset / .seconds(1) }

    package func advance(by seconds: Double) {
        self.instant.withLock { $0 = $0.advanced(by: .seconds(seconds)) }
    }

    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        self.instant.withLock { $0 = max($0, deadline) }
        await Task.yield()
    }
}
