import Testing

import TaskRuntime

/// What is tested is the real clock: its waits are awaited, of the shortest length that shows something.
@Suite struct EventLoopClockTests {
    private let clock = EventLoopClock()

    @Test func `a wait ends at its instant, not before`() async throws {
        let end = self.clock.now + .milliseconds(20)
        try await self.clock.sleep(until: end)
        #expect(self.clock.now >= end)
    }

    @Test(arguments: [Duration.zero, .seconds(-1), .seconds(-Int64.max)])
    func `an instant that is over is not waited for`(distance: Duration) async throws {
        try await self.clock.sleep(for: distance)
    }

    @Test(arguments: [Duration.milliseconds(1), .seconds(3600), .seconds(Int64.max / 2)])
    func `whoever is cancelled does not wait`(distance: Duration) async {
        // A task of its own is what can be cancelled.
        let task = Task {
            while true { try await self.clock.sleep(for: distance) }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
