internal import NIOCore
internal import NIOPosix

/// The continuous clock, waited for on the network's own threads: a wait on Swift's would bring Dispatch's back.
package struct EventLoopClock: Clock {
    package init() {}

    package var now: ContinuousClock.Instant { ContinuousClock.now }

    package var minimumResolution: Duration { ContinuousClock().minimumResolution }

    /// An event loop's time stands still while the machine sleeps; after this long it is looked at anew.
    private static let longestWait = Duration.seconds(60)

    /// Waits until an instant.
    ///
    /// - Throws: `CancellationError`.
    package func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration? = nil) async throws {
        try Task.checkCancellation()
        while case let rest = self.now.duration(to: deadline), rest > .zero {
            let timer = MultiThreadedEventLoopGroup.singleton.any()
                .scheduleTask(in: .nanoseconds(Int64(min(rest, Self.longestWait) / .nanoseconds(1)))) {}
            try await withTaskCancellationHandler {
                do { try await timer.futureResult.get() } catch { throw CancellationError() }
            } onCancel: {
                timer.cancel()
            }
        }
    }
}
